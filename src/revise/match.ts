import type { SpanOut } from '../core/record.ts'
import { isSpan } from './reanchor.ts'
import { isObject } from './same.ts'
import type { WordPlace } from './word-places.ts'

/**
 * Which record of one side is which of the other: by id, and those that are left by the words that they stand on, or by those that
 * came in their place. Never by their place in the list, never by a value that a person may correct; but that other words came for a
 * gift of other parties is not believed.
 */
type Loose = Readonly<Record<string, unknown>>

/** Of a span that lost its words, the place of those that came for them. */
export type Place = (span: SpanOut) => WordPlace | null

/** Half of the words at least. */
const ENOUGH = 0.5

/** From the records of `left` to those of `right`, as places in the lists. */
export function matchRecords(
  left: readonly Loose[],
  right: readonly Loose[],
  options: { ids: boolean; place?: Place | null } = { ids: true },
): Map<number, number> {
  const pairs = new Map<number, number>()
  const taken = new Set<number>()
  if (options.ids) {
    const byId = new Map(right.map(({ id }, i) => [id, i] as const).reverse())
    for (const [i, { id }] of left.entries()) {
      const place = byId.get(id)
      if (place === undefined || taken.has(place)) continue
      pairs.set(i, place)
      taken.add(place)
    }
  }
  const known = [left.map(wordsOf), right.map(wordsOf)] as const
  pairByWords(...known, pairs, taken)
  pairByQuotes(left, right, pairs, taken)
  const { place } = options
  const isLikely = (i: number, j: number): boolean => sameParties(left[i]!, right[j]!)
  if (place) pairByWords(...lostOnes(left, right, known, place), pairs, taken, isLikely)
  return pairs
}

/** The likest first, each record once. */
function pairByWords(
  left: readonly (Words | null)[],
  right: readonly (Words | null)[],
  pairs: Map<number, number>,
  taken: Set<number>,
  isLikely: (i: number, j: number) => boolean = () => true,
): void {
  const open = left.flatMap((words, i) => (words && !pairs.has(i) ? [{ i, words }] : []))
  const free = right.flatMap((words, j) => (words && !taken.has(j) ? [{ j, words }] : []))
  const likely = open
    .flatMap(({ i, words }) => free.map(({ j, words: others }) => ({ i, j, score: likeness(words, others) })))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.i - b.i || a.j - b.j)
  for (const { i, j } of likely) {
    if (pairs.has(i) || taken.has(j) || !isLikely(i, j)) continue
    pairs.set(i, j)
    taken.add(j)
  }
}

/** `France will give Moldova $20 million` in place of `Germany will give Ukraine $500 million` keeps half of the words, and is another gift. */
function sameParties(one: Loose, other: Loose): boolean {
  return (['donors', 'recipients'] as const).every((field) => {
    const [left, right] = [one[field], other[field]]
    if (!Array.isArray(left) || !Array.isArray(right) || !left.length || !right.length) return true
    return left.some((party) => right.includes(party))
  })
}

/** Both sides anew, with the places of the words that were lost; null for a record of which too few words are left. */
function lostOnes(
  left: readonly Loose[],
  right: readonly Loose[],
  [words, others]: readonly [readonly Words[], readonly Words[]],
  place: Place,
): [(Words | null)[], (Words | null)[]] {
  const placed = (record: Loose, known: Words): Words | null =>
    orphanedOf(record) ? placedWords(record, place) : known
  return [left.map((record, i) => placed(record, words[i]!)), right.map((record, j) => placed(record, others[j]!))]
}

function placedWords({ spans, review }: Loose, place: Place): Words | null {
  const lost = Object.entries(orphanedOf({ review }) ?? {})
  const at = new Map(lost.map(([key, span]) => [key, isSpan(span) ? place(span) : null]))
  const anchor = at.get('anchor')
  if (at.has('anchor') && (!anchor || anchor.kept < ENOUGH)) return null
  const found = lost.flatMap(([key]) => (at.get(key) ? [[key, { quote: '', ...at.get(key)! }] as const] : []))
  return wordsOf({ spans: { ...(isObject(spans) ? spans : {}), ...Object.fromEntries(found) } })
}

/** Records whose words had no place in the article for a while, and now have one again: by the words alone, if they are no one else's. */
function pairByQuotes(
  left: readonly Loose[],
  right: readonly Loose[],
  pairs: Map<number, number>,
  taken: Set<number>,
): void {
  const lost = left
    .map((record, i) => ({ i, quotes: lostQuotes(record) }))
    .filter(({ i, quotes }) => quotes && !pairs.has(i))
  if (!lost.length) return
  const free = right
    .map(({ spans }, j) => ({ j, quotes: quotesOf(spans) }))
    .filter(({ j, quotes }) => quotes && !taken.has(j))
  for (const { i, quotes } of lost) {
    const rivals = lost.filter((one) => one.quotes === quotes)
    const found = free.filter((one) => one.quotes === quotes)
    if (rivals.length !== 1 || found.length !== 1) continue
    pairs.set(i, found[0]!.j)
    taken.add(found[0]!.j)
  }
}

const orphanedOf = ({ review }: Loose): Loose | null =>
  isObject(review) && isObject(review.orphaned) ? review.orphaned : null

function lostQuotes({ spans, review }: Loose): string | null {
  const orphaned = orphanedOf({ review })
  return orphaned && isSpan(orphaned.anchor) ? quotesOf({ ...(isObject(spans) ? spans : {}), ...orphaned }) : null
}

function quotesOf(spans: unknown): string | null {
  if (!isObject(spans) || !isSpan(spans.anchor)) return null
  const gift = Object.entries(spans).flatMap(([key, span]) => (GIFT.test(key) && isSpan(span) ? [span.quote] : []))
  return JSON.stringify([spans.anchor.quote, ...gift.sort()])
}

interface Words {
  readonly anchor: SpanOut | null
  /** What is given: the sum and the goods. Two gifts of one sentence share the anchor, and differ here. */
  readonly gift: readonly SpanOut[]
}

function wordsOf({ spans }: Loose): Words {
  if (!isObject(spans)) return { anchor: null, gift: [] }
  const gift = Object.entries(spans).flatMap(([key, span]) => (GIFT.test(key) && isSpan(span) ? [span] : []))
  return { anchor: isSpan(spans.anchor) ? spans.anchor : null, gift }
}

const GIFT = /^(?:amount|items\.\d+|equivalents\.\d+)$/

/** 0 when they are two records. */
function likeness(a: Words, b: Words): number {
  const anchor = a.anchor && b.anchor ? share([a.anchor], [b.anchor]) : 0
  if (a.gift.length && b.gift.length) {
    const gift = share(a.gift, b.gift)
    return gift >= ENOUGH ? 1 + gift + anchor : 0
  }
  return anchor >= ENOUGH ? anchor : 0
}

/** Shared length over covered length. Spans of one record do not overlap, but for slips that the bound catches. */
function share(a: readonly SpanOut[], b: readonly SpanOut[]): number {
  let shared = 0
  for (const one of a)
    for (const other of b) shared += Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start))
  const all = lengthOf(a) + lengthOf(b) - shared
  return all > 0 ? Math.min(1, shared / all) : 0
}

const lengthOf = (spans: readonly SpanOut[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0)
