import type { Claim } from '../core/claim.ts'
import { firstFrom, type Surroundings } from './observe.ts'

/**
 * The forms of what a sum is made up of: "50 million, of which 45 million in loans and five in grants" is neither.
 *
 * In:  a claim, and the form of each gift at first sight.
 * Out: the forms of the smaller sums that follow close by, as long as they fit into it together.
 */
export function formsOfParts(
  scene: Surroundings,
  claim: Claim,
  known: ReadonlyMap<Claim['evidence'], string | null>,
): ReadonlySet<string> {
  const forms = new Set<string>()
  let left = (sizeOf(claim) ?? 0) * SLACK
  const at = firstFrom(scene.claims, claim.index + 1)
  for (let i = at; i < Math.min(scene.claims.length, at + MOST); i++) {
    const part = scene.claims[i]!
    if (!isNear(scene, claim, part)) break
    if (isSame(claim, part)) continue
    const size = sizeOf(part)
    if (size === null) continue
    left -= size
    if (left < 0) break
    const form = known.get(part.evidence)
    if (form) forms.add(form)
  }
  return forms
}

/** Parts are rounded. */
const SLACK = 1.02

/** Parts that are looked at. */
const MOST = 8

/** In the next two sentences of its paragraph, or in the list that it leads in. */
function isNear({ blockOf }: Surroundings, claim: Claim, part: Claim): boolean {
  const [own, other] = [blockOf(claim.sentence), blockOf(part.sentence)]
  return own === other ? part.sentence - claim.sentence <= 2 : other.lead === own.index
}

const isSame = (a: Claim, b: Claim): boolean => sizeOf(a) === sizeOf(b)

const sizeOf = ({ sum }: Claim): number | null => sum?.value ?? sum?.max ?? null
