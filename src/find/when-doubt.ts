import type { Token } from '../core/token.ts'
import type { SlotValue } from './when-slots.ts'
import type { Taken } from './when-taken.ts'

/**
 * Words that are dates only in company: `May` and `March` are verbs and names, `spring` is water, 2000 a number of shells.
 */

/** A month without a day or a year. */
export function isLoneMonth(taken: Taken, month: SlotValue): boolean {
  const before = wordBefore(taken)
  const next = wordAfter(taken)
  // `a 24 March`: another form reads it; `March-style`: no date
  if (
    next?.fold === '-' &&
    next.glued &&
    taken.tokens[taken.last + 1]?.kind === 'word' &&
    !taken.words.has('month', taken.tokens[taken.last + 1]!.fold)
  )
    return taken.words.has('opener', before)
  if (!month.weak) return true
  // a heading and no more, or a label: `March: Canada gave …`
  if (taken.first === taken.begin && (next === undefined || next.fold === ':')) return true
  if (taken.words.has('opener', before)) return true
  // between marks (`| May |`) only marks may follow: `; May said`
  if (!taken.words.has('half-opener', before) || isName(next)) return false
  return /^\p{L}/u.test(before) || next === undefined || next.kind === 'mark'
}

/** `April Smith`, `Jan Novak`: a capital follows. */
const isName = (next: Token | undefined): boolean => next?.kind === 'word' && next.capital

/** `Sat`, `Sun`, `Mon`, without their stop, need a word before that only a day takes. */
export const isLoneWeekday = (taken: Taken, weekday: SlotValue): boolean =>
  weekday.last - weekday.first === 1 &&
  (taken.words.has('opener', wordBefore(taken)) || wordBefore(taken) === 'on' || wordBefore(taken) === '(')

/** `in spring`, `before the autumn`; but no `winter clothing`, no `fall of Mariupol`. */
export function isLoneSeason(taken: Taken, season: SlotValue): boolean {
  const { tokens, words, first, begin } = taken
  const next = wordAfter(taken)
  if (next?.fold === '-' || (next && next.kind !== 'mark' && !words.has('follower', next.fold))) return false
  const withArticle = first > begin && words.sense('preposition', tokens[first - 1]!.fold) === 'article'
  const lead = withArticle ? (tokens[first - 2]?.fold ?? '') : wordBefore(taken)
  if (tokens[season.first]!.fold === 'fall') return !withArticle && lead === 'in' && (!next || next.kind === 'mark')
  if (words.has('opener', lead) || AROUND_SEASON.has(lead)) return true
  return withArticle ? first - 1 === begin : lead === 'a' && next?.fold === 'of'
}

const AROUND_SEASON = new Set(['by', 'for', 'to', 'over'])

/** `USA Today`, `RTL Today`: capitals behind a capital. */
export const isTitle = ({ tokens, first, begin }: Taken): boolean =>
  tokens[first]!.capital && first > begin && tokens[first - 1]!.capital

/** A bare number of four digits: a year, unless the words beside it count, price or number something. */
export function isLoneYear(taken: Taken): boolean {
  const { tokens, first, last, limit, words, slots } = taken
  const year = slots.year!.number
  if (year < 1800) return false
  // `1995 of them ate`
  if (
    tokens[last]?.fold === 'of' &&
    last + 1 < limit &&
    /^(?:them|those|whom|these|which)$/.test(tokens[last + 1]!.fold)
  )
    return false
  const before = tokens[first - 1]
  const next = last < limit ? tokens[last] : undefined
  if (tokens[first]!.glued && before && !GLUE.has(before.fold)) return false
  // `F-2000`, but `pre-2014`
  if (
    before?.fold === '-' &&
    before.glued &&
    tokens[first - 2]?.kind === 'word' &&
    tokens[first]!.glued &&
    !words.has('opener', tokens[first - 2]!.fold)
  )
    return false
  if (
    isNumbered(before) ||
    (before?.kind === 'word' && before.capital && CURRENCY.test(before.fold) && isUpper(before, taken))
  )
    return false
  if (next?.glued && !AFTER_GLUE.has(next.fold) && next.kind === 'word') return false
  if (next && words.has('quantity', next.fold)) return false
  if (next?.fold === '-' && next.glued && tokens[last + 1]?.kind === 'word' && tokens[last + 1]?.glued) return false
  if (
    next &&
    (next.fold === '/' || next.fold === '.' || next.fold === ':') &&
    next.glued &&
    tokens[last + 1]?.kind === 'number' &&
    tokens[last + 1]?.glued
  )
    return false
  const opened =
    before !== undefined &&
    (words.has('opener', before.fold) ||
      ['by', 'to', 'for', 'of', 'than', 'the', 'and', 'or', '(', ',', '-'].includes(before.fold))
  const counts =
    next?.kind === 'word' &&
    !next.capital &&
    next.fold.endsWith('s') &&
    next.fold !== "'s" &&
    !words.has('follower', next.fold)
  // round figures are counts more often than years: `of 2000 shells`
  if (year % 50 === 0)
    return opened && !counts && (next === undefined || next.kind !== 'word' || words.has('follower', next.fold))
  if (year < 1900 || year > 2100) return opened && !counts
  return !counts || opened || (before !== undefined && THE.has(before.fold))
}

const GLUE = new Set(['(', '"', "'", '[', '/', '-', '|', ':', '©'])
const AFTER_GLUE = new Set(["'s", 's'])
const THE = new Set(['the', 'this', 'its', 'their', 'his', 'her', 'our', "'s", 'in'])
const CURRENCY = /^[a-z]{3}$/

/** `№ 2024`, `# 2024`, `$2024` */
const isNumbered = (before: Token | undefined): boolean =>
  before !== undefined && (/^[$€£¥₴#№+=×]$/.test(before.fold) || before.fold === 'no')

/** `EUR 2024` is a sum, `KYIV 2024` none: three capitals that are a currency. */
const isUpper = (token: Token, { slots }: Taken): boolean => CODES.has(token.fold) && slots.year !== undefined
const CODES = new Set(
  'usd eur gbp nok sek dkk isk chf pln czk huf ron bgn uah cad aud nzd jpy krw cny inr pkr try gel mdl'.split(' '),
)

/** The word before, also of `mid-March`. */
const wordBefore = ({ tokens, first, begin, words }: Taken): string => {
  if (first <= begin) return ''
  const before = tokens[first - 1]!
  return before.fold === '-' && before.glued && first - 2 >= begin && words.has('opener', tokens[first - 2]!.fold)
    ? tokens[first - 2]!.fold
    : before.fold
}

const wordAfter = ({ tokens, last, limit }: Taken): Token | undefined => (last < limit ? tokens[last] : undefined)
