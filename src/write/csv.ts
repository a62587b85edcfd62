import type { AidRecord, Amount, Extraction } from '../core/record.ts'
import { replaceSteering } from './printable.ts'
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
  // behind the others: who reads columns by their place finds them where they were
  ['copy_of', (_, article) => article.copy_of],
  ['own_id', (_, article) => article.own_id],
]

const showAmount = ({ value, min, max, currency }: Amount): string =>
  `${value ?? `${min}-${max}`} ${currency ?? ''}`.trim()

export const CSV_HEADER: string = rowOf(COLUMNS.map(([name]) => name))

const rowsOf = ({ article, records }: Extraction, cellOf = guarded): string =>
  records
    .map((record) =>
      rowOf(
        COLUMNS.map(([, cell]) => cell(record, article)),
        cellOf,
      ),
    )
    .join('')

/**
 * All records, one a row, in the form of RFC 4180.
 * @param raw without the guard against formulas, for programs; a spreadsheet may run what an article says.
 */
export const writeCsv = (extractions: readonly Extraction[], { raw = false }: { raw?: boolean } = {}): string =>
  CSV_HEADER + extractions.map((extraction) => rowsOf(extraction, raw ? plain : guarded)).join('')

export default {
  name: 'csv',
  extension: '.csv',
  together: 'records.csv',
  head: CSV_HEADER,
  write: (extraction) => rowsOf(extraction),
} satisfies Writer

function rowOf(cells: readonly Cell[], cellOf = guarded): string {
  return `${cells.map((cell) => quoted(cellOf(cell))).join(',')}\r\n`
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

function plain(cell: Cell): string {
  return cell === null || cell === undefined ? '' : String(cell)
}

/**
 * A cell that a spreadsheet would run as a formula gets an apostrophe before it. A cell that begins with apostrophes and then such a
 * sign gets one more, so that a reader who takes one away from all of these has the text again.
 */
function guarded(cell: Cell): string {
  if (typeof cell !== 'string') return plain(cell)
  // the return is part of a line's end
  const safe = cell.split('\r').map(replaceSteering).join('\r')
  return /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(cell) ? `'${safe}` : safe
}
