import type { AidRecord, Extraction } from '../core/record.ts'
import {
  type GoldRecord,
  likeness,
  norm,
  overlap,
  pairRecords,
  type RecordLike,
  type SumLike,
  samePerson,
  sameSet,
  sameSum,
} from './score-match.ts'
import { checkSpans } from './score-spans.ts'
import type { Tally } from './score-tally.ts'

/** An annotated article, as `NAME.gold.yaml` holds it. */
export interface Gold {
  readonly id: string
  readonly published?: string | null
  readonly records: readonly GoldRecord[]
  readonly officials: readonly {
    readonly name: string
    readonly office: string
    readonly country?: string | null
    readonly body?: string | null
  }[]
  readonly countries: readonly string[]
  readonly groups?: readonly string[]
  readonly money: readonly (SumLike & { readonly text: string })[]
  readonly dates: readonly { readonly text: string; readonly value: string | null }[]
}

/** An annotated article with its text. */
export interface Annotated {
  readonly folder: string
  readonly gold: Gold
  readonly text: string
}

/** What is told of an error besides, in lines of its own: where a record was lost, what spoke for a false one. */
export interface Why {
  missed(wanted: GoldRecord): readonly string[]
  falsely(record: AidRecord): readonly string[]
  party(wanted: GoldRecord, got: AidRecord): readonly string[]
}

const SILENT: Why = { missed: () => [], falsely: () => [], party: () => [] }

/** Compares one extraction with its gold file. */
export function scoreArticle(gold: Gold, extraction: Extraction, text: string, tally: Tally, why: Why = SILENT): void {
  checkSpans(text, extraction, tally)
  scoreRecords(gold, extraction, text, tally, why)
  scoreLedger(gold, extraction, tally)
  scoreOfficials(gold, extraction, tally)
  scoreSet(
    tally,
    'countries',
    gold.countries,
    extraction.countries.map(({ code }) => code),
  )
  scoreSet(
    tally,
    'groups',
    (gold.groups ?? []).map(norm),
    extraction.groups.map(({ name }) => norm(name)),
  )
  const key = (sum: SumLike): string => `${sum.value ?? `${sum.min}-${sum.max}`} ${sum.currency}`
  scoreList(
    tally,
    'money',
    once(gold.money, key),
    once(extraction.money, key),
    sameSum,
    (sum) => `${sum.text} = ${key(sum)}`,
  )
  scoreList(
    tally,
    'dates',
    once(gold.dates, ({ value }) => String(value)),
    once(
      extraction.dates.filter(({ value }) => value !== null),
      ({ value }) => String(value),
    ),
    (a, b) => a.value === b.value,
    (date) => `${date.text} = ${date.value}`,
  )
}

const FIELDS = ['type', 'status', 'scope', 'instrument', 'announced', 'period'] as const

function scoreRecords(gold: Gold, { records }: Extraction, text: string, tally: Tally, why: Why): void {
  const pairs = pairRecords(gold.records, records, text)
  const right = new Set<number>()
  for (const [i, wanted] of gold.records.entries()) {
    const at = pairs.get(i)
    if (at === undefined) tally.error(withWhy(`MISSED ${show(wanted)} «${wanted.evidence}»`, why.missed(wanted)))
    else if (scoreFields(wanted, records[at]!, tally, why)) right.add(at)
  }
  const matched = new Set(pairs.values())
  records.forEach((record, j) => {
    tally.prediction({ confidence: record.confidence, right: right.has(j) })
    if (matched.has(j)) return
    tally.error(withWhy(`FALSE RECORD ${show(record)} «${record.spans['anchor']?.quote ?? ''}»`, why.falsely(record)))
  })
  tally.area('records found', pairs.size, records.length - matched.size, gold.records.length - pairs.size)
  tally.area('records right', right.size, records.length - right.size, gold.records.length - right.size)
  if (!gold.records.length) tally.area('no-aid articles kept clean', records.length ? 0 : 1, 0, records.length ? 1 : 0)
}

const withWhy = (error: string, why: readonly string[]): string => [error, ...why].join('\n    ')

/** True when donors and recipients agree. */
function scoreFields(wanted: GoldRecord, got: AidRecord, tally: Tally, why: Why): boolean {
  const donors = sameSet(wanted.donors, got.donors)
  const recipients = sameSet(wanted.recipients, got.recipients)
  if (!donors || !recipients)
    tally.error(withWhy(`WRONG PARTY want ${show(wanted)} got ${show(got)}`, why.party(wanted, got)))
  tally.field('donors', donors)
  tally.field('recipients', recipients)
  const agrees = (field: (typeof FIELDS)[number]): boolean => (wanted[field] ?? null) === (got[field] ?? null)
  for (const field of FIELDS) {
    tally.field(field, agrees(field))
    if (!agrees(field)) tally.error(`${field}: want ${wanted[field]} got ${got[field]} in ${show(wanted)}`)
  }
  if (wanted.amount) {
    tally.field('qualifier', wanted.amount.qualifier === got.amount?.qualifier)
    tally.field('leading figure', sameSum(wanted.amount, got.amount))
  }
  scoreItems(wanted, got, tally)
  tally.field('channel', sameSet(wanted.channel, got.channel))
  const amount = sameSum(wanted.amount, got.amount) === Boolean(wanted.amount)
  tally.field(
    'all fields',
    donors && recipients && amount && (['type', 'status', 'scope', 'announced'] as const).every(agrees),
  )
  return donors && recipients
}

function scoreItems(wanted: GoldRecord, got: AidRecord, tally: Tally): void {
  const left = [...got.items]
  for (const item of wanted.items ?? []) {
    const at = left.findIndex(
      (other) => overlap(item.name, other.name) >= 0.5 && (item.quantity ?? null) === other.quantity,
    )
    if (at >= 0) left.splice(at, 1)
    else tally.error(`item missed ${item.quantity ?? ''} ${item.name} in ${show(wanted)}`)
    tally.area('items', at >= 0 ? 1 : 0, 0, at >= 0 ? 0 : 1)
  }
  for (const item of left) {
    tally.area('items', 0, 1, 0)
    tally.error(`item false ${item.quantity ?? ''} ${item.name} in ${show(wanted)}`)
  }
}

const show = ({ donors, recipients, amount, items }: RecordLike): string =>
  `${donors?.join('+') || '?'}→${recipients?.join('+') || '?'} ${amount ? `${amount.value ?? `${amount.min}-${amount.max}`} ${amount.currency}` : (items ?? []).map(({ name }) => name).join(', ')}`

type Ledger = 'record' | 'equivalent' | 'none'

/** The role of each sum: some record's amount, an equivalent, or neither. */
function scoreLedger(gold: Gold, extraction: Extraction, tally: Tally): void {
  for (const sum of extraction.money) {
    if (!gold.money.some((wanted) => sameSum(wanted, sum))) continue
    const wanted: Ledger = gold.records.some(({ amount }) => sameSum(amount, sum))
      ? 'record'
      : gold.records.some(({ equivalents }) => equivalents?.some((other) => sameSum(other, sum)))
        ? 'equivalent'
        : 'none'
    const got: Ledger =
      sum.role === 'record' || sum.role === 'part' || sum.role === 'total'
        ? 'record'
        : sum.role === 'equivalent'
          ? 'equivalent'
          : 'none'
    tally.field('role of a sum', wanted === got)
    if (wanted !== got) tally.error(`ROLE of ${sum.text}: want ${wanted} got ${sum.role}`)
  }
}

/** The same person (surname and, where both have it, first name). Spokespersons count neither way. */
function scoreOfficials(gold: Gold, extraction: Extraction, tally: Tally): void {
  const told = extraction.officials.filter(({ office }) => !/spokes/i.test(office))
  const used = new Set<number>()
  const american = (office: string): string => office.replace(/defense/gi, 'defence')
  for (const wanted of gold.officials) {
    const at = told.findIndex((other, i) => !used.has(i) && samePerson(other.name, wanted.name))
    tally.area('officials', at >= 0 ? 1 : 0, 0, at >= 0 ? 0 : 1)
    if (at < 0) {
      tally.error(`OFFICIAL missed ${wanted.name}, ${wanted.office}`)
      continue
    }
    used.add(at)
    const got = told[at]!
    tally.field('official country', (wanted.country ?? wanted.body ?? null) === (got.country ?? got.body ?? null))
    tally.field('official office', likeness(american(wanted.office), american(got.office)) >= 0.6)
  }
  told.forEach((official, i) => {
    if (used.has(i)) return
    tally.area('officials', 0, 1, 0)
    tally.error(`OFFICIAL false ${official.name}, ${official.office}`)
  })
}

function scoreSet(tally: Tally, area: string, wanted: readonly string[], got: readonly string[]): void {
  const [want, have] = [new Set(wanted), new Set(got)]
  for (const value of want) {
    tally.area(area, have.has(value) ? 1 : 0, 0, have.has(value) ? 0 : 1)
    if (!have.has(value)) tally.error(`${area} missed ${value}`)
  }
  for (const value of have) {
    if (want.has(value)) continue
    tally.area(area, 0, 1, 0)
    tally.error(`${area} false ${value}`)
  }
}

function scoreList<A, B>(
  tally: Tally,
  area: string,
  wanted: readonly A[],
  got: readonly B[],
  same: (a: A, b: B) => boolean,
  label: (value: A | B) => string,
): void {
  const left = [...got]
  for (const value of wanted) {
    const at = left.findIndex((other) => same(value, other))
    if (at >= 0) left.splice(at, 1)
    else tally.error(`${area} missed ${label(value)}`)
    tally.area(area, at >= 0 ? 1 : 0, 0, at >= 0 ? 0 : 1)
  }
  for (const value of left) {
    tally.area(area, 0, 1, 0)
    tally.error(`${area} false ${label(value)}`)
  }
}

/** A sum or date told several times counts once: annotators list a repeated expression once. The last stands. */
const once = <T>(values: readonly T[], key: (value: T) => string): T[] => [
  ...new Map(values.map((value) => [key(value), value])).values(),
]
