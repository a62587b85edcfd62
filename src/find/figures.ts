import { parseFigure, scaleFigure } from '../core/figure.ts'
import type { Token } from '../core/token.ts'
import type { NumberWords } from '../rulebook/number-words.ts'
import { afterHyphen, halfAfter, type Quantity, type Scale, type Setting, scaleAt } from './setting.ts'

/**
 * Reads a quantity written in digits: `6,000`, `1 500`, `2½`, `1.5bn`, `4,850 crore`.
 *
 * Not here: numbers in words (spelled.ts), ranges and qualifiers (number.ts).
 */
export function readFigures(at: Setting, i: number): Quantity | null {
  const { tokens, words, text } = at
  if (isIdentifier(at, i)) return null
  const end = endOfGroups(at, i)
  if (hasSuffix(at, i, end)) return null
  const written = text.slice(tokens[i]!.start, tokens[end - 1]!.end)
  const fraction = fractionAfter(at, end)
  const scale = scaleAfter(at, fraction?.last ?? end, i)
  const digits = parseFigure(written.replaceAll('’', "'"), scale !== null)
  if (digits === null) return null
  const mantissa = fraction && !digits.includes('.') ? digits + fraction.value : digits
  const last = scale?.last ?? fraction?.last ?? end
  if (scale)
    return {
      first: i,
      last,
      value: scaleFigure(mantissa, scale.noughts),
      noughts: scale.noughts,
      plain: false,
      rule: scale.rule,
    }
  return {
    first: i,
    last,
    value: Number(mantissa),
    noughts: 0,
    plain: last === i + 1 && /^\d+$/.test(written),
    rule: words.rule('digits'),
  }
}

/** Figures that count nothing: names with digits in them, times, telephone numbers. */
function isIdentifier(at: Setting, i: number): boolean {
  const { tokens, first, limit } = at
  const before = i > first ? tokens[i - 1]! : undefined
  const beyond = i - 1 > first ? tokens[i - 2]! : undefined
  const next = i + 1 < limit ? tokens[i + 1]! : undefined
  return (
    isTimeOrChain(at, i) ||
    (before !== undefined && (touchesName(at, i, before, beyond) || numbersThing(at, i, before, beyond, next)))
  )
}

/** `16:45`, `24/7`, `2023/24`, `2024-01-25`, `555-0199-20`. */
function isTimeOrChain({ tokens, first, limit }: Setting, i: number): boolean {
  const tied = (mark: number, other: number, right: number): boolean =>
    other >= first &&
    other < limit &&
    mark >= first &&
    mark < limit &&
    tokens[other]!.kind === 'number' &&
    tokens[mark]!.glued &&
    tokens[right]!.glued
  if (tied(i + 1, i + 2, i + 2) && /[:/]/.test(tokens[i + 1]!.fold)) return true
  if (tied(i - 1, i - 2, i) && /[:/]/.test(tokens[i - 1]!.fold)) return true
  const dashes = [i - 3, i - 1, i + 1, i + 3].map(
    (k) =>
      k > first &&
      k + 1 < limit &&
      tokens[k]!.fold === '-' &&
      tokens[k]!.glued &&
      tokens[k + 1]!.glued &&
      tokens[k - 1]!.kind === 'number' &&
      tokens[k + 1]!.kind === 'number',
  )
  return (dashes[0]! && dashes[1]!) || (dashes[1]! && dashes[2]!) || (dashes[2]! && dashes[3]!)
}

/** `M113`, `F-16`, `No.7`; but `EUR500m`, `Rs.5` and the second figure of `1bn-2bn`. */
function touchesName(at: Setting, i: number, before: Token, beyond: Token | undefined): boolean {
  const { tokens, words } = at
  if (!tokens[i]!.glued) return false
  // one letter is the sign of a sum only before millions: `R500m`, and the R5 is a rifle
  if (before.kind === 'word')
    return !at.signBefore(i) || (before.fold.length === 1 && !before.glued && !scaleAfter(at, i + 1, i))
  if (!before.glued || beyond?.kind !== 'word') return false
  // "help came as well—20 ambulances": a long dash ties nothing
  if (before.fold === '-')
    return at.text[before.start] !== '—' && !words.has('scale', beyond.fold) && !words.has('short', beyond.fold)
  return before.fold === '.' && words.has('identifier', beyond.fold)
}

/** `Resolution 2728`, `No 7`, `No. 7`; but `there is no 5 million` and `No 5 million came`. */
function numbersThing(
  { tokens, words }: Setting,
  i: number,
  before: Token,
  beyond: Token | undefined,
  next: Token | undefined,
): boolean {
  if (!/^\d{1,4}$/.test(tokens[i]!.fold) || (next && words.has('scale', next.fold))) return false
  const noun = before.fold === '.' ? beyond : before
  return noun?.capital === true && words.has('identifier', noun.fold)
}

/** `20th`, `1990s`, `9am`, `155mm`, `155-mm` and `155 mm`: a calibre counts nothing. */
function hasSuffix({ tokens, words, limit, signBefore }: Setting, i: number, end: number): boolean {
  const after = afterHyphen(tokens, end)
  const next = after < limit ? tokens[after]! : undefined
  if (next?.kind !== 'word') return false
  if (words.has('calibre', next.fold)) return !signBefore(i)
  return after === end && next.glued && words.has('suffix', next.fold)
}

/** Digits in groups parted by one space (`1 500`, `2 000 000`), never across a tab or a line. */
function endOfGroups(at: Setting, i: number): number {
  const { tokens, words, first, limit } = at
  if (!/^\d{1,3}$/.test(tokens[i]!.fold)) return i + 1
  // "on May 12 500 people came"
  if (i > first && words.has('month', tokens[i - 1]!.fold)) return i + 1
  let end = i + 1
  while (end < limit && isGroup(at, end)) {
    end++
    if (/[.,]/.test(tokens[end - 1]!.fold)) break
  }
  return end
}

/** Three digits behind one space. But of `50 155 mm howitzers` and `12 500-kg bombs` the second number is a size. */
function isGroup({ tokens, text }: Setting, k: number): boolean {
  if (!/^\d{3}(?:[.,]\d{1,2})?$/.test(tokens[k]!.fold)) return false
  const before = tokens[k - 1]!
  if (tokens[k]!.start - before.end !== 1 || /[\t\n\r|]/.test(text[before.end]!)) return false
  const next = tokens[k + 1]
  if (next && /^(?:mm|millimet)/.test(next.fold) && !tokens[k]!.fold.endsWith('00')) return false
  return !(next?.fold === '-' && next.glued && tokens[k + 2]?.kind === 'word' && tokens[k + 2]!.glued)
}

/** `2½`, `2 and a half`. */
const fractionAfter = (at: Setting, i: number): { value: string; last: number } | null => {
  const sign = i < at.limit ? SIGNS.get(at.tokens[i]!.fold) : undefined
  return sign ? { value: sign, last: i + 1 } : halfAfter(at, i)
}

export const SIGNS: ReadonlyMap<string, string> = new Map([
  ['½', '.5'],
  ['¼', '.25'],
  ['¾', '.75'],
])

/** A word of scale behind a figure that began at `from`; a single letter only if it touches or money stands by. */
function scaleAfter(at: Setting, i: number, from: number): Scale | null {
  const scale = scaleAt(at, i)
  if (scale) return scale
  const short = at.words.at('short', at.tokens, i, at.limit)
  return short && isShortScale(at, i, from)
    ? { noughts: short.value.value, last: short.end, rule: short.value.rule }
    : null
}

function isShortScale(at: Setting, i: number, from: number): boolean {
  const { tokens, words, limit } = at
  const { glued, fold } = tokens[i]!
  if (at.signBefore(from) || at.moneyAt(i + 1)) return glued || fold !== 't'
  if (!glued || (fold !== 'm' && fold !== 'k')) return false
  const next = tokens[i + 1]?.fold === '-' ? i + 2 : i + 1
  return !(next < limit && words.has('length', tokens[next]!.fold))
}

/** `2024` without a word: two of them are no range of quantities. */
export const isYear = (words: NumberWords, quantity: Quantity): boolean =>
  quantity.plain &&
  quantity.rule === words.rule('digits') &&
  quantity.value !== null &&
  quantity.value >= 1900 &&
  quantity.value < 2100
