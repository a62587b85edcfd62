import { between } from '../core/bisect.ts'
import type { Sum } from '../core/claim.ts'
import { memosOfLast } from '../core/memo.ts'
import type { GoodsMention } from '../core/mention.ts'
import { cellAt, fillsCell } from '../core/outline.ts'
import { goodsRuns } from './goods.ts'
import { cuesOf, type Line, type Scene } from './scene.ts'

/** A sum, goods, or both, that one claim is about. Token indices cover what the claim stands on. */
export interface Gift {
  readonly sum: Sum | null
  readonly equivalents: readonly Sum[]
  readonly goods: readonly GoodsMention[]
  readonly first: number
  readonly last: number
}

/** Where its sum ends with the last conversion of it, or the gift where it has none. */
export const endOf = ({ sum, equivalents, last }: Pick<Gift, 'sum' | 'equivalents' | 'last'>): number =>
  (equivalents.at(-1) ?? sum)?.last ?? last

/**
 * The gifts of one line: each sum with its conversions, each run of goods; a sum and the goods that it buys or is worth are one.
 */
export function giftsOf(scene: Scene, line: Line): readonly Gift[] {
  const known = gifts(scene).get(line) ?? readGifts(scene, line)
  gifts(scene).set(line, known)
  return known
}

/** The topic is read from the same gifts as the claims; they go with their line. */
const gifts = memosOfLast<Scene, Line, readonly Gift[]>()

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
    if (group && isConversion(scene, line, group, sum)) group.push(sum)
    else groups.push([sum])
  }
  return groups
}

function isConversion(scene: Scene, line: Line, group: readonly Sum[], sum: Sum): boolean {
  const last = group.at(-1)!
  if (line.block.kind === 'row' && isConvertedCell(scene, line, last, sum)) return true
  if (isRated(scene, sum) && sum.first - last.last <= FAR_RATED && isAtRate(scene, last, sum)) return true
  if (isEquivalent(scene, line, last, sum)) return true
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

/** `Germany | EUR 60,000,000 | US$ 63,200,000`: a cell of its own for what the sum before it is in other money. */
function isConvertedCell(scene: Scene, { block }: Line, before: Sum, sum: Sum): boolean {
  const at = cellAt(block, before.span.start)
  if (at < 0 || cellAt(block, sum.span.start) !== at + 1) return false
  if (!fillsCell(scene.outline, block.cells[at]!, before) || !fillsCell(scene.outline, block.cells[at + 1]!, sum))
    return false
  const codes = codesOf(scene, sum)
  return !codesOf(scene, before).some((code) => codes.includes(code)) && isAtRate(scene, before, sum)
}

/** `29.5 billion kronor in military aid for this year, which is the equivalent of 2.7 billion euros`. */
function isEquivalent(scene: Scene, line: Line, before: Sum, sum: Sum): boolean {
  if (sum.kind !== 'money' || sum.first - before.last > FAR_RATED) return false
  // "and Finland the equivalent of 47 million dollars"
  if (between(line.actors, before.last, sum.first).some(({ role }) => role !== 'adjective')) return false
  for (let i = sum.first - 1; i >= Math.max(before.last, sum.first - 5); i--) {
    const { fold } = scene.tokens[i]!
    if (EQUIVALENT.has(fold)) return isAtRate(scene, before, sum)
    if (!CONVERTING.has(fold)) return false
  }
  return false
}

const EQUIVALENT = new Set([
  'equivalent',
  'equals',
  'equalling',
  'equaling',
  'corresponds',
  'corresponding',
  'translates',
])

/** "200 million euros, according to the minister, $244 million at the day's rate" */
function isRated({ tokens }: Scene, { last }: Sum): boolean {
  if (tokens[last]?.fold !== 'at') return false
  for (let i = last + 1; i <= last + 5; i++) if (RATES.has(tokens[i]?.fold ?? '')) return true
  return false
}

const RATES = new Set(['rate', 'rates', 'exchange'])
/** Tokens: an aside between a sum and what it is at the rate of the day. */
const FAR_RATED = 16

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
  const year = scene.outline.article.published?.slice(0, 4) ?? null
  const others = codesOf(scene, b)
  return codesOf(scene, a).some((one) =>
    others.some(
      (two) => one !== two && scene.facts.rate({ ...a, currency: one }, { ...b, currency: two }, year) === 'ok',
    ),
  )
}

const CONVERTING = new Set(
  'comes come makes amounts about around some roughly nearly almost approximately approx . circa ca over more than just under less close to the that is i e at of current rate rates today exchange which equals worth us dollars an a estimated in or equivalent equal to'.split(
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
  const reach = goods.first >= sum.last ? isPurpose(scene, goods.first) : isOrdered(scene, from, to)
  if (to - from > (reach ? 26 : 14)) return false
  let linked = from === to || line.block.kind === 'row'
  for (let i = from; i < to; i++) {
    const word = scene.tokens[i]!.fold
    if (word === ';' || scene.words.has('clause-breaks', word)) return false
    if (line.sums.some((other) => other.first === i)) return false
    if (word === 'and' && i === from && to - from <= 3) return false
    if (WORTH.has(word)) linked = true
  }
  if (!linked || isOwnGift(scene, line, from, to)) return false
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

/** "20 million euros for Ukraine, and Finland's gift of 40 drones": the goods are somebody's gift of its own. */
const isOwnGift = ({ tokens }: Scene, line: Line, from: number, to: number): boolean =>
  between(cuesOf(line, 'gift'), from, to).some(
    ({ first, sense }) => sense.strong === true && first - 1 > from && tokens[first - 1]!.fold === "'s",
  )

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

/** "thirty tanks, ordered in May for €96 million", "three tugs have been bought from a yard in Gdansk" */
const isAdded = ({ tokens, words }: Scene, first: number): boolean =>
  ADDED.has(tokens[first]!.fold) && (tokens[first - 1]!.fold === ',' || words.has('be', tokens[first - 1]!.fold))

/** "tugs for Odesa have been ordered from a yard in Gdansk by the Polish government, for €3 million": from goods on to what they cost. */
function isOrdered(scene: Scene, from: number, to: number): boolean {
  if (scene.tokens[to - 1]?.fold !== 'for') return false
  for (let i = from + 1; i < Math.min(to, from + 8); i++) if (isAdded(scene, i)) return true
  return false
}

const ADDED = new Set(['ordered', 'bought', 'purchased', 'procured', 'acquired'])
