import type { AidRecord, Amount, Extraction } from '../core/record.ts'
import type { Writer } from './writer.ts'

type Cell = string | number | null | undefined

/** A record as a row of a spreadsheet; lists are joined by `; `. */
const COLUMNS: readonly (readonly [string, (record: AidRecord, article: Extraction['article']) => Cell])[] = [
  ['source', (_, article) => article.source],
  ['published', (_, article) => article.published],
  ['title', (_, article) => article.title],
  ['url', (_, article) => article.url],
  ['record', (record) => record.id],
  ['donors', (record) => record.donors.join('; ')],
  ['recipients', (record) => record.recipients.join('; ')],
  ['channel', (record) => record.channel.join('; ')],
  ['funding_source', (record) => record.funding_source.join('; ')],
  ['value', (record) => record.amount?.value],
  ['min', (record) => record.amount?.min],
  ['max', (record) => record.amount?.max],
  ['currency', (record) => record.amount?.currency],
  ['qualifier', (record) => record.amount?.qualifier],
  ['equivalents', (record) => record.equivalents.map(showAmount).join('; ')],
  ['items', (record) => record.items.map((item) => `${item.quantity ?? ''} ${item.name}`.trim()).join('; ')],
  ['type', (record) => record.type],
  ['sector', (record) => record.sector],
  ['instrument', (record) => record.instrument],
  ['status', (record) => record.status],
  ['novelty', (record) => record.novelty],
  ['scope', (record) => record.scope],
  ['part_of', (record) => record.part_of],
  ['programme', (record) => record.programme],
  ['announced', (record) => record.announced],
  ['period', (record) => record.period],
  ['delivery', (record) => record.delivery],
  ['officials', (record) => record.officials.join('; ')],
  ['groups', (record) => record.groups.join('; ')],
  ['confidence', (record) => record.confidence],
  ['doubts', (record) => record.doubts.map(({ sentence }) => sentence).join(' ')],
  ['review', (record) => record.review.state],
  ['start', (record) => record.spans.anchor?.start],
  ['end', (record) => record.spans.anchor?.end],
  ['quote', (record) => record.spans.anchor?.quote],
]

const showAmount = ({ value, min, max, currency }: Amount): string =>
  `${value ?? `${min}-${max}`} ${currency ?? ''}`.trim()

export const CSV_HEADER: string = row(COLUMNS.map(([name]) => name))

const rowsOf = ({ article, records }: Extraction): string =>
  records.map((record) => row(COLUMNS.map(([, cell]) => cell(record, article)))).join('')

/** All records, one a row, in the form of RFC 4180. */
export const writeCsv = (extractions: readonly Extraction[]): string => CSV_HEADER + extractions.map(rowsOf).join('')

export default {
  name: 'csv',
  extension: '.csv',
  together: 'records.csv',
  head: CSV_HEADER,
  write: rowsOf,
} satisfies Writer

function row(cells: readonly Cell[]): string {
  return `${cells.map(escapeCell).join(',')}\r\n`
}

/** A cell that a spreadsheet would run as a formula gets an apostrophe before it. */
function escapeCell(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
