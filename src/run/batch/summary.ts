import { printable } from '../../write/index.ts'
import { countPassed, type Passed, showPassed } from '../passed.ts'
import { counted, unreadLine } from '../screen.ts'
import type { Answer } from './job.ts'
import type { Receipt } from './shard.ts'

/** Sums over the shards of a run; the same however the run went. */
export interface Total {
  in: number
  ok: number
  none: number
  error: number
  copies: number
  records: number
  copied_records: number
  unread: number
  passed: number
  /** What is no article by kind, files too; `passed` counts what archives hold. */
  passed_over: Passed
  causes: Record<string, number>
}

export interface Summary {
  article(answer: Answer): void
  shard(receipt: Receipt): void
  total(): Total
  /** The articles that took longest in this session, with their milliseconds. */
  slowest(): readonly { readonly source: string; readonly ms: number }[]
  lines(out: string): string[]
}

const SLOWEST = 5

/** @param files that are no articles. */
export function createSummary(files: Passed = {}): Summary {
  const over = countPassed()
  const addOver = (passed: Passed): void => {
    for (const [kind, count] of Object.entries(passed)) over.add(kind, count)
  }
  addOver(files)
  const total: Omit<Total, 'passed_over'> = {
    in: 0,
    ok: 0,
    none: 0,
    error: 0,
    copies: 0,
    records: 0,
    copied_records: 0,
    unread: 0,
    passed: 0,
    causes: {},
  }
  let slow: { source: string; ms: number }[] = []
  const slowest = (): typeof slow => slow.map(({ source, ms }) => ({ source, ms: Math.round(ms) }))
  return {
    article({ source, ms }) {
      if (slow.length === SLOWEST && ms <= slow[SLOWEST - 1]!.ms) return
      slow = [...slow, { source, ms }].sort((one, other) => other.ms - one.ms).slice(0, SLOWEST)
    },
    shard(receipt) {
      for (const field of [
        'in',
        'ok',
        'none',
        'error',
        'copies',
        'records',
        'copied_records',
        'unread',
        'passed',
      ] as const)
        total[field] += receipt[field]
      addOver(receipt.passed_over)
      for (const [code, count] of Object.entries(receipt.causes)) total.causes[code] = (total.causes[code] ?? 0) + count
    },
    total: () => ({
      ...total,
      passed_over: over.all(),
      causes: Object.fromEntries(Object.entries(total.causes).sort()),
    }),
    slowest,
    lines: (out) => [
      '',
      `${counted(total.in, 'article')}: ${total.ok} with records, ${total.none} without, ${total.error} failed → ${out}`,
      `${counted(total.records - total.copied_records, 'record')} of first tellings${total.copies ? `; ${counted(total.copies, 'article is a copy', 'articles are copies')}, with ${counted(total.copied_records, 'record')} told before` : ''}`,
      ...(total.unread ? [unreadLine(total.unread)] : []),
      ...[showPassed(over.all())].flatMap((shown) => (shown ? [`passed over, no articles: ${shown}`] : [])),
      ...Object.entries(total.causes)
        .sort(([, one], [, other]) => other - one)
        .map(([code, count]) => `  failed: ${count} × ${code}`),
      ...(slow.length
        ? [
            `slowest: ${slowest()
              .map(({ source, ms }) => `${printable(source)} ${ms} ms`)
              .join(', ')}`,
          ]
        : []),
    ],
  }
}
