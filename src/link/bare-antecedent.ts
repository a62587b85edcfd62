import type { GoodsMention, NumberMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { Bare } from './bare-number.ts'
import type { Words } from './bare-words.ts'

/**
 * Which goods a bare number counts: the last that come in numbers, of its sentence or the few before.
 *
 * In:  the goods found so far, the number, and the few numbers before it.
 * Out: those goods; null where none stand near, or where something else that is counted stands between.
 */
export function antecedentOf(
  words: Words,
  outline: Outline,
  goods: readonly GoodsMention[],
  number: NumberMention,
  bare: Bare,
  before: readonly NumberMention[],
): GoodsMention | null {
  const near = goods.filter((item) => isNear(outline, item, number, bare) && isEnough(item, number, bare))
  // those that a number counts again were found after all that are named
  near.sort((a, b) => a.first - b.first)
  const named =
    number.value === 1
      ? lastTold(near.filter((item) => isCounted(item) || isSingle(item)))
      : (lastTold(near.filter(isCounted)) ?? (bare.isRest ? lastTold(near.filter(isSingle)) : null))
  return named && !othersBetween(words, outline, named, number, before) ? named : null
}

/** Of the last sentence that has any, the last that are counted. */
function lastTold(near: readonly GoodsMention[]): GoodsMention | null {
  const sentence = near.at(-1)?.sentence
  const there = near.filter((item) => item.sentence === sentence)
  return there.findLast(({ quantity }) => quantity !== null) ?? there.at(-1) ?? null
}

/** `The first four` may stand farther from what they are than `nine more`. */
function isNear({ sentences }: Outline, item: GoodsMention, number: NumberMention, { isDefinite }: Bare): boolean {
  const blocks = sentences[number.sentence]!.block - sentences[item.sentence]!.block
  return (
    item.last <= number.first &&
    number.sentence - item.sentence <= (isDefinite ? FAR : REACH) &&
    blocks <= (isDefinite ? FAR_BLOCKS : 1)
  )
}

/** Sentences. */
const REACH = 3
const FAR = 5
/** A byline may stand between a headline and what it tells. */
const FAR_BLOCKS = 2

/** `32 of them`, `all 28` are not more than there are. */
const isEnough = ({ quantity, definite }: GoodsMention, { value, min }: NumberMention, { isPart }: Bare): boolean =>
  // "the ASC 890 aircraft, two of which": of one and of many it is the same word
  !isPart || quantity === null || (quantity === 1 && definite) || (value ?? min ?? 0) <= quantity

const isCounted = ({ name, unit, service, loose, quantity }: GoodsMention): boolean =>
  !service && !loose && (!unit || unit === name) && ((quantity ?? 0) > 1 || comesInNumbers(name))

/** `a Patriot battery`, `that Patriot`: another may follow; `the shield` may be a figure of speech. */
const isSingle = ({ quantity, unit, service, loose, definite, name }: GoodsMention): boolean =>
  !service && !loose && !unit && (definite ? /\p{Lu}/u.test(name) : quantity === 1)

/** `drones`, `Bohdana howitzers for the army`; a model stands for any number of its kind (`M113`). */
const comesInNumbers = (name: string): boolean => name.split(' ').some((word) => /[a-z\d]s,?$|\d/.test(word))

/** "three soldiers were hurt, two are …", "seven states have joined, two more are to follow": others that are counted stand between. */
function othersBetween(
  { numbers, sets }: Words,
  { tokens }: Outline,
  named: GoodsMention,
  number: NumberMention,
  before: readonly NumberMention[],
): boolean {
  for (let i = named.last; i < number.first; i++) if (numbers.at('crowd', tokens, i, number.first)) return true
  return before.some(
    ({ first, last }) =>
      first >= named.last && [0, 1, 2].some((step) => sets.has('who-act', tokens[last + step]?.fold ?? '')),
  )
}
