import {
  type AidRecord,
  type Amount,
  INSTRUMENTS,
  type Item,
  NOVELTIES,
  SCOPES,
  type SpanOut,
  STATUSES,
  TYPES,
} from '../../core/record.ts'

/** How a field is edited. */
export type FieldKind = 'places' | 'amount' | 'amounts' | 'items' | 'choice' | 'date' | 'text' | 'texts' | 'part'
/** What a field is about: its colour in the text and beside its label. */
export type Family = 'donor' | 'recipient' | 'sum' | 'goods' | 'time' | 'kind' | 'record'

export interface Field {
  readonly name: FieldName
  readonly label: string
  readonly kind: FieldKind
  readonly family: Family
  readonly choices?: readonly string[]
  /** Shown even when it holds nothing. */
  readonly always?: boolean
}

export type FieldName =
  | 'donors'
  | 'recipients'
  | 'amount'
  | 'equivalents'
  | 'items'
  | 'status'
  | 'type'
  | 'instrument'
  | 'announced'
  | 'period'
  | 'delivery'
  | 'channel'
  | 'funding_source'
  | 'sector'
  | 'programme'
  | 'novelty'
  | 'scope'
  | 'part_of'
  | 'officials'
  | 'groups'

/** In the order in which one reads a gift: who, to whom, how much, what stage, when; then the rest. */
export const FIELDS: readonly Field[] = [
  { name: 'donors', label: 'Donor', kind: 'places', family: 'donor', always: true },
  { name: 'recipients', label: 'Recipient', kind: 'places', family: 'recipient', always: true },
  { name: 'amount', label: 'Sum', kind: 'amount', family: 'sum', always: true },
  { name: 'equivalents', label: 'Same sum', kind: 'amounts', family: 'sum' },
  { name: 'items', label: 'Goods', kind: 'items', family: 'goods' },
  { name: 'status', label: 'Stage', kind: 'choice', family: 'kind', choices: STATUSES, always: true },
  { name: 'announced', label: 'Announced', kind: 'date', family: 'time', always: true },
  { name: 'type', label: 'Type', kind: 'choice', family: 'kind', choices: TYPES, always: true },
  { name: 'instrument', label: 'Form', kind: 'choice', family: 'kind', choices: INSTRUMENTS },
  { name: 'period', label: 'Period', kind: 'date', family: 'time' },
  { name: 'delivery', label: 'Delivery', kind: 'date', family: 'time' },
  { name: 'scope', label: 'Scope', kind: 'choice', family: 'kind', choices: SCOPES },
  { name: 'part_of', label: 'Part of', kind: 'part', family: 'kind' },
  { name: 'novelty', label: 'Novelty', kind: 'choice', family: 'kind', choices: NOVELTIES },
  { name: 'sector', label: 'Sector', kind: 'text', family: 'kind' },
  { name: 'programme', label: 'Programme', kind: 'text', family: 'kind' },
  { name: 'channel', label: 'Channel', kind: 'texts', family: 'kind' },
  { name: 'funding_source', label: 'Money of', kind: 'texts', family: 'kind' },
  { name: 'officials', label: 'Officials', kind: 'texts', family: 'kind' },
  { name: 'groups', label: 'Groups', kind: 'texts', family: 'kind' },
]

export const fieldNamed = (name: string): Field | undefined => FIELDS.find((field) => field.name === name)

/** The field that a span's path belongs to: `donors.DK` is the donors'. */
export const fieldOfPath = (path: string): Field | undefined => fieldNamed(path.split('.')[0]!)

export const familyOfPath = (path: string): Family => fieldOfPath(path)?.family ?? 'record'

/** One line of the form: a field, or one value of a field that holds several. */
export interface Line {
  readonly field: Field
  /** Where its words and its reason are kept: `donors.DK`, `amount`. */
  readonly path: string
  /** Which of several values; null for the field as a whole. */
  readonly index: number | null
  readonly shown: string
  readonly detail: string
  readonly span: SpanOut | null
  readonly why: string | null
  readonly empty: boolean
}

/** The words that stand for the whole record. */
export const ANCHOR = 'anchor'

/**
 * The lines of a record's form.
 *
 * @param all fields that hold nothing too.
 * @param nameOf a code's name, `Denmark` of `DK`.
 */
export function linesOf(record: AidRecord, all: boolean, nameOf: (code: string) => string | null): Line[] {
  return FIELDS.flatMap((field) => {
    const lines = valuesOf(record, field, nameOf)
    if (lines.length) return lines
    return all || field.always ? [blankLine(record, field)] : []
  })
}

function valuesOf(record: AidRecord, field: Field, nameOf: (code: string) => string | null): Line[] {
  const line = (path: string, index: number | null, shown: string, detail = ''): Line => ({
    field,
    path,
    index,
    shown,
    detail,
    span: record.spans[path] ?? null,
    why: whyOf(record, field, path),
    empty: false,
  })
  const value = record[field.name]
  if (value === null) return []
  if (field.name === 'amount')
    return [line('amount', null, amountShown(record.amount!), detailOfAmount(record.amount!))]
  if (field.name === 'equivalents')
    return record.equivalents.map((sum, i) => line(`equivalents.${i}`, i, amountShown(sum), detailOfAmount(sum)))
  if (field.name === 'items')
    return record.items.map((item, i) => line(`items.${i}`, i, itemShown(item), item.category ?? ''))
  if (Array.isArray(value))
    return (value as string[]).map((code, i) =>
      line(`${field.name}.${code}`, i, nameOf(code) ?? code, nameOf(code) ? code : ''),
    )
  return [line(field.name, null, choiceShown(String(value)))]
}

const blankLine = (record: AidRecord, field: Field): Line => ({
  field,
  path: field.name,
  index: null,
  shown: '',
  detail: '',
  span: record.spans[field.name] ?? null,
  why: whyOf(record, field, field.name),
  empty: true,
})

/** A sum's currency is inferred apart from its figure. */
const whyOf = ({ why }: AidRecord, field: Field, path: string): string | null =>
  why[path] ?? (field.name === 'amount' ? (why['currency'] ?? null) : null)

/** Stages and forms as words, but no date: `at_least` → `at least`. */
export const choiceShown = (value: string): string => (/^[a-z_]+$/.test(value) ? value.replaceAll('_', ' ') : value)

const QUALIFIED: Readonly<Record<Amount['qualifier'], string>> = {
  exact: '',
  about: 'about',
  at_least: 'at least',
  more_than: 'more than',
  up_to: 'up to',
  less_than: 'less than',
  range: '',
}

export const amountShown = ({ value, min, max, currency, qualifier }: Amount): string =>
  [
    QUALIFIED[qualifier],
    value !== undefined
      ? figure(value)
      : `${min === undefined ? '…' : figure(min)}–${max === undefined ? '…' : figure(max)}`,
    currency ?? '(currency?)',
  ]
    .filter(Boolean)
    .join(' ')

const detailOfAmount = ({ value }: Amount): string =>
  value !== undefined && value >= 10_000 && figure(value) !== grouped(value) ? grouped(value) : ''

/** `91 million`, `1.5 billion`: only when nothing is lost by it. */
export function figure(value: number): string {
  for (const [size, word] of [
    [1e12, 'trillion'],
    [1e9, 'billion'],
    [1e6, 'million'],
  ] as const) {
    if (Math.abs(value) < size) continue
    const short = Number((value / size).toFixed(3))
    if (short * size === value) return `${short} ${word}`
  }
  return grouped(value)
}

/** A thin space that does not break. */
export const grouped = (value: number): string => {
  const [whole = '', part] = String(value).split('.')
  return whole.replace(/\B(?=(?:\d{3})+(?!\d))/g, '\u202f') + (part ? `.${part}` : '')
}

export const itemShown = ({ name, quantity, qualifier, unit }: Item): string =>
  [
    quantity === null || !qualifier ? '' : QUALIFIED[qualifier],
    quantity === null ? '' : grouped(quantity),
    unit ?? '',
    name,
  ]
    .filter(Boolean)
    .join(' ')

/** One line for a record that is not open: `Norway → Ukraine · 85 billion NOK`. */
export function headlineOf(record: AidRecord, nameOf: (code: string) => string | null): string {
  const names = (codes: readonly string[]): string => codes.map((code) => nameOf(code) ?? code).join(', ') || '?'
  const what = record.amount
    ? amountShown(record.amount)
    : record.items.map(itemShown).join(', ') || choiceShown(record.type ?? 'no sum')
  return `${names(record.donors)} → ${names(record.recipients)} · ${what}`
}
