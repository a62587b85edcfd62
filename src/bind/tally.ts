import type { Claim, Deed } from '../core/claim.ts'
import type { Gift } from './gift.ts'
import { hasPriceTag, isPriceOfThem, isPutOnThem, startOf } from './price.ts'
import { cuesOf, type Line, type Scene } from './scene.ts'

/**
 * Gifts that no verb hands over but that a line adds up or labels: `military help since 2022 now stands at €2bn`, `Value: EUR 113
 * million`, `the envelope is 70 million`, `the package includes 20 tanks`.
 *
 * Out: names of observations, for verdict.ts to weigh.
 */
export function tallyOf(scene: Scene, line: Line, gift: Gift, deed: Deed | null): readonly string[] {
  const seen: string[] = []
  const start = gift.sum ? startOf(scene, line, gift) : gift.first
  if (addsUp(line, deed, start)) seen.push('tally')
  if (!gift.sum) return seen
  if (isNamed(scene, line, start)) seen.push('tally-is')
  const label = labelOf(scene, line, start)
  if (label !== null && scene.words.has('value-labels', label)) seen.push('value-line')
  return seen
}

/**
 * `It is worth 20 million euros`, `Price tag: €113m`, `It comes with a price tag of €9m`, `The vehicles are valued at $245 million`: the
 * sentence behind one that gives goods says what they are worth, and hardly more.
 */
export function isValueOfGift(scene: Scene, line: Line, gift: Gift, previous: Claim | null): boolean {
  if (!gift.sum || !previous || previous.sum || line.sums.length > 1) return false
  const distance = line.sentence.index - previous.sentence
  if (distance < 0 || distance > 1 || scene.lines[previous.sentence]!.block.index !== line.block.index) return false
  if (distance === 1 && isPriceOfThem(scene, line, gift) && !isOfOne(scene, line)) return true
  const { tokens, words } = scene
  const start = startOf(scene, line, gift)
  const from = distance === 0 ? (previous.goods.at(-1)?.last ?? start) : line.sentence.first
  if (start - from > 8 || start < from) return false
  if (isOfOne(scene, line)) return false
  if (distance === 1 && isPutOnThem(scene, line, gift)) return true
  for (let i = from; i < start; i++) {
    if (line.actors.some((actor) => actor.first <= i && i < actor.last && isOther(scene, actor))) return false
    const { fold } = tokens[i]!
    // "ordered 14 tanks for Ukraine, price 165 million"
    if (i === start - 1 && PRICE.has(fold) && tokens[i - 1]?.fold === ',') return true
    if (!words.has('value-heads', fold) || start - i > 4) continue
    // "a hot meal costs", "the cost is borne": only a label or a pronoun makes it theirs
    if (hasPriceTag(scene, start)) return true
    return WORTH.has(fold) || tokens[start - 1]!.fold === ':' || THEY.has(tokens[i - 1]?.fold ?? '')
  }
  return false
}

/**
 * `I authorise a drawdown of arms for Ukraine. Its value is $400 million.`, `The package is worth €20m`: what it is worth that a noun
 * of giving names, in the sentence itself or in the one before, which tells no sum.
 */
export function isValueOfPackage(scene: Scene, line: Line, gift: Gift): boolean {
  if (!gift.sum || line.sums.length > 1 || isOfOne(scene, line)) return false
  const { tokens, words } = scene
  const start = startOf(scene, line, gift)
  let head = start - 1
  while (head >= Math.max(line.sentence.first, start - 4) && !WORTH.has(tokens[head]!.fold)) head--
  if (head < Math.max(line.sentence.first, start - 4)) return false
  const isOwn = cuesOf(line, 'gift').some((cue) => cue.last <= head && head - cue.last <= 6)
  if (isOwn) return true
  const above = scene.lines[line.sentence.index - 1]
  if (!above || above.block.index !== line.block.index || above.sums.length) return false
  if (!cuesOf(above, 'gift').length && !handsOver(above)) return false
  for (let i = line.sentence.first; i < head; i++) if (words.has('its-value', tokens[i]!.fold)) return true
  return false
}

/** Who stands between goods and a sum and is not the one they are for. */
const isOther = ({ tokens }: Scene, { first, role }: Line['actors'][number]): boolean =>
  role !== 'anaphor' && tokens[first - 1]?.fold !== 'for'

const PRICE = new Set(['price', 'cost', 'value', 'total'])

/** `decided to send a further lot of defence materiel`: goods, and a verb that gives them. */
const handsOver = (line: Line): boolean =>
  line.goods.length > 0 && cuesOf(line, 'deed').some(({ sense }) => sense['frame'] === 'give')

const WORTH = new Set(['worth', 'value', 'valued'])
const THEY = new Set(['it', 'they', 'these', 'this', 'all', 'together'])

/** What one of them costs, or would cost anew: `Each costs €4m`, `worth 3 million apiece`. */
export const isOfOne = ({ tokens }: Scene, { sentence }: Line): boolean =>
  tokens.slice(sentence.first, sentence.last).some(({ fold }) => APIECE.has(fold))

const APIECE = new Set(['each', 'apiece', 'piece', 'every', 'per', 'one', 'new', 'another'])

/** A noun of giving, or goods sent, are the subject of a verb that tells how much. */
function addsUp(line: Line, deed: Deed | null, start: number): boolean {
  if (deed?.cue.sense['frame'] !== 'amount' || deed.last > start || start - deed.last > 4) return false
  const subject = (at: { first: number; last: number }): boolean => at.last <= deed.first && deed.first - at.last <= 12
  if (cuesOf(line, 'gift').some(subject)) return !cuesOf(line, 'not_aid').some(subject)
  return (
    line.goods.some(subject) &&
    cuesOf(line, 'deed').some((cue) => subject(cue) && cue.sense['frame'] === 'give' && cue.form !== 'base')
  )
}

/** `The grant is 1.9 billion yen`, `the sum is to be €4m`: a noun of giving, a form of `be`, the sum. */
function isNamed({ tokens, words }: Scene, line: Line, start: number): boolean {
  let i = start - 1
  while (i > line.sentence.first && words.has('adverbs', tokens[i]!.fold)) i--
  if (!words.has('be', tokens[i]?.fold ?? '')) return false
  return cuesOf(line, 'gift').some((cue) => cue.last <= i && i - cue.last <= 4)
}

/** The word before a colon that brings the sum in: `Price tag: over €113m` → tag. */
function labelOf({ tokens }: Scene, line: Line, start: number): string | null {
  const colon = start - 1
  if (colon <= line.sentence.first || tokens[colon]!.fold !== ':') return null
  return tokens[colon - 1]!.fold
}
