import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { issue } from '../core/issue.ts'
import { parseResult } from '../revise/document.ts'
import { countReviewed, noFigures, type ReviewedFigures } from '../revise/reviewed.ts'
import { jsonLine } from '../write/index.ts'
import { writeWhole } from './atomic.ts'
import { resultsOnce } from './doubled.ts'
import type { Output } from './output.ts'
import { baseOf, readText } from './results.ts'
import { counted } from './screen.ts'
import { NOTES } from './store.ts'

/** Shares, 0 to 1; null where nothing was reviewed. */
interface Shares {
  /** Of the machine's records that people judged, those that stand. */
  readonly precision: number | null
  /** Of the records that stand, those that the machine had found. */
  readonly recall: number | null
  readonly fields: Readonly<Record<string, number | null>>
}

const number = z.number().nullable()
const sharesSchema = z.object({ precision: number, recall: number, fields: z.record(z.string(), number) })

/** A folder that `extract` wrote, and no annotated articles. */
export const isReviewed = (folder: string): boolean =>
  existsSync(join(folder, NOTES)) && !readdirSync(folder).some((file) => file.endsWith('.gold.yaml'))

/**
 * Measures the extractor on a folder that people reviewed, field by field, and tells how the figures moved since they were last asked for
 * with another result (kept in `.aidtrail/score.json`).
 *
 * @returns 0, or 1 when a file cannot be read, or two of one article were reviewed.
 */
export function runScoreReviewed(folder: string, options: { json: boolean }, output: Output): number {
  const figures = noFigures()
  let failed = false
  const { files, doubled } = resultsOnce(folder)
  for (const { issue: item, loses } of doubled) {
    output.problem(item, loses)
    failed ||= loses
  }
  for (const file of files) {
    const base = baseOf(folder, file)
    if (!base) continue
    const path = join(folder, file)
    const { document, issues } = parseResult(readText(path) ?? '', path)
    if (document) countReviewed(figures, base, document.value)
    for (const item of issues) output.problem(item, true)
    failed ||= !document
  }
  const shares = sharesOf(figures)
  const before = trendOf(folder, shares)
  if (options.json) output.data(jsonLine({ ...figures, shares, before }))
  else for (const line of table(figures, shares, before)) output.line(line)
  const { accepted, corrected, rejected } = figures.records
  if (!(accepted + corrected + rejected))
    output.problem(
      issue(
        'score/unreviewed',
        'nobody reviewed a record of this folder',
        folder,
        'set review.state of some, or run: aidtrail review',
      ),
      false,
    )
  return failed ? 1 : 0
}

function sharesOf({ records, fields }: ReviewedFigures): Shares {
  const stand = records.accepted + records.corrected
  const share = (part: number, all: number): number | null => (all ? part / all : null)
  return {
    precision: share(stand, stand + records.rejected),
    recall: share(stand, stand + records.missed),
    fields: Object.fromEntries(
      Object.entries(fields).map(([field, { right, wrong }]) => [field, share(right, right + wrong)]),
    ),
  }
}

/** The last figures that were others; what is kept moves on when these change. */
function trendOf(folder: string, now: Shares): Shares | null {
  const path = join(folder, NOTES, 'score.json')
  const kept = z.object({ now: sharesSchema, before: sharesSchema.nullable() }).safeParse(parse(readText(path)))
  const last = kept.success ? kept.data : null
  if (last && JSON.stringify(last.now) === JSON.stringify(now)) return last.before
  writeWhole(path, `${JSON.stringify({ now, before: last?.now ?? null }, null, 1)}\n`)
  return last?.now ?? null
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}

function table({ records, fields }: ReviewedFigures, shares: Shares, before: Shares | null): string[] {
  const { accepted, corrected, rejected, missed, unseen } = records
  const percent = (share: number | null): string => (share === null ? '-' : (100 * share).toFixed(1)).padStart(6)
  const moved = (now: number | null, then: number | null | undefined): string => {
    if (now === null || then === null || then === undefined || now === then) return ''
    const points = 100 * (now - then)
    return `  ${points > 0 ? '+' : ''}${points.toFixed(1)}`
  }
  return [
    `${counted(accepted, 'record')} accepted, ${corrected} corrected, ${rejected} rejected, ${missed} missed; ${unseen} not reviewed`,
    `precision ${percent(shares.precision)}${moved(shares.precision, before?.precision)}`,
    `recall    ${percent(shares.recall)}${moved(shares.recall, before?.recall)}`,
    '',
    'field of a record that stands  right  changed      %',
    ...Object.entries(fields)
      .filter(([, { right, wrong }]) => right + wrong)
      .map(
        ([field, { right, wrong }]) =>
          `${field.padEnd(30)} ${String(right).padStart(5)} ${String(wrong).padStart(8)} ${percent(shares.fields[field] ?? null)}${moved(shares.fields[field] ?? null, before?.fields[field])}`,
      ),
  ]
}
