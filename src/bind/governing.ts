import type { Deed } from '../core/claim.ts'
import { memosOfLast } from '../core/memo.ts'
import type { CueMention } from '../core/mention.ts'
import { endOf, type Gift } from './gift.ts'
import { promisedWith } from './of-goods.ts'
import type { Line, Scene } from './scene.ts'

/** How dear it is to let a deed govern a gift, in tokens and clause borders; null when its frame forbids it. */
export function costOf(scene: Scene, line: Line, deed: Deed, gift: { first: number; last: number }): number | null {
  const left = deed.last <= gift.first
  const [from, to] = left ? [deed.last, gift.first] : [gift.last, deed.first]
  if (to < from) return deed.cue.sense.frame === 'amount' ? 2 : null
  const side = sideCost(scene, line, deed, left, from, to)
  if (side === null) return null
  let cost = side + (to - from)
  let depth = 0
  for (let i = from; i < to; i++) {
    const word = scene.tokens[i]!.fold
    // "was the most generous with 32 million; Japan offered 49": what stands behind it is another sentence
    if (word === ';') cost += left ? 12 : 18
    else if (word === ':') cost += left ? 1 : 6
    else if (word === ',') cost += 1
    // "three million are for Mali, where charities will spend them": what is done there is done with no sum before it
    else if (!left && word === 'where') return null
    // "20 million is for its coast guard, so that rifles do not arrive": what it is for, and no verb of the gift
    else if (!left && opensPurpose(scene, i)) return null
    else if (word === '(') depth++
    else if (word === ')') depth--
    else {
      const sets = scene.words.setsOf(word)
      if (!sets.length) continue
      if (sets.includes('clause-breaks')) cost += 6
      else if (sets.includes('relatives')) cost += left ? 3 : 0
    }
  }
  // "18 radars (price not released)": what is not released is the price
  if (!left && depth > 0 && isOfValue(scene, from, to)) return null
  cost += Math.abs(depth) * 4
  for (const other of line.cues)
    if (other.cue === 'deed' && other !== deed.cue && other.first >= from && other.last <= to) cost += 4
  for (const sum of line.sums) if (sum.first >= from && sum.last <= to) cost -= (sum.last - sum.first) * 0.8
  if (deed.tense === 'infinitive' && !deed.governor) cost += 3
  if (deed.cue.sense.weak) cost += 2
  if (deed.cue.sense.frame === 'amount') cost += 5
  if (deed.cue.sense.frame === 'say') cost += 3
  return cost
}

function isOfValue({ tokens, words }: Scene, from: number, to: number): boolean {
  for (let i = to - 1; i > from && tokens[i]!.fold !== '('; i--)
    if (words.has('value-heads', tokens[i]!.fold) || FIGURES.has(tokens[i]!.fold)) return true
  return false
}

const FIGURES = new Set([
  'price',
  'cost',
  'costs',
  'number',
  'numbers',
  'quantity',
  'quantities',
  'figure',
  'sum',
  'details',
])

const opensPurpose = ({ tokens }: Scene, i: number): boolean =>
  tokens[i]!.fold === 'lest' || (tokens[i]!.fold === 'so' && tokens[i + 1]?.fold === 'that')

function sideCost(scene: Scene, line: Line, deed: Deed, left: boolean, from: number, to: number): number | null {
  const frame = String(deed.cue.sense.frame)
  const passive = deed.voice === 'passive'
  if (!left && !passive && isOfOther(scene, line, from, to)) return null
  if (frame === 'go') return left ? (passive ? null : 5) : passive ? null : 0
  if (frame === 'amount') return left ? 0 : 3
  if (left) return passive ? 4 : 0
  if (passive) return 0
  // "$20 million which Australia contributes", "the 19 guns Denmark handed over": its subject stands between
  const relative = hasRelative(scene, from, to)
  const subjectBetween = line.actors.some(
    (actor) => actor.first >= from && actor.last <= to && actor.role !== 'adjective',
  )
  return subjectBetween ? (relative ? 0 : 3) : relative ? 4 : 9
}

/** "50 million for households that cannot pay their bills": its clause is about whom the gift is for, and nobody acts in it but they. */
function isOfOther({ tokens, words }: Scene, { actors }: Line, from: number, to: number): boolean {
  for (let i = to - 1; i > from; i--) {
    if (!words.has('relatives', tokens[i]!.fold)) continue
    if (tokens[i - 1]!.kind === 'mark' || actors.some(({ first, last }) => first > i && last <= to)) return false
    for (let k = from; k < i - 1; k++) if (FOR.has(tokens[k]!.fold)) return true
    return false
  }
  return false
}

const FOR = new Set(['for', 'to'])

function hasRelative(scene: Scene, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (scene.words.has('relatives', scene.tokens[i]!.fold)) return true
  return false
}

/** The deed that governs a gift at least cost, with that cost. */
export function governing(scene: Scene, line: Line, deeds: readonly Deed[], gift: Gift): Governed | null {
  const known = governed(scene).get(gift)
  if (known !== undefined) return known
  const found = governingOf(scene, line, deeds, gift)
  governed(scene).set(gift, found)
  return found
}

interface Governed {
  readonly deed: Deed
  readonly cost: number
}

/** The answers go with the gifts. */
const governed = memosOfLast<Scene, Gift, Governed | null>()

function governingOf(scene: Scene, line: Line, deeds: readonly Deed[], gift: Gift): Governed | null {
  let best: Governed | null = null
  const at = gift.sum ? { first: gift.sum.first, last: endOf(gift) } : gift
  // a verb may stand amid the goods it gives
  const most = gift.sum ? mostToPay(scene, line, deeds, at) : LIMIT
  const promised = promisedWith(scene, line, gift.goods)
  for (const deed of deeds) {
    if (isAttack(deed.cue, gift)) continue
    if (leastCost(deed, at) > most || (promised && (deed.cue === promised.verb) !== promised.isWhole)) continue
    const cost = costOf(scene, line, deed, gift.sum ? at : partBefore(gift, deed))
    if (cost !== null && cost <= LIMIT && (!best || cost < best.cost)) best = { deed, cost }
  }
  return best
}

/** "dropped five bombs over the town": only what helps is given from the air. */
export const isAttack = ({ rule }: CueMention, { goods }: Gift): boolean =>
  rule.endsWith('#airdrop') && goods.some(({ type }) => type === 'military')

/** "Two boats were handed over, together with spare parts": of a verb amid the goods, those before it. */
function partBefore(gift: Gift, deed: Deed): { first: number; last: number } {
  if (deed.first < gift.first || deed.last > gift.last) return gift
  const before = gift.goods.findLast((item) => item.last <= deed.first)
  return before ? { first: gift.first, last: before.last } : gift
}

const LIMIT = 26

/** More than the nearest deeds cost none need cost: in a sentence of a hundred gifts each would else be held against each. */
function mostToPay(
  scene: Scene,
  line: Line,
  deeds: readonly Deed[],
  at: { readonly first: number; readonly last: number },
): number {
  if (deeds.length <= FEW || !areApart(line)) return Number.POSITIVE_INFINITY
  let near = deeds[0]!
  for (const deed of deeds) if (leastCost(deed, at) < leastCost(near, at)) near = deed
  return Math.min(LIMIT, costOf(scene, line, near, at) ?? LIMIT)
}

const FEW = 4

/** What lies between costs one each, and the tokens of a sum a fifth of it. (A little less, as these are fractions.) */
const leastCost = (deed: Deed, at: { readonly first: number; readonly last: number }): number =>
  0.2 * (deed.last <= at.first ? at.first - deed.last : deed.first - at.last) - 1e-6

/** No two sums share a token. */
function areApart({ sums }: Line): boolean {
  for (let i = 1; i < sums.length; i++) if (sums[i]!.first < sums[i - 1]!.last) return false
  return true
}
