import type { Deed, Sum } from '../core/claim.ts'
import type { GoodsMention } from '../core/mention.ts'
import { goodsRuns } from './goods.ts'
import type { Line, Scene } from './scene.ts'

/** A sum, goods, or both, that one claim is about. Token indices cover what the claim stands on. */
export interface Gift {
  readonly sum: Sum | null
  readonly equivalents: readonly Sum[]
  readonly goods: readonly GoodsMention[]
  readonly first: number
  readonly last: number
}

/**
 * The gifts of one line: each sum with its conversions, each run of goods; a sum and the goods that it buys or is worth are one.
 */
export function giftsOf(scene: Scene, line: Line): readonly Gift[] {
  const known = gifts.get(line) ?? readGifts(scene, line)
  gifts.set(line, known)
  return known
}

/** The topic is read from the same gifts as the claims; they go with their line. */
const gifts = new WeakMap<Line, readonly Gift[]>()

function readGifts(scene: Scene, line: Line): Gift[] {
  const sums = pairSums(scene, line)
  const runs = goodsRuns(scene, line)
  const taken = new Set<GoodsMention[]>()
  const gifts = sums.map((group): Gift => {
    const [sum, ...equivalents] = group
    const range = { first: group[0]!.first, last: group.at(-1)!.last }
    const mine = runs.filter(
      (run) =>
        !taken.has(run) && joins(scene, line, range, { first: run[0]!.first, last: run.at(-1)!.last }, sums.length),
    )
    for (const run of mine) taken.add(run)
    // "£10 million for food and shelter" tells what it is for, "weapons worth £10 million" what is given
    const goods = mine.flat().filter((item) => !item.loose || item.quantity !== null || isWorth(scene, range, item))
    return {
      sum: sum!,
      equivalents,
      goods,
      first: Math.min(range.first, ...goods.map((item) => item.first)),
      last: Math.max(range.last, ...goods.map((item) => item.last)),
    }
  })
  for (const run of runs)
    if (!taken.has(run))
      gifts.push({ sum: null, equivalents: [], goods: run, first: run[0]!.first, last: run.at(-1)!.last })
  return gifts.sort((a, b) => a.first - b.first)
}

/** "91 million kroner, about 13.26 million dollars,", "£1 million ($1.35 million)": one sum told in several currencies. */
function pairSums(scene: Scene, line: Line): Sum[][] {
  const groups: Sum[][] = []
  for (const sum of line.sums) {
    const group = groups.at(-1)
    if (group && isConversion(scene, group, sum)) group.push(sum)
    else groups.push([sum])
  }
  return groups
}

function isConversion(scene: Scene, group: readonly Sum[], sum: Sum): boolean {
  const last = group.at(-1)!
  if (sum.kind !== 'money' || sum.first - last.last > 9) return false
  const codes = codesOf(scene, sum)
  // "4,850 crore rupees (Rs 48.5 billion)": the same once more; "123 million dollars of its own (91 million US dollars)"
  const bracketed = opensBracket(scene, sum)
  if (bracketed && group.some((other) => isSameSum(scene, other, sum) || isAtRate(scene, other, sum))) return true
  if (
    group.some(
      (other) =>
        codesOf(scene, other).some((code) => codes.includes(code)) &&
        !(other.kind === 'money' && other.codes.length > 1 && codes.length === 1 && codes[0] === 'USD'),
    )
  )
    return false
  let opened = false
  let linked = false
  for (let i = last.last; i < sum.first; i++) {
    const word = scene.tokens[i]!.fold
    if (word === '(' || word === '[') opened = true
    else if (
      word === 'or' ||
      word === '=' ||
      word === '/' ||
      word === '-' ||
      word === ',' ||
      word === 'equivalent' ||
      word === 'equals'
    )
      linked = true
    else if (!CONVERTING.has(word)) return false
  }
  return opened || linked
}

const opensBracket = (scene: Scene, sum: Sum): boolean => {
  for (let i = sum.first - 1; i >= sum.first - 4; i--) {
    const word = scene.tokens[i]?.fold ?? ''
    if (word === '(' || word === '[') return true
    if (!CONVERTING.has(word)) return false
  }
  return false
}

const isSameSum = (scene: Scene, a: Sum, b: Sum): boolean =>
  a.value !== null && a.value === b.value && codesOf(scene, a).some((code) => codesOf(scene, b).includes(code))

/** Whether two sums in different money can be one, at the rates of that time. */
export function isAtRate(scene: Scene, a: Sum, b: Sum): boolean {
  const [one] = codesOf(scene, a)
  const [two] = codesOf(scene, b)
  if (!one || !two || one === two) return false
  const year = scene.outline.article.published?.slice(0, 4) ?? null
  return scene.facts.rate({ ...a, currency: one }, { ...b, currency: two }, year) === 'ok'
}

const CONVERTING = new Set(
  'about around some roughly nearly almost approximately approx . circa ca over more than just under less close to the that is i e at of current rate rates today exchange which equals worth us dollars an a estimated in or equivalent equal to'.split(
    ' ',
  ),
)

/** The same for each telling of one sum. */
export const figureKey = (scene: Scene, sum: Sum): string =>
  `${sum.value} ${sum.min} ${sum.max} ${codesOf(scene, sum)[0] ?? ''}`

export const codesOf = (scene: Scene, sum: Sum): readonly string[] => {
  const linked = scene.links.currency.get(sum)
  return sum.kind === 'money' && sum.codes.length === 1
    ? sum.codes
    : (linked?.codes ?? (sum.kind === 'money' ? sum.codes : []))
}

const WORTH = new Set([
  'worth',
  'value',
  'valued',
  'cost',
  'costing',
  'price',
  'priced',
  'for',
  'of',
  'with',
  'including',
  'includes',
  'include',
  'consists',
  'consisting',
  'comprises',
  'comprising',
  'contains',
  'containing',
  'covers',
  'cover',
  'buy',
  'buys',
  'purchase',
  'procure',
  'pays',
  'pay',
  'in',
  '(',
  ':',
  'totalling',
  'totaling',
  '-',
  'to',
  'acquire',
  'supply',
  'provide',
  'delivery',
  'inside',
  'form',
  'finance',
  'spent',
  'on',
])

/** "drones worth 5 million euros", "$400 million to buy generators", "a package of €20m with trucks". */
function joins(
  scene: Scene,
  line: Line,
  sum: { first: number; last: number },
  goods: { first: number; last: number },
  sums: number,
): boolean {
  const [from, to] =
    goods.first >= sum.last ? [sum.last, goods.first] : goods.last <= sum.first ? [goods.last, sum.first] : [0, 0]
  if (to - from > (goods.first >= sum.last && isPurpose(scene, goods.first) ? 26 : 14)) return false
  let linked = from === to || line.block.kind === 'row'
  for (let i = from; i < to; i++) {
    const word = scene.tokens[i]!.fold
    if (word === ';' || scene.words.has('clause-breaks', word)) return false
    if (line.sums.some((other) => other.first === i)) return false
    if (word === 'and' && i === from && to - from <= 3) return false
    if (WORTH.has(word)) linked = true
  }
  if (!linked) return false
  // an actor between is another giver or getter: "$20m for Kenya and tents" still joins only without a deed
  const otherDeed = line.cues.some(
    (cue) =>
      cue.cue === 'deed' &&
      cue.first >= from &&
      cue.last <= to &&
      cue.sense.frame !== 'amount' &&
      !scene.words.has('worth', scene.tokens[cue.first]!.fold) &&
      !JOINING_DEEDS.has(scene.tokens[cue.first]!.fold) &&
      !isAdded(scene, cue.first),
  )
  return !otherDeed && (sums === 1 || to - from <= 9)
}

/** "a $165 million contract under a scheme on 3 December to refurbish four launchers" */
const isPurpose = ({ tokens }: Scene, first: number): boolean =>
  [1, 2].some((step) => tokens[first - step - 1]?.fold === 'to' && PURPOSES.has(tokens[first - step]!.fold))

const PURPOSES = new Set(
  'buy purchase procure acquire build produce manufacture repair refurbish overhaul restore order supply deliver provide'.split(
    ' ',
  ),
)

/** `arms worth`, `€200 million worth of`, `to the value of` stand between a sum and goods. */
function isWorth(scene: Scene, sum: { first: number; last: number }, item: GoodsMention): boolean {
  const [from, to] = item.first >= sum.last ? [sum.last, item.first] : [item.last, sum.first]
  for (let i = from; i < to; i++) if (VALUES.has(scene.tokens[i]!.fold)) return true
  return false
}

const VALUES = new Set(['worth', 'value', 'valued'])

const JOINING_DEEDS = new Set([
  'buy',
  'buys',
  'purchase',
  'procure',
  'acquire',
  'supply',
  'provide',
  'send',
  'deliver',
  'finance',
  'fund',
  'pays',
  'pay',
  'covers',
  'cover',
  'spent',
])

/** "thirty tanks, ordered in May for €96 million" */
const isAdded = ({ tokens }: Scene, first: number): boolean =>
  tokens[first - 1]!.fold === ',' && ADDED.has(tokens[first]!.fold)

const ADDED = new Set(['ordered', 'bought', 'purchased', 'procured', 'acquired'])

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
    if (word === ';') cost += 12
    else if (word === ':') cost += left ? 1 : 6
    else if (word === ',') cost += 1
    else if (word === '(') depth++
    else if (word === ')') depth--
    else {
      const sets = scene.words.setsOf(word)
      if (!sets.length) continue
      if (sets.includes('clause-breaks')) cost += 6
      else if (sets.includes('relatives')) cost += left ? 3 : 0
    }
  }
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

function sideCost(scene: Scene, line: Line, deed: Deed, left: boolean, from: number, to: number): number | null {
  const frame = String(deed.cue.sense.frame)
  const passive = deed.voice === 'passive'
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

function hasRelative(scene: Scene, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (scene.words.has('relatives', scene.tokens[i]!.fold)) return true
  return false
}

/** The deed that governs a gift at least cost, with that cost. */
export function governing(scene: Scene, line: Line, deeds: readonly Deed[], gift: Gift): Governed | null {
  const known = governed.get(gift)
  if (known !== undefined) return known
  const found = governingOf(scene, line, deeds, gift)
  governed.set(gift, found)
  return found
}

interface Governed {
  readonly deed: Deed
  readonly cost: number
}

/** The answers go with the gifts. */
const governed = new WeakMap<Gift, Governed | null>()

function governingOf(scene: Scene, line: Line, deeds: readonly Deed[], gift: Gift): Governed | null {
  let best: Governed | null = null
  const at = gift.sum ? { first: gift.sum.first, last: (gift.equivalents.at(-1) ?? gift.sum).last } : gift
  // a verb may stand amid the goods it gives
  const most = gift.sum ? mostToPay(scene, line, deeds, at) : LIMIT
  for (const deed of deeds) {
    if (leastCost(deed, at) > most) continue
    const cost = costOf(scene, line, deed, gift.sum ? at : partBefore(gift, deed))
    if (cost !== null && cost <= LIMIT && (!best || cost < best.cost)) best = { deed, cost }
  }
  return best
}

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
