import { scaleFigure } from '../core/figure.ts'
import type { NumberMention } from '../core/mention.ts'
import type { NumberWords } from '../rulebook/number-words.ts'
import type { Surroundings } from './currency.ts'
import { isBetween, isChange } from './number.ts'

/** A sum before its qualifier is read. `named`: its currency stands behind the number. */
export interface Sum {
  readonly value: number | null
  readonly min: number | null
  readonly max: number | null
  readonly first: number
  readonly last: number
  readonly rule: string
  readonly codes: readonly string[]
  readonly number: NumberMention | null
  readonly named: boolean
}

/**
 * Joins what two sums or a number and a sum tell together: `between €2 billion and €2.5 billion`, `€5 to €6 million`,
 * `up from two to 9 million euros` (two sums), `120 and 80 million euros` (two sums).
 */
export function joinSums(
  around: Surroundings,
  words: NumberWords,
  sums: readonly Sum[],
  numbers: readonly NumberMention[],
): Sum[] {
  const joined: Sum[] = []
  for (let i = 0; i < sums.length; i++) {
    const sum = sums[i]!
    const shared = sharedBefore(around, words, sum, sums, numbers)
    if (shared) joined.push(shared)
    const next = sums[i + 1]
    const range = next && rangeOf(around, words, sum, next)
    joined.push(range ?? sum)
    if (range?.last === next?.last) i++
  }
  return joined
}

/** `raised its aid by €12 million to €20 million`: what is added, and what comes of it. */
function isRaisedBy({ tokens, first }: Surroundings, words: NumberWords, a: Sum): boolean {
  if (tokens[a.first - 1]?.fold !== 'by') return false
  for (let i = a.first - 2; i >= Math.max(first, a.first - RAISED); i--)
    if (words.has('change', tokens[i]!.fold)) return true
  return false
}

/** Tokens from a word of change to what it changes by. */
const RAISED = 10

/** The range of two neighbouring sums; of `from $3 to $8 billion` after a word of change, the first sum in billions. */
function rangeOf(around: Surroundings, words: NumberWords, a: Sum, b: Sum): Sum | null {
  const tie = around.tokens[a.last]
  if (b.first !== a.last + 1 || a.value === null || b.value === null || !tie) return null
  const codes = a.codes.filter((code) => b.codes.includes(code))
  const isTo = words.has('to', tie.fold)
  if (
    !codes.length ||
    !(
      isTo ||
      (tie.fold === '-' && tie.glued) ||
      (words.has('and', tie.fold) && isBetween({ ...around, words }, a.first))
    )
  )
    return null
  const low = withScaleOf(around, words, a, b)
  if (isTo && (isChange({ ...around, words }, a) || isRaisedBy(around, words, a)))
    return low === a.value ? null : { ...a, value: low }
  return low < b.value ? { ...b, first: a.first, value: null, min: low, max: b.value, codes } : null
}

/** `$3` of `$3 to $8 billion` means billions. */
function withScaleOf(around: Surroundings, words: NumberWords, a: Sum, b: Sum): number {
  const noughts = b.number ? noughtsOf(around, words, b.number) : 0
  return a.number?.scaled || !noughts || a.value! >= 1000 ? a.value! : scaleFigure(String(a.value), noughts)
}

function noughtsOf({ tokens }: Surroundings, words: NumberWords, { first, last }: NumberMention): number {
  for (let i = last - 1; i >= first; i--) {
    const scale = words.at('scale', tokens, i, last) ?? words.at('short', tokens, i, last)
    if (scale?.end === last) return scale.value.value
  }
  return 0
}

/** The number right before a sum that shares its currency: `from two to 9 million euros`, `120 and 80 million euros`. */
function sharedBefore(
  around: Surroundings,
  words: NumberWords,
  sum: Sum,
  sums: readonly Sum[],
  numbers: readonly NumberMention[],
): Sum | null {
  const { tokens, first } = around
  const tie = tokens[sum.first - 1]
  const number = numbers.find((other) => other.last === sum.first - 1)
  if (!tie || !number || number.value === null || !sum.named || sums.some((other) => other.number === number))
    return null
  const isChanged = words.has('to', tie.fold) && isChange({ ...around, words }, number)
  const isListed = words.has('and', tie.fold) || words.has('or', tie.fold) || (tie.fold === ',' && number.scaled)
  if (!isChanged && !isListed) return null
  // "the Leopard 2 and 20 million euros", "on May 9 and 20 million euros"
  if (!number.scaled && !isChanged && number.first > first && tokens[number.first - 1]!.capital) return null
  const noughts = sum.number ? noughtsOf(around, words, sum.number) : 0
  if (!number.scaled && !noughts && !isChanged) return null
  const value =
    number.scaled || !noughts || number.value >= 1000 ? number.value : scaleFigure(String(number.value), noughts)
  return {
    value,
    min: null,
    max: null,
    first: number.first,
    last: number.last,
    rule: sum.rule,
    codes: sum.codes,
    number,
    named: false,
  }
}
