import type { NumberMention } from '../core/mention.ts'
import type { GoodsWord } from '../rulebook/goods-words.ts'
import { type Phrase, type Place, phraseAt } from './goods-phrase.ts'
import { type Counted, countOf, leftEdge, STOPS } from './goods-quantity.ts'

/*
 * Goods told by weight, length or load: `12 tonnes of medicines`, `three lorries of blankets`.
 *
 * In:  a place in a sentence where a measure may stand, and the numbers around.
 * Out: what is measured, a whole list of it too; null where no goods are, or where they are told one by one.
 */

/** Goods that were read at a place, and where reading goes on. */
export interface Read {
  readonly word: GoodsWord
  /** Null for goods that are read over: too little says that they are any. */
  readonly counted: Counted | null
  readonly nameLast: number
  readonly last: number
  /** The measure of a weight that stands behind its goods. */
  readonly unit?: string
}

/** `12 tonnes of medicines`, `three lorries of blankets`, `180,000 rounds`. */
export function measuredAt(at: Place, numbers: readonly NumberMention[], i: number): Read | null {
  const hit = at.words.measures.at(at.tokens, i, at.limit, at.text)
  if (!hit || at.taken(i)) return null
  // "a set of seventy generators": the generators are counted
  if (at.tokens[hit.end]?.fold === 'of' && numbers.some((number) => number.first === hit.end + 1)) return null
  const measure: Phrase = { first: i, last: hit.end, head: hit.value, headFirst: i, model: null }
  const isTeam = hit.value.category === 'rescue'
  if (isTeam && phraseAt(at, i)) return null
  const inner = at.tokens[hit.end]?.fold === 'of' ? contentsOf(at, hit.end + 1, hit.value) : null
  if (!inner) {
    if (!hit.value.bare || at.words.behind.at(at.tokens, hit.end, at.limit, at.text)) return null
    const counted = countOf(at, numbers, measure)
    // "two rounds of talks", "50,000 rounds of large calibre"
    const isOther = at.tokens[hit.end]?.fold === 'of' && (counted.quantity ?? 0) < THOUSANDS
    return counted.number && !isOther ? { word: hit.value, counted, nameLast: hit.end, last: hit.end } : null
  }
  const edge = leftEdge(at, numbers, measure)
  const measured = countOf(at, numbers, { ...measure, head: hit.value })
  const last = secondOf(at, numbers, inner, measured.number !== null)
  // "30 tonnes of tents, beds, blankets": the list is told one by one
  if (last === null) return null
  const word = { ...inner.head, singular: hit.value.singular }
  const counted = countOf(at, numbers, { ...measure, last, head: hit.value })
  if (!counted.number && !edge.article && hit.value.singular) return null
  // "a pair of radars" are two; boots are counted in pairs
  if (!counted.number && at.tokens[i]!.fold === 'pair' && !WORN.has(word.category))
    return {
      word: inner.head,
      counted: { ...counted, last, nameFirst: innerStart(at, hit.end + 1), quantity: 2 },
      nameLast: last,
      last,
    }
  return {
    word,
    counted: { ...counted, last, quantity: counted.number ? counted.quantity : edge.article ? 1 : null },
    nameLast: last,
    last,
  }
}

const WORN = new Set(['uniform', 'relief_goods'])

const innerStart = ({ tokens }: Place, from: number): number => (tokens[from]!.fold === 'the' ? from + 1 : from)

/** So many are of nothing but goods. */
const THOUSANDS = 1000

/** What a measure holds: goods, what only fills it, or the helpers of a team. */
const contentsOf = (at: Place, from: number, measure: GoodsWord): Phrase | null =>
  measure.category === 'rescue' ? helpersOf(at, from) : (innerOf(at, from) ?? unknownOf(at, from, measure))

/** `a team of burns specialists`: helpers behind at most two words. Soldiers and policemen stand together for other reasons. */
function helpersOf(at: Place, from: number): Phrase | null {
  for (let i = from; i < Math.min(at.limit, from + 3); i++) {
    const phrase = phraseAt(at, i)
    if (phrase) return phrase.head.as === 'person' && !phrase.head.rule.endsWith('#soldiers') ? phrase : null
    if (at.tokens[i]!.kind !== 'word' || at.isClosed(at.tokens[i]!.fold)) return null
  }
  return null
}

/** What is measured: a phrase, behind at most two words that no rule knows, or `the` and a name (`doses of the Vero Cell vaccine`). */
function innerOf(at: Place, start: number): Phrase | null {
  const from = innerStart(at, start)
  for (let i = from; i < Math.min(at.limit, from + 3); i++) {
    const phrase = phraseAt(at, i)
    if (phrase) return phrase.head.as === 'person' ? null : phrase
    const token = at.tokens[i]!
    if (token.kind !== 'word' || at.isClosed(token.fold)) return null
  }
  return null
}

/** "1,200 tonnes of dates", "23 pallets of surgical material": what weighs or fills is goods, though no rule knows its noun. */
function unknownOf(at: Place, from: number, measure: GoodsWord): Phrase | null {
  if (!measure.fills) return null
  let last = from
  while (last < Math.min(at.limit, from + 3)) {
    const token = at.tokens[last]!
    if (token.kind !== 'word' || token.capital || at.isClosed(token.fold) || at.isWaste(token.fold)) break
    last++
  }
  if (last === from || at.isWaste(at.tokens[last]?.fold ?? '')) return null
  const head: GoodsWord = { ...measure, as: 'mass', category: 'other', type: null, singular: false }
  return { first: from, last, head, headFirst: from, model: null }
}

/** Where `wheat and flour` or `tents, beds and blankets` ends; null when a list follows that is told one by one. */
function secondOf(at: Place, numbers: readonly NumberMention[], inner: Phrase, isCounted: boolean): number | null {
  const { tokens, limit } = at
  const counted = (i: number): boolean => numbers.some((number) => number.first <= i && i < number.last)
  // "a planeload of rations, water and tents" is told one by one
  const listed = listEnd(at, counted, inner)
  // "three tonnes of water, telephones and 12 engineers": what is counted for itself shows that each is told for itself
  if (listed === MIXED) return isCounted ? inner.last : null
  if (listed) return isCounted ? listed : null
  const next = tokens[inner.last]?.fold
  if (
    next === ',' &&
    inner.last + 1 < limit &&
    !counted(inner.last + 1) &&
    !inner.head.loose &&
    phraseAt(at, inner.last + 1)
  )
    return null
  if (!isAnd(next)) return inner.last
  const second = inner.last + 1 < limit && !counted(inner.last + 1) ? innerOf(at, inner.last + 1) : null
  return second?.first === inner.last + 1 && second.head.as !== 'service' ? second.last : inner.last
}

export const isAnd = (word: string | undefined): boolean => word === 'and' || word === '&'

/**
 * `40 tonnes of tents, beds and blankets`: all of it weighs so much. Where such a list ends; 0 when nothing is listed so. Rules know at
 * least one of its nouns behind the first: "40 tonnes of rice, landed and counted" is no list.
 */
function listEnd(at: Place, counted: (i: number) => boolean, inner: Phrase): number {
  const { tokens, limit } = at
  let end = inner.last
  let known = 0
  let parts = 1
  for (let isLast = false; parts < MOST_LISTED && !isLast; parts++) {
    const hasComma = tokens[end]?.fold === ','
    const and = end + (hasComma ? 1 : 0)
    isLast = isAnd(tokens[and]?.fold)
    const start = isLast ? and + 1 : end + 1
    if ((!hasComma && !isLast) || start >= limit) return 0
    if (counted(start)) return parts > 1 && isLast ? MIXED : 0
    const phrase = innerOf(at, start)
    if (phrase && phrase.head.as !== 'service') known++
    end = phrase && phrase.head.as !== 'service' ? phrase.last : unknownEnd(at, start)
    if (!end) return 0
  }
  return known > 0 && parts > 2 ? end : 0
}

const MOST_LISTED = 8
/** Of a list that ends in what is counted for itself. */
const MIXED = -1

/** `rice, flour and tinned tuna`: a part that no rule knows, up to three plain words before a mark or a closed word; else 0. */
function unknownEnd(at: Place, from: number): number {
  let last = from
  while (last < at.limit && last - from < 3) {
    const token = at.tokens[last]!
    if (token.kind !== 'word' || token.capital || token.broken || isNoPart(at, token.fold)) break
    last++
  }
  return last > from && ends(at, last) ? last : 0
}

const isNoPart = (at: Place, word: string): boolean => at.isClosed(word) || isAnd(word) || STOPS.has(word)

/** Nothing more of the noun phrase can follow. */
export const ends = (at: Place, i: number): boolean =>
  i >= at.limit || at.tokens[i]!.kind === 'mark' || at.tokens[i]!.broken || at.isClosed(at.tokens[i]!.fold)
