import type { Deed, Stated } from '../core/claim.ts'
import { isBuying } from './deed.ts'
import type { Gift } from './gift.ts'
import type { Line, Scene } from './scene.ts'

/** The token at which a sum begins, its `about` and `over` included. */
export function startOf({ tokens }: Scene, line: Line, { sum }: Pick<Gift, 'sum'>): number {
  let i = sum!.first
  const from = sum!.qualifierSpan?.start
  if (from !== undefined) while (i > line.sentence.first && tokens[i - 1]!.start >= from) i--
  return i
}

/**
 * What goods of the sentence before are worth or were paid for them: `Freshly overhauled, they are worth 7 million euros`, `We bought
 * them from three firms for €4m`, `Copenhagen pays 385 million kroner for them`. Not what others would cost: `will replace them for …`.
 */
export function isPriceOfThem(scene: Scene, line: Line, gift: Pick<Gift, 'sum' | 'equivalents'>): boolean {
  const { tokens, words } = scene
  const start = startOf(scene, line, gift)
  const { first, last } = line.sentence
  const end = (gift.equivalents.at(-1) ?? gift.sum!).last
  const word = (i: number): string => (i >= first && i < last ? tokens[i]!.fold : '')
  if (word(end) === 'for' && THEM.has(word(end + 1)) && !NOUN.test(word(end + 2)))
    return behind(start, first, (i) => PAID.has(word(i)))
  for (let i = start - 1; i >= Math.max(first, start - 4); i--) {
    if (COSTS.has(word(i))) return [1, 2, 3].some((step) => THEY.has(word(i - step)))
    if (words.has('clause-breaks', word(i))) break
  }
  if (word(start - 1) !== 'for' && word(start - 1) !== 'at') return false
  return behind(start, first, (i) => THEM.has(word(i)) && BOUGHT.has(word(i - 1)))
}

/** Whether one of the tokens right before this one passes; a clause is no longer. */
function behind(start: number, first: number, passes: (i: number) => boolean): boolean {
  for (let i = start - 1; i >= Math.max(first, start - FAR); i--) if (passes(i)) return true
  return false
}

const FAR = 12
const THEY = new Set(['it', 'they', 'these', 'this', 'all'])
const THEM = new Set(['it', 'them', 'these'])
const COSTS = new Set(['worth', 'valued', 'cost', 'costs', 'priced'])
const BOUGHT = new Set(['bought', 'ordered', 'purchased', 'procured', 'acquired'])
const PAID = new Set(['pays', 'paid', 'pay', 'paying', 'spent', 'spends'])
/** `for it crews`, `for these reasons`: a noun follows. */
const NOUN = /^[a-z]{3,}s$/

/** `ordered 14 tanks from a maker for Ukraine, price €165 million`, `bought Kyiv 90 cranes at a price of €12 million`: bought for another, and paid for. */
export function isPriceOfOrdered(
  { sentence }: Line,
  { sum, goods }: Gift,
  deed: Deed | null,
  donors: readonly Stated<string>[],
  recipients: readonly Stated<string>[],
): boolean {
  if (!sum || !deed || !goods[0] || goods[0].first > sum.first || !isBuying(deed)) return false
  return recipients.some(
    ({ value, span }) =>
      span !== null &&
      span.start >= sentence.span.start &&
      span.end <= sentence.span.end &&
      !donors.some((donor) => donor.value === value),
  )
}

/** `The swarm comes with a price tag of about €9m` */
export const hasPriceTag = ({ tokens }: Scene, sum: number): boolean =>
  [2, 3, 4, 5].some((step) => tokens[sum - step]?.fold === 'price' && tokens[sum - step + 1]?.fold === 'tag')

/** What the sentence behind puts on the goods before: `puts the value of the package at €400m`, `The £350 million for them`. */
export const isPutOnThem = (scene: Scene, line: Line, gift: Pick<Gift, 'sum' | 'equivalents'>): boolean =>
  isPutAt(scene, line, startOf(scene, line, gift)) || isForThem(scene, line, gift)

/** `The minister puts the value of the package at €400m`, `Madrid put their price at €60m`. */
function isPutAt({ tokens, words }: Scene, { sentence }: Line, start: number): boolean {
  if (tokens[start - 1]?.fold !== 'at') return false
  for (let i = start - 2; i >= Math.max(sentence.first, start - FAR); i--)
    if (words.has('value-heads', tokens[i]!.fold))
      return PUTS.has(tokens[i - 1]?.fold ?? '') || PUTS.has(tokens[i - 2]?.fold ?? '')
  return false
}

const PUTS = new Set(['put', 'puts', 'estimates', 'estimated', 'gives', 'gave', 'sets', 'set'])

/** `The £350 million for them is part of …`, `The €3m for the tugs come from the army`: the sum opens the sentence. */
function isForThem(
  { tokens }: Scene,
  { sentence, goods }: Line,
  { sum, equivalents }: Pick<Gift, 'sum' | 'equivalents'>,
): boolean {
  if (sum!.first - sentence.first !== 1 || tokens[sentence.first]!.fold !== 'the') return false
  const { last } = equivalents.at(-1) ?? sum!
  if (tokens[last]?.fold !== 'for') return false
  if (THEM.has(tokens[last + 1]?.fold ?? '')) return true
  return (
    tokens[last + 1]?.fold === 'the' &&
    goods.some(({ first, definite, quantity }) => first - last <= 2 && first > last && definite && quantity === null)
  )
}
