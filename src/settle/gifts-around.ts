import type { Claim } from '../core/claim.ts'
import { memosOfLast } from '../core/memo.ts'
import type { Observed } from '../core/observed.ts'
import { firstFrom, type Surroundings } from './observe.ts'

/** What the gifts of an article are at first sight, by their evidence: their kind, their form; null when nothing tells. */
export interface Sight<T> {
  readonly known: ReadonlyMap<Claim['evidence'], T | null>
  /** Those of which something tells. */
  readonly all: number
  readonly times: ReadonlyMap<T, number>
}

/** Looks at all gifts of an article once, not for each value of each of its claims. */
export function sightOf<T>(scene: Surroundings, look: (claim: Claim) => T | null): Sight<T> {
  const known = new Map<Claim['evidence'], T | null>()
  const times = new Map<T, number>()
  let all = 0
  for (const claim of scene.claims) {
    const value = look(claim)
    known.set(claim.evidence, value)
    if (value === null) continue
    all++
    times.set(value, (times.get(value) ?? 0) + 1)
  }
  return { known, all, times }
}

/**
 * What the gifts around tell of one: "100 million for the army … 20 million of it has been paid".
 *
 * In:  a claim among those of the article, and what each of them is at first sight.
 * Out: observations by name, for one value.
 */
export function seeGifts<T>(
  scene: Surroundings,
  claim: Claim,
  { known, all, times }: Sight<T>,
  value: T,
  seen: Observed,
): void {
  const is = (other: Claim | undefined): boolean => other !== undefined && known.get(other.evidence) === value
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
  const self = known.get(claim.evidence) === value ? 1 : 0
  seen.set('gifts', ((times.get(value) ?? 0) - self) / (all + 1))
}

/** The larger sum just before, in its paragraph or the line above: what it may be a share of. */
function wholeOf(scene: Surroundings, claim: Claim): Claim | undefined {
  const known = wholes(scene).get(claim.evidence)
  if (known !== undefined) return known ?? undefined
  const whole = findWhole(scene, claim)
  wholes(scene).set(claim.evidence, whole ?? null)
  return whole
}

/** Asked for each kind and form of a gift. */
const wholes = memosOfLast<Surroundings, Claim['evidence'], Claim | null>()

function findWhole(scene: Surroundings, claim: Claim): Claim | undefined {
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
