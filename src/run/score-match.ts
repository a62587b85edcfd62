import type { AidRecord, Amount, SpanOut } from '../core/record.ts'

/** A sum as gold files and outputs write it. */
export type SumLike = Pick<Amount, 'value' | 'min' | 'max' | 'currency'>

export interface ItemLike {
  readonly name: string
  readonly quantity?: number | null
}

/** The fields of a record that are compared. */
export interface RecordLike {
  readonly donors?: readonly string[]
  readonly recipients?: readonly string[]
  readonly channel?: readonly string[]
  readonly amount?: (SumLike & { readonly qualifier?: string }) | null
  readonly equivalents?: readonly SumLike[]
  readonly items?: readonly ItemLike[]
  readonly type?: string | null
  readonly status?: string | null
  readonly scope?: string | null
  readonly instrument?: string | null
  readonly announced?: string | null
  readonly period?: string | null
}

/** A record of a gold file: it names its sentence. */
export interface GoldRecord extends RecordLike {
  readonly evidence: string
}

/** Case, spaces, quotes and dashes do not part two names. */
export const norm = (text: unknown): string =>
  String(text ?? '')
    .normalize('NFKC')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

const wordsOf = (text: string): Set<string> => new Set(norm(text).match(/[a-z0-9]{2,}/g) ?? [])

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0
  for (const word of a) if (b.has(word)) count++
  return count
}

/** Shared words in the larger of two names: padding a name with words lowers it. */
export function likeness(a: string, b: string): number {
  const [left, right] = [wordsOf(a), wordsOf(b)]
  return shared(left, right) / Math.max(1, left.size, right.size)
}

/** Shared words in the smaller of two names. */
export function overlap(a: string, b: string): number {
  const [left, right] = [wordsOf(a), wordsOf(b)]
  return shared(left, right) / Math.max(1, Math.min(left.size, right.size))
}

const surname = (name: string): string => norm(name).split(' ').pop() ?? ''
export const samePerson = (a: string, b: string): boolean =>
  norm(a) === norm(b) || (surname(a) === surname(b) && likeness(a, b) >= 0.34)

export function sameSet(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  const [left, right] = [new Set(a), new Set(b)]
  return left.size === right.size && [...left].every((value) => right.has(value))
}

/** Within half a percent, in the same currency. */
export function sameSum(a: SumLike | null | undefined, b: SumLike | null | undefined): boolean {
  if (!a || !b || a.currency !== b.currency) return false
  if (isNumber(a.value) && isNumber(b.value)) return isNear(a.value, b.value)
  if (isNumber(a.min) && isNumber(b.min)) return isNear(a.min, b.min) && isNear(a.max ?? a.min, b.max ?? b.min)
  return false
}

const isNumber = (value: unknown): value is number => typeof value === 'number'
export const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 0.005 * Math.max(Math.abs(a), Math.abs(b))

const sumsOf = (record: RecordLike): SumLike[] => [
  ...(record.amount ? [record.amount] : []),
  ...(record.equivalents ?? []),
]

/** Which share of the gold sentence the record's anchor covers, in code points. */
export function anchorOverlap(gold: GoldRecord, anchor: SpanOut | undefined, text: string): number {
  const at = text.indexOf(gold.evidence)
  if (at < 0 || !anchor) return 0
  const start = Array.from(text.slice(0, at)).length
  const end = start + Array.from(gold.evidence).length
  return Math.max(0, Math.min(end, anchor.end) - Math.max(start, anchor.start)) / (end - start)
}

/** How well a record tells a gold one: by the leading figure 3, by another of its sums 2.5, by goods or the sentence 1 to 2. */
function foundScore(gold: GoldRecord, told: AidRecord, text: string): number {
  const [wanted, got] = [sumsOf(gold), sumsOf(told)]
  if (wanted.length && got.length) {
    if (sameSum(gold.amount, told.amount)) return 3
    return wanted.some((a) => got.some((b) => sameSum(a, b))) ? 2.5 : 0
  }
  if (wanted.length || got.length) return 0
  const items = Math.max(0, ...(gold.items ?? []).flatMap((a) => told.items.map((b) => itemScore(a, b))))
  if (items >= 0.5) return 1 + items
  return anchorOverlap(gold, told.spans['anchor'], text) > 0 ? 1 : 0
}

const itemScore = (a: ItemLike, b: ItemLike): number => {
  const agree = isNumber(a.quantity) && isNumber(b.quantity) ? a.quantity === b.quantity : true
  return overlap(a.name, b.name) * (agree ? 1 : 0.5)
}

/** Pairs gold records with told ones, the best first; each at most once. Gold index → told index. */
export function pairRecords(
  gold: readonly GoldRecord[],
  told: readonly AidRecord[],
  text: string,
): Map<number, number> {
  const pairs: { score: number; i: number; j: number }[] = []
  gold.forEach((a, i) => {
    told.forEach((b, j) => {
      const found = foundScore(a, b, text)
      if (found > 0) pairs.push({ score: found + agreement(a, b, text), i, j })
    })
  })
  pairs.sort((a, b) => b.score - a.score)
  const taken = new Set<number>()
  const matched = new Map<number, number>()
  for (const { i, j } of pairs) {
    if (matched.has(i) || taken.has(j)) continue
    matched.set(i, j)
    taken.add(j)
  }
  return matched
}

const agreement = (a: GoldRecord, b: AidRecord, text: string): number =>
  (sameSet(a.donors, b.donors) ? 0.4 : 0) +
  (sameSet(a.recipients, b.recipients) ? 0.2 : 0) +
  (sameSet(a.channel, b.channel) ? 0.1 : 0) +
  0.1 * anchorOverlap(a, b.spans['anchor'], text) +
  (a.scope === b.scope ? 0.05 : 0)
