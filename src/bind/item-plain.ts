import { between } from '../core/bisect.ts'
import type { Claim } from '../core/claim.ts'
import type { GoodsMention } from '../core/mention.ts'
import { opensAt } from './goods.ts'
import type { Line, Scene } from './scene.ts'

/**
 * Plain words that goods are what a sum holds, or that a sum is what goods are worth: `€60m was approved in January: trucks, tents`,
 * `signed in May and covers five radars`, `It pays for mines`, `is parting with 49 tanks; the minister put their worth at A$245m`.
 *
 * In:  a sum, and the goods of its list that stand next to it.
 * Out: names of observations, for items.ts to weigh.
 */
export function plainlyOf(scene: Scene, host: Claim, nearest: GoodsMention): readonly string[] {
  const line = scene.lines[nearest.sentence]!
  const sum = host.sum!
  const end = (host.equivalents.at(-1) ?? sum).last
  if (nearest.sentence > host.sentence) {
    // shares told behind the whole hold nothing: "£450m, £350m of which is London's. It buys radars"
    if (scene.lines[host.sentence]!.sums[0] !== sum) return []
    return isPaidForByIt(scene, line, nearest) || isAskedFor(scene, line, host) ? ['plain-it-buys'] : []
  }
  if (nearest.first >= end) return heldBehind(scene, line, host, nearest)
  return isWorthOfThem(scene, host, nearest) ? ['plain-worth'] : []
}

function heldBehind(scene: Scene, line: Line, host: Claim, { first }: GoodsMention): readonly string[] {
  const { tokens } = scene
  const end = (host.equivalents.at(-1) ?? host.sum!).last
  const at = opensAt(scene, line, first)
  const { fold } = tokens[at]!
  if (at < end || between(line.sums, end, at).length || breaks(scene, end, at)) return []
  // "€500 million, Patriot parts and missiles among it", "five million dollars, and 40 rescuers"
  if (at - end <= 1 && (fold === 'and' || fold === ',')) return ['plain-added']
  if (fold === 'plus' || fold === 'alongside' || ALONG.has(`${tokens[at - 1]!.fold} ${fold}`)) return ['plain-along']
  if (between(line.goods, end, at).length || NOT.has(tokens[at - 1]!.fold)) return []
  if (fold === ':') return isOfOthers(scene, line, host, end, at) ? [] : ['plain-list']
  // what a sum is to buy is often a purpose ("to buy gas"), which other observations weigh
  if (HOLDS.has(fold) || isPayingFor(tokens, at)) return ['plain-holds']
  // "1.6 billion yen, from which the service will receive eight detectors"
  for (let i = end; i < Math.min(at, end + 3); i++)
    if (tokens[i]!.fold === 'which' && ALONG_WHICH.has(tokens[i - 1]!.fold)) return ['plain-holds']
  return []
}

/** "€60 million, and Lithuania will pass equipment: 3 turbines", "aimed at what Kyiv needs most: air defence" */
function isOfOthers({ tokens }: Scene, line: Line, { donors }: Claim, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (tokens[i]!.fold === 'what') return true
  return between(line.actors, from, to).some(
    ({ first, role, codes }) =>
      role === 'state' && tokens[first - 1]?.fold === 'and' && !donors.some(({ value }) => codes.includes(value)),
  )
}

const HOLDS = new Set(['covers', 'cover', 'covering', 'includes', 'include', 'including', 'contains', 'comprises'])
const PAYS = new Set(['buys', 'buy', 'finances', 'finance', 'funds', 'fund'])
const ALONG = new Set(['along with', 'together with', 'well as', ', with'])
const NOT = new Set(['not', 'never', 'nor'])
const ALONG_WHICH = new Set(['from', 'with', 'for'])

/** `pays for`, `is to pay for` */
const isPayingFor = (tokens: Scene['tokens'], at: number): boolean =>
  tokens[at]!.fold === 'for' && PAYING.has(tokens[at - 1]?.fold ?? '')

const PAYING = new Set(['pays', 'pay', 'paying'])

/** A clause of another giver may begin here. */
function breaks({ tokens, words }: Scene, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const { fold } = tokens[i]!
    if (fold === ';' || words.has('clause-breaks', fold)) return true
  }
  return false
}

/** `It pays for radars`, `With it Kyiv is to buy transformers`, `That will buy 20 trucks`: by the sum of the sentence before. */
function isPaidForByIt(scene: Scene, line: Line, { first }: GoodsMention): boolean {
  const { tokens } = scene
  const { first: start } = line.sentence
  const at = opensAt(scene, line, first)
  const buys = HOLDS.has(tokens[at]!.fold) || PAYS.has(tokens[at]!.fold) || isPayingFor(tokens, at)
  if (!buys || at - start > FAR || line.sums.length || NOT.has(tokens[at - 1]!.fold)) return false
  return IT.has(tokens[start]!.fold) || (WITH.has(tokens[start]!.fold) && IT.has(tokens[start + 1]?.fold ?? ''))
}

/** "What does it buy?", "What is in it: mostly guns": asked behind the sum, and answered. */
function isAskedFor({ tokens, lines }: Scene, line: Line, host: Claim): boolean {
  for (const index of [line.sentence.index - 1, line.sentence.index]) {
    const { first, last } = lines[index]!.sentence
    if (index <= host.sentence || tokens[first]!.fold !== 'what' || lines[index]!.sums.length) continue
    for (let i = first + 1; i < Math.min(last, first + ASKING); i++)
      if (ASKED.has(tokens[i]!.fold) && IT.has(tokens[i - 1]!.fold)) return true
      else if (tokens[i]!.fold === 'in' && IT.has(tokens[i + 1]?.fold ?? '')) return true
  }
  return false
}

/** Tokens: `what exactly does it buy`, `what is there in it`. */
const ASKING = 7
const ASKED = new Set(['buy', 'buys', 'include', 'includes', 'contain', 'contains', 'cover', 'covers', 'hold'])

const IT = new Set(['it', 'that', 'this'])
const WITH = new Set(['with', 'from'])

/** Tokens: `It is to pay for`, `put the value of the hardware, built in Yugoslav times, at`. */
const FAR = 14

/** `put their worth at A$245m`, `the whole of it worth €3m`, `for which Pristina paid €420,000`, `ordered in May for €4m`; right behind the goods. */
function isWorthOfThem(scene: Scene, host: Claim, goods: GoodsMention): boolean {
  const { tokens } = scene
  const line = scene.lines[host.sentence]!
  const sum = host.sum!
  if (between(line.sums, goods.last, sum.first).length || host.sentence - goods.sentence > 1) return false
  const from = Math.max(goods.last, line.sentence.first, sum.first - FAR)
  for (let i = sum.first - 1; i >= from; i--) {
    const { fold } = tokens[i]!
    const before = tokens[i - 1]?.fold ?? ''
    if (VALUE.has(fold) && isOfThem(tokens, i)) return true
    if (fold === 'which' && before === 'for') return paysBetween(tokens, i, sum.first)
    if (fold === 'them' && before === 'on') return paysBetween(tokens, from, i)
    // other goods have a worth of their own
    if (line.goods.some((item) => item.first === i && !item.definite && !item.loose)) return false
  }
  return false
}

const VALUE = new Set(['worth', 'value', 'price', 'cost', 'valued'])

/** `their worth`, `the whole of it worth`, `all of it valued`, `the value of the whole consignment` */
function isOfThem(tokens: Scene['tokens'], at: number): boolean {
  const before = tokens[at - 1]?.fold ?? ''
  if (before === 'their' || before === 'all' || before === 'altogether') return true
  if ((before === 'it' || before === 'them') && tokens[at - 2]?.fold === 'of') return true
  if (before !== 'the' || tokens[at + 1]?.fold !== 'of') return false
  return [2, 3, 4].some((step) => WHOLE.has(tokens[at + step]?.fold ?? ''))
}

const WHOLE = new Set(
  'hardware gift consignment package shipment goods vehicles equipment donation delivery load lot batch machines aircraft it them'.split(
    ' ',
  ),
)

function paysBetween(tokens: Scene['tokens'], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (PAID.has(tokens[i]!.fold)) return true
  return false
}

const PAID = new Set(['paid', 'pays', 'pay', 'spent', 'spends'])
