import type { Outline } from '../core/outline.ts'
import type { SettledClaim } from '../core/reading.ts'
import type { Amount } from '../core/record.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { type ImpliedRate, impliedRates, type Priced } from '../rulebook/rates.ts'
import { type WordSets, wordSets } from '../rulebook/words.ts'

/** Whether a later claim tells the sum of an earlier one in other money. */
export type Converted = (outline: Outline, earlier: SettledClaim, later: SettledClaim) => boolean

/**
 * `Norway gives 500 million kroner. The sum, about €42 million, is handled by a bank.`, `In U.S. currency the gift comes to around 91
 * million dollars.`: the rate fits, and the words before the sum say that it is the same.
 */
export const converted = (book: RuleBook): Converted => {
  const words = wordSets(book)
  const rate = impliedRates(book)
  return (outline, earlier, later) => {
    const distance = later.claim.sentence - earlier.claim.sentence
    if (distance < 1 || distance > NEAR || !earlier.amount || !later.amount) return false
    return areOneSum(rate, earlier.amount, later.amount, outline.article.published) && isToldSo(outline, words, later)
  }
}

/** Sentences. */
const NEAR = 2

function areOneSum(rate: ImpliedRate, a: Amount, b: Amount, published: string | null): boolean {
  const [one, two] = [pricedOf(a), pricedOf(b)]
  return (
    one !== null && two !== null && a.currency !== b.currency && rate(one, two, published?.slice(0, 4) ?? null) === 'ok'
  )
}

/** A sum as a rate asks for it; null while its currency is open. */
export const pricedOf = ({ value, min, max, currency }: Amount): Priced | null =>
  currency === null ? null : { value: value ?? null, min: min ?? null, max: max ?? null, currency }

/** `comes to`, `at the current rate`, `in euros that is`, or `The money, worth about` at the head of the sentence. */
function isToldSo({ tokens, sentences }: Outline, words: WordSets, { claim }: SettledClaim): boolean {
  const { first } = sentences[claim.sentence]!
  const sum = claim.sum!
  for (let i = Math.max(first, sum.first - REACH); i < sum.first; i++) {
    const { fold } = tokens[i]!
    if (fold === ';') return false
    if (words.has('converts', fold)) return true
    // "that is about €42 million"
    if (POINTS.has(fold) && words.has('be', tokens[i + 1]?.fold ?? '') && sum.first - i <= SHORT) return true
  }
  // "In euros: a little over 1.1 billion": a bare number is in other money only where its sentence says so
  if (sum.kind === 'number' && tokens[first]!.fold === 'in' && sum.first - first <= OPENED) return true
  // "The money, some $201 million, comes on top"
  return (
    sum.first - first <= SHORT + 2 &&
    DEFINITE.has(tokens[first]!.fold) &&
    [1, 2].some(
      (step) => words.has('sum-heads', tokens[first + step]?.fold ?? '') && tokens[first + step + 1]?.fold === ',',
    )
  )
}

/** Tokens from such an opening to its sum. */
const OPENED = 9

/** Tokens before a sum in which words of converting count, and in which a pronoun must stand. */
const REACH = 12
const SHORT = 5

const POINTS = new Set(['that', 'this', 'it', 'which'])
const DEFINITE = new Set(['the', 'this', 'that'])
