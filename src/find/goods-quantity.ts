import type { NumberMention, Qualifier } from '../core/mention.ts'
import { figureOf, ORDINALS, partOf } from './goods-part.ts'
import { isCell, type Phrase, type Place } from './goods-phrase.ts'

/** How many, and which tokens say so. */
export interface Counted {
  /** Where the span begins and ends, the number included. */
  readonly first: number
  readonly last: number
  /** Where the name begins, behind the number. */
  readonly nameFirst: number
  readonly quantity: number | null
  readonly qualifier: Qualifier
  readonly number: NumberMention | null
  readonly definite: boolean
}

/**
 * The number of a phrase: before it, with at most a few adjectives between (`40 of its oldest tanks`); behind it, in a list
 * or table (`tanks: 40`, `tanks, 14 of them`); or one, by an article or the singular.
 */
export function countOf(at: Place, numbers: readonly NumberMention[], phrase: Phrase): Counted {
  const left = leftEdge(at, numbers, phrase)
  // "2 | howitzers | 36": the number of the row, and how many
  const isRow = left.number !== null && isCell(at.tokens, at.text, left.number.last) && cellBehind(at, numbers, phrase)
  const number = left.number && !isRow && agrees(phrase, left.number) ? left.number : null
  const part = number && partOf(at, numbers, number)
  if (part) return { ...part, last: phrase.last, nameFirst: left.first, definite: false }
  if (number)
    return {
      first: number.first,
      last: phrase.last,
      nameFirst: left.first,
      ...figureOf(number),
      number,
      definite: left.definite,
    }
  const nameFirst = left.number && !isRow ? phrase.first : left.first
  const behind = numberBehind(at, numbers, phrase)
  if (behind)
    return {
      first: nameFirst,
      last: behind.last,
      nameFirst,
      ...figureOf(behind),
      number: behind,
      definite: left.definite,
    }
  const quantity = phrase.head.singular && phrase.head.as !== 'person' ? 1 : isOneModel(at, phrase, left) ? 1 : null
  return {
    first: nameFirst,
    last: phrase.last,
    nameFirst,
    quantity,
    qualifier: 'exact',
    number: null,
    definite: left.definite && !isOrdinal(at, nameFirst),
  }
}

/** `his third Patriot battery`: one more, and none that was named before. */
const isOrdinal = ({ tokens, first }: Place, k: number): boolean => k > first && ORDINALS.has(tokens[k - 1]!.fold)

/** `a Patriot`, `one Kub`. */
const isOneModel = (at: Place, phrase: Phrase, left: Edge): boolean =>
  phrase.head.as === 'model' &&
  !at.tokens[phrase.last - 1]!.fold.endsWith('s') &&
  (left.article || isOrdinal(at, left.first))

interface Edge {
  readonly first: number
  readonly number: NumberMention | null
  readonly article: boolean
  readonly definite: boolean
  /** Some determiner stands before it. */
  readonly determined: boolean
}

/** How far the noun phrase reaches to the left, and what stands there. */
export function leftEdge(at: Place, numbers: readonly NumberMention[], phrase: { first: number }): Edge {
  const { tokens, first } = at
  let k = phrase.first - 1
  let edge = phrase.first
  for (let steps = 0; k >= first && steps < 6; steps++) {
    const number = numbers.find((one) => one.last === k + 1)
    if (number)
      return { first: edge, number, article: false, definite: isDefinite(at, number.first - 1), determined: true }
    const token = tokens[k]!
    if (tokens[k + 1]!.broken || isCell(at.tokens, at.text, k + 1)) break
    if (token.fold === '-' && token.glued && tokens[k + 1]!.glued) k--
    else if (token.fold === 'of' || (OF_WHICH.has(token.fold) && !isSuch(numbers, token.fold, k))) {
      // "dozens of generators", "30 of its Leopards"
      const of = token.fold === 'of' ? k : tokens[k - 1]?.fold === 'of' ? k - 1 : -1
      const before = of > 0 ? numbers.find((one) => one.last === of) : undefined
      if (before) return { first: edge, number: before, article: false, definite: false, determined: true }
      return {
        first: capitalsFrom(at, phrase.first),
        number: null,
        article: ONE.has(token.fold),
        definite: isDefinite(at, k),
        determined: OF_WHICH.has(token.fold),
      }
    } else if (token.kind !== 'word' || token.fold === "'s" || at.taken(k)) {
      const owner = token.fold === "'s"
      const ownedOf = owner ? numberOfOwned(at, numbers, k) : undefined
      if (ownedOf) return { first: edge, number: ownedOf, article: false, definite: false, determined: true }
      return { first: capitalsFrom(at, phrase.first), number: null, article: owner, definite: owner, determined: owner }
    } else if (token.fold === 'and' && FIELDS.has(tokens[k - 1]?.fold ?? '')) k--
    else if (!isTied(at, k) && (STOPS.has(token.fold) || (at.isClosed(token.fold) && !MORE.has(token.fold)))) break
    else {
      // adjectives that are no known modifiers: "fully equipped", "American", "Bohdana"
      if (token.capital ? k > first : steps < 4) edge = MORE.has(token.fold) ? edge : k
      k--
    }
  }
  const before = k >= first ? tokens[k]!.fold : ''
  return {
    // without a number in front, unknown small words may be anything: "sent battered tanks"
    first: capitalsFrom(at, phrase.first),
    number: null,
    article: ONE.has(before),
    definite: isDefinite(at, k),
    determined: ONE.has(before) || isDefinite(at, k),
  }
}

/** `four such machines`: the number counts what stands behind. */
const isSuch = (numbers: readonly NumberMention[], word: string, k: number): boolean =>
  word === 'such' && numbers.some(({ last }) => last === k)

/** `106 military and police rescuers`, `90 patrol and transport boats`: two fields of one thing, and not two things. */
const FIELDS = new Set(
  'military police medical search rescue civil technical army naval patrol transport humanitarian urban fire relief engineering logistics protective'.split(
    ' ',
  ),
)

/** `2,000 ready-made meals`, `1,000 hand-held imagers`: a verb or a preposition inside a hyphened word is none. */
const isTied = ({ tokens }: Place, k: number): boolean =>
  (tokens[k]!.glued && tokens[k - 1]?.fold === '-' && tokens[k - 1]!.glued) ||
  (tokens[k + 1]?.fold === '-' && tokens[k + 1]!.glued && tokens[k + 2]?.glued === true)

/** `49 of the army's old tanks`: the number before the owner. */
function numberOfOwned({ tokens, first }: Place, numbers: readonly NumberMention[], owner: number) {
  for (let k = owner - 1; k > Math.max(first, owner - OWNER); k--)
    if (tokens[k]!.fold === 'of') return numbers.find((one) => one.last === k)
  return undefined
}

/** Tokens: `of the Royal Australian Air Force's`. */
const OWNER = 7

const ONE = new Set(['a', 'an', 'another', 'one'])
const OF_WHICH = new Set([
  'the',
  'its',
  'their',
  'his',
  'her',
  'our',
  'these',
  'those',
  'such',
  'a',
  'an',
  'another',
  'this',
  'that',
])
const DEFINITE = new Set(['the', 'its', 'their', 'these', 'those', 'this', 'that', 'his', 'our'])
const MORE = new Set([
  'more',
  'other',
  'further',
  'such',
  'additional',
  'extra',
  'new',
  'first',
  'another',
  'most',
  'own',
])
/** Verbs and the like that the closed class does not hold. */
export const STOPS = new Set(
  'receive receives received deliver delivers delivered include includes including included promise promises provide provides provided supply supplies supplied donate donates donated hand handed ship shipped fly flew flown bring brings brought buy buys bought order orders ordered carry carrying carries plus per million worth carried bore held hauled dropped unloaded landed left crossed arrived reached contained sent gave took years months weeks days hours'.split(
    ' ',
  ),
)

const isDefinite = ({ tokens, first }: Place, k: number): boolean => k >= first && DEFINITE.has(tokens[k]!.fold)

/** Capitalised words of no other name right before a phrase belong to it: `Bohdana howitzers`. */
function capitalsFrom(at: Place, from: number): number {
  let i = from
  while (i - 1 > at.first && from - i < 2 && isNameWord(at, i - 1)) i--
  return i
}

const isNameWord = (at: Place, i: number): boolean => {
  const token = at.tokens[i]!
  return (
    token.kind === 'word' &&
    token.capital &&
    !at.taken(i) &&
    !at.isState(i) &&
    !at.isClosed(token.fold) &&
    !STOPS.has(token.fold) &&
    !at.tokens[i + 1]!.broken &&
    !isCell(at.tokens, at.text, i + 1)
  )
}

/** Of one there is one tank, of many there are tanks; masses take any number. */
const agrees = ({ head }: Phrase, number: NumberMention): boolean => {
  if (head.as === 'mass' || head.as === 'model' || head.as === 'service') return true
  const one = number.value === 1
  return head.singular === one || (head.singular && isInvariant(head))
}

const isInvariant = ({ category }: { category: string }): boolean =>
  category === 'combat_aircraft' || category === 'transport_aircraft' || category === 'vessel' || category === 'uav'

/** `tanks: 40`, `tanks – 40`, `tanks (40)`, `tanks, 14 of them`, and the next cell of a row. */
function numberBehind(at: Place, numbers: readonly NumberMention[], phrase: Phrase): NumberMention | null {
  const { tokens, limit, text } = at
  const { last } = phrase
  if (last >= limit) return null
  const number = numbers.find((one) => one.first >= last && one.first - last <= 4)
  if (!number || !isCell(tokens, text, last)) {
    const there = cellBehind(at, numbers, phrase)
    if (there) return there
  }
  if (!number) return null
  const gap = tokens.slice(last, number.first).map((token) => token.fold)
  const next = tokens[number.last]
  if (isCell(tokens, text, last) && gap.every((word) => QUALIFYING.has(word)))
    return endsCell(at, number) ? number : null
  const mark = gap[0]
  if (mark === ':' || (mark === '-' && !tokens[last]!.glued))
    return !next || number.last >= limit || next.broken || !/^[a-z]/.test(next.fold) || next.fold === 'of'
      ? number
      : null
  if (mark === '(') return next?.fold === ')' ? number : null
  if (mark === ',') {
    const after = tokens
      .slice(number.last, number.last + 2)
      .map((token) => token.fold)
      .join(' ')
    // "bulldozers, 12; ambulances, 9", "Bushmasters, a hundred and twenty.", "missiles, about a dozen, in April"
    const isAbout = gap.length > 1 && gap.slice(1).every((word) => QUALIFYING.has(word))
    const closes = number.last >= limit || LIST_ENDS.has(next!.fold) || (isAbout && next!.fold === ',')
    if ((gap.length === 1 || isAbout) && closes && !isYear(at, number)) return number
    return /^(?:of them|in all|in total|all told)/.test(after) ? number : null
  }
  return null
}

const LIST_ENDS = new Set([';', '.'])

const isYear = ({ text }: Place, { span }: NumberMention): boolean =>
  /^(?:19|20)\d\d$/.test(text.slice(span.start, span.end))

/** Words before a number that say how exact it is. */
export const ABOUT: ReadonlySet<string> = new Set(
  'more than over about some around up to at least nearly almost'.split(' '),
)
const QUALIFYING: ReadonlySet<string> = new Set([...ABOUT, '|', '-', ':'])

/** "23 boats | 0.5 billion": no cell counts so many things, it is a sum whose currency stands in the header. */
const HUGE = 1e8

const endsCell = (at: Place, number: NumberMention): boolean => (number.value ?? 0) < HUGE && endsAt(at, number)

const endsAt = (at: Place, number: NumberMention): boolean =>
  number.last >= at.limit ||
  isCell(at.tokens, at.text, number.last) ||
  at.tokens[number.last]!.broken ||
  at.tokens[number.last]!.kind === 'mark'

/** `tents (for 6 persons) | 120`, `machines from Gifu | 8`: a number that fills the next cell, behind goods that begin their own. */
function cellBehind(at: Place, numbers: readonly NumberMention[], { first, last }: Phrase): NumberMention | null {
  const { tokens, text, limit } = at
  const begins = first === at.first || isCell(tokens, text, first) || tokens[first - 1]!.kind === 'mark'
  if (!begins) return null
  let cell = last
  while (cell < Math.min(limit, last + CELL) && !isCell(tokens, text, cell)) cell++
  if (cell >= limit || !isCell(tokens, text, cell)) return null
  const number = numbers.find((one) => one.first === cell || (one.first === cell + 1 && tokens[cell]!.fold === '|'))
  return number && endsCell(at, number) ? number : null
}

/** Tokens of a cell behind the goods. */
const CELL = 8
