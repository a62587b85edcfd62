import type { GoodsMention, Mention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { Token } from '../core/token.ts'
import { again } from './bare-again.ts'
import { antecedentOf } from './bare-antecedent.ts'
import { toldBehind } from './bare-told.ts'
import type { Words } from './bare-words.ts'

/**
 * One more of the goods named before, told without a number: `Another is on its way`, `A fourth will follow in May`.
 *
 * In:  a sentence, its mentions, and the goods found so far.
 * Out: mentions of those goods, one each. Only where the clause says that it is gone or given: a second may be anything.
 */
export function anothersIn(
  words: Words,
  outline: Outline,
  here: readonly Mention[],
  goods: readonly GoodsMention[],
  sentence: number,
): GoodsMention[] {
  const { tokens, sentences } = outline
  const { first, last } = sentences[sentence]!
  const found: GoodsMention[] = []
  for (let i = first; i < last; i++) {
    const end = anotherEnd(tokens, i, last)
    if (!end || !opens(tokens, first, i) || toldBehind(words.sets, tokens, here, end, last) !== 'gone') continue
    const one = oneOf(outline, sentence, i, end)
    const named = antecedentOf(words, outline, goods, one, ANOTHER, [])
    if (
      named &&
      !isWeighed(named) &&
      (named.quantity !== null || named.definite) &&
      sentence - named.sentence <= 1 &&
      !speaksOfLots(outline, named, i)
    )
      found.push(again(outline, one, end, named))
  }
  return found
}

/** "Two aircraft brought 62 tonnes of food; a third is expected": nobody counts tonnes so. */
const isWeighed = ({ name }: GoodsMention): boolean => WEIGHTS.has(name.slice(0, name.indexOf(' ')).toLowerCase())

const WEIGHTS = new Set([
  'tonne',
  'tonnes',
  'ton',
  'tons',
  'kilograms',
  'kilos',
  'kg',
  'litres',
  'liters',
  'metric',
  'cubic',
])

const ANOTHER = { last: 0, isRest: true, isPart: false, isDefinite: false }

/** Where `another` or `a third` ends at this token, or 0. */
function anotherEnd(tokens: readonly Token[], i: number, limit: number): number {
  const { fold } = tokens[i]!
  if (fold === 'another') return i + 1
  return fold === 'a' && i + 1 < limit && ORDINALS.has(tokens[i + 1]!.fold) ? i + 2 : 0
}

const ORDINALS = new Set(['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'])

/** The clause begins here. */
const opens = (tokens: readonly Token[], first: number, i: number): boolean =>
  i === first || OPENERS.has(tokens[i - 1]!.fold)
const OPENERS = new Set([',', ';', ':', 'and', 'but', 'while', '–', '“'])

/** "A first package of 40 tanks has arrived, a second will follow": it is the package. */
function speaksOfLots({ tokens, sentences }: Outline, named: GoodsMention, to: number): boolean {
  for (let i = sentences[named.sentence]!.first; i < to; i++) if (LOTS.has(tokens[i]!.fold)) return true
  return false
}

const LOTS = new Set(
  'package packages tranche batch shipment consignment convoy delivery instalment lot phase stage part round group load flight'.split(
    ' ',
  ),
)

const oneOf = ({ tokens }: Outline, sentence: number, first: number, last: number) => ({
  kind: 'number' as const,
  span: { start: tokens[first]!.start, end: tokens[last - 1]!.end },
  sentence,
  first,
  last,
  rule: 'link/bare-goods',
  value: 1,
  min: null,
  max: null,
  qualifier: 'exact' as const,
  qualifierSpan: null,
  scaled: false,
})
