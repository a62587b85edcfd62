import pc from 'picocolors'
import { type Issue, printIssue } from '../core/issue.ts'
import type { AidRecord, Amount, Extraction } from '../core/record.ts'
import { printable } from '../write/index.ts'

/** What a person sees: lines, a table, problems. Colours only on a terminal that wants them. */
export interface Screen {
  readonly colour: boolean
  readonly columns: number
}

type Paint = ReturnType<typeof pc.createColors>
const paint = ({ colour }: Screen): Paint => pc.createColors(colour)

/** `denmark-cyber.txt   2 records · 1 official · 9 countries`. */
export function articleLine(screen: Screen, extraction: Extraction, width: number, failed: boolean): string {
  const colours = paint(screen)
  const name = printable(extraction.article.source).padEnd(width)
  if (failed && !extraction.article.id)
    return `${colours.red('✗')} ${name}  ${colours.red(printable(extraction.problems[0]?.sentence ?? 'could not be read'))}`
  const parts = [
    counted(extraction.records.length, 'record'),
    ...(extraction.officials.length ? [counted(extraction.officials.length, 'official')] : []),
    ...(extraction.countries.length ? [counted(extraction.countries.length, 'country', 'countries')] : []),
    ...(extraction.problems.length ? [colours.yellow(counted(extraction.problems.length, 'problem'))] : []),
  ]
  const mark = extraction.records.length ? colours.green('✓') : colours.dim('·')
  return `${mark} ${name}  ${parts.join(colours.dim(' · '))}`
}

export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

/** One row of the table of what was found. */
export interface Row {
  readonly parties: string
  readonly what: string
  readonly stage: string
  readonly date: string
  readonly words: string
}

export const rowOf = (record: AidRecord): Row => ({
  parties: `${record.donors.join('+') || '?'} → ${record.recipients.join('+') || '?'}`,
  what: record.amount
    ? showAmount(record.amount)
    : record.items.map((item) => `${item.quantity ?? ''} ${item.name}`.trim()).join(', ') || '–',
  stage: record.scope === 'single' ? record.status : `${record.status} (${record.scope})`,
  date: record.announced ?? '–',
  words: record.spans.anchor?.quote ?? '',
})

const SIGNS: Readonly<Record<string, string>> = {
  about: '~',
  at_least: '≥',
  more_than: '>',
  up_to: '≤',
  less_than: '<',
}

export const showAmount = ({ value, min, max, currency, qualifier }: Amount): string =>
  `${SIGNS[qualifier] ?? ''}${value !== undefined ? short(value) : `${short(min ?? 0)}–${short(max ?? 0)}`} ${currency ?? '?'}`

/** `91 million`, `1.5 billion`, `250,000`. */
export function short(value: number): string {
  for (const [size, word] of [
    [1e12, 'trillion'],
    [1e9, 'billion'],
    [1e6, 'million'],
  ] as const)
    if (value >= size) return `${Number((value / size).toFixed(3))} ${word}`
  return String(value).replace(/\B(?=(?:\d{3})+(?!\d))/g, ',')
}

const HEAD: Row = {
  parties: 'DONOR → RECIPIENT',
  what: 'SUM OR GOODS',
  stage: 'STAGE',
  date: 'ANNOUNCED',
  words: 'THE WORDS IT STANDS ON',
}

/** A table as wide as the terminal; the words take what room is left. */
export function table(screen: Screen, rows: readonly Row[]): string {
  const colours = paint(screen)
  const widest = (field: keyof Row, most: number): number =>
    Math.min(most, Math.max(...[HEAD, ...rows].map((row) => width(row[field]))))
  const widths = {
    parties: widest('parties', 24),
    what: widest('what', 30),
    stage: widest('stage', 20),
    date: widest('date', 10),
  }
  const used = widths.parties + widths.what + widths.stage + widths.date + 8
  const room = Math.max(22, screen.columns - used - 1)
  const line = (row: Row, head: boolean): string => {
    const cells = [
      fit(row.parties, widths.parties),
      fit(row.what, widths.what),
      fit(row.stage, widths.stage),
      fit(row.date, widths.date),
      fit(row.words, room).trimEnd(),
    ]
    if (head) return colours.dim(cells.join('  '))
    return [
      colours.bold(cells[0]!),
      cells[1]!,
      stageColour(colours, row.stage)(cells[2]!),
      cells[3]!,
      colours.dim(cells[4]!),
    ]
      .join('  ')
      .trimEnd()
  }
  return [line(HEAD, true), ...rows.map((row) => line(row, false))].join('\n')
}

const stageColour = (colours: Paint, stage: string): ((text: string) => string) =>
  /^(?:disbursed|delivered)/.test(stage) ? colours.green : stage.startsWith('committed') ? colours.cyan : colours.yellow

const width = (text: string): number => Array.from(printable(text)).length

function fit(text: string, most: number): string {
  const signs = Array.from(printable(text))
  return signs.length <= most
    ? signs.join('').padEnd(most - signs.length + signs.join('').length)
    : `${signs.slice(0, most - 1).join('')}…`
}

export function showIssue(screen: Screen, item: Issue, failed: boolean): string {
  const colours = paint(screen)
  const [head = '', ...rest] = printIssue({
    ...item,
    cause: printable(item.cause),
    place: item.place && printable(item.place),
    mend: item.mend && printable(item.mend),
  }).split('\n')
  return [failed ? colours.red(head) : colours.yellow(head), ...rest].join('\n')
}
