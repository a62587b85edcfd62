import type { Claim } from '../core/claim.ts'
import type { CueMention } from '../core/mention.ts'
import { type AidType, TYPES } from '../core/record.ts'
import { firstFrom, type Surroundings } from './observe.ts'

/**
 * Which words of purpose belong to a gift: those between it and its neighbours, "100 million for relief and 20 for the army".
 *
 * In:  a claim, and the words of purpose of its sentence.
 * Out: those behind it and before it with no other gift in between, and those of its neighbours.
 */
export interface OwnWords {
  readonly behind: readonly CueMention[]
  readonly before: readonly CueMention[]
  readonly beyond: readonly CueMention[]
}

export function ownRange(scene: Surroundings, claim: Claim): readonly [number, number] {
  const [first, last] = endsOf(claim)
  let from = -1
  let to = Number.POSITIVE_INFINITY
  for (const other of scene.mentionsIn(claim.sentence)) {
    if (other.kind !== 'money' && other.kind !== 'goods') continue
    if (other.last <= first) from = Math.max(from, other.last)
    else if (other.first >= last) to = Math.min(to, other.first)
  }
  for (const other of scene.claimsIn(claim.sentence)) {
    if (other === claim || !other.sum) continue
    if (other.sum.last <= first) from = Math.max(from, other.sum.last)
    else if (other.sum.first >= last) to = Math.min(to, other.sum.first)
  }
  return [from, to]
}

export function ownWords(scene: Surroundings, claim: Claim, cues: readonly CueMention[]): OwnWords {
  const [first, last] = endsOf(claim)
  const [from, to] = ownRange(scene, claim)
  const behind: CueMention[] = []
  const before: CueMention[] = []
  const beyond: CueMention[] = []
  for (const cue of cues)
    if (cue.last <= first) (cue.first >= from ? before : beyond).push(cue)
    else if (cue.first >= last) (cue.last <= to ? behind : beyond).push(cue)
    else behind.unshift(cue)
  return { behind, before, beyond }
}

const endsOf = ({ sum, equivalents, goods }: Claim): readonly [number, number] => {
  let first = Number.POSITIVE_INFINITY
  let last = 0
  for (const part of [sum, ...equivalents, ...goods]) {
    if (!part) continue
    first = Math.min(first, part.first)
    last = Math.max(last, part.last)
  }
  return [first, last]
}

export const isType = (value: unknown): value is AidType => TYPES.some((type) => type === value)

/** The kind that a gift's goods or nearest own words tell at first sight; null when nothing does. */
export function kindAtSight(own: OwnWords, claim: Claim): AidType | null {
  const goods = claim.goods.find((item) => item.type)
  if (goods) return goods.type
  const cue = own.behind[0] ?? own.before.at(-1)
  return cue && isType(cue.sense.type) ? cue.sense.type : null
}

/** The larger sum just before it, in its paragraph, the sentence before or the line above: what it may be a share of. */
export function wholeOf(scene: Surroundings, claim: Claim): Claim | undefined {
  const size = sizeOf(claim)
  if (size === null) return undefined
  const block = scene.blockOf(claim.sentence)
  for (let at = firstFrom(scene.claims, claim.index) - 1; at >= 0; at--) {
    const other = scene.claims[at]!
    const there = scene.blockOf(other.sentence)
    if (claim.sentence - other.sentence > 4 && there.index !== block.lead) return undefined
    if ((sizeOf(other) ?? 0) > size) return other
  }
  return undefined
}

const sizeOf = ({ sum }: Claim): number | null => sum?.value ?? sum?.max ?? null
