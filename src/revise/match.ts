import type { SpanOut } from '../core/record.ts'
import { isSpan } from './reanchor.ts'
import { isObject } from './same.ts'

/**
 * Which record of one side is which of the other: by id, and those that are left by the words that they stand on. Never by their
 * place in the list, never by a value that a person may correct.
 */
type Loose = Readonly<Record<string, unknown>>

/** Half of the words at least. */
const ENOUGH = 0.5

/** From the records of `left` to those of `right`, as places in the lists. */
export function matchRecords(
  left: readonly Loose[],
  right: readonly Loose[],
  options: { ids: boolean } = { ids: true },
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
  const open = left.map((record, i) => ({ i, words: wordsOf(record) })).filter(({ i }) => !pairs.has(i))
  const free = right.map((record, j) => ({ j, words: wordsOf(record) })).filter(({ j }) => !taken.has(j))
  const likely = open
    .flatMap(({ i, words }) => free.map(({ j, words: others }) => ({ i, j, score: likeness(words, others) })))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.i - b.i || a.j - b.j)
  for (const { i, j } of likely) {
    if (pairs.has(i) || taken.has(j)) continue
    pairs.set(i, j)
    taken.add(j)
  }
  pairByQuotes(left, right, pairs, taken)
  return pairs
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

function lostQuotes({ spans, review }: Loose): string | null {
  const orphaned = isObject(review) && isObject(review.orphaned) ? review.orphaned : null
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
