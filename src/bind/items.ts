import { between } from '../core/bisect.ts'
import type { Claim } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { headOf } from '../core/head.ts'
import type { GoodsMention } from '../core/mention.ts'
import { chancesOf, type Option, optionOf, partOf, type Weights } from '../core/ranking.ts'
import { type Offer, seenOfItem } from './item-seen.ts'
import type { Scene } from './scene.ts'

/**
 * Which goods belong to which sum, weighed once all gifts are bound: `£350 million for drones`, `is giving 100,000 drones. The swarm
 * comes with a £350m price tag`, and not `$20m for drinking water`.
 *
 * In:  the claims of an article after its packages were gathered.
 * Out: the same, each sum with the goods for which more speaks than against, and without claims whose goods all went to a sum.
 */
export function shareGoods(scene: Scene, weights: Weights, claims: readonly Claim[], bindAlone: BindAlone): Claim[] {
  const owners = ownersOf(claims)
  const held = tokensOf(claims)
  const offered = claims.map((claim) => (claim.sum ? optionsOf(scene, claim, owners, held) : []))
  const taken = new Map<GoodsMention, { host: Claim; chance: number }>()
  claims.forEach((host, i) => {
    for (const option of offered[i]!) {
      const isAgain = isToldAgain(scene, host, option.value, owners.get(option.value))
      const chance = isAgain ? 1 : chancesOf(weights, [NOBODY, option])[1]!
      const known = taken.get(option.value)
      if (chance > leastFor(owners.get(option.value)) && chance > (known?.chance ?? 0))
        taken.set(option.value, { host, chance })
    }
  })
  return gather(claims, (claim, i) => {
    if (claim.sum) {
      const alone = aloneOf(claim, taken, bindAlone)
      return [withItems(claim, offered[i]!, taken, owners), ...alone].sort((a, b) => a.index - b.index)
    }
    const goods = claim.goods.filter((item) => !taken.has(item))
    if (!goods.length) return []
    return [goods.length < claim.goods.length ? { ...claim, goods } : claim]
  })
}

/** `Riga sends 30 ambulances` above `Latvia will hand over 30 ambulances worth 2 million euros`: the headline tells what its text tells. */
function isToldAgain({ lines }: Scene, host: Claim, item: GoodsMention, owner: Claim | undefined): boolean {
  if (host.verdict !== 'aid' || !owner || owner.sum || lines[item.sentence]!.block.kind !== 'headline') return false
  if (!host.goods.slice(0, MOST_REPEATED).some((other) => isRepeat(item, other))) return false
  return owner.donors.every(({ value }) => host.donors.some((donor) => donor.value === value))
}

/** A gift of its own is given up for the sum beside it only where that is plain: what is wrongly joined loses one gift and spoils another. */
const leastFor = (owner: Claim | undefined): number => (owner && !owner.sum && owner.verdict === 'aid' ? 0.7 : 0.5)

/** Binds goods that stand beside a sum as a gift of their own. */
export type BindAlone = (host: Claim, goods: readonly GoodsMention[]) => Claim

/** `66 trucks are on their way, and C$50 million for drones is to follow`: counted goods beside a sum that are none of its own. */
function aloneOf(host: Claim, taken: ReadonlyMap<GoodsMention, unknown>, bindAlone: BindAlone): Claim[] {
  const left = host.goods.filter((item) => item.sentence === host.sentence && !taken.has(item) && isToldExactly(item))
  const [first] = left
  if (!first) return []
  // places in the order of the text lie between those of its neighbours
  const index = host.index + (first.first < host.sum!.first ? -0.5 : 0.5)
  return [{ ...bindAlone(host, left), index }]
}

/** `66 trucks`, `40 tons of relief items`; of `two aids` nobody can say what was given. */
const isToldExactly = ({ quantity, loose, name }: GoodsMention): boolean =>
  quantity !== null && (!loose || name.includes(' of '))

const NOBODY: Option<null> = optionOf(null, [])

type Owners = ReadonlyMap<GoodsMention, Claim>

const ownersOf = (claims: readonly Claim[]): Owners =>
  new Map(claims.flatMap((claim) => claim.goods.map((item) => [item, claim] as const)))

/** Every item near a sum, with what was seen of the two. */
function optionsOf(
  scene: Scene,
  host: Claim,
  owners: Owners,
  held: ReadonlyMap<number, GoodsMention>,
): Option<GoodsMention>[] {
  const own = scene.lines[host.sentence]!
  const near = gather(scene.lines.slice(Math.max(0, host.sentence - REACH), host.sentence + REACH + 1), (line) =>
    line.block.section === own.block.section && Math.abs(line.block.index - own.block.index) <= 1
      ? heldOf(closeTo(line.goods, host), held)
      : [],
  )
  const known = new Set(near)
  const far = host.goods.filter((item) => !known.has(item))
  return gather([...near, ...far], (item) => {
    const offer: Offer = { host, item, owner: owners.get(item) ?? null }
    // goods make no gift of a cost or a budget beside them
    if (host.verdict !== 'aid' && offer.owner !== host) return []
    return [optionOf(item, [partOf('item', seenOfItem(scene, offer))])]
  })
}

/** Sentences. */
const REACH = 2

/** Of the goods of a line those not too far from the sum: a line may be as long as a whole list. */
const closeTo = (goods: readonly GoodsMention[], { sum, equivalents }: Claim): readonly GoodsMention[] =>
  between(goods, sum!.first - WINDOW, (equivalents.at(-1) ?? sum!).last + WINDOW)

/** Tokens. */
const WINDOW = 80

/** The goods of a line as claims hold them: a number told behind goods is theirs there. */
const heldOf = (goods: readonly GoodsMention[], held: ReadonlyMap<number, GoodsMention>): GoodsMention[] =>
  gather(goods, (item) => {
    const one = held.get(item.first) ?? item
    return one.first === item.first ? [one] : []
  })

/** Token → the goods of a claim that stand there. */
function tokensOf(claims: readonly Claim[]): ReadonlyMap<number, GoodsMention> {
  const held = new Map<number, GoodsMention>()
  for (const { goods } of claims)
    for (const item of goods) for (let i = item.first; i < item.last; i++) held.set(i, item)
  return held
}

function withItems(
  claim: Claim,
  offered: Claim['offered'],
  taken: ReadonlyMap<GoodsMention, { host: Claim }>,
  owners: Owners,
): Claim {
  const own = gather(offered, ({ value }) => (taken.get(value)?.host === claim ? [value] : []))
  const goods = [...withoutRepeats(own, claim.sentence)].sort((a, b) => a.first - b.first)
  const teller = own.map((item) => owners.get(item)).find((owner) => owner?.verdict === 'aid' && !owner.sum)
  const full = { ...claim, goods, offered }
  if (!teller || claim.deed) return full
  return {
    ...full,
    donors: claim.donors.some(({ why }) => why === null) ? claim.donors : teller.donors,
    recipients: claim.recipients.some(({ why }) => why === null) ? claim.recipients : teller.recipients,
    status: teller.deed ? teller.status : claim.status,
  }
}

/** A headline and its text name the same goods: those of the sum's own sentence stay, and those that are counted. */
function withoutRepeats(goods: readonly GoodsMention[], sentence: number): readonly GoodsMention[] {
  if (goods.length > MOST_REPEATED) return goods
  const isBetter = (one: GoodsMention, other: GoodsMention): boolean => {
    const [left, right] = [rankOf(one, sentence), rankOf(other, sentence)]
    return left === right ? one.first < other.first : left > right
  }
  return goods.filter(
    (item) => !goods.some((other) => other !== item && isRepeat(item, other) && isBetter(other, item)),
  )
}

/** A longer list is told once. */
const MOST_REPEATED = 40

/** Two numbers of the same goods are two items; the same number, or none, is one told twice. */
const isRepeat = (item: GoodsMention, other: GoodsMention): boolean =>
  item.sentence !== other.sentence &&
  headOf(item.name) === headOf(other.name) &&
  (item.quantity === null || other.quantity === null || item.quantity === other.quantity)

const rankOf = ({ quantity, sentence }: GoodsMention, here: number): number =>
  (quantity === null ? 0 : 2) + (sentence === here ? 1 : 0)
