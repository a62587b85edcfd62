import type { Claim } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import type { GoodsMention } from '../core/mention.ts'
import type { Line, Scene } from './scene.ts'
import { isOfOne } from './tally.ts'

/**
 * What a package holds belongs to its sum, though they stand apart: bullets and rows under it, `It includes 20 tanks`
 * behind it, `Price tag: €113m` after the list. Bullets without a sum that one lead brings in are one gift.
 *
 * In:  the claims of an article, in the order of the text.
 * Out: the same, without those whose goods went to another claim.
 */
export function gatherGoods(scene: Scene, claims: readonly Claim[]): Claim[] {
  const hosts = new Map<Claim, Claim[]>()
  const sums = claims.filter(({ sum }) => sum !== null)
  const all: Told = { sums, outside: sums.filter(({ sentence }) => !isItem(scene.lines[sentence]!)) }
  const firsts = firstItems(scene, claims)
  let before: Claim | null = null
  for (const claim of claims) {
    const previous: Claim | null = before
    if (claim.verdict === 'aid') before = claim
    if (claim.sum || !claim.goods.length) continue
    const host = hostOf(scene, all, claim, previous, firsts)
    if (!host) continue
    const guests = hosts.get(host)
    if (guests) guests.push(claim)
    else hosts.set(host, [claim])
  }
  const taken = new Set([...hosts.values()].flat())
  return claims.filter((claim) => !taken.has(claim)).map((claim) => withGoods(claim, hosts.get(claim) ?? []))
}

/** The claims with a sum, in the order of the text: sorted out once, for each of the goods looks through them. */
interface Told {
  readonly sums: readonly Claim[]
  /** Those that are no item of a list. */
  readonly outside: readonly Claim[]
}

/** "a ship with 7,166 tonnes of relief goods … It carries 4,372 tonnes of food and 1,433 tonnes of tents" */
const isSummedUp = (host: Claim, item: GoodsMention, guests: readonly Claim[]): boolean =>
  host.sum === null &&
  host.goods.includes(item) &&
  item.category === 'relief_goods' &&
  guests.some(({ goods }) => goods.some(({ quantity, unit }) => quantity !== null && unit === item.unit))

/** The host with the goods of its guests; wide words (`arms`) give way to particular ones. */
function withGoods(host: Claim, guests: readonly Claim[]): Claim {
  if (!guests.length) return host
  const all = [...host.goods, ...gather(guests, ({ goods }) => goods)].sort((a, b) => a.first - b.first)
  const particular = all.filter((item) => !item.loose || (item.quantity !== null && !isSummedUp(host, item, guests)))
  const goods = particular.length ? particular : all
  // a bare figure ("Price tag: €113m") says less of giver and stage than the sentence that names the goods
  const told = guests.find((guest) => guest.verdict === 'aid')
  if (host.deed || !told) return { ...host, goods }
  return {
    ...host,
    goods,
    donors: host.donors.some(({ why }) => why === null) ? host.donors : told.donors,
    recipients: host.recipients.some(({ why }) => why === null) ? host.recipients : told.recipients,
    status: told.deed ? told.status : host.status,
    verdict: 'aid',
    reason: null,
  }
}

function hostOf(
  scene: Scene,
  all: Told,
  claim: Claim,
  before: Claim | null,
  firsts: ReadonlyMap<Claim, Claim>,
): Claim | null {
  const line = scene.lines[claim.sentence]!
  if (isBare(scene, claim, line)) return listHost(scene, all, claim, line) ?? firsts.get(claim) ?? null
  if (isItem(line) && stands(line)) return null
  return contentsHost(scene, all, claim, line) ?? valueHost(scene, all, claim, line) ?? cargoHost(scene, before, claim)
}

/** "A ship with 500 tons of aid has docked. On board are …", "The team landed on Friday. It brought along four dogs": goods told in the sentence before. */
function cargoHost(scene: Scene, before: Claim | null, claim: Claim): Claim | null {
  if (!before || before.sum || claim.sentence === before.sentence) return null
  if (claim.sentence - before.sentence > 2) return null
  const [line, above] = [scene.lines[claim.sentence]!, scene.lines[before.sentence]!]
  if (above.block.section !== line.block.section) return null
  const [item] = claim.goods as [GoodsMention]
  if (!opensContents(scene, line, item, CARGO)) return null
  // "Of what they carried, 900 tons came from Türkiye"
  const isOthers = claim.donors.some(
    ({ value, why }) => why === null && !before.donors.some((own) => own.value === value),
  )
  return isOthers ? null : before
}

const isItem = ({ block }: Line): boolean => block.kind === 'bullet' || block.kind === 'row'

/** A bullet that tells its own gift: it has a giver, a verb of giving or a sum. */
const stands = (line: Line): boolean =>
  line.sums.length > 0 ||
  line.cues.some((cue) => cue.cue === 'deed' && cue.sense.frame !== 'amount') ||
  line.actors.some(({ role, first }) => role !== 'adjective' && first - line.sentence.first <= 3)

/** The sum that stands above the list, or right behind it as its value. */
function listHost(scene: Scene, { sums, outside }: Told, claim: Claim, line: Line): Claim | null {
  const above = sums.findLast((other) => other.sentence < claim.sentence)
  if (above && isParent(scene, scene.lines[above.sentence]!, line)) return above
  const before = outside.filter((other) => other.sentence < claim.sentence)
  const lead = before.find((other) => scene.lines[other.sentence]!.block.index === line.block.lead)
  if (lead) return lead
  const peers = peersOf(scene, line.block.section)
  if (peers.some((peer) => peer.sums.length)) return null
  const value = before.findLast((other) => isValue(scene, other))
  if (value && scene.lines[value.sentence]!.block.section >= line.block.section - 1) return value
  const last = peers.at(-1)!.sentence.index
  return outside.find((other) => other.sentence > last && other.sentence - last <= 2 && isValue(scene, other)) ?? null
}

/** The items of a section: each bare one asks for them. */
function peersOf(scene: Scene, section: number): readonly Line[] {
  const sections = items.get(scene) ?? new Map<number, Line[]>()
  if (!items.has(scene)) {
    items.set(scene, sections)
    for (const line of scene.lines.filter(isItem)) {
      const known = sections.get(line.block.section)
      if (known) known.push(line)
      else sections.set(line.block.section, [line])
    }
  }
  return sections.get(section) ?? []
}

const items = new WeakMap<Scene, Map<number, Line[]>>()

/** A row with a sum, under which the bullet is indented with others. */
function isParent(scene: Scene, above: Line, line: Line): boolean {
  if (!isItem(above) || above.block.depth >= line.block.depth) return false
  return scene.outline.blocks
    .slice(above.block.index + 1, line.block.index)
    .every(({ depth }) => depth === line.block.depth)
}

/** `Total value: …`, `Worth: …`, `Price tag: …`, `Its value is …`: a sum that says what something else is worth. */
function isValue(scene: Scene, claim: Claim): boolean {
  const { sentence } = scene.lines[claim.sentence]!
  const end = Math.min(claim.sum!.first, sentence.first + 5)
  for (let i = sentence.first; i < end; i++) if (scene.words.has('value-heads', scene.tokens[i]!.fold)) return true
  return false
}

/** Of bare items, one right under the other, the first: by each that stands below it. */
function firstItems(scene: Scene, claims: readonly Claim[]): ReadonlyMap<Claim, Claim> {
  const firsts = new Map<Claim, Claim>()
  for (let i = 1; i < claims.length; i++) {
    const [other, claim] = [claims[i - 1]!, claims[i]!]
    const [above, { block }] = [scene.lines[other.sentence]!.block, scene.lines[claim.sentence]!]
    if (claim.sum || other.sum || block.index - above.index > 1) continue
    if (above.lead !== block.lead || above.depth !== block.depth) continue
    if (isBare(scene, claim, scene.lines[claim.sentence]!) && isBare(scene, other, scene.lines[other.sentence]!))
      firsts.set(claim, firsts.get(other) ?? other)
  }
  return firsts
}

/** A bullet that is nothing but goods: they open it, and no other sentence follows. */
function isBare(scene: Scene, claim: Claim, line: Line): boolean {
  const known = bare.get(claim) ?? readsBare(scene, claim, line)
  bare.set(claim, known)
  return known
}

/** Each item of a list asks it of all above. */
const bare = new WeakMap<Claim, boolean>()

function readsBare(scene: Scene, claim: Claim, line: Line): boolean {
  const [item] = claim.goods as [GoodsMention]
  const start = scene.tokens[line.sentence.first]!.kind === 'mark' ? line.sentence.first + 1 : line.sentence.first
  return (
    isItem(line) &&
    !stands(line) &&
    item.first - start <= 1 &&
    scene.tokens[line.sentence.first]!.fold !== '(' &&
    (line.block.kind === 'row' || scene.byBlock.get(line.block.index)!.length === 1)
  )
}

/** `The package holds further ammunition …`, `Inside: some fifty vehicles …`, within a few sentences behind its sum. */
function contentsHost(scene: Scene, { sums }: Told, claim: Claim, line: Line): Claim | null {
  if (!opensContents(scene, line, claim.goods[0]!, PACKAGE)) return null
  const before = sums.findLast((other) => other.sentence < claim.sentence)
  if (!before || claim.sentence - before.sentence > 3) return null
  return scene.lines[before.sentence]!.block.section === line.block.section ? before : null
}

/** Sets of words: what holds the goods, and how it holds them. A new package is no load of what was named before. */
interface Opening {
  readonly heads: string
  readonly verbs: string
}

const PACKAGE: Opening = { heads: 'package-heads', verbs: 'contains' }
const CARGO: Opening = { heads: 'cargo-heads', verbs: 'cargo' }

/** Before the goods stand only the package and a word of holding. */
function opensContents(scene: Scene, line: Line, item: GoodsMention, { heads, verbs }: Opening): boolean {
  const { first } = line.sentence
  const says = (set: string, i: number): boolean => scene.words.has(set, scene.tokens[i]!.fold)
  const end = Math.min(item.first, first + 9)
  let holds = false
  let head = -1
  for (let i = first; i < end; i++) {
    if (says(verbs, i)) holds = true
    if (head < 0 && says(heads, i)) head = i
  }
  // "The cargo of the ship, the eighth since May, consists of …"
  if (!holds && head === first + 1) holds = says(verbs, item.first - 1) || says(verbs, item.first - 2)
  if (!holds || head < 0) return false
  return !line.actors.some(
    (actor) =>
      actor.last <= item.first && actor.role !== 'anaphor' && actor.role !== 'adjective' && actor.last - first < 6,
  )
}

/** `24 howitzers, thousands of shells. Price tag: €113m.`: the value right behind the goods. */
function valueHost(scene: Scene, { sums }: Told, claim: Claim, line: Line): Claim | null {
  const next = sums.find((other) => other.sentence > claim.sentence)
  if (!next || next.sentence !== claim.sentence + 1 || !isValue(scene, next)) return null
  // "The vehicles are valued at …" means those of the sentence before
  if (next.goods.some(({ quantity, definite }) => quantity !== null || !definite)) return null
  const after = scene.lines[next.sentence]!
  if (isOfOne(scene, after)) return null
  return after.block.index === line.block.index && !line.sums.length ? next : null
}
