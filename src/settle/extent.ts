import type { Claim, Stated } from '../core/claim.ts'
import { choose, type Option, optionsOf, type Weights } from '../core/ranking.ts'
import { SCOPES, type Scope } from '../core/record.ts'
import { distanceOf, type Surroundings, seenOf } from './observe.ts'

/** Whether a sum stands alone, is a running total, or a share of another one here. */
export function extentOf(scene: Surroundings, weights: Weights, claim: Claim): Stated<Scope> {
  const { value } = choose(weights, extentOptions(scene, claim))!
  if (value === claim.scope.value) return claim.scope
  const cue = scene
    .cuesIn(claim.sentence)
    .filter((candidate) => candidate.cue === 'scope' && candidate.sense.scope === value)
    .sort((a, b) => distanceOf(claim, a) - distanceOf(claim, b))[0]
  return cue
    ? { value, span: cue.span, rule: cue.rule, why: null }
    : { value, span: null, rule: 'settle/extent', why: WHY[value] }
}

const WHY: Readonly<Record<Scope, string>> = {
  single: 'no other sum here contains it',
  total: 'the words around tell of several contributions',
  part: 'a larger sum of the same giver stands before it',
}

export function extentOptions(scene: Surroundings, claim: Claim): Option<Scope>[] {
  const seen = new Map(seenOf(scene, claim))
  seen.set(`read-${claim.scope.value}`, 1)
  for (const cue of scene.cuesIn(claim.sentence)) {
    if (cue.cue !== 'scope') continue
    const distance = distanceOf(claim, cue)
    seen.set(`${distance <= 4 ? 'near' : distance <= 12 ? 'sentence' : 'far'}-${cue.sense.scope}`, 1)
  }
  if (claim.dates.some((when) => when.when.open === 'since')) seen.set('since', 1)
  seeOtherSums(scene, claim, (name) => seen.set(name, 1))
  return optionsOf('scope', SCOPES, seen)
}

/** How the sum stands to the others: smaller than the one before, made up of those behind. */
function seeOtherSums(scene: Surroundings, claim: Claim, see: (name: string) => void): void {
  const size = sizeOf(claim)
  if (size === null) return
  const others = scene.claims.filter((other) => other !== claim && sizeOf(other) !== null && sameMoney(claim, other))
  const before = others.filter((other) => other.index < claim.index)
  const after = others.filter((other) => other.index > claim.index)
  const last = before.at(-1)
  if (last && sizeOf(last)! > size) {
    see('smaller-than-last')
    if (last.sentence === claim.sentence) see('smaller-in-sentence')
    else if (claim.sentence - last.sentence <= 2) see('smaller-near')
  }
  if (before.some((other) => sizeOf(other)! > size && sameGiver(claim, other))) see('smaller-of-giver')
  if (others.length >= 2 && others.every((other) => sizeOf(other)! < size)) see('largest')
  if (addsUp(size, after)) see('sum-of-next')
  if (addsUp(size, before)) see('sum-of-last')
  if (before.some((whole) => addsUpWith(sizeOf(whole)!, size, others))) see('completes-another')
}

const sizeOf = ({ sum }: Claim): number | null => sum?.value ?? sum?.max ?? null

const sameMoney = (a: Claim, b: Claim): boolean => {
  const codes = (claim: Claim): readonly string[] => (claim.sum?.kind === 'money' ? claim.sum.codes : [])
  const [left, right] = [codes(a), codes(b)]
  return !left.length || !right.length || left.some((code) => right.includes(code))
}

const sameGiver = (a: Claim, b: Claim): boolean =>
  a.donors.some(({ value }) => b.donors.some((other) => other.value === value))

/** Do the first two to eight of these make up the sum? */
function addsUp(size: number, others: readonly Claim[]): boolean {
  let total = 0
  for (const [i, other] of others.slice(0, 8).entries()) {
    total += sizeOf(other)!
    if (i > 0 && Math.abs(total - size) <= 0.02 * size) return true
  }
  return false
}

/** "615 million … 215 million": two that together make a third. */
const addsUpWith = (whole: number, size: number, others: readonly Claim[]): boolean =>
  whole > size && others.some((other) => Math.abs(sizeOf(other)! + size - whole) <= 0.02 * whole)
