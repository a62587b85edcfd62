import type { CheckedExtractor } from '../checked.ts'
import type { AidRecord, Extraction, SpanOut } from '../core/record.ts'
import { EMPTY } from '../revise/new-record.ts'
import type { ReadWords } from './api.ts'

/**
 * Reads the words that a reviewer selected, for a record that the machine missed or a span that stands elsewhere.
 *
 * In:  the article's text, the selected words (code points), and the article's day of publication.
 * Out: the records that the extractor finds in these words alone, with spans in the article; and a record that holds no more than what
 *      can be read without a clause: the first sum, the first place as donor, the second as recipient, the first date.
 */
export function readWords(
  extract: CheckedExtractor,
  text: string,
  selected: { start: number; end: number },
  published: string | null,
): ReadWords {
  const points = Array.from(text)
  const start = Math.max(0, Math.min(selected.start, points.length))
  const end = Math.max(start, Math.min(selected.end, points.length))
  const words = points.slice(start, end).join('')
  const span = { quote: words, start, end }
  if (!words.trim()) return { records: [], span, blank: blankRecord(span) }
  const { extraction } = extract.text(words, { source: 'selection', metadata: { published } })
  return {
    records: extraction.records.map((record) => moved(record, start)),
    span,
    blank: filled(blankRecord(span), extraction, start),
  }
}

const shift = ({ quote, start, end }: SpanOut, by: number): SpanOut => ({ quote, start: start + by, end: end + by })

/** A part of a record that is not here would be a dead link. */
const moved = (record: AidRecord, by: number): AidRecord => ({
  ...record,
  part_of: null,
  spans: Object.fromEntries(Object.entries(record.spans).map(([path, span]) => [path, shift(span, by)])),
})

export const blankRecord = (anchor: SpanOut): AidRecord => ({
  id: 'r_000000',
  ...EMPTY,
  spans: { anchor },
  review: { state: 'machine' },
})

function filled(blank: AidRecord, { money, countries, dates }: Extraction, by: number): AidRecord {
  const [sum] = money
  const [donor, recipient] = countries
  const date = dates.find(({ value }) => value !== null)
  const spans: Record<string, SpanOut> = { ...blank.spans }
  if (sum) spans['amount'] = shift(sum.span, by)
  if (donor?.spans[0]) spans[`donors.${donor.code}`] = shift(donor.spans[0], by)
  if (recipient?.spans[0]) spans[`recipients.${recipient.code}`] = shift(recipient.spans[0], by)
  if (date) spans['announced'] = shift(date.span, by)
  return {
    ...blank,
    donors: donor ? [donor.code] : [],
    recipients: recipient ? [recipient.code] : [],
    amount: sum ? amountOf(sum) : null,
    announced: date?.value ?? null,
    spans,
  }
}

const amountOf = ({ value, min, max, currency, qualifier }: Extraction['money'][number]): AidRecord['amount'] =>
  value === undefined
    ? { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }), currency, qualifier }
    : { value, currency, qualifier }
