import { times } from '../core/figure.ts'
import { pick } from '../core/gather.ts'
import { isKind, type Mention, type MoneyMention, type NumberMention } from '../core/mention.ts'
import { overlaps } from '../core/span.ts'
import { currencyUse } from '../rulebook/currency-use.ts'
import { currencyWords } from '../rulebook/currency-words.ts'
import { type NumberWords, numberWords } from '../rulebook/number-words.ts'
import { wordSets } from '../rulebook/words.ts'
import { type Surroundings, type Unit, unitOf } from './currency.ts'
import type { Finder } from './finder.ts'
import { joinSums, type Sum } from './money-range.ts'
import { qualifierReader } from './qualifier.ts'

/**
 * Finds sums of money: a number with a currency on either side, and one unit of it (`a dollar`).
 *
 * In:  the numbers, places and dates of one sentence.
 * Out: MoneyMentions in whole units with every currency that the words allow. `kroner` stays open here
 *      (settle/currency.ts decides), a number without a currency stays a number (link/currency.ts may find which sum it
 *      continues).
 *
 * Not here: whether the sum is aid. A defence budget is money too.
 */
export const findMoney: Finder = (book) => {
  const words = numberWords(book)
  const money = currencyWords(book)
  const use = currencyUse(book)
  const sets = wordSets(book)
  const counting = book.rules('country-sets').find(({ id }) => id === 'indian-numbers')?.codes ?? []
  const indian = new Set(counting.flatMap((country) => use.of(country, null)))
  const qualify = qualifierReader(book)
  return (outline, sentence, found) => {
    const around: Surroundings = {
      tokens: outline.tokens,
      text: outline.article.text,
      first: sentence.first,
      limit: sentence.last,
      use,
      money,
      found,
    }
    const numbers = found.filter(isKind('number')).filter((number) => number.value !== null || number.min !== null)
    const sums = [
      ...pick(numbers, (number) => sumOf(around, words, number, found)),
      ...singles(around, words, numbers),
    ].sort((a, b) => a.first - b.first)
    return joinSums(
      around,
      words,
      sums,
      numbers.filter((number) => !isDate(number, found)),
    ).map((sum): MoneyMention => {
      const { first, last, rule, value, min, max, codes } = sum
      const exactly =
        min !== null
          ? ({ qualifier: 'range', qualifierSpan: null } as const)
          : qualify(around.tokens, around.text, around.first, first, last, around.limit)
      const span = { start: around.tokens[first]!.start, end: around.tokens[last - 1]!.end }
      // Sri Lanka and Mauritius have rupees, and no crore
      const isIndian =
        codes.length > 1 && around.tokens.slice(first, last).some(({ fold }) => sets.has('indian-numbers', fold))
      const there = isIndian ? codes.filter((code) => indian.has(code)) : []
      return {
        kind: 'money',
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
        codes: there.length ? there : codes,
        per: perOf(around, words, last),
      }
    })
  }
}

function sumOf(around: Surroundings, words: NumberWords, number: NumberMention, found: readonly Mention[]): Sum | null {
  const unit = unitOf(around, number)
  if (!unit || (isDate(number, found) && unit.first === number.first)) return null
  if (unit.last > number.last && isOfBond(around, number, unit.last)) return null
  const last = Math.max(number.last, unit.last)
  const cents =
    unit.last > number.last && unit.unit === 1 && around.tokens[number.first]!.kind === 'word'
      ? centsAfter(around, words, last)
      : null
  const { value, min, max } = scaleBy(number, unit, cents?.value ?? 0)
  return {
    value,
    min,
    max,
    first: unit.first,
    last: cents?.last ?? last,
    rule: unit.rule,
    codes: unit.codes,
    number,
    named: unit.last > number.last,
  }
}

/** `its 2035 dollar bonds`: the year when they fall due, and the money that they are in. */
function isOfBond({ tokens, text, limit }: Surroundings, { value, span }: NumberMention, end: number): boolean {
  if (value === null || value < 1990 || value > 2099 || !/^\d{4}$/.test(text.slice(span.start, span.end))) return false
  if (end >= limit || tokens[end - 1]!.fold.endsWith('s')) return false
  return BONDS.has(tokens[end]!.fold)
}

const BONDS = new Set(['bond', 'bonds', 'note', 'notes', 'debt', 'paper', 'eurobond', 'eurobonds', 'issue'])

/** `2024` in "2024 euros" may be a year, in "$2024" it is none. */
const isDate = (number: NumberMention, found: readonly Mention[]): boolean =>
  found.some((mention) => mention.kind === 'when' && overlaps(mention.span, number.span))

const scaleBy = ({ value, min, max }: NumberMention, { unit }: Unit, cents: number) => {
  const by = (figure: number | null): number | null =>
    figure === null ? null : unit === 1 ? figure + cents : times(figure, unit)
  return { value: by(value), min: by(min), max: by(max) }
}

/** `a dollar sixty-three`: a number below a hundred behind the unit, with nothing that it could count. */
function centsAfter(
  { tokens, limit, found }: Surroundings,
  words: NumberWords,
  i: number,
): { value: number; last: number } | null {
  const cents = found.filter(isKind('number')).find((number) => number.first === i)
  if (
    !cents ||
    cents.value === null ||
    cents.scaled ||
    cents.value < 5 ||
    cents.value > 99 ||
    tokens[i]!.kind !== 'word'
  )
    return null
  const next = cents.last < limit ? tokens[cents.last]! : undefined
  return !next || (next.kind === 'mark' && next.fold !== '-') || words.has('follower', next.fold)
    ? { value: cents.value / 100, last: cents.last }
    : null
}

/** `a dollar`, `half a euro`: one unit, unless the word only describes another (`a dollar bond`). */
function singles(around: Surroundings, words: NumberWords, numbers: readonly NumberMention[]): Sum[] {
  const { tokens, text, first, limit, money } = around
  const found: Sum[] = []
  for (let i = first; i + 1 < limit; i++) {
    const article = words.at('article', tokens, i, limit)
    const name = article && money.names.at(tokens, article.end, limit, text)
    if (
      !name ||
      name.value.unit < 1 ||
      name.value.scaled ||
      numbers.some((number) => number.first <= i && i < number.last)
    )
      continue
    const half = i > first ? words.at('fraction', tokens, i - 1, i) : null
    const cents = half ? null : centsAfter(around, words, name.end)
    if (!cents && !standsAlone(around, words, name.end)) continue
    const value = half ? half.value.value : name.value.unit + (cents?.value ?? 0)
    found.push({
      value,
      min: null,
      max: null,
      first: half ? i - 1 : i,
      last: cents?.last ?? name.end,
      rule: name.value.rule,
      codes: name.value.codes,
      number: null,
      named: true,
    })
  }
  return found
}

function standsAlone({ tokens, limit }: Surroundings, words: NumberWords, end: number): boolean {
  const next = end < limit ? tokens[end]! : undefined
  return !next || (next.kind === 'mark' && !(next.fold === '-' && next.glued)) || words.has('follower', next.fold)
}

/** `a year`, `per month`, `each`, `a barrel`: what the sum is counted by. */
function perOf({ tokens, limit }: Surroundings, words: NumberWords, last: number): MoneyMention['per'] {
  if (words.at('per-year', tokens, last, limit)) return 'year'
  if (words.at('per-month', tokens, last, limit)) return 'month'
  const unit = words.at('per-unit', tokens, last, limit)
  // "put in 150 million a day later", "a week after", "a day or two afterwards"
  return unit && !AFTERWARDS.has(tokens[unit.end]?.fold ?? '') ? 'unit' : null
}

const AFTERWARDS = new Set(['later', 'after', 'afterwards', 'earlier', 'before', 'ago', 'or'])
