import type { Extraction } from '../core/record.ts'
import type { Tally } from './score-tally.ts'

/** Errors of this kind are told three times an article; all are counted. */
const MOST = 3

/** Every span must reproduce its quote, and what the contract wants a span for must have one. */
export function checkSpans(text: string, extraction: Extraction, tally: Tally): void {
  const points = Array.from(text)
  let seen = 0
  let wrong = 0
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const { quote, start, end } = value as { quote?: unknown; start?: unknown; end?: unknown }
    if (typeof quote === 'string' && Number.isInteger(start) && Number.isInteger(end)) {
      seen++
      if (points.slice(start as number, end as number).join('') !== quote && ++wrong <= MOST)
        tally.error(`SPAN ${String(start)}-${String(end)} is not ${JSON.stringify(quote)}`)
    }
    for (const child of Object.values(value)) visit(child)
  }
  visit(extraction)
  tally.area('spans', seen - wrong, wrong, withoutSpan(extraction, tally))
}

/** Anchors, sums and stated donors of records (or a reason for inferred ones), and every entry of the lists. */
function withoutSpan(extraction: Extraction, tally: Tally): number {
  let missing = 0
  const need = (there: boolean, what: string): void => {
    if (!there && ++missing <= MOST) tally.error(`NO SPAN for ${what}`)
  }
  for (const record of extraction.records) {
    need(Boolean(record.spans['anchor']?.quote), `the anchor of ${record.id}`)
    if (record.amount) need(Boolean(record.spans['amount']?.quote), `the sum of ${record.id}`)
    const inferred = JSON.stringify(record.why).includes('donor')
    for (const donor of record.donors)
      need(Boolean(record.spans[`donors.${donor}`]?.quote) || inferred, `donor ${donor} of ${record.id}`)
  }
  for (const list of ['money', 'dates'] as const)
    for (const entry of extraction[list])
      need(Boolean(entry.span.quote), `${list} ${JSON.stringify(entry).slice(0, 60)}`)
  for (const list of ['officials', 'countries', 'groups'] as const)
    for (const entry of extraction[list])
      need(Boolean(entry.spans[0]?.quote), `${list} ${JSON.stringify(entry).slice(0, 60)}`)
  return missing
}
