import type { AidRecord, Extraction } from '../core/record.ts'
import { pairRecords, type RecordPair } from './agree.ts'

/**
 * One file out of two reviewers': the first one's, with what the second says otherwise listed under `review.conflicts`, which the page
 * shows side by side. Records that only the second has come at the end.
 */
export function adjudicationOf(file: string, a: Extraction, b: Extraction): Extraction {
  const pairs = pairRecords(file, a, b)
  const byA = new Map(pairs.flatMap((pair) => (pair.a ? [[pair.a.id, pair] as const] : [])))
  const used = new Set(a.records.map(({ id }) => id))
  return {
    ...a,
    records: [
      ...a.records.map((record) => marked(record, byA.get(record.id) ?? null)),
      ...pairs.flatMap(({ a: left, b: right }) =>
        !left && right && !used.has(right.id) ? [onlyIn(right, 'second')] : [],
      ),
    ],
  }
}

function marked(record: AidRecord, pair: RecordPair | null): AidRecord {
  if (!pair) return record
  if (!pair.b) return onlyIn(record, 'first')
  const conflicts = pair.differences.map(({ path, b }) => ({ path, machine: b ?? null }))
  return conflicts.length ? { ...record, review: { ...record.review, conflicts } } : record
}

const onlyIn = (record: AidRecord, which: string): AidRecord => ({
  ...record,
  doubts: [{ code: 'one_reviewer', sentence: `Only the ${which} reviewer has this record.` }, ...record.doubts],
})
