import { between } from '../core/bisect.ts'
import type { Claim } from '../core/claim.ts'
import { headOf } from '../core/head.ts'
import type { GoodsMention } from '../core/mention.ts'
import { Observed } from '../core/observed.ts'
import { besideNames } from './beside.ts'
import { QUALIFYING } from './goods.ts'
import { plainlyOf } from './item-plain.ts'
import { isValue } from './package-list.ts'
import { MONEY, opensContents, PACKAGE } from './package-text.ts'
import type { Line, Scene } from './scene.ts'

/** Goods that may belong to a sum, and the claim that has them so far. */
export interface Offer {
  readonly host: Claim
  readonly item: GoodsMention
  readonly owner: Claim | null
}

type See = (name: string, times?: number) => void

/** What speaks for goods being those of a sum: what they are, where they stand, what stands between, whose they are so far. */
export function seenOfItem(scene: Scene, offer: Offer): Observed {
  const seen = new Observed()
  const see: See = (name, times = 1) => void seen.set(name, times)
  seeGoods(offer.item, see)
  seeHost(scene, offer, see)
  seeOwner(offer, see)
  seePlace(scene, offer, see)
  return seen
}

function seeGoods(item: GoodsMention, see: See): void {
  see(item.loose ? 'loose' : 'particular')
  see(item.quantity === null ? 'uncounted' : item.quantity === 1 ? 'one' : 'counted')
  if (item.unit) see('measured')
  if (item.service) see(`service-${item.service}`)
  if (item.definite) see('definite')
  see(`kind-${item.type ?? 'open'}`)
  see(`of-${item.category.replaceAll('_', '-')}`)
  // "drinking water" is mostly what money is for, "shells" what it buys
  const head = headOf(item.name)
  if (PLAIN.test(head)) see(`says-item-${head}`)
}

function seeHost(scene: Scene, { host, item }: Offer, see: See): void {
  const line = scene.lines[host.sentence]!
  see(host.verdict === 'aid' ? 'host-aid' : 'host-none')
  if (host.deed) see(`host-${host.deed.cue.sense.frame}`)
  else see('host-bare')
  if (isValue(scene, host)) see('host-value')
  const others = host.goods.slice(0, MOST).filter((other) => other !== item)
  if (others.some((other) => headOf(other.name) === headOf(item.name))) see('told-there')
  if (others.some(({ quantity }) => quantity !== null)) see('others-counted')
  else if (others.length) see('others')
  if (line.sums.length === 1 + host.equivalents.length) see('only-sum')
  if (line.block.kind !== 'paragraph') see(`in-${line.block.kind}`)
}

/** Goods of a sum that are looked through for each of its items. */
const MOST = 40

function seeOwner({ host, owner }: Offer, see: See): void {
  if (!owner) return see('free')
  if (owner === host) return see('joined')
  if (owner.sum) return see('of-other-sum')
  see(owner.verdict === 'aid' ? 'own-aid' : 'own-none')
  if (owner.deed) see(owner.deed === host.deed ? 'same-deed' : `own-${owner.deed.cue.sense.frame}`)
  else see('own-bare')
  for (const party of ['donors', 'recipients'] as const) {
    const [mine, theirs] = [owner[party], host[party]]
    if (!mine.length || !theirs.length) continue
    const isSame = mine.some(({ value }) => theirs.some((other) => other.value === value))
    if (!isSame) see(`other-${party}`)
  }
}

function seePlace(scene: Scene, { host, item, owner }: Offer, see: See): void {
  const line = scene.lines[item.sentence]!
  const sum = host.sum!
  const end = (host.equivalents.at(-1) ?? sum).last
  const isBehind = item.first >= end
  const side = isBehind ? 'behind' : 'before'
  see(side)
  if (item.sentence === host.sentence) {
    see('here')
    // "for drones, shells and radars": what takes up the drones takes up all of the list
    const nearest = nearestListed(
      scene,
      item,
      isBehind
        ? between(line.goods, Math.max(end, item.first - LIST), item.first).toReversed()
        : between(line.goods, item.last, Math.min(sum.first, item.last + LIST)),
    )
    if (nearest !== item) see('listed-with')
    for (const name of plainlyOf(scene, host, nearest)) see(name)
    const [from, to] = isBehind ? [end, nearest.first] : [nearest.last, sum.first]
    see('near', 1 / (1 + Math.max(0, to - from) / 4))
    if (isBehind) see(linkOf(scene, from, nearest.first))
    seeBetween(scene, line, from, to, see)
    // "50 workshops and 1.2 billion kronor for ammunition": the sum has goods of its own
    if (!isBehind && hasPurpose(scene, line, end)) see('purpose-behind')
    for (const name of besideNames(scene.tokens, { first: item.first, last: item.last }, `says-${side}`)) see(name)
    for (const name of besideNames(scene.tokens, { first: sum.first, last: end }, `says-${side}-sum`)) see(name)
    return
  }
  see(isBehind ? 'next' : 'last')
  const listed = isBehind
    ? between(line.goods, Math.max(0, item.first - LIST), item.first).toReversed()
    : between(line.goods, item.last, item.last + LIST)
  for (const name of plainlyOf(scene, host, nearestListed(scene, item, listed))) see(name)
  if (line.block.kind !== 'paragraph') see(`stands-in-${line.block.kind}`)
  if (Math.abs(item.sentence - host.sentence) > 1) see('farther')
  if (line.block !== scene.lines[host.sentence]!.block) see('other-block')
  if (line.sums.length) see('own-sums')
  if (owner === host) see('gathered')
  if (opensContents(scene, line, item, PACKAGE)) see('opens-contents')
  if (opensContents(scene, line, item, MONEY)) see('opens-money')
}

/** Of the list that goods stand in, the last of those towards the sum, which come one by one. */
function nearestListed({ tokens }: Scene, item: GoodsMention, towards: readonly GoodsMention[]): GoodsMention {
  let nearest = item
  for (const next of towards) {
    const [left, right] = next.first < nearest.first ? [next, nearest] : [nearest, next]
    if (!areListed(tokens, left.last, right.first)) break
    nearest = next
  }
  return nearest
}

/** Tokens that a list is followed through. */
const LIST = 60

/** Nothing but a comma or an `and`, and what says how many, stands between. */
function areListed(tokens: Scene['tokens'], from: number, to: number): boolean {
  if (to <= from || to - from > JOINT) return false
  const { fold } = tokens[from]!
  if (fold !== ',' && fold !== 'and') return false
  for (let i = from + 1; i < to; i++) if (!BEFORE_GOODS.has(tokens[i]!.fold)) return false
  return true
}

/** Tokens: `, and up to`. */
const JOINT = 5
const BEFORE_GOODS: ReadonlySet<string> = new Set([...QUALIFYING, 'and', 'as', 'well', 'also'])

/** By which word a sum takes up what stands behind it: `for`, `in`, `on`, a verb of buying; the last of these. */
function linkOf({ tokens, words }: Scene, from: number, to: number): string {
  for (let i = to - 1; i >= Math.max(from, to - LINK); i--) {
    const { fold } = tokens[i]!
    if (LINKS.has(fold)) return `link-${fold}`
    if (words.has('buys', fold)) return 'link-buys'
    if (words.has('contains', fold)) return 'link-contains'
  }
  return 'link-none'
}

/** Tokens. */
const LINK = 6
const LINKS = new Set(['for', 'in', 'on', 'of', 'with', 'into', 'to', 'towards', 'as'])
const PLAIN = /^[a-z]{3,24}$/

/** Right behind the sum stands what it is for. */
const hasPurpose = ({ tokens }: Scene, line: Line, end: number): boolean =>
  PURPOSES.has(tokens[end]?.fold ?? '') && between(line.goods, end + 1, end + 7).length > 0

const PURPOSES = new Set(['for', 'to', 'in', 'of', 'on'])

const VALUES = new Set(['worth', 'value', 'valued', 'cost', 'costs', 'costing', 'price', 'priced', 'totalling'])
const RELATIVES = new Set(['which', 'that', 'who', 'whose'])

function seeBetween(scene: Scene, line: Line, from: number, to: number, see: See): void {
  const { tokens, words } = scene
  for (let i = from; i < to; i++) {
    const word = tokens[i]!.fold
    if (word === ',') see('comma-between')
    else if (word === '(' || word === ')') see('bracket-between')
    else if (word === ':') see('colon-between')
    else if (word === 'and') see('and-between')
    else if (word === 'for') see('for-between')
    else if (RELATIVES.has(word)) see('relative-between')
    else if (word === ';' || words.has('clause-breaks', word)) see('break-between')
    if (VALUES.has(word)) see('worth-between')
    if (words.has('buys', word)) see('buys-between')
    if (words.has('contains', word)) see('contains-between')
  }
  if (between(line.sums, from, to).length) see('sum-between')
  if (between(line.goods, from, to).length) see('goods-between')
  if (between(line.actors, from, to).some(({ role }) => role !== 'adjective')) see('actor-between')
  for (const cue of between(line.cues, from, to)) {
    if (cue.cue === 'deed') see(`${cue.sense.frame}-between`)
    else if (cue.cue === 'gift') see('gift-between')
  }
}
