import { endingWithin } from '../core/bisect.ts'
import type { Deed } from '../core/claim.ts'
import { type Case, isSent } from './case.ts'
import { opensContents, PACKAGE } from './package-text.ts'
import { cuesOf, type Line, type Scene } from './scene.ts'
import { thanksFor } from './thanks.ts'

/** In which plain way words hand goods over; each is an observation of its own. */
export type Handing =
  | 'goods-handed'
  | 'goods-handed-on'
  | 'goods-handed-by'
  | 'goods-handed-decided'
  | 'goods-received'
  | 'goods-thanked'
  | 'goods-sent'
  | 'goods-held'
  | 'goods-there'
  | 'goods-taught'

/**
 * Goods that a clause plainly hands over, though nobody counts them and only the article may tell who gets them: `Berlin has promised a
 * battery`, `Retired F-16s have been sent by the United States`, `Ukraine has received a Patriot from Germany`, `It contains vehicles and
 * beds`. `goods-handed-on` where only the text before names who gives: "Last year it sent socks", "We will give training to pilots".
 *
 * @param isPlaced words say where the goods are by now (goods-state.ts).
 */
export function handingOf(scene: Scene, given: Case, isPlaced: boolean): Handing | null {
  const { gift, deed, line, donors } = given
  if (gift.sum) return null
  if (thanksFor(scene, line, gift)) return 'goods-thanked'
  if (deed && isAsserted(deed.deed)) {
    const told = byDeed(scene, given, deed)
    if (told) return told
  }
  if (isTaught(scene, given)) return 'goods-taught'
  if (isHeld(scene, given)) return 'goods-held'
  return isPlaced && donors.length && reachesAnother(scene, given) && isToldHere(given) ? 'goods-there' : null
}

const isAsserted = ({ negated, tense, governor }: Deed): boolean =>
  !negated && tense !== 'modal' && governor !== 'request' && governor !== 'refuse'

function byDeed(scene: Scene, given: Case, { deed, cost }: NonNullable<Case['deed']>): Handing | null {
  const { gift, donors } = given
  if (isSent(given)) return 'goods-sent'
  if (!donors.length || !reachesAnother(scene, given)) return null
  const { frame } = deed.cue.sense
  if (frame === 'go' && gift.last <= deed.first && cost <= 8 && isFromGiver(given)) return 'goods-sent'
  if (frame === 'receive')
    return cost <= 6 && deed.voice === 'active' && deed.last <= gift.first && isToldHere(given)
      ? 'goods-received'
      : null
  if (frame !== 'give') return null
  if (deed.voice === 'passive')
    return gift.last <= deed.first && deed.first - gift.last <= FAR && isToldHere(given) ? 'goods-handed-by' : null
  if (cost > 6 || deed.last > gift.first) return null
  if (donors[0]!.rule.startsWith('bind/clause')) return 'goods-handed'
  if (deed.governor === 'decide' && isToldHere(given)) return 'goods-handed-decided'
  return isPronounOrGiver(scene, given, deed) ? 'goods-handed-on' : null
}

/** "Leopard tanks from Poland have arrived in Ukraine", "Belgian F-16s will arrive in Ukraine" */
const isFromGiver = ({ donors, recipients }: Case): boolean =>
  donors[0]!.rule.startsWith('bind/from') || (donors[0]!.rule.startsWith('bind/owner') && recipients.length > 0)

/**
 * "Germany is training Moldovan pilots", "Lithuania is repairing tanks that were hit", "18 Moldovan mechanics have been taught in Riga": no
 * verb of giving, and the giver right before, or a passive.
 */
function isTaught(scene: Scene, given: Case): boolean {
  const { line, gift, donors, deed } = given
  const [lesson] = gift.goods
  if ((deed && deed.deed.first <= gift.first) || !lesson?.service || !reachesAnother(scene, given)) return false
  if (donors.length && isPassive(scene, gift)) return true
  const { tokens, words } = scene
  let at = gift.first - 1
  while (at > line.sentence.first && (words.has('be', tokens[at]!.fold) || words.has('adverbs', tokens[at]!.fold))) at--
  // with a word between at most: "Germany alone is training"
  return endingWithin(line.actors, at - 1, at + 1).some(
    ({ role, codes }) => role !== 'adjective' && donors.some(({ value }) => codes.includes(value)),
  )
}

/** "18 mechanics have been taught" */
function isPassive({ tokens, words }: Scene, { goods: [lesson] }: Case['gift']): boolean {
  if (lesson!.service !== 'training') return false
  for (let i = lesson!.first + 1; i < lesson!.last - 1; i++)
    if (words.has('be', tokens[i]!.fold) && PARTICIPLE.test(tokens[i + 1]!.fold)) return true
  return false
}

const PARTICIPLE = /^(?:train|retrain|school|coach|drill|instruct)ed$|^taught$/

/** Tokens between goods and the verb whose subject they are: `from a desert boneyard`. */
const FAR = 10

/** Somebody who can be helped, and does not give it. */
function reachesAnother({ facts }: Scene, { getters, donors }: Case): boolean {
  const [getter] = getters
  return getter !== undefined && facts.eligible.has(getter.value) && !donors.some(({ value }) => value === getter.value)
}

/** The sentence names who gives. */
const isToldHere = ({ donors, line }: Case): boolean =>
  line.actors.some(({ codes }) => donors.some(({ value }) => codes.includes(value)))

function isPronounOrGiver({ tokens, words }: Scene, given: Case, deed: Deed): boolean {
  const { first } = given.line.sentence
  let at = deed.first - 1
  while (at > first && words.has('adverbs', tokens[at]!.fold)) at--
  return at >= first && (PRONOUNS.has(tokens[at]!.fold) || isGiver(given, at))
}

/** "UNICEF has given out kits from its store": the giver stands before the verb, whatever else told who gives. */
const isGiver = ({ line, donors }: Case, at: number): boolean =>
  endingWithin(line.actors, at, at + 1).some(({ codes }) => donors.some(({ value }) => codes.includes(value)))

const PRONOUNS = new Set(['it', 'we', 'they', 'he', 'she', 'i', 'country', 'government'])

/** `A batch of German arms arrived on Thursday. It included shells and drones`: what a package holds that the sentence before told of. */
function isHeld(scene: Scene, { line, gift }: Case): boolean {
  // "Another batch of Lithuanian support has reached Ukraine: armoured carriers and ammunition"
  const item = gift.goods[0]!
  if (scene.tokens[item.first - 1]?.fold === ':' && item.first - 1 > line.sentence.first && tellsPackage(line))
    return true
  const before = scene.lines[line.sentence.index - 1]
  if (before?.block.section !== line.block.section || !opensContents(scene, line, item, PACKAGE)) return false
  return tellsPackage(line) || tellsPackage(before)
}

/** A word of giving by name (`package`, `aid`) or arms by a wide word, and a verb that sends it. */
const tellsPackage = (line: Line): boolean =>
  (cuesOf(line, 'gift').length > 0 || line.goods.some(({ loose }) => loose)) &&
  cuesOf(line, 'deed').some(({ sense }) => SENDING.has(String(sense['frame'])))

const SENDING = new Set(['give', 'go', 'receive'])
