import type { Claim } from '../core/claim.ts'
import type { AidType } from '../core/record.ts'
import { kindWordsIn, ownWords } from './kind-words.ts'
import { firstFrom, retoldElsewhere, type Surroundings } from './observe.ts'

/**
 * What the gifts around tell of the kind of one: "100 million for the army … 20 million of it has been paid".
 *
 * In:  a claim among those of the article, each with the kind that its own words tell at first sight.
 * Out: observations by name, for one kind of aid.
 */
export function seeOthers(scene: Surroundings, claim: Claim, type: AidType, seen: Map<string, number>): void {
  const { kinds, all, byKind } = sightOf(scene)
  const is = (other: Claim | undefined): boolean => other !== undefined && kinds.get(other.evidence) === type
  const at = firstFrom(scene.claims, claim.index)
  const block = scene.blockOf(claim.sentence)
  const before = scene.claims[at - 1]
  if (before && is(before)) seen.set(scene.blockOf(before.sentence) === block ? 'gift-before' : 'gift-above', 1)
  const next = scene.claims[at + 1]
  if (next && is(next)) seen.set(scene.blockOf(next.sentence) === block ? 'gift-behind' : 'gift-below', 1)
  if (is(wholeOf(scene, claim))) {
    seen.set('whole', 1)
    if (claim.scope.value === 'part') seen.set('whole-of-part', 1)
  }
  if (is(scene.claims[0])) seen.set('first-gift', 1)
  const self = kinds.get(claim.evidence) === type ? 1 : 0
  seen.set('gifts', ((byKind.get(type) ?? 0) - self) / (all + 1))
}

/** The larger sum just before, in its paragraph or the line above: what it may be a share of. */
function wholeOf(scene: Surroundings, claim: Claim): Claim | undefined {
  const size = sizeOf(claim)
  if (size === null) return undefined
  const { lead } = scene.blockOf(claim.sentence)
  for (let at = firstFrom(scene.claims, claim.index) - 1; at >= 0; at--) {
    const other = scene.claims[at]!
    if (claim.sentence - other.sentence > FAR && scene.blockOf(other.sentence).index !== lead) return undefined
    if ((sizeOf(other) ?? 0) > size) return other
  }
  return undefined
}

/** Sentences after which nobody takes a sum for a share of another. */
const FAR = 4

const sizeOf = ({ sum }: Claim): number | null => sum?.value ?? sum?.max ?? null

/** The kinds of an article's gifts at first sight, by their evidence. */
interface Sight {
  readonly kinds: ReadonlyMap<Claim['evidence'], AidType | null>
  readonly all: number
  readonly byKind: ReadonlyMap<AidType, number>
}

/** Looked at once for an article, not for each kind of each of its claims. */
const sights = new WeakMap<Surroundings, Sight>()

function sightOf(scene: Surroundings): Sight {
  const known = sights.get(scene)
  if (known) return known
  const kinds = new Map<Claim['evidence'], AidType | null>()
  const byKind = new Map<AidType, number>()
  let all = 0
  for (const claim of scene.claims) {
    const kind = kindAtSight(scene, claim)
    kinds.set(claim.evidence, kind)
    if (!kind) continue
    all++
    byKind.set(kind, (byKind.get(kind) ?? 0) + 1)
  }
  const made = { kinds, all, byKind }
  sights.set(scene, made)
  return made
}

/** What a gift's goods tell, else the first of its own words behind it, else the last before it. */
function kindAtSight(scene: Surroundings, claim: Claim): AidType | null {
  const goods = claim.goods.find((item) => item.type)
  if (goods) return goods.type
  const { behind, before } = ownWords(scene, claim)
  return (behind[0] ?? before.at(-1))?.type ?? null
}

/** The same figure is told elsewhere, with words of a kind of aid. */
export function toldElsewhere(scene: Surroundings): (claim: Claim, type: unknown) => boolean {
  const known =
    retold.get(scene) ??
    retoldElsewhere(scene, ({ sentence }) => [...new Set(kindWordsIn(scene, sentence).map((word) => word.type))])
  retold.set(scene, known)
  return known
}

const retold = new WeakMap<Surroundings, (claim: Claim, type: unknown) => boolean>()
