import type { AidRecord, Amount, Extraction } from '../core/record.ts'
import type { ArticleState, Flag, Row } from './api.ts'

/** What of an article the list and its facets need; `words` is what the search looks through. */
export interface Summary extends Row {
  readonly words: string
}

/** Dollars of one unit of a currency. */
export type Rates = ReadonlyMap<string, number>

/** What the rule book says of the codes in records. */
export interface Known {
  /** They put sums in order, and are never shown as sums. */
  readonly rates: Rates
  /** Of countries and bodies: a search is for names, a record holds codes. */
  readonly names: ReadonlyMap<string, string>
}

/** Below this a record counts as `low`. */
const LOW = 0.5

/**
 * One article's line of the list.
 *
 * In:  its extraction, and what the rule book says of its codes.
 *      `rerun`: a machine wrote it after a person had reviewed it.
 * Out: its state, facets, and how urgent a look at it is.
 */
export function summarise(
  id: string,
  path: string,
  extraction: Extraction,
  { rates, names }: Known,
  { rerun = false }: { rerun?: boolean } = {},
): Summary {
  const { records, article } = extraction
  const live = records.filter(({ review }) => review.state !== 'rejected')
  const open = records.filter(isOpen)
  const dollars = live.flatMap(({ amount }) => dollarsOf(amount, rates) ?? [])
  return {
    id,
    path,
    title: article.title,
    published: article.published,
    state: stateOf(records.length, open.length),
    records: records.length,
    reviewed: records.length - open.length,
    donors: distinct(records.flatMap(({ donors }) => donors)),
    types: distinct(records.flatMap(({ type }) => type ?? [])),
    flags: flagsOf(records, open, rerun),
    dollars: dollars.length ? Math.max(...dollars) : null,
    urgency: Math.max(0, ...open.map((record) => urgencyOf(record, rates))),
    words: wordsOf(path, extraction, names),
  }
}

/** A file that is no result still has its line: first of all, because nothing of it can be used. */
export const brokenSummary = (id: string, path: string): Summary => ({
  id,
  path,
  title: null,
  published: null,
  state: 'broken',
  records: 0,
  reviewed: 0,
  donors: [],
  types: [],
  flags: [],
  dollars: null,
  urgency: BROKEN,
  words: path.toLowerCase(),
})

const BROKEN = 1000
/** An orphan or a conflict waits for a person, whatever its sum. */
const WAITING = 100

/** Nobody has decided it: the machine's own, or one whose decision was overtaken. */
export const isOpen = (record: AidRecord): boolean => record.review.state === 'machine' || isWaiting(record)

/** The merge left something that only a person can settle, whatever they decided before. */
const isWaiting = (record: AidRecord): boolean =>
  conflictsOf(record).length > 0 || (record.review.state !== 'rejected' && isOrphaned(record))

/** The record, or words of it, that the machine or the article does not have any more. */
const isOrphaned = ({ review }: AidRecord): boolean =>
  review.state === 'orphan' || Object.keys(review.orphaned ?? {}).length > 0

/** What the merge could not settle: written by it, read here without trust in its shape. */
export const conflictsOf = ({ review }: AidRecord): readonly unknown[] =>
  Array.isArray(review['conflicts']) ? (review['conflicts'] as unknown[]) : []

const stateOf = (records: number, open: number): ArticleState =>
  records === 0 ? 'empty' : open === 0 ? 'done' : open === records ? 'todo' : 'begun'

function flagsOf(records: readonly AidRecord[], open: readonly AidRecord[], rerun: boolean): Flag[] {
  const machine = open.filter(({ review }) => review.state === 'machine')
  return [
    ...(records.some((record) => conflictsOf(record).length) ? (['conflict'] as const) : []),
    ...(open.some(isOrphaned) ? (['orphan'] as const) : []),
    ...(machine.some(({ doubts }) => doubts.length) ? (['doubtful'] as const) : []),
    ...(machine.some(({ confidence }) => confidence < LOW) ? (['low'] as const) : []),
    ...(rerun && open.length ? (['changed'] as const) : []),
    ...(records.some(({ review }) => review.note) ? (['comment'] as const) : []),
    ...(records.some(({ review }) => review.flag) ? (['flagged'] as const) : []),
  ]
}

/** Doubt × the order of magnitude of the sum: a wrong billion before a wrong thousand, a shaky thousand before a sure one. */
function urgencyOf(record: AidRecord, rates: Rates): number {
  const waiting = isWaiting(record) ? WAITING : 0
  const doubt = (1 - record.confidence) * (1 + record.doubts.length / 2)
  const dollars = dollarsOf(record.amount, rates) ?? UNKNOWN_SUM
  return waiting + doubt * Math.log10(10 + dollars)
}

/** Goods without a sum stand beside sums of this size. */
const UNKNOWN_SUM = 1_000_000

export function dollarsOf(amount: Amount | null, rates: Rates): number | null {
  if (!amount) return null
  const value = amount.value ?? amount.max ?? amount.min
  return value === undefined ? null : value * (rates.get(amount.currency ?? 'USD') ?? 1)
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort()

function wordsOf(path: string, { article, records }: Extraction, names: Known['names']): string {
  const named = (codes: readonly string[]): string[] => codes.flatMap((code) => [code, names.get(code) ?? ''])
  const parts = [
    path,
    article.title ?? '',
    ...records.flatMap((record) => [
      ...named(record.donors),
      ...named(record.recipients),
      ...named(record.channel),
      ...record.officials,
      ...record.groups,
      ...record.items.map(({ name }) => name),
      record.programme ?? '',
      record.sector ?? '',
      record.spans['amount']?.quote ?? '',
      record.review.note ?? '',
    ]),
  ]
  return distinct(parts.map((part) => part.toLowerCase()).filter(Boolean)).join('\n')
}
