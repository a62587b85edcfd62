import { scaleFigure } from '../core/figure.ts'
import type { NumberMention } from '../core/mention.ts'
import type { Outline, Sentence } from '../core/outline.ts'
import { type CurrencyWords, currencyWords } from '../rulebook/currency-words.ts'
import { type NumberWords, numberWords } from '../rulebook/number-words.ts'
import { isYear, readFigures, SIGNS } from './figures.ts'
import type { Finder } from './finder.ts'
import { type Qualified, qualifierReader } from './qualifier.ts'
import { isParted, type Quantity, type Setting } from './setting.ts'
import { readSpelled } from './spelled.ts'

/**
 * Finds numbers, in digits or words, with ranges and qualifiers.
 *
 * In:  one sentence's tokens.
 * Out: NumberMentions in whole units, also of sums (find/money.ts reads the currency beside them) and of years
 *      (find/when.ts): who counts things leaves out what those cover.
 *
 * Not here: whether a number without a currency is a sum (link/currency.ts), what it counts (find/goods.ts).
 */
export const findNumbers: Finder = (book) => {
  const words = numberWords(book)
  const money = currencyWords(book)
  const qualify = qualifierReader(book)
  const begins = words.filter(SPELLED, [...SIGNS.keys()])
  return (outline, sentence) => {
    const at = settingOf(words, money, outline, sentence)
    const all = readAll(at, begins)
    if (!all.length) return []
    return joinRanges(
      at,
      all.map((one) => elided(at, one)),
    ).map((number): NumberMention => {
      const { first, last, value, min, max, rule } = number
      const exactly: Qualified =
        min !== null
          ? { qualifier: 'range', qualifierSpan: null }
          : qualify(at.tokens, at.text, at.first, first, last, at.limit)
      const span = { start: at.tokens[first]!.start, end: at.tokens[last - 1]!.end }
      return {
        kind: 'number',
        span,
        sentence: sentence.index,
        first,
        last,
        rule,
        value,
        min,
        max,
        qualifier: exactly.qualifier,
        qualifierSpan: exactly.qualifierSpan,
        scaled: number.noughts > 0,
      }
    })
  }
}

/** What a number in words can begin with (spelled.ts). */
const SPELLED = ['vague', 'scale', 'some', 'article', 'unit', 'fraction', 'same', 'ten', 'hundred'] as const

function settingOf(
  words: NumberWords,
  money: CurrencyWords,
  { tokens, article }: Outline,
  { first, last }: Sentence,
): Setting {
  const { text } = article
  const signBefore = (i: number): boolean => {
    for (let start = Math.max(0, i - 5); start < i; start++)
      if (money.signs.at(tokens, start, i, text)?.end === i) return true
    return false
  }
  const moneyAt = (i: number): boolean =>
    i < last && (money.signs.at(tokens, i, last, text) !== null || money.names.at(tokens, i, last, text) !== null)
  return { words, tokens, text, first, limit: last, signBefore, moneyAt }
}

function readAll(at: Setting, begins: (hash: number) => boolean): Quantity[] {
  const found: Quantity[] = []
  for (let i = at.first; i < at.limit; i++) {
    const token = at.tokens[i]!
    if (token.kind !== 'number' && !begins(token.hash)) continue
    const quantity = token.kind === 'number' ? readFigures(at, i) : readSpelled(at, i)
    if (!quantity) continue
    found.push(quantity)
    i = quantity.last - 1
  }
  return found
}

/**
 * "Some three billion is new. The other two and a half come from …": nobody counts halves of things, so the number has
 * the scale of the one before it. A whole one ("Two hundred million euros are set aside; the council approved another
 * 35, all of it for shells") has it only if no other number stands between, which it might go on from.
 */
function elided(at: Setting, quantity: Quantity): Quantity {
  const { tokens, words } = at
  const { first, last, value } = quantity
  if (value === null || value < 1 || quantity.noughts || first === 0) return quantity
  // "the last one, held in Paris"
  if (tokens[first]!.fold === 'one' && last === first + 1) return quantity
  if (!words.has('rest', tokens[first - 1]!.fold)) {
    if (isPartAlone(at, quantity)) return scaledLike(at, quantity)
    return isHalfAlone(at, quantity) ? scaledLike(at, quantity) : quantity
  }
  const next = last < at.limit ? tokens[last]! : undefined
  const isWhole = Number.isInteger(value)
  if (
    next?.kind === 'word'
      ? (isWhole && !LEFT_FOR.has(next.fold)) || !mayFollow(words, next.fold)
      : next && /[%°-]/.test(next.fold)
  )
    return quantity
  for (let i = first - 1; i >= Math.max(0, first - FAR); i--) {
    const scale = words.at('scale', tokens, i, first)
    if (scale && scale.value.value >= 6)
      return isWhole && !isSumAt(at, i, scale.end)
        ? quantity
        : {
            ...quantity,
            value: scaleFigure(String(value), scale.value.value),
            noughts: scale.value.value,
            plain: false,
            rule: scale.value.rule,
          }
    if (
      isWhole &&
      !isOfWhole(at, i + 1) &&
      (tokens[i]!.kind === 'number' || words.at('unit', tokens, i, first) || words.at('ten', tokens, i, first))
    )
      return quantity
  }
  return quantity
}

/** "the remaining seven for arms" */
const LEFT_FOR = new Set(['for', 'to', 'goes', 'go', 'will'])

/** `nine of it`, `seventy-five of that` */
const isOfWhole = ({ tokens, words, limit }: Setting, i: number): boolean =>
  i + 1 < limit && words.has('of', tokens[i]!.fold) && WHOLES.has(tokens[i + 1]!.fold)

/**
 * "NZ$16 million, nine of it for civilians", "125 million kroner: seventy-five of them for UNRWA": a part of the sum before it, with
 * no number between that it could go on from; `of them` only behind a colon, else they may be what the money is for.
 */
function isPartAlone(at: Setting, { first, last, value }: Quantity): boolean {
  const { tokens, words, limit } = at
  if (!Number.isInteger(value) || !isOfWhole(at, last)) return false
  const isThem = /^th(?:em|ose|ese)$/.test(tokens[last + 1]!.fold)
  if (last + 2 < limit && tokens[last + 2]!.kind === 'word' && !mayFollow(words, tokens[last + 2]!.fold)) return false
  let colon = false
  for (let i = first - 1; i >= Math.max(at.first, first - FAR); i--) {
    colon ||= tokens[i]!.fold === ':'
    const scale = words.at('scale', tokens, i, first)
    if (scale && scale.value.value >= 6)
      return isSumAt(at, i, scale.end) && (colon || !isThem) && Number(tokens[i - 1]?.fold ?? 0) > value!
    if (tokens[i]!.kind === 'number') return false
  }
  return false
}

/** "Sixty million euros for Congo. Three and a half of it is for us.": in words, and with nothing that it could count. */
function isHalfAlone({ tokens, words, limit }: Setting, { first, last, value }: Quantity): boolean {
  if (Number.isInteger(value) || tokens[first]!.kind !== 'word') return false
  const next = last < limit ? tokens[last]! : undefined
  if (!next || next.fold === '.') return true
  if (words.has('of', next.fold)) return last + 1 < limit && WHOLES.has(tokens[last + 1]!.fold)
  return AUXILIARIES.has(next.fold)
}

const WHOLES = new Set(['it', 'that', 'this', 'these', 'those', 'them', 'which'])
const AUXILIARIES = new Set(['has', 'have', 'is', 'are', 'was', 'were', 'will', 'goes', 'go', 'went', 'came', 'comes'])

/** With the scale of the sum before it. */
function scaledLike(at: Setting, quantity: Quantity): Quantity {
  const { tokens, words } = at
  for (let i = quantity.first - 1; i >= Math.max(0, quantity.first - FAR); i--) {
    const scale = words.at('scale', tokens, i, quantity.first)
    if (!scale || scale.value.value < 6) continue
    if (!isSumAt(at, i, scale.end)) return quantity
    const { value: noughts, rule } = scale.value
    return { ...quantity, value: scaleFigure(String(quantity.value), noughts), noughts, plain: false, rule }
  }
  return quantity
}

const mayFollow = (words: NumberWords, word: string): boolean =>
  words.has('follower', word) || words.has('beside-sum', word)

/** The scale at `i` ends the number of a sum: `million euros`, `€200 million`. */
const isSumAt = (at: Setting, i: number, end: number): boolean => at.moneyAt(end) || (i > 0 && at.signBefore(i - 1))

/** Tokens back to the number whose scale is left out: a paragraph or so. */
const FAR = 80

/** A quantity, or a range with `min` and `max`. */
export interface Ranged extends Quantity {
  readonly min: number | null
  readonly max: number | null
}

/** Joins `16` and `20 billion` of `16 to 20 billion`; of `rises from 2 to 9 billion` it makes two billions each. */
function joinRanges(at: Setting, quantities: readonly Quantity[]): Ranged[] {
  const joined: Ranged[] = []
  for (let i = 0; i < quantities.length; i++) {
    const a = quantities[i]!
    const b = quantities[i + 1]
    const tie = b && a.value !== null && b.value !== null && !isParted(at, b.first) ? tieOf(at, a, b) : null
    const low = tie && !isPastYear(at, a) ? sameScale(at, a, b!) : null
    if (tie === 'range' && low !== null && low < b!.value! && !(isYear(at.words, a) && isYear(at.words, b!))) {
      joined.push(ranged(b!, a.first, null, b!.noughts, low, b!.value, false, at.words.rule('range')))
      i++
    } else if (tie === 'change' && low !== null && low !== a.value)
      joined.push(ranged(a, a.first, low, b!.noughts, null, null, a.plain, a.rule))
    else joined.push(ranged(a, a.first, a.value, a.noughts, null, null, a.plain, a.rule))
  }
  return joined
}

/** Written out: every number of an article goes through it, and a copy with changes costs ten times as much. */
const ranged = (
  { last }: Quantity,
  first: number,
  value: number | null,
  noughts: number,
  min: number | null,
  max: number | null,
  plain: boolean,
  rule: string,
): Ranged => ({ first, last, value, noughts, plain, rule, min, max })

/** "has given since 2021 to 197 million": a year behind `since` or `in` opens no range. */
const isPastYear = ({ tokens, words, first }: Setting, a: Quantity): boolean =>
  a.first > first && isYear(words, a) && YEAR_LEADS.has(tokens[a.first - 1]!.fold)

const YEAR_LEADS = new Set(['since', 'in', 'until', 'by', 'during', 'of'])

/** The first number with the scale of the second, if it has none of its own: `16 to 20 billion`, `five or six hundred million`. */
function sameScale({ tokens, words }: Setting, a: Quantity, b: Quantity): number | null {
  if (a.noughts || a.value === null || a.value >= 1000) return a.value
  const inHundreds = a.value < 10 && b.first + 1 < b.last && words.has('hundred', tokens[b.first + 1]!.fold)
  return scaleFigure(String(inHundreds ? a.value * 100 : a.value), b.noughts)
}

/** How two numbers hang together: `to`, a dash, `between … and`, `two or three`; null when they do not. */
function tieOf(at: Setting, a: Quantity, b: Quantity): 'range' | 'change' | null {
  const { tokens, words } = at
  const between = tokens[a.last]!
  if (b.first !== a.last + 1) return null
  if (between.fold === '-') return isDash(at, a, b) ? 'range' : null
  // "the German sum in paragraph 4 to 125 million"
  if (words.has('to', between.fold))
    return LABELS.has(tokens[a.first - 1]?.fold ?? '') ? null : isChange(at, a) ? 'change' : 'range'
  if (words.has('and', between.fold)) return isBetween(at, a.first) ? 'range' : null
  return words.has('or', between.fold) && isGuess(at, a, b) ? 'range' : null
}

const LABELS = new Set('paragraph para annex article section chapter item point page line no number table'.split(' '))

/** `two or three million`, `5 or 6 lorries`; but `5 or 500 lorries` are two numbers. */
const isGuess = (at: Setting, a: Quantity, b: Quantity): boolean => {
  const times = b.value! / (sameScale(at, a, b) || 1)
  return times > 1 && times <= 2 && (a.noughts > 0 || a.value! <= 10)
}

/** A dash that touches both numbers, or stands between spaces before a scale: `2-3 million`, `20 – 30 million`. */
function isDash({ tokens }: Setting, a: Quantity, b: Quantity): boolean {
  const dash = tokens[a.last]!
  return dash.glued ? tokens[b.first]!.glued : !tokens[b.first]!.glued && a.plain && a.value! < 1000 && b.noughts > 0
}

/** `from two to 9 million` after a word of change (`up`, `rises`) tells two states, not a range. */
export function isChange(
  { tokens, words, first }: Pick<Setting, 'tokens' | 'words' | 'first'>,
  a: { first: number },
): boolean {
  let from = -1
  for (let i = a.first - 1; i >= Math.max(first, a.first - 5); i--) if (words.has('from', tokens[i]!.fold)) from = i
  if (from < 0) return false
  for (let i = from - 1; i >= Math.max(first, from - 12); i--) if (words.has('change', tokens[i]!.fold)) return true
  return false
}

/** `between` stands before the number, with at most an `about` or a sign in the way. */
export function isBetween({ tokens, words, first }: Pick<Setting, 'tokens' | 'words' | 'first'>, i: number): boolean {
  for (let k = i - 1; k >= Math.max(first, i - 4); k--) if (words.has('between', tokens[k]!.fold)) return true
  return false
}
