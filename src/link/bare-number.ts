import type { CueMention, GoodsMention, Mention, NumberMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import { isPossessive, isPossessiveAlone } from '../core/possessive.ts'
import type { Token } from '../core/token.ts'
import type { GoodsWords } from '../rulebook/goods-words.ts'
import type { NumberWords } from '../rulebook/number-words.ts'
import type { WordSets } from '../rulebook/words.ts'
import { toldBehind } from './bare-told.ts'

/** What a number is read with. */
export interface Words {
  readonly numbers: NumberWords
  readonly sets: WordSets
  readonly goods: GoodsWords
}

/** A number that counts nothing which stands behind it. */
export interface Bare {
  /** Where it ends, with `more`, `of them`. */
  readonly last: number
  /** Words beside it say that others of its kind were told before: `another six`, `all 28`, `nine more`, `of them`. */
  readonly isRest: boolean
  /** They are some or all of those told before, and no others: `32 of them`, `all 28`. */
  readonly isPart: boolean
  /** Which ones is known, so that they may have been told some way off: `the first four`, `all 28`; of `nine more` it is not. */
  readonly isDefinite: boolean
}

/** Where a number ends that counts nothing which stands behind it; null when it counts what follows. */
export function bareAt(
  words: Words,
  { tokens, sentences }: Outline,
  here: readonly Mention[],
  number: NumberMention,
  above: readonly Mention[],
  before: GoodsMention | null,
): Bare | null {
  const { first, last } = sentences[number.sentence]!
  const at = (i: number): Token | undefined => (i >= first && i < last ? tokens[i] : undefined)
  const start = startOf(tokens, first, number)
  const told = (end: number): ReturnType<typeof toldBehind> => toldBehind(words.sets, tokens, here, end, last)
  const isOne = number.value === 1
  const lead = tokens[start - 1]?.fold ?? ''
  let next = at(number.last)
  // promised “at least 100” in May
  if (next && QUOTES.has(next.fold) && QUOTES.has(tokens[start - 1]?.fold ?? '')) next = at(number.last + 1)
  if (isRate(at, number.last)) return null
  if (next?.glued && next.kind === 'mark' && !STOPS.has(next.fold)) return null
  if (next?.fold === 'of') {
    const end = ofThem(at, number.last)
    return end && (!isOne || told(end) === 'gone')
      ? { last: end, isRest: true, isPart: THEM.has(at(end - 1)!.fold), isDefinite: true }
      : null
  }
  const isMore = next !== undefined && MORE.has(next.fold)
  const end = isMore ? number.last + 1 : number.last
  const ones = onesEnd(words, at, number.last)
  if (ones) return hasDeed(here) ? rest(ones, lead) : null
  if (!isFree(words, here, isMore ? at(end) : next, end)) return null
  // `another some 20` → another
  if (isOne && NEXT_ONES.has(lead) && isHandedOver(at, here, start - 1 - Number(at(start - 2)?.fold === 'a')))
    return rest(end, lead)
  const isBatch = lead === 'of' && BATCHES.has(at(start - 2)?.fold ?? '')
  if (isMore || isBatch || (isOne ? NEXT_ONES : LEADS).has(lead)) {
    const fate = told(end)
    if (isOne) return fate === 'gone' ? rest(end, lead) : null
    return fate !== 'acts' && (fate === 'gone' || hasDeed(here) || isUnderWay(tokens, end, last))
      ? rest(end, lead)
      : null
  }
  return isTold(words, { at, here, above, before, number, from: first, end, start, told })
    ? { last: end, isRest: false, isPart: false, isDefinite: false }
    : null
}

const rest = (last: number, lead: string): Bare => ({
  last,
  isRest: true,
  isPart: lead === 'all',
  isDefinite: DEFINITE.has(lead),
})
const DEFINITE = new Set(['all', 'first', 'last', 'other', 'remaining', 'final'])

/** `of them`, `of which`, `of its own`: where that ends, or 0. */
function ofThem(at: (i: number) => Token | undefined, of: number): number {
  const whole = at(of + 1)?.fold ?? ''
  if (THEM.has(whole) || isPossessiveAlone(whole)) return of + 2
  return isPossessive(whole) && at(of + 2)?.fold === 'own' ? of + 3 : 0
}

interface Place {
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
function isTold(words: Words, place: Place): boolean {
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
function isHandedOver(at: (i: number) => Token | undefined, here: readonly Mention[], start: number): boolean {
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

const QUOTES = new Set(['“', '”', '"', '‘', '’', "'"])

/** "makes 70,000 a day", "treats 40 per hour" */
const isRate = (at: (i: number) => Token | undefined, last: number): boolean =>
  (at(last)?.fold === 'a' || at(last)?.fold === 'per') && RATES.has(at(last + 1)?.fold ?? '')

const RATES = new Set(['second', 'minute', 'hour', 'day', 'head', 'person', 'kilo', 'cent'])

/** `thirty airworthy ones`: where it ends, or 0. */
function onesEnd({ sets }: Words, at: (i: number) => Token | undefined, from: number): number {
  for (let i = from; i < from + 3; i++) {
    const token = at(i)
    if (token?.fold === 'ones') return i + 1
    if (token?.kind !== 'word' || sets.has('no-noun', token.fold)) return 0
  }
  return 0
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

/** Marks that stand right behind a word, too. */
const STOPS = new Set(['.', ',', ';', ':', ')', '!', '?', '”', '"'])

/** Behind `of`: what was told before. */
export const THEM = new Set(['them', 'these', 'those', 'which', 'it', 'that', 'this'])
export const MORE = new Set(['more', 'others'])
const LEADS = new Set([
  'all',
  'another',
  'first',
  'last',
  'other',
  'remaining',
  'further',
  'next',
  'additional',
  'final',
])
/** `a first batch of 150` */
const BATCHES = new Set(['batch', 'lot', 'tranche', 'shipment', 'consignment', 'delivery', 'instalment'])
/** Before `one`. */
const NEXT_ONES = new Set(['another', 'further', 'second', 'third', 'fourth', 'fifth', 'sixth'])
const AUXILIARIES = new Set([
  'are',
  'were',
  'have',
  'had',
  'will',
  'would',
  'which',
  'that',
  'left',
  'arrived',
  'came',
  'went',
])

/** `are on their way`, `are still at sea`, `are in transit` */
function isUnderWay(tokens: readonly Token[], from: number, limit: number): boolean {
  for (let i = from; i + 1 < Math.min(limit, from + 6); i++)
    if (
      UNDER_WAY.has(tokens[i]!.fold) &&
      (tokens[i]!.fold !== 'way' || /^(?:their|the|its)$/.test(tokens[i - 1]!.fold))
    )
      return true
  return false
}

const UNDER_WAY = new Set(['way', 'route', 'transit', 'sea', 'road', 'coming', 'due', 'ready', 'underway'])

/** Nothing that the number could count follows. */
export function isFree(
  { sets, numbers }: Words,
  here: readonly Mention[],
  next: Token | undefined,
  i: number,
): boolean {
  if (!next || (next.kind === 'mark' && next.fold !== '%' && next.fold !== '°' && next.fold !== '$')) return true
  if (next.kind !== 'word') return false
  if (here.some((mention) => mention.first === i && mention.kind === 'cue' && mention.cue === 'deed')) return true
  if (here.some((mention) => mention.first === i && mention.kind === 'when')) return true
  return sets.has('no-noun', next.fold) || numbers.has('follower', next.fold) || AUXILIARIES.has(next.fold)
}

/** Where a number begins with its qualifier: `some 20`. */
export function startOf(tokens: readonly Token[], from: number, { first, qualifierSpan }: NumberMention): number {
  let i = first
  if (qualifierSpan) while (i > from && tokens[i - 1]!.start >= qualifierSpan.start) i--
  return i
}

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

export const hasDeed = (here: readonly Mention[]): boolean =>
  here.some((mention) => mention.kind === 'cue' && mention.cue === 'deed')
