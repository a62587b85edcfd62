import { pick } from '../core/gather.ts'
import { isKind, type Mention, type NumberMention, type PlaceMention } from '../core/mention.ts'
import { isPossessive } from '../core/possessive.ts'
import type { CurrencyUse } from '../rulebook/currency-use.ts'
import type { Currency, CurrencyWords } from '../rulebook/currency-words.ts'
import { afterHyphen, isParted, type Setting } from './setting.ts'

/** A currency beside a number, with the tokens it covers. */
export interface Unit extends Currency {
  readonly first: number
  readonly last: number
}

/** What a number's currency is read from. */
export interface Surroundings extends Pick<Setting, 'tokens' | 'text' | 'first' | 'limit'> {
  readonly use: CurrencyUse
  readonly money: CurrencyWords
  readonly found: readonly Mention[]
}

/** The currency before or after a number; if it stands on both sides (`$5 million Canadian dollars`), what both allow. */
export function unitOf(around: Surroundings, number: NumberMention): Unit | null {
  const before = unitBefore(around, number)
  const after = unitAfter(around, number)
  if (!before || !after) return before ?? after
  const both = before.codes.filter((code) => after.codes.includes(code))
  if (!both.length) return before
  return {
    ...(after.codes.length < before.codes.length ? after : before),
    codes: both,
    unit: before.unit * after.unit,
    first: before.first,
    last: after.last,
  }
}

/** `€`, `US$`, `NOK`, `Rs`; a name only before a large number (`rupees 500 crore`). */
function unitBefore(around: Surroundings, number: NumberMention): Unit | null {
  const { tokens, text, first, money, found } = around
  if (isParted(around, number.first)) return null
  for (let start = Math.max(first, number.first - LONGEST); start < number.first; start++) {
    if (areLines(tokens, start, number.first)) continue
    const sign = money.signs.at(tokens, start, number.first, text)
    if (sign?.end === number.first && fitsSign(around, number, sign.value, start))
      return unit(sign.value, sign.value.codes, start, number.last)
    const name = number.scaled ? money.names.at(tokens, start, number.first, text) : null
    if (name?.end === number.first && !found.some((other) => other.kind === 'number' && other.last === start))
      return unit(name.value, name.value.codes, start, number.last)
  }
  return null
}

/** A table of one cell a line: `AUD`, `18`. In prose that is cut at one width only the second begins a line. */
const areLines = (tokens: Surroundings['tokens'], one: number, other: number): boolean =>
  tokens[one]!.broken && tokens[other]!.broken

const unit = (
  { rule, unit, scaled, weight }: Currency,
  codes: readonly string[],
  first: number,
  last: number,
): Unit => ({ rule, codes, unit, scaled, weight, first, last })

/** Tokens of `U.S. $` and `Mio. EUR`. */
const LONGEST = 5

/** One letter must touch its number (`R500m`); a sign that is also a word needs a large one. */
function fitsSign({ tokens, text }: Surroundings, number: NumberMention, { scaled }: Currency, start: number): boolean {
  const isLetter = number.first - start === 1 && /^\p{L}$/u.test(text.slice(tokens[start]!.start, tokens[start]!.end))
  if (isLetter && !tokens[number.first]!.glued) return false
  // "0711013ID1108991343": the mark of a wire
  if (start > 0 && tokens[start]!.glued && tokens[start - 1]!.kind !== 'mark' && tokens[start]!.kind === 'word')
    return false
  return !scaled || isLarge(text, number)
}

/** `1,000 won`, `1000 won`; but the year of `2018 won` is none. */
const isLarge = (text: string, { scaled, span, value }: NumberMention): boolean =>
  scaled ||
  /\d[,.' \u00a0\u202f’]\d{3}/.test(text.slice(span.start, span.end)) ||
  (value !== null && value >= 1000 && (value < 1900 || value >= 2100))

/** `kroner`, `-dollar`, `Norwegian crowns`, `EUR`, `€`. */
function unitAfter(around: Surroundings, number: NumberMention): Unit | null {
  const { tokens, text, limit, money, found } = around
  const start = afterPoint(around, afterHyphen(tokens, number.last))
  if (start >= limit || isParted(around, start)) return null
  if (areLines(tokens, number.first, start)) return null
  const plain =
    currencyAt(around, number, start) ??
    currencyAt(around, number, afterOwner(around, start)) ??
    (number.scaled && tokens[start]!.fold === 'in' ? nameAlone(around, start + 1, number) : null)
  if (plain) return plain
  const place = found.filter(isKind('place')).find((mention) => mention.first === start && mention.last < limit)
  const name = place && money.names.at(tokens, place.last, limit, text)
  if (!name || !fitsName(around, number, name.value, name.end)) return null
  return unit(name.value, narrow(around, name.value.codes, place), number.first, name.end)
}

/** `1.5 billion of its own crowns`, `two million of our dollars`: behind the words for whose money it is. */
function afterOwner({ tokens, limit }: Surroundings, i: number): number {
  if (i + 2 >= limit || tokens[i]!.fold !== 'of' || !isPossessive(tokens[i + 1]!.fold)) return i
  return tokens[i + 2]!.fold === 'own' ? i + 3 : i + 2
}

/** `3,5 Mrd. Euro`: an abbreviated scale may keep its point. */
const afterPoint = ({ tokens, limit }: Surroundings, i: number): number =>
  i + 1 < limit &&
  tokens[i]!.fold === '.' &&
  tokens[i]!.glued &&
  /^(?:m|b|tr)(?:\p{L}{1,3})?$/u.test(tokens[i - 1]!.fold)
    ? i + 1
    : i

/** `2.286 billion in special drawing rights`, `3 million in euros`: the name, and no more of its phrase behind. */
function nameAlone({ tokens, text, limit, money }: Surroundings, start: number, number: NumberMention): Unit | null {
  const name = start < limit ? money.names.at(tokens, start, limit, text) : null
  if (!name) return null
  const next = name.end < limit ? tokens[name.end]! : undefined
  return next && next.kind !== 'mark' ? null : unit(name.value, name.value.codes, number.first, name.end)
}

function currencyAt(around: Surroundings, number: NumberMention, start: number): Unit | null {
  const { tokens, text, limit, money } = around
  if (start >= limit) return null
  const name = money.names.at(tokens, start, limit, text)
  if (name && fitsName(around, number, name.value, name.end))
    return unit(name.value, name.value.codes, number.first, name.end)
  const sign = money.signs.at(tokens, start, limit, text)
  if (!sign || (sign.end - start === 1 && /^\p{L}$/u.test(tokens[start]!.fold))) return null
  // the sign of the next sum: "5 million (€4 million)", "between 3 and €4bn"
  if (tokens[sign.end]?.kind === 'number' && (tokens[sign.end]!.glued || !tokens[start]!.glued)) return null
  return sign.value.scaled && !number.scaled ? null : unit(sign.value, sign.value.codes, number.first, sign.end)
}

/** No sum: `2,000 pounds of flour`, `a 500-pound bomb`, `40 won seats`, `20 euro-area members`. */
function fitsName(around: Surroundings, number: NumberMention, { scaled, weight }: Currency, end: number): boolean {
  const { tokens, text, limit } = around
  if (scaled && !isLarge(text, number)) return false
  const next = end < limit ? tokens[end]! : undefined
  const isTied = tokens[number.last]?.fold === '-'
  if (weight && !number.scaled && (isTied || next?.fold === 'of' || (next && WEIGHED.has(next.fold)))) return false
  return number.scaled || isTied || !(next?.fold === '-' && next.glued && tokens[end + 1]?.glued)
}

const WEIGHED = new Set(['bomb', 'bombs', 'warhead', 'warheads', 'explosives', 'heavier', 'lighter', 'overweight'])

/** `Czech crowns`: of the currencies the word allows, that of the country. A country of none of them narrows nothing. */
const narrow = ({ use }: Surroundings, codes: readonly string[], place: PlaceMention): readonly string[] => {
  const theirs = pick(place.codes, (country) => use.ofThese(country, codes, null))
  return theirs.length ? theirs : codes
}
