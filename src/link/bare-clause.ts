import type { CueMention, GoodsMention, Mention, NumberMention } from '../core/mention.ts'
import type { Token } from '../core/token.ts'
import type { WordSets } from '../rulebook/words.ts'
import type { toldBehind } from './bare-told.ts'
import { AUXILIARIES, hasDeed, QUOTES, type Words } from './bare-words.ts'

/** Where a number stands, in the tokens of its sentence. */
export interface Place {
  /** The first token of the sentence. */
  readonly from: number
  readonly at: (i: number) => Token | undefined
  readonly here: readonly Mention[]
  readonly above: readonly Mention[]
  readonly number: NumberMention
  readonly start: number
  readonly end: number
  /** The last goods of the sentence before the number. */
  readonly before: GoodsMention | null
  readonly told: (end: number) => ReturnType<typeof toldBehind>
}

/** The clause tells of the number what is told of goods: that they are given, or gone. */
export function isTold(words: Words, place: Place): boolean {
  const { at, here, number, start, end, told } = place
  const next = at(end)
  if (isOwned(place)) return true
  if (isHandedOver(at, here, start)) return true
  if (isParallel(place)) return true
  if (number.value === 1) return false
  // "Abrams: 31 from the US in 2023"
  if (next?.fold === 'from' && startsClause(words, place) && isPlaceBehind(at, here, end + 1)) return true
  // "Spain: 29 delivered", "the count stands at 524,000 delivered"
  if (isDone(words, place)) return true
  // "nineteen which Denmark handed over", "six are to be there", "ten have reached Ukraine"
  if (!startsClause(words, place)) return false
  const fate = told(end)
  if (fate) return fate === 'gone'
  return next !== undefined && AUXILIARIES.has(next.fold) && here.some((cue) => isDeedBehind(cue, end))
}

/** `nineteen which Denmark handed over` */
const isDeedBehind = (cue: Mention, end: number): boolean =>
  cue.kind === 'cue' && cue.cue === 'deed' && cue.first >= end && cue.first - end <= CLAUSE

/** Tokens. */
const CLAUSE = 8

/** `six in April and four in May`, `40 to Kharkiv, 74 to Odesa`: told as the number before it was. */
function isParallel({ at, here, before, start, end }: Place): boolean {
  const joint = at(start - 1)?.fold ?? ''
  const preposition = at(end)?.fold ?? ''
  if (!PARALLEL.has(preposition) || (joint !== 'and' && joint !== ',') || !before || start - before.last > CLAUSE)
    return false
  if (before.quantity === null || !hasDeed(here)) return false
  for (let i = before.last; i < start - 1; i++) if (at(i)?.fold === preposition) return true
  return false
}

const PARALLEL = new Set(['in', 'to', 'from', 'for', 'on'])

/** A verb of giving stands right before, or with nothing but its recipient between: `promised six`, `gave Ukraine eight`. */
export function isHandedOver(at: (i: number) => Token | undefined, here: readonly Mention[], start: number): boolean {
  let from = start
  if (QUOTES.has(at(from - 1)?.fold ?? '')) from--
  const getter = here.find(({ kind, last }) => last === from && (kind === 'place' || kind === 'anaphor'))
  const deed = here.findLast(
    (cue): cue is CueMention =>
      cue.kind === 'cue' && cue.cue === 'deed' && cue.last <= from && GIVING.has(String(cue.sense['frame'])),
  )
  if (!deed || deed.rule.endsWith('#pay')) return false
  if (deed.last === from || deed.last === getter?.first) return true
  return deed.last === from - 1 && at(deed.last)?.kind === 'word' && !PREPOSITIONS.has(at(deed.last)!.fold)
}

const GIVING = new Set(['give'])
const PREPOSITIONS = new Set(['by', 'to', 'in', 'at', 'for', 'from', 'of', 'on', 'with', 'into', 'until', 'as', 'than'])

/** "Vietnam has sent 106 rescuers, Singapore 78.", "The Dutch pay for two batteries and Norway for one." */
function isOwned({ at, here, above, number, start, end }: Place): boolean {
  const from = at(start - 1)?.fold === 'for' ? start - 1 : start
  if (!here.some(({ kind, last }) => kind === 'place' && last === from)) return false
  const next = at(end)
  if (next && next.kind !== 'mark') return false
  // "Norway gave eight in March. Poland 14, Canada eight."
  return hasDeed(here.filter(({ last }) => last <= number.first)) || (from === start && hasDeed(above))
}

/** A participle of handing over stands right behind, and nothing that it could hand over. */
function isDone(words: Words, place: Place): boolean {
  const { at, here, end } = place
  const deed = here.find(
    (cue): cue is CueMention =>
      cue.kind === 'cue' && cue.cue === 'deed' && cue.first === end && DONE.has(cue.form ?? 'base'),
  )
  if (!deed || (deed.sense['goods'] ?? deed.sense['status']) !== 'delivered') return false
  // "the delegation of eight arrived by train"
  if (deed.sense['frame'] !== 'give' && !startsClause(words, place)) return false
  const next = at(deed.last)
  return !next || next.kind === 'mark' || words.sets.has('no-noun', next.fold)
}

const DONE = new Set(['past', 'participle'])

const isPlaceBehind = (at: (i: number) => Token | undefined, here: readonly Mention[], from: number): boolean =>
  here.some(
    ({ kind, first }) => kind === 'place' && (first === from || (first === from + 1 && at(from)?.fold === 'the')),
  )

/** The sentence, or a clause behind a comma, a colon or `and`, begins with the number. */
function startsClause({ sets }: Words, { at, here, from, start }: Place): boolean {
  // "This year 400,000 had arrived"
  if (start === from || here.some(({ kind, first, last }) => kind === 'when' && first === from && last === start))
    return true
  // "By our count 118 have been handed over"
  if (start - from <= 4 && at(from)!.fold === 'by' && !here.some(({ last }) => last === start)) return true
  // "So far 120 have arrived", "In total 90 were sent"
  if (start - from <= 4 && isSummingUp(sets, at, from, start)) return true
  const { kind, fold } = at(start - 1)!
  return kind === 'mark'
    ? fold !== '-' && fold !== '%' && fold !== '/'
    : fold === 'and' || fold === 'but' || fold === 'the' || fold === 'which'
}

/** `in total`, `so far`, `all in all` */
function isSummingUp(sets: WordSets, at: (i: number) => Token | undefined, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!sets.has('summing-up', at(i)!.fold)) return false
  return true
}
