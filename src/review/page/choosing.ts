import type { AidRecord } from '../../core/record.ts'
import { type Line, linesOf } from './fields.ts'
import { change, get, handsFull, recordInHand, say } from './state.ts'

/** The record and the line in hand. */

const names = new Map<string, string>()
export const nameOf = (code: string): string | null => names.get(code) ?? null

export function learnNames(words: readonly { readonly code: string; readonly name: string }[]): void {
  for (const { code, name } of words) names.set(code, name)
}

export const isOpen = ({ review }: AidRecord): boolean =>
  review.state === 'machine' ||
  review.state === 'orphan' ||
  Boolean(review.conflicts?.length) ||
  (review.state !== 'rejected' && Object.keys(review.orphaned ?? {}).length > 0)

export function choose(id: string | null, path: string | null = null): void {
  const record = get().opened?.extraction?.records.find((one) => one.id === id)
  const first = record && linesOf(record, get().all, nameOf)[0]?.path
  change({ record: record ? id : null, path: path ?? first ?? null, editing: false, ...NOTHING_OPEN })
}

/** What was offered or chosen for one line is not for another. */
const NOTHING_OPEN = { marking: null, suggestion: null, words: null } as const

export function stepRecord(step: 1 | -1): void {
  const { opened, record } = get()
  const records = opened?.extraction?.records ?? []
  const at = records.findIndex(({ id }) => id === record)
  // two records of one id are one place: nothing tells them apart
  const others = step > 0 ? records.slice(at + 1) : records.slice(0, Math.max(0, at)).reverse()
  const next = others.find(({ id }) => id !== record)
  if (next) choose(next.id)
  else say(step > 0 ? 'This is the last record of the article.' : 'This is the first record of the article.')
}

export function stepLine(step: 1 | -1): void {
  const record = recordInHand(get())
  if (!record) return
  const lines = linesOf(record, get().all, nameOf)
  const at = lines.findIndex(({ path }) => path === get().path)
  const next = lines[Math.max(0, Math.min(lines.length - 1, at + step))]
  if (next) change({ path: next.path, editing: false, ...NOTHING_OPEN })
}

export function lineInHand(): Line | null {
  const record = recordInHand(get())
  return (record && linesOf(record, get().all, nameOf).find(({ path }) => path === get().path)) ?? null
}

/** The open form must not point at a value that is no longer there. */
export function keepPath(): void {
  const record = recordInHand(get())
  if (!record || get().editing) return
  const lines = linesOf(record, get().all, nameOf)
  if (lines.some(({ path }) => path === get().path)) return
  const field = get().path?.split('.')[0]
  change({ path: (lines.find((line) => line.field.name === field) ?? lines[0])?.path ?? null })
}

/** What was open is closed: its line may be gone by now. */
export function settleHand(): void {
  if (!handsFull(get())) keepPath()
}
