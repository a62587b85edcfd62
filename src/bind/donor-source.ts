import { between } from '../core/bisect.ts'
import type { Deed } from '../core/claim.ts'
import { type DonorCase, type Donors, isOrgan, NONE, onlyPassesOn, state } from './donors.ts'
import { endOf } from './gift.ts'
import { type Actor, cuesOf, type Line, type Scene } from './scene.ts'
import { coordinated } from './subject.ts'

/** `a €30m contribution from Germany`, `$20 million from the World Bank`. */
export function fromSource(scene: Scene, { line, gift, deed, not }: DonorCase): Donors {
  const { tokens } = scene
  const last = endOf(gift)
  // "two boats from Japan were handed over, together with spare parts"
  for (const end of new Set([...(gift.sum ? [] : gift.goods.map((item) => item.last)), last, gift.last])) {
    for (let i = end; i < Math.min(line.sentence.last, end + 12); i++) {
      const word = tokens[i]!.fold
      if (word === ';' || word === ':') break
      if (line.sums.some((sum) => sum.first === i && sum !== gift.sum && !gift.equivalents.includes(sum))) break
      if (word !== 'from' && !isOutOf(scene, i) && !(word === 'by' && isAgent(scene, deed, i, gift.last))) continue
      // "will train 70 soldiers from Kenya": where those come from who are taught
      if (i === end && gift.goods.some(({ service, last }) => service === 'training' && last === i)) break
      const actor = line.actors.find((candidate) => candidate.first > i && candidate.first - i <= 4)
      // "30,000 tonnes of food from Chad into Darfur": the way it takes
      if (actor?.mention.kind === 'place' && ACROSS.has(tokens[actor.last]?.fold ?? '')) break
      if (actor && (isAtPlace(scene, i + 1, actor.first) || isCut(scene, i + 1, actor.first))) break
      if (!actor || actor.codes.some((code) => not.has(code)) || (actor.role === 'fund' && !actor.giver)) break
      // "weapons from American stocks", "drones from Ukrainian factories": where the goods come from
      if (actor.role === 'adjective' && !isOrgan(scene, actor)) break
      const all = coordinated(scene, line, actor)
      return state(all, 'bind/from')
    }
  }
  return NONE
}

const ACROSS = new Set(['into', 'across', 'via', 'over', 'through'])

/** `paid for out of Danish and Dutch contributions` */
const isOutOf = ({ tokens }: Scene, i: number): boolean => tokens[i]!.fold === 'of' && tokens[i - 1]?.fold === 'out'

/** `from a base in Jordan`: where it sets off, not whose it is. */
function isAtPlace({ tokens }: Scene, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (['in', 'near', 'at', 'outside', 'via'].includes(tokens[i]!.fold)) return true
  return false
}

/** "hit by cyclone Idai: Mozambique and Malawi": what follows is a list of its own. */
function isCut({ tokens }: Scene, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (tokens[i]!.fold === ':' || tokens[i]!.fold === ';') return true
  return false
}

/** `From London 62 specialists were sent`, `a ship from Malta has unloaded 20 tonnes`: the source stands before the gift. */
export function fromSourceBefore(scene: Scene, { line, gift, deed, not }: DonorCase): Donors {
  const until = deed && deed.first < gift.first ? deed.first : gift.first
  const actor = line.actors.findLast(
    (candidate) => candidate.last <= until && until - candidate.last <= 6 && isBehindFrom(scene, line, candidate),
  )
  if (!actor || onlyPassesOn(actor) || actor.codes.some((code) => not.has(code))) return NONE
  if (actor.role === 'adjective' && !isOrgan(scene, actor)) return NONE
  return state(coordinated(scene, line, actor), 'bind/from-before')
}

/** `from the state of Kuwait`, and nobody else between: in `a package from Egypt for Ethiopia` one of the two gets. */
function isBehindFrom({ tokens, words }: Scene, { sentence, actors }: Line, { first }: Actor): boolean {
  for (let i = first - 1; i >= Math.max(sentence.first, first - 3); i--) {
    if (tokens[i]!.fold === 'from') return true
    if (words.has('to', tokens[i]!.fold) || actors.some(({ last }) => last === i + 1)) return false
  }
  return false
}

/** `a Turkish cargo plane with 37 tonnes of medicine`: what carries the goods belongs to the giver. */
export function fromCarrier(scene: Scene, { line, gift, not }: DonorCase): Donors {
  const { tokens, words } = scene
  const owners = line.actors.filter(
    (actor) =>
      actor.last <= gift.first &&
      gift.first - actor.last <= 14 &&
      !actor.codes.some((code) => not.has(code)) &&
      (actor.role === 'adjective' || tokens[actor.last]?.fold === "'s"),
  )
  const owner = owners.findLast((actor) =>
    [0, 1, 2, 3].some((step) => words.has('carriers', tokens[actor.last + step]?.fold ?? '')),
  )
  return owner ? state([owner], 'bind/carrier') : NONE
}

/** `by` of a passive deed behind its gift; "by way of" is no agent. */
const isAgent = (scene: Scene, deed: Deed | null, at: number, giftEnd: number): boolean =>
  deed?.voice === 'passive' &&
  deed.first >= giftEnd &&
  at >= deed.last &&
  !['way', 'means', 'the'].includes(scene.tokens[at + 1]!.fold === 'the' ? '' : scene.tokens[at + 1]!.fold)

/** "A package of €20 billion is being prepared by the European Union", "24 cars handed over on Monday by Japan's ambassador": who does it, whatever the verb. */
export function fromAgent(scene: Scene, { line, gift, not }: DonorCase): Donors {
  const { tokens } = scene
  const { last } = gift.equivalents.at(-1) ?? gift.sum ?? gift
  for (const actor of between(line.actors, last + 1, last + AGENT_NEAR + 1)) {
    const by = tokens[actor.first - 1]?.fold === 'the' ? actor.first - 2 : actor.first - 1
    if (tokens[by]?.fold !== 'by' || !PARTICIPLE.test(tokens[by - 1]!.fold)) continue
    if (onlyPassesOn(actor) || actor.codes.some((code) => not.has(code))) return NONE
    return state(coordinated(scene, line, actor), 'bind/agent')
  }
  return NONE
}

/** Tokens behind the gift. */
const AGENT_NEAR = 16
const PARTICIPLE = /(?:ed|en|wn|de|ught|put|set|ld)$/

/** `£350 million of which is London’s and £100 million Oslo’s`, `over half of it is American`, `and 5 million by Norway`: whose it is stands behind. */
export function fromOwnerBehind(scene: Scene, { line, gift, not }: DonorCase): Donors {
  const { tokens } = scene
  const { last } = line.sentence
  let at = endOf(gift)
  const until = Math.min(last, at + 7)
  while (at < until && LINKS.has(tokens[at]!.fold)) at++
  const actor = line.actors.find(({ first }) => first === at || (first === at + 1 && tokens[at]?.fold === 'the'))
  if (!actor || onlyPassesOn(actor) || actor.codes.some((code) => not.has(code))) return NONE
  const before = tokens[at - 1]!.fold
  if (before === 'by') return state(coordinated(scene, line, actor), 'bind/owner-behind')
  // "a €5 million Italian grant": between the sum and its noun
  if (
    actor.role === 'adjective' &&
    actor.first === endOf(gift) &&
    cuesOf(line, 'gift').some(({ first }) => first === actor.last)
  )
    return state([actor], 'bind/owner-behind')
  const isOwner = tokens[actor.last]?.fold === "'s"
  if (!isOwner && !(isNationality(actor) && IS.has(before))) return NONE
  const next = tokens[isOwner ? actor.last + 1 : actor.last]
  // "£100 million Oslo's ministry": then it is of a noun, and other passes know better
  const ends = actor.last >= last || !next || next.kind === 'mark' || next.fold === 'and' || next.fold === 'while'
  return ends ? state([actor], 'bind/owner-behind') : NONE
}

/** `is American`, `is Norwegian.`: alone it may as well name one of the people. */
const isNationality = ({ role, mention }: Actor): boolean =>
  role === 'adjective' || (mention.kind === 'place' && mention.form === 'person')

const IS = new Set(['is', 'was', 'are', 'were', 'being'])
const LINKS = new Set([...IS, ',', 'of', 'which', 'it', 'them', 'that', 'this', 'by', 'worth'])
