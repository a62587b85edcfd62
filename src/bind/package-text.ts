import type { Claim } from '../core/claim.ts'
import type { GoodsMention } from '../core/mention.ts'
import { isBare } from '../core/referent.ts'
import { opensAt } from './goods.ts'
import { isValue, type Told } from './package-list.ts'
import { isPriceOfThem, isPutOnThem } from './price.ts'
import type { Line, Scene } from './scene.ts'
import { isOfOne } from './tally.ts'

/*
 * What a sentence of running text says of the sentence before: `It includes 20 tanks`, `The grant will buy …`, `On board are …`,
 * `The package is worth €14 million`.
 */

/** `The package holds further ammunition …`, `Inside: some fifty vehicles …`, within a few sentences behind its sum. */
export function contentsHost(scene: Scene, { sums }: Told, claim: Claim, line: Line): Claim | null {
  if (!opensContents(scene, line, claim.goods[0]!, PACKAGE)) return null
  const before = sums.findLast((other) => other.sentence < claim.sentence)
  if (!before || claim.sentence - before.sentence > 3) return null
  return scene.lines[before.sentence]!.block.section === line.block.section ? before : null
}

/** "The grant will buy 15 transformers", "Sixteen boats are in it": what the sum of before is spent on. */
export function boughtHost(scene: Scene, all: Told, claim: Claim, line: Line): Claim | null {
  const [item] = claim.goods as [GoodsMention]
  return opensContents(scene, line, item, MONEY) || isInside(scene, line, claim) ? sumAbove(scene, all, claim, 2) : null
}

/** "Sixteen boats are in it, and a million rounds", "Two radars are part of the package" */
function isInside(scene: Scene, line: Line, claim: Claim): boolean {
  const [item] = claim.goods as [GoodsMention]
  if (item.first - line.sentence.first > 2) return false
  const behind = claim.goods.map(({ last }) =>
    scene.tokens
      .slice(last, last + 5)
      .map(({ fold }) => fold)
      .join(' '),
  )
  return behind.some((words) => INSIDE.test(words))
}

const INSIDE =
  /^(?:is|are|were|was) (?:also )?(?:in it|in the package|part of (?:it|the package|this|that)|included|among)/

/** `Provides: 25 excavators and four transformers`, `Contents: …`, right below the sum. */
export function labelHost(scene: Scene, all: Told, claim: Claim, line: Line): Claim | null {
  const { first } = line.sentence
  const start = scene.tokens[first]!.kind === 'mark' ? first + 1 : first
  const word = scene.tokens[start]?.fold ?? ''
  if (scene.tokens[start + 1]?.fold !== ':' || claim.goods[0]!.first - start > 3) return null
  return scene.words.has('contains', word) || scene.words.has('buys', word) ? sumAbove(scene, all, claim, 3) : null
}

/** The nearest sum above that is aid, within so many sentences, in the same section. */
function sumAbove(scene: Scene, { sums }: Told, claim: Claim, most: number): Claim | null {
  const above = sums.findLast((other) => other.sentence < claim.sentence)
  if (above?.verdict !== 'aid' || claim.sentence - above.sentence > most) return null
  const [line, own] = [scene.lines[above.sentence]!, scene.lines[claim.sentence]!]
  return line.block.section === own.block.section ? above : null
}

/** "A ship with 500 tons of aid has docked. On board are …", "The team landed on Friday. It brought along four dogs": goods told in the sentence before. */
export function cargoHost(scene: Scene, before: Claim | null, claim: Claim): Claim | null {
  if (!before || before.sum || claim.sentence === before.sentence) return null
  if (claim.sentence - before.sentence > 2) return null
  const [line, above] = [scene.lines[claim.sentence]!, scene.lines[before.sentence]!]
  if (above.block.section !== line.block.section) return null
  const [item] = claim.goods as [GoodsMention]
  if (!opensContents(scene, line, item, CARGO) && !isOfThePackage(scene, line, item)) return null
  return areOthers(before, claim) ? null : before
}

/** "Germany will give six Sea Kings. The package, which includes spare parts, …": `the` package is what the sentence before gives. */
export function isOfThePackage(scene: Scene, line: Line, item: GoodsMention): boolean {
  const { first } = line.sentence
  return (
    ITS.has(scene.tokens[first]!.fold) &&
    GIVEN.has(scene.tokens[first + 1]?.fold ?? '') &&
    opensContents(scene, line, item, PACKAGE)
  )
}

// a shipment holds what a ship of the sentence before carries
const GIVEN = new Set(['package', 'gift', 'donation', 'batch', 'lot', 'parcel'])

/** "Relief goods were provided in May, namely tents and pumps", "A cargo arrived in Kharkiv: 41 generators": the same goods, one by one. */
export function spelledHost(scene: Scene, before: Claim | null, claim: Claim): Claim | null {
  if (!before || before.sum || claim.sentence !== before.sentence) return null
  const [item] = claim.goods as [GoodsMention]
  const line = scene.lines[claim.sentence]!
  if (isBare(item.rule) || item.first < before.goods.at(-1)!.last || line.sums.length) return null
  const word = scene.tokens[opensAt(scene, line, item.first)]!.fold
  const isSpelled = word === ':' || word === 'namely' || isAmongThem(scene, item)
  return isSpelled && item.first - before.goods.at(-1)!.last <= SPELLED && !areOthers(before, claim) ? before : null
}

/** "43 tonnes, among them 22 tonnes of food": some of those, that stand beside them. */
export function isAmongThem(scene: Scene, { sentence, first }: GoodsMention): boolean {
  const at = opensAt(scene, scene.lines[sentence]!, first)
  return scene.tokens[at]!.fold === 'them' && AMONG.has(scene.tokens[at - 1]?.fold ?? '')
}

const AMONG = new Set(['among', 'amongst'])

/** Tokens: `by way of the Japanese agency after the storm of May`. */
const SPELLED = 30

/** "Of what they carried, 900 tons came from Türkiye" */
const areOthers = (before: Claim, claim: Claim): boolean =>
  claim.donors.some(({ value, why }) => why === null && !before.donors.some((own) => own.value === value))

/** Sets of words: what holds the goods, and how it holds them. A new package is no load of what was named before. */
interface Opening {
  readonly heads: string
  readonly verbs: string
}

export const PACKAGE: Opening = { heads: 'package-heads', verbs: 'contains' }
export const MONEY: Opening = { heads: 'money-heads', verbs: 'buys' }
const CARGO: Opening = { heads: 'cargo-heads', verbs: 'cargo' }

/** Before the goods stand only the package and a word of holding. */
export function opensContents(scene: Scene, line: Line, item: GoodsMention, { heads, verbs }: Opening): boolean {
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

/** `24 howitzers, thousands of shells. Price tag: €113m.`, `The package is worth €14 million`: the value right behind the goods. */
export function valueHost(scene: Scene, { sums }: Told, claim: Claim, line: Line): Claim | null {
  const next = sums.find((other) => other.sentence > claim.sentence)
  if (!next || next.sentence !== claim.sentence + 1 || line.sums.length) return null
  // "The vehicles are valued at …" means those of the sentence before
  if (next.goods.some(({ quantity, definite }) => quantity !== null || !definite)) return null
  const after = scene.lines[next.sentence]!
  if (after.block.index - line.block.index <= 1 && isWorthOfAll(scene, after, next)) return next
  if (isOfOne(scene, after)) return null
  if (!isValue(scene, next) && !isPriceOfThem(scene, after, next) && !isPutOnThem(scene, after, next)) return null
  return after.block.index === line.block.index ? next : null
}

/** "The equipment, taken from the stocks of a company, is valued at 870,000 euros": the goods by a wide name, and worth before the sum. */
function isWorthOfAll({ tokens, words }: Scene, { sentence, sums }: Line, { sum }: Claim): boolean {
  const { first } = sentence
  if (sums.length > 2 || !ITS.has(tokens[first]!.fold)) return false
  if (![1, 2].some((step) => words.has('package-heads', tokens[first + step]?.fold ?? ''))) return false
  return [1, 2, 3, 4].some((step) => WORTH.has(tokens[sum!.first - step]?.fold ?? ''))
}

const ITS = new Set(['the', 'this', 'their'])
const WORTH = new Set(['worth', 'valued', 'value'])
