import type { NumberMention, Qualifier } from '../core/mention.ts'
import type { Place } from './goods-phrase.ts'

export const ORDINALS = new Set(['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'])

export const figureOf = (number: NumberMention): { quantity: number | null; qualifier: Qualifier } => ({
  quantity: number.value ?? number.min,
  qualifier: number.min !== null ? 'range' : number.qualifier,
})

interface Part {
  /** Where its words begin. */
  readonly first: number
  readonly quantity: number | null
  readonly qualifier: Qualifier
  readonly number: NumberMention
}

/**
 * `the first 12 of 42 vehicles`, `the third of four systems`: so many of them, as far as it goes for any; the last of them is all.
 * Of `two of the six jets` both are counted: the six were told before.
 */
export function partOf({ tokens, first }: Place, numbers: readonly NumberMention[], whole: NumberMention): Part | null {
  const of = whole.first - 1
  if (of <= first || tokens[of]!.fold !== 'of' || whole.value === null) return null
  const number = numbers.find(({ last }) => last === of)
  const isCount = number && number.value !== null && number.value > 1 && number.value < whole.value
  if (number) return isCount ? { first: number.first, ...figureOf(number), number } : null
  const word = tokens[of - 1]!.fold
  const isOne = (word === 'first' || ORDINALS.has(word)) && tokens[of - 2]?.fold === 'the'
  return isOne
    ? { first: of - 1, quantity: isSeveral(tokens, whole.last) ? null : 1, qualifier: 'exact', number: whole }
    : null
}

/** "The first of 15 trucks have arrived": nobody says how many. */
function isSeveral(tokens: Place['tokens'], from: number): boolean {
  for (let i = from; i < Math.min(tokens.length, from + REACH) && tokens[i]!.fold !== '.'; i++) {
    if (PLURAL.has(tokens[i]!.fold)) return true
    if (SINGULAR.has(tokens[i]!.fold)) return false
  }
  return false
}

const PLURAL = new Set(['have', 'are', 'were'])
const SINGULAR = new Set(['has', 'is', 'was', 'had', 'will'])
/** Tokens to the verb: `trucks promised by the Netherlands in May`. */
const REACH = 14
