import { between } from '../core/bisect.ts'
import type { Sum } from '../core/claim.ts'
import { memosOfLast } from '../core/memo.ts'
import type { GoodsMention } from '../core/mention.ts'
import { BARE } from '../core/referent.ts'
import { codesOf, pairSums } from './conversion.ts'
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
    .filter((run) => !isMadeOf(scene, line, run))
    .map(withoutParts)
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

/** "40 buses, 15 of them electric": those that are some of what the gift has told of already are no goods besides. */
function withoutParts(run: GoodsMention[]): GoodsMention[] {
  if (!run.some(({ rule }) => rule === BARE.part)) return run
  const most = new Map<string, number>()
  return run.filter(({ rule, name, quantity }) => {
    const whole = most.get(name) ?? 0
    if (rule === BARE.part && quantity !== null && quantity < whole) return false
    most.set(name, Math.max(whole, quantity ?? 0))
    return true
  })
}

/** "lends 80 million to build a solar farm": what a sum is for, and no gift beside it. Arms that are refurbished are given. */
function isMadeOf({ tokens, words }: Scene, { sums }: Line, run: readonly GoodsMention[]): boolean {
  const { first, type } = run[0]!
  if (type === 'military') return false
  const verb = ARTICLES.has(tokens[first]!.fold) || !ARTICLES.has(tokens[first - 1]?.fold ?? '') ? first - 1 : first - 2
  if (!words.has('making', tokens[verb]?.fold ?? '') || !MAKING_FOR.has(tokens[verb - 1]?.fold ?? '')) return false
  return sums.some(({ last }) => last < verb && verb - last <= FROM_SUM)
}

const ARTICLES = new Set(['a', 'an', 'the', 'its', 'their'])
const MAKING_FOR = new Set(['to', 'for', 'help', 'and'])

/** Tokens from a sum to what it is to make. */
const FROM_SUM = 12

/** The same for each telling of one sum. */
export const figureKey = (scene: Scene, sum: Sum): string =>
  `${sum.value} ${sum.min} ${sum.max} ${codesOf(scene, sum)[0] ?? ''}`

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
  const bracket = bracketOf(scene, from, to)
  if (bracket !== 'open') return bracket === 'one'
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

/**
 * "Bangladesh (575 million yen, four patrol boats), Malaysia (400 million yen, drones)": what one bracket holds goes together (`one`), what
 * another holds does not (`other`).
 */
function bracketOf({ tokens }: Scene, from: number, to: number): 'one' | 'other' | 'open' {
  let closed = false
  for (let i = from; i < to; i++) {
    if (tokens[i]!.fold === ')') closed = true
    else if (tokens[i]!.fold === '(' && closed) return 'other'
  }
  if (to - from !== 1 || tokens[from]!.fold !== ',') return 'open'
  let opened = false
  for (let i = from - 1; i > Math.max(0, from - BRACKET) && !opened; i--) {
    if (tokens[i]!.fold === ')') return 'open'
    opened = tokens[i]!.fold === '('
  }
  for (let i = to; opened && i < to + BRACKET && i < tokens.length && tokens[i]!.fold !== '('; i++)
    if (tokens[i]!.fold === ')') return 'one'
  return 'open'
}

/** Tokens of a bracket on either side of its comma. */
const BRACKET = 10

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
