import { firstIndex } from '../core/bisect.ts'
import type { GoodsMention, NumberMention } from '../core/mention.ts'
import type { Token } from '../core/token.ts'
import type { WordSets } from '../rulebook/words.ts'
import { ends, isAnd } from './goods-measured.ts'
import type { Place } from './goods-phrase.ts'
import { ABOUT, STOPS } from './goods-quantity.ts'

/**
 * Finds goods that no rule names by the company they keep: in `500 tents, 1,200 satchels and a boiler` what stands in one list with
 * goods is goods too.
 *
 * In:  the goods of one sentence that rules name, in order.
 * Out: those, and what stands beside them in their lists: counted things (`and 5,000 school satchels`), and things without a number
 *      between two goods or at the end of a list of two (`tents, rafts and blankets`, `tents, blankets and rafts`).
 *
 * Not here: what stands before the first known goods; whether any of it is given (bind/).
 */
export function withListed(
  at: Place,
  numbers: readonly NumberMention[],
  goods: readonly GoodsMention[],
  sets: WordSets,
): GoodsMention[] {
  const all: GoodsMention[] = []
  let listed = 0
  goods.forEach((known, k) => {
    listed = all.length && isJoint(at, all.at(-1)!.last, known.first) ? listed + 1 : 1
    all.push(known)
    const limit = goods[k + 1]?.first ?? at.limit
    for (let steps = 0; steps < MOST; steps++) {
      const item = itemBehind(at, numbers, sets, { before: all.at(-1)!, listed, next: goods[k + 1] ?? null, limit })
      if (!item) break
      all.push(item)
      listed++
    }
  })
  return all
}

/** Unknown things in a row. */
const MOST = 4

interface List {
  readonly before: GoodsMention
  /** How many of the list were read so far. */
  readonly listed: number
  readonly next: GoodsMention | null
  readonly limit: number
}

/** Where the next item of a list may begin behind a comma or an `and`, and whether the `and` says that it is the last. */
function openingAt({ tokens, limit }: Place, from: number): { start: number; isLast: boolean } | null {
  const hasComma = tokens[from]?.fold === ','
  const and = from + (hasComma ? 1 : 0)
  const isLast = and < limit && isAnd(tokens[and]!.fold)
  const start = isLast ? and + 1 : from + 1
  if ((!hasComma && !isLast) || start >= limit || tokens[start]!.broken) return null
  return { start, isLast }
}

const isJoint = (at: Place, from: number, to: number): boolean => {
  const opening = openingAt(at, from)
  return opening !== null && to - opening.start <= 2 && to >= opening.start
}

function itemBehind(at: Place, numbers: readonly NumberMention[], sets: WordSets, list: List): GoodsMention | null {
  const opening = openingAt(at, list.before.last)
  if (!opening || opening.start >= list.limit || list.before.service) return null
  let nameFirst = opening.start
  while (nameFirst < list.limit && ABOUT.has(at.tokens[nameFirst]!.fold)) nameFirst++
  const beside = numbers[firstIndex(numbers, (one) => one.last > nameFirst)]
  const number = beside && beside.first <= nameFirst ? beside : null
  const isOne = !number && (at.tokens[nameFirst]!.fold === 'a' || at.tokens[nameFirst]!.fold === 'an')
  if (!number && nameFirst > opening.start) return null
  if (number) nameFirst = number.last
  else if (isOne) nameFirst++
  const headEnd = nameEnd(at, sets, nameFirst, list.limit)
  if (headEnd === nameFirst) return null
  const last = at.tokens[headEnd]?.fold === 'of' ? nameEnd(at, sets, headEnd + 1, list.limit) : headEnd
  // "a set of seventy generators" is read as it stands, "two views of the river" are no goods
  if (last === headEnd + 1 && last > headEnd) return null
  const head = at.tokens[headEnd - 1]!
  const figure = number ? (number.value ?? number.min) : isOne ? 1 : null
  if (isMany(head.fold) === (figure === 1)) return null
  // "flour, a gift from Canada" tells what the flour is, "full tanks and a drawing" is no list of goods
  if (isOne && (!opening.isLast || list.listed < 2)) return null
  if (figure === null && !isEnclosed(at, list, opening.isLast, last)) return null
  return itemOf(at, list.before, { first: number?.first ?? opening.start, nameFirst, last }, number, figure)
}

/** `satchels`, `school satchels`, `life-saving rafts`: plain words up to a mark or a closed word, none of which says that they are no goods. */
export function nameEnd(at: Place, sets: WordSets, first: number, limit: number): number {
  let last = first
  for (; last < Math.min(limit, first + LONGEST); last++) {
    const token = at.tokens[last]!
    if (token.broken && last > first) break
    if (token.fold === '-' ? !token.glued || last === first : !isPlain(at, token)) break
  }
  if (last === first || !ends(at, last) || last > limit) return first
  const head = at.tokens[last - 1]!.fold
  if (at.isWaste(head) || at.words.behind.at(at.tokens, last - 1, last, at.text)) return first
  if (sets.has('no-goods', head) || at.words.trainees.at(at.tokens, last - 1, last, at.text)) return first
  return NO_ENDS.has(at.tokens[last]?.fold ?? '') ? first : last
}

const NO_ENDS = new Set(['-', "'s"])

/** Tokens. */
const LONGEST = 5

const isPlain = (at: Place, token: Token): boolean =>
  token.kind === 'word' && !token.capital && !at.isClosed(token.fold) && !STOPS.has(token.fold)

/** `satchels`, and `gear` as well, but not `boiler`. */
export const isMany = (head: string): boolean => (/[^s]s$/.test(head) && head.length > 3) || MASSES.has(head)
const MASSES = new Set(['equipment', 'gear', 'clothing', 'furniture', 'bedding', 'machinery', 'footwear', 'software'])

/** Without a number only a list says that they are goods: more goods behind, or two before its last. */
function isEnclosed(at: Place, { before, listed, next }: List, isLast: boolean, last: number): boolean {
  if (before.quantity !== null && before.unit) return false
  if (isLast)
    return listed > 1 && (last >= at.limit || at.tokens[last]!.kind === 'mark' || LEADS_ON.has(at.tokens[last]!.fold))
  return next !== null && isJoint(at, last, next.first)
}

/** `tents, blankets and rafts for the coast`: a clause would go on with a verb. */
const LEADS_ON = new Set(['for', 'to', 'from', 'in', 'at', 'on', 'with', 'worth', 'by', 'into'])

function itemOf(
  { tokens, text }: Place,
  before: GoodsMention,
  { first, nameFirst, last }: { first: number; nameFirst: number; last: number },
  number: NumberMention | null,
  quantity: number | null,
): GoodsMention {
  const start = (i: number): number => tokens[i]!.start
  return {
    ...before,
    span: { start: start(first), end: tokens[last - 1]!.end },
    first,
    last,
    rule: 'find/goods-listed',
    name: text.slice(start(nameFirst), tokens[last - 1]!.end).replace(/\s+/g, ' '),
    category: 'other',
    quantity,
    qualifier: number === null ? 'exact' : number.min !== null ? 'range' : number.qualifier,
    unit: null,
    definite: false,
  }
}
