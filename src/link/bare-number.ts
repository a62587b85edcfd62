import type { GoodsMention, Mention, NumberMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import { isPossessive, isPossessiveAlone } from '../core/possessive.ts'
import type { Token } from '../core/token.ts'
import { isHandedOver, isTold, type Place } from './bare-clause.ts'
import { toldBehind } from './bare-told.ts'
import { AUXILIARIES, hasDeed, hasDeedAt, isFree, QUOTES, startOf, type Words } from './bare-words.ts'

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
  // "Eighteen heads and deputy heads": a verb of many has no -s, so that it is a noun
  if (
    !isOne &&
    next?.kind === 'word' &&
    /[^s]s$/.test(next.fold) &&
    !AUXILIARIES.has(next.fold) &&
    hasDeedAt(here, number.last)
  )
    return null
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
  const place = { at, here, above, before, number, from: first, end, start, told }
  if (isMore || isLed(place)) return restAt(place, isUnderWay(tokens, end, last))
  return isTold(words, place) ? { last: end, isRest: false, isPart: false, isDefinite: false } : null
}

/** More or the rest of something, of which the clause tells that it is given or gone. */
function restAt({ at, here, number, start, end, told }: Place, isUnderWay: boolean): Bare | null {
  // `another some 20` → another
  const lead = at(start - 1)?.fold ?? ''
  const fate = told(end)
  if (fate === 'gone') return rest(end, lead)
  if (number.value !== 1) return fate !== 'acts' && (hasDeed(here) || isUnderWay) ? rest(end, lead) : null
  const article = Number(at(start - 2)?.fold === 'a')
  return NEXT_ONES.has(lead) && isHandedOver(at, here, start - 1 - article) ? rest(end, lead) : null
}

/** `another six`, `a second one`, `a first batch of 150` */
function isLed({ at, number, start }: Place): boolean {
  const lead = at(start - 1)?.fold ?? ''
  if (number.value === 1) return NEXT_ONES.has(lead)
  return LEADS.has(lead) || (lead === 'of' && BATCHES.has(at(start - 2)?.fold ?? ''))
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
