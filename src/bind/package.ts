import type { Claim } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import type { GoodsMention } from '../core/mention.ts'
import { firstItems, isBare, isItem, leadHost, listHost, priceHost, stands, type Told } from './package-list.ts'
import {
  boughtHost,
  cargoHost,
  contentsHost,
  isAmongThem,
  isOfThePackage,
  labelHost,
  MONEY,
  opensContents,
  spelledHost,
  valueHost,
} from './package-text.ts'
import type { Scene } from './scene.ts'

/**
 * What a package holds belongs to its sum, though they stand apart: bullets and rows under it, `It includes 20 tanks`
 * behind it, `Price tag: €113m` after the list. Bullets without a sum that one lead brings in are one gift.
 *
 * In:  the claims of an article, in the order of the text.
 * Out: the same, without those whose goods went to another claim.
 */
export function gatherGoods(scene: Scene, claims: readonly Claim[]): Claim[] {
  const hosts = new Map<Claim, Claim[]>()
  const taken = new Set<Claim>()
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
    taken.add(claim)
    if (!isPurpose(scene, claim)) hosts.set(host, [...(hosts.get(host) ?? []), claim])
  }
  return claims.filter((claim) => !taken.has(claim)).map((claim) => withGoods(scene, claim, hosts.get(claim) ?? []))
}

/** "The money will buy spare parts": what money is for is no item until somebody counts it. */
const isPurpose = (scene: Scene, { sentence, goods }: Claim): boolean =>
  goods.every(({ quantity }) => quantity === null || quantity === 1) &&
  opensContents(scene, scene.lines[sentence]!, goods[0]!, MONEY)

/** "a ship with 7,166 tonnes of relief goods … It carries 4,372 tonnes of food", "Twenty containers left. On board: 340 boilers": the load says what it was. */
const isSummedUp = (scene: Scene, host: Claim, item: GoodsMention, guests: readonly Claim[]): boolean =>
  host.sum === null &&
  host.goods.includes(item) &&
  // boats in a list carry nothing of what stands below them
  !isItem(scene.lines[host.sentence]!) &&
  // "20 trucks. The donation also includes four ambulances": trucks by themselves
  !guests.some(
    ({ sentence, goods: [first] }) =>
      isOfThePackage(scene, scene.lines[sentence]!, first!) || isAmongThem(scene, first!),
  ) &&
  (scene.words.has('carriers', scene.tokens[item.last - 1]!.fold)
    ? CRAFT.has(item.category)
    : item.category === 'relief_goods' &&
      guests.some(({ goods }) => goods.some(({ quantity, unit }) => quantity !== null && unit === item.unit)))

const CRAFT = new Set(['vehicle_soft', 'vessel', 'transport_aircraft', 'combat_aircraft', 'helicopter', 'shelter'])

/** The host with the goods of its guests; wide words (`arms`) give way to particular ones. */
function withGoods(scene: Scene, host: Claim, guests: readonly Claim[]): Claim {
  if (!guests.length) return host
  const all = [...host.goods, ...gather(guests, ({ goods }) => goods)].sort((a, b) => a.first - b.first)
  const particular = all.filter(
    (item) => (!item.loose || item.quantity !== null) && !isSummedUp(scene, host, item, guests),
  )
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
  const contents =
    priceHost(scene, all, claim, line) ?? leadHost(scene, all, line) ?? labelHost(scene, all, claim, line)
  if (contents) return contents
  if (isBare(scene, claim, line)) return listHost(scene, all, claim, line) ?? firsts.get(claim) ?? null
  if (isItem(line) && stands(line)) return null
  return (
    contentsHost(scene, all, claim, line) ??
    boughtHost(scene, all, claim, line) ??
    valueHost(scene, all, claim, line) ??
    spelledHost(scene, before, claim) ??
    cargoHost(scene, before, claim)
  )
}
