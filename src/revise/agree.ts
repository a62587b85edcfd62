import type { AidRecord, Amount, Extraction } from '../core/record.ts'
import { boundsOf } from '../core/when.ts'
import { matchRecords } from './match.ts'
import { same } from './same.ts'

/**
 * How far two reviewers of the same articles agree: which records both see, and for these, field by field, Cohen's κ (values as labels)
 * and Krippendorff's α (with a distance for sums, dates and lists). Records that a reviewer rejected are not theirs.
 *
 * Only what both reviewed is measured, as everywhere where agreement is measured: of a record that nobody touched both copies say what
 * the machine said, and that is no agreement.
 */
export interface RecordPair {
  readonly file: string
  /** Null where only the other has it. */
  readonly a: AidRecord | null
  readonly b: AidRecord | null
  /** Who decided it. Of a record that only the other has, a reviewer did if they decided anything in the article. */
  readonly reviewed: 'both' | 'a' | 'b' | 'none'
  /** What differs, by field. */
  readonly differences: readonly { readonly path: string; readonly a: unknown; readonly b: unknown }[]
}

export interface FieldAgreement {
  /** Pairs of records that were compared. */
  readonly n: number
  /** Share of pairs that say the same. */
  readonly observed: number
  /** Null when all say one thing, or there is nothing to compare. */
  readonly kappa: number | null
  readonly alpha: number | null
}

export interface Agreement {
  /** Pairs and single records by who reviewed them; the other figures are of `both` alone. */
  readonly reviewed: Readonly<Record<RecordPair['reviewed'], number>>
  readonly both: number
  readonly onlyA: number
  readonly onlyB: number
  /** F1 of seeing the same records; null when there are none. */
  readonly found: number | null
  readonly fields: Readonly<Record<string, FieldAgreement>>
}

type Distance = (a: unknown, b: unknown) => number

const nominal: Distance = (a, b) => (same(a, b) ? 0 : 1)

/** Field → how far apart two values are, 0 to 1. */
const FIELDS: Readonly<Record<string, Distance>> = {
  donors: sets,
  recipients: sets,
  channel: sets,
  amount: sums,
  items: (a, b) => sets(names(a), names(b)),
  type: nominal,
  sector: nominal,
  instrument: nominal,
  status: nominal,
  novelty: nominal,
  scope: nominal,
  announced: dates,
  period: dates,
  delivery: dates,
  officials: sets,
  groups: sets,
}

/** What the machine said last in each of the two files; null where that is not known: then only the state tells who reviewed what. */
export interface Machines {
  readonly a: Extraction | null
  readonly b: Extraction | null
}

/** Pairs the records of one article. For a page that shows two reviewers side by side, too. */
export function pairRecords(
  file: string,
  a: Extraction,
  b: Extraction,
  machines: Machines = { a: null, b: null },
): RecordPair[] {
  const left = a.records.filter(({ review }) => review.state !== 'rejected')
  const right = b.records.filter(({ review }) => review.state !== 'rejected')
  const pairs = matchRecords(left, right)
  const taken = new Set(pairs.values())
  const decided = [decisions(a, machines.a), decisions(b, machines.b)] as const
  const of = (one: AidRecord | null, other: AidRecord | null): RecordPair => {
    const [byA, byB] = [decided[0](one), decided[1](other)]
    const reviewed = byA && byB ? 'both' : byA ? 'a' : byB ? 'b' : 'none'
    return { ...pairOf(file, one, other), reviewed }
  }
  return [
    ...left.map((record, i) => of(record, right[pairs.get(i) ?? -1] ?? null)),
    ...right.filter((_, j) => !taken.has(j)).map((record) => of(null, record)),
  ]
}

/** Whether a reviewer decided a record; of one that they do not have (null), whether they decided anything, and so read the article. */
function decisions({ records }: Extraction, machine: Extraction | null): (record: AidRecord | null) => boolean {
  const said = new Map(machine?.records.map((record) => [record.id, record]))
  const isDecided = (record: AidRecord): boolean => {
    const old = said.get(record.id)
    if (record.review.state !== 'machine' || (machine && !old)) return true
    return old !== undefined && pairOf('', old, record).differences.length > 0
  }
  const here = new Set(records.map(({ id }) => id))
  const any = records.some(isDecided) || [...said.keys()].some((id) => !here.has(id))
  return (record) => (record ? isDecided(record) : any)
}

function pairOf(file: string, a: AidRecord | null, b: AidRecord | null): Omit<RecordPair, 'reviewed'> {
  const of = (record: AidRecord, field: string): unknown => record[field as keyof AidRecord]
  const differences =
    a && b
      ? Object.keys(FIELDS).flatMap((path) =>
          FIELDS[path]!(of(a, path), of(b, path)) === 0 ? [] : [{ path, a: of(a, path), b: of(b, path) }],
        )
      : []
  return { file, a, b, differences }
}

export function agreementOf(all: readonly RecordPair[]): Agreement {
  const reviewed = { both: 0, a: 0, b: 0, none: 0 }
  for (const pair of all) reviewed[pair.reviewed]++
  const pairs = all.filter((pair) => pair.reviewed === 'both')
  const shared = pairs.flatMap(({ a, b }) => (a && b ? [[a, b] as const] : []))
  const onlyA = pairs.filter(({ b }) => !b).length
  const onlyB = pairs.filter(({ a }) => !a).length
  const records = 2 * shared.length + onlyA + onlyB
  const fields = Object.entries(FIELDS).map(([field, distance]) => {
    const values = shared.map(([a, b]) => [a[field as keyof AidRecord], b[field as keyof AidRecord]] as const)
    return [field, measure(values, distance)] as const
  })
  return {
    reviewed,
    both: shared.length,
    onlyA,
    onlyB,
    found: records ? (2 * shared.length) / records : null,
    fields: Object.fromEntries(fields),
  }
}

/** @param values what the two say of each unit */
export function measure(values: readonly (readonly [unknown, unknown])[], distance: Distance): FieldAgreement {
  const n = values.length
  const agreed = values.filter(([a, b]) => distance(a, b) === 0).length
  return { n, observed: n ? agreed / n : 0, kappa: kappaOf(values), alpha: alphaOf(values, distance) }
}

/** Cohen: agreement beyond that of two coders who draw from their own habits. */
function kappaOf(values: readonly (readonly [unknown, unknown])[]): number | null {
  const n = values.length
  const left = countLabels(values.map(([a]) => a))
  const right = countLabels(values.map(([, b]) => b))
  const observed = values.filter(([a, b]) => label(a) === label(b)).length / n
  const chance = [...left].reduce(
    (sum, [name, { count }]) => sum + (count / n) * ((right.get(name)?.count ?? 0) / n),
    0,
  )
  return n && chance < 1 ? (observed - chance) / (1 - chance) : null
}

/** Krippendorff: 1 − observed over expected disagreement, for two coders and no gaps. */
function alphaOf(values: readonly (readonly [unknown, unknown])[], distance: Distance): number | null {
  const n = 2 * values.length
  if (!n) return null
  const observed = values.reduce((sum, [a, b]) => sum + distance(a, b) ** 2, 0) / values.length
  const told = [...countLabels(values.flat()).values()]
  let expected = 0
  for (const [i, one] of told.entries())
    for (const other of told.slice(i + 1))
      expected += 2 * one.count * other.count * distance(one.value, other.value) ** 2
  expected /= n * (n - 1)
  return expected > 0 ? 1 - observed / expected : null
}

const label = (value: unknown): string =>
  JSON.stringify(Array.isArray(value) ? [...value].map((one) => JSON.stringify(one)).sort() : (value ?? null))

function countLabels(values: readonly unknown[]): Map<string, { value: unknown; count: number }> {
  const counts = new Map<string, { value: unknown; count: number }>()
  for (const value of values) {
    const name = label(value)
    const known = counts.get(name)
    if (known) known.count++
    else counts.set(name, { value, count: 1 })
  }
  return counts
}

/** Jaccard: what is shared of all. */
function sets(a: unknown, b: unknown): number {
  const left = new Set<unknown>(Array.isArray(a) ? a : [])
  const right = new Set<unknown>(Array.isArray(b) ? b : [])
  const all = new Set([...left, ...right])
  if (!all.size) return 0
  return 1 - [...left].filter((one) => right.has(one)).length / all.size
}

const names = (items: unknown): string[] =>
  (Array.isArray(items) ? items : []).map((item: AidRecord['items'][number]) =>
    `${item.quantity ?? ''} ${item.name}`.trim().toLowerCase(),
  )

/** How far apart in proportion; other money is another sum altogether. */
function sums(a: unknown, b: unknown): number {
  if (same(a, b)) return 0
  if (!a || !b) return 1
  const [left, right] = [a as Amount, b as Amount]
  if (left.currency !== right.currency) return 1
  const [x, y] = [middle(left), middle(right)]
  if (x === y) return left.qualifier === right.qualifier ? 0 : 0.1
  return Math.min(1, Math.abs(x - y) / Math.max(x, y))
}

const middle = ({ value, min, max }: Amount): number => value ?? ((min ?? 0) + (max ?? min ?? 0)) / 2

/** In days between both beginnings and ends, a year and more being as far as can be. */
function dates(a: unknown, b: unknown): number {
  if (same(a, b)) return 0
  if (typeof a !== 'string' || typeof b !== 'string') return 1
  const [left, right] = [boundsOf(a), boundsOf(b)]
  const apart = (x: string | null, y: string | null): number =>
    x === y ? 0 : x === null || y === null ? 365 : Math.abs(Date.parse(x) - Date.parse(y)) / 86_400_000
  const days = (apart(left.earliest, right.earliest) + apart(left.latest, right.latest)) / 2
  return Number.isFinite(days) ? Math.min(1, Math.max(days, 1) / 365) : 1
}
