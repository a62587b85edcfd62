import type { Claim } from '../core/claim.ts'
import { memoOfLast, memosOfLast } from '../core/memo.ts'
import type { CueMention, GoodsMention } from '../core/mention.ts'
import { quote } from '../core/span.ts'
import { hasPriceTag } from './price.ts'
import type { Line, Scene } from './scene.ts'

/*
 * The sum that items of a list belong to: the one above them or in the line that leads them in, or their value behind the list.
 *
 * Not here: goods in running text (package-text.ts).
 */

/** The claims with a sum, in the order of the text: sorted out once, for each of the goods looks through them. */
export interface Told {
  readonly sums: readonly Claim[]
  /** Those that are no item of a list. */
  readonly outside: readonly Claim[]
}

export const isItem = ({ block }: Line): boolean => block.kind === 'bullet' || block.kind === 'row'

/** A bullet that tells its own gift: it has a giver, a verb of giving or a sum. */
export const stands = (line: Line): boolean =>
  line.sums.length > 0 ||
  line.cues.some((cue) => cue.cue === 'deed' && cue.sense.frame !== 'amount' && !isOfGoods(line, cue)) ||
  line.actors.some(({ role, first }) => role !== 'adjective' && first - line.sentence.first <= 3)

/** `rounds of training ammunition`: a word of the goods' name hands nothing over. */
const isOfGoods = (line: Line, { first, last }: CueMention): boolean =>
  line.goods.some((item) => item.first <= first && last <= item.last)

/** The sum that stands above the list, or right behind it as its value. */
export function listHost(scene: Scene, { sums, outside }: Told, claim: Claim, line: Line): Claim | null {
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
  // under a heading of its own it is the value of something else; `Value: €113m` may look like a heading itself
  const isBelow = ({ sentence }: Claim): boolean => {
    const { section, kind } = scene.lines[sentence]!.block
    return sentence > last && sentence - last <= 2 && (section === line.block.section || kind === 'heading')
  }
  return outside.find((other) => isBelow(other) && isValue(scene, other)) ?? null
}

/** The items of a section: each bare one asks for them. */
function peersOf(scene: Scene, section: number): readonly Line[] {
  const sections = items.get(scene) ?? itemsBySection(scene)
  items.set(scene, sections)
  return sections.get(section) ?? []
}

function itemsBySection(scene: Scene): ReadonlyMap<number, readonly Line[]> {
  const sections = new Map<number, Line[]>()
  for (const line of scene.lines.filter(isItem)) {
    const known = sections.get(line.block.section)
    if (known) known.push(line)
    else sections.set(line.block.section, [line])
  }
  return sections
}

const items = memoOfLast<Scene, ReadonlyMap<number, readonly Line[]>>()

/** A row with a sum, under which the bullet is indented with others. */
function isParent(scene: Scene, above: Line, line: Line): boolean {
  if (!isItem(above) || above.block.depth >= line.block.depth) return false
  return scene.outline.blocks
    .slice(above.block.index + 1, line.block.index)
    .every(({ depth }) => depth === line.block.depth)
}

/** `Capabilities in this package include:` and bullets, in a line of its own below the sum. */
export function leadHost(scene: Scene, { outside }: Told, line: Line): Claim | null {
  if (!isItem(line) || stands(line) || line.block.lead === null) return null
  const lead = (scene.byBlock.get(line.block.lead) ?? []).at(-1)
  if (!lead || lead.sums.length || !opensList(scene, lead)) return null
  const above = outside.findLast((other) => other.sentence < lead.sentence.index)
  return above?.verdict === 'aid' && lead.sentence.index - above.sentence <= 4 ? above : null
}

/** A short line that names the package and says that it holds. */
function opensList(scene: Scene, { sentence }: Line): boolean {
  if (sentence.last - sentence.first > 12) return false
  const words = scene.tokens.slice(sentence.first, sentence.last).map(({ fold }) => fold)
  const says = (set: string): boolean => words.some((word) => scene.words.has(set, word))
  return says('contains') && says('package-heads')
}

/** An item that goes on with its price: `26 trucks and 50 engines. Replacement cost: SEK 1.6 billion.` */
export function priceHost(scene: Scene, { sums }: Told, claim: Claim, line: Line): Claim | null {
  if (!isItem(line) || line.sums.length) return null
  const next = sums.find((other) => other.sentence === claim.sentence + 1)
  if (!next || next.goods.length || next.deed || !isValue(scene, next)) return null
  return scene.lines[next.sentence]!.block.index === line.block.index ? next : null
}

/** `Total value: …`, `Worth: …`, `Price tag: …`, `Its value is …`: a sum that says what something else is worth. */
export function isValue(scene: Scene, claim: Claim): boolean {
  const { sentence } = scene.lines[claim.sentence]!
  const end = Math.min(claim.sum!.first, sentence.first + 5)
  for (let i = sentence.first; i < end; i++) if (scene.words.has('value-heads', scene.tokens[i]!.fold)) return true
  return hasPriceTag(scene, claim.sum!.first)
}

/** Of bare items, one right under the other, the first: by each that stands below it. */
export function firstItems(scene: Scene, claims: readonly Claim[]): ReadonlyMap<Claim, Claim> {
  const firsts = new Map<Claim, Claim>()
  for (let i = 1; i < claims.length; i++) {
    const [other, claim] = [claims[i - 1]!, claims[i]!]
    const [above, { block }] = [scene.lines[other.sentence]!.block, scene.lines[claim.sentence]!]
    if (claim.sum || other.sum || block.index - above.index > 1) continue
    if (above.lead !== block.lead || above.depth !== block.depth) continue
    // "howitzers, April 2022" over "tanks, April 2023": each was given by itself
    if (daysOf(scene, claim) !== daysOf(scene, other)) continue
    if (isBare(scene, claim, scene.lines[claim.sentence]!) && isBare(scene, other, scene.lines[other.sentence]!))
      firsts.set(claim, firsts.get(other) ?? other)
  }
  return firsts
}

/** The dates of an item, as it writes them. */
const daysOf = ({ lines, outline }: Scene, { sentence }: Claim): string =>
  lines[sentence]!.whens.map(({ span }) => quote(outline.article.text, span)).join(' ')

/** A bullet that is nothing but goods: they open it, and no other sentence follows. */
export function isBare(scene: Scene, claim: Claim, line: Line): boolean {
  const known = bare(scene).get(claim) ?? readsBare(scene, claim, line)
  bare(scene).set(claim, known)
  return known
}

/** Each item of a list asks it of all above. */
const bare = memosOfLast<Scene, Claim, boolean>()

function readsBare(scene: Scene, claim: Claim, line: Line): boolean {
  const [item] = claim.goods as [GoodsMention]
  const start = scene.tokens[line.sentence.first]!.kind === 'mark' ? line.sentence.first + 1 : line.sentence.first
  return (
    isItem(line) &&
    !stands(line) &&
    // "More than 40 launchers"
    item.first - start <= (item.qualifier === 'exact' ? 1 : 4) &&
    scene.tokens[line.sentence.first]!.fold !== '(' &&
    (line.block.kind === 'row' || scene.byBlock.get(line.block.index)!.length === 1)
  )
}
