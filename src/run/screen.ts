import pc from 'picocolors'
import { type Issue, printIssue } from '../core/issue.ts'
import type { AidRecord, Amount, Extraction } from '../core/record.ts'
import { printable } from '../write/printable.ts'

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
    return `${name}   ${colours.red(`✗ ${printable(extraction.problems[0]?.sentence ?? 'could not be read')}`)}`
  const rejected = extraction.records.filter(({ review }) => review.state === 'rejected').length
  const left = extraction.records.length - rejected
  const records = counted(left, 'record')
  const parts = [
    left ? colours.green(records) : colours.dim(records),
    ...(rejected ? [colours.dim(`${rejected} rejected`)] : []),
    ...(extraction.officials.length ? [counted(extraction.officials.length, 'official')] : []),
    ...(extraction.countries.length ? [counted(extraction.countries.length, 'country', 'countries')] : []),
    ...(extraction.problems.length ? [colours.yellow(counted(extraction.problems.length, 'problem'))] : []),
    ...(failed ? [colours.red('✗ not all could be written')] : []),
  ]
  return `${name}   ${parts.join(colours.dim(' · '))}`
}

export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

/** How many articles are in a language of which nothing is read. */
export const unreadLine = (count: number): string =>
  `${counted(count, 'article is', 'articles are')} in a language that is not read (language/unread)`

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
    : record.items.map(({ name, quantity }) => (quantity === null ? name : `${short(quantity)} ${name}`)).join(', ') ||
      '–',
  stage: `${record.status}${record.scope === 'single' ? '' : ` (${record.scope})`}${TOLD_BY[record.review.state]}`,
  date: record.announced ?? '–',
  words: record.spans.anchor?.quote ?? '',
})

/** What a person decided, behind what stands in the file. */
const TOLD_BY: Readonly<Record<AidRecord['review']['state'], string>> = {
  machine: '',
  accepted: ' ✓',
  corrected: ' ✎',
  rejected: ' ✗',
  orphan: ' ?',
}

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

/** With less room than this the words stand on a line of their own. */
const LEAST_ROOM = 30

/** A table as wide as the terminal; the words take what room is left, or the line below. */
export function table(screen: Screen, rows: readonly Row[]): string {
  const colours = paint(screen)
  const widest = (field: keyof Row, most: number): number =>
    Math.min(most, Math.max(...[HEAD, ...rows].map((row) => width(row[field]))))
  const widths = { parties: widest('parties', 24), what: widest('what', 30), stage: widest('stage', 20), date: 10 }
  const used = widths.parties + widths.what + widths.stage + widths.date + 8
  const room = screen.columns - used - 1
  const beside = room >= LEAST_ROOM
  const line = (row: Row, head: boolean): string => {
    const [parties, what, stage, date] = [
      fit(row.parties, widths.parties),
      fit(row.what, widths.what),
      fit(row.stage, widths.stage),
      fit(row.date, widths.date),
    ]
    const words = beside ? `  ${fit(row.words, room).trimEnd()}` : `\n  ${fit(row.words, screen.columns - 3).trimEnd()}`
    const told = head
      ? colours.dim([parties, what, stage, date].join('  '))
      : [colours.bold(parties), what, stageColour(colours, row.stage)(stage), date].join('  ')
    return beside || !head ? `${told}${colours.dim(words)}` : told
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
    ...(item.excerpt ? { excerpt: item.excerpt.split('\n').map(printable).join('\n') } : {}),
  }).split('\n')
  return [failed ? colours.red(head) : colours.yellow(head), ...rest].join('\n')
}
