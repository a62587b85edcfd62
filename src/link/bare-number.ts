import type { CueMention, Mention, NumberMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import { isPossessive, isPossessiveAlone } from '../core/possessive.ts'
import type { Token } from '../core/token.ts'
import type { NumberWords } from '../rulebook/number-words.ts'
import type { WordSets } from '../rulebook/words.ts'

/** What a number is read with. */
export interface Words {
  readonly numbers: NumberWords
  readonly sets: WordSets
}

/** Where a number ends that counts nothing which stands behind it; null when it counts what follows. */
export function endOf(
  words: Words,
  { tokens, sentences }: Outline,
  here: readonly Mention[],
  number: NumberMention,
  above: readonly Mention[],
): number | null {
  const { first, last } = sentences[number.sentence]!
  const at = (i: number): Token | undefined => (i >= first && i < last ? tokens[i] : undefined)
  const start = startOf(tokens, first, number)
  let next = at(number.last)
  // promised “at least 100” in May
  if (next && QUOTES.has(next.fold) && QUOTES.has(tokens[start - 1]?.fold ?? '')) next = at(number.last + 1)
  if (isRate(at, number.last)) return null
  if (next?.glued && next.kind === 'mark' && !STOPS.has(next.fold)) return null
  if (next?.fold === 'of') {
    const whole = at(number.last + 1)?.fold ?? ''
    if (THEM.has(whole) || isPossessiveAlone(whole)) return number.last + 2
    return isPossessive(whole) && at(number.last + 2)?.fold === 'own' ? number.last + 3 : null
  }
  const isMore = next !== undefined && MORE.has(next.fold)
  const end = isMore ? number.last + 1 : number.last
  const ones = onesEnd(words, at, number.last)
  if (ones) return hasDeed(here) ? ones : null
  if (!isFree(words, here, isMore ? at(end) : next, isMore ? end : number.last)) return null
  // `another some 20` → another
  if (isMore || LEADS.has(tokens[start - 1]?.fold ?? ''))
    return hasDeed(here) || isUnderWay(tokens, end, last) ? end : null
  // "Vietnam has sent 106 rescuers, Singapore 78."
  const isOwned = here.some(({ kind, last: until }) => kind === 'place' && until === start)
  // "Norway gave eight in March. Poland 14, Canada eight."
  const goesOn = sentences[number.sentence]!.block === sentences[number.sentence - 1]?.block && hasDeed(above)
  if (isOwned && next?.kind === 'mark' && (hasDeed(here) || goesOn)) return end
  // "Abrams: 31 from the US in 2023"
  if (next?.fold === 'from' && startsClause(tokens, first, number, here) && isPlaceBehind(tokens, here, end + 1))
    return end
  // "Spain: 29 delivered", "the count stands at 524,000 delivered"
  if (isDone(words, at, here, end)) return end
  const verb = at(end)
  // "nineteen which Denmark handed over", "six are to be there", "had sent twenty."
  if (verb && AUXILIARIES.has(verb.fold) && startsClause(tokens, first, number, here))
    return hasDeed(here) && !areDoers(words, tokens, here, end) ? end : null
  const deed = here.find(
    (cue): cue is CueMention => cue.kind === 'cue' && cue.cue === 'deed' && cue.last <= number.first,
  )
  const gap = deed ? start - deed.last - (QUOTES.has(tokens[start - 1]!.fold) ? 1 : 0) : 2
  return deed?.sense['frame'] === 'give' && gap <= 1 && !deed.rule.endsWith('#pay') ? end : null
}

/** `the two had already announced it`: they act, so they are people. */
function areDoers({ sets }: Words, tokens: readonly Token[], here: readonly Mention[], aux: number): boolean {
  if (!/^(?:have|had|has)$/.test(tokens[aux]!.fold)) return false
  let i = aux + 1
  while (sets.has('adverbs', tokens[i]?.fold ?? '')) i++
  return here.some(
    (cue) => cue.kind === 'cue' && cue.cue === 'deed' && cue.first === i && DOING.has(String(cue.sense['frame'])),
  )
}

const DOING = new Set(['give', 'say'])

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
function isDone({ sets }: Words, at: (i: number) => Token | undefined, here: readonly Mention[], end: number): boolean {
  const deed = here.find(
    (cue): cue is CueMention =>
      cue.kind === 'cue' && cue.cue === 'deed' && cue.first === end && DONE.has(cue.form ?? 'base'),
  )
  if (!deed || (deed.sense['goods'] ?? deed.sense['status']) !== 'delivered') return false
  const next = at(deed.last)
  return !next || next.kind === 'mark' || sets.has('no-noun', next.fold)
}

const DONE = new Set(['past', 'participle'])

const isPlaceBehind = (tokens: readonly Token[], here: readonly Mention[], at: number): boolean =>
  here.some(({ kind, first }) => kind === 'place' && (first === at || (first === at + 1 && tokens[at]?.fold === 'the')))

/** Marks that stand right behind a word, too. */
const STOPS = new Set(['.', ',', ';', ':', ')', '!', '?', '”', '"'])

/** Behind `of`: what was told before. */
export const THEM = new Set(['them', 'these', 'those', 'which', 'it', 'that', 'this'])
export const MORE = new Set(['more', 'others'])
const LEADS = new Set(['all', 'another', 'first', 'last', 'other', 'remaining', 'further', 'next'])
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
function startsClause(
  tokens: readonly Token[],
  from: number,
  number: NumberMention,
  here: readonly Mention[],
): boolean {
  const start = startOf(tokens, from, number)
  // "This year 400,000 had arrived"
  if (start === from || here.some(({ kind, first, last }) => kind === 'when' && first === from && last === start))
    return true
  // "By our count 118 have been handed over"
  if (start - from <= 4 && tokens[from]!.fold === 'by' && !here.some(({ last }) => last === start)) return true
  const { kind, fold } = tokens[start - 1]!
  return kind === 'mark'
    ? fold !== '-' && fold !== '%'
    : fold === 'and' || fold === 'but' || fold === 'the' || fold === 'which'
}

const hasDeed = (here: readonly Mention[]): boolean =>
  here.some((mention) => mention.kind === 'cue' && mention.cue === 'deed')
