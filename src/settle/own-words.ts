import type { Claim } from '../core/claim.ts'
import { memosOfLast } from '../core/memo.ts'
import type { Surroundings } from './observe.ts'

/** Something that stands at some tokens of a sentence. */
interface Placed {
  readonly first: number
  readonly last: number
}

/** Words of a gift's sentence: behind and before it with no other gift between ("100 million for relief and 20 for the army"), and the rest. */
export interface Own<T extends Placed> {
  readonly behind: readonly T[]
  readonly before: readonly T[]
  readonly beyond: readonly T[]
}

/** Parts words of the sentence by whose they are: the gift's own or its neighbours'. */
export function partWords<T extends Placed>(scene: Surroundings, claim: Claim, words: readonly T[]): Own<T> {
  if (!words.length) return NONE
  const { first, from, to } = rangeOf(scene, claim)
  const own: { behind: T[]; before: T[]; beyond: T[] } = { behind: [], before: [], beyond: [] }
  for (const word of words)
    if (word.last <= first) own[word.first >= from ? 'before' : 'beyond'].push(word)
    else own[word.last <= to ? 'behind' : 'beyond'].push(word)
  return own
}

const NONE: Own<never> = { behind: [], before: [], beyond: [] }

/** Where the gift begins, and where its neighbours end and begin. */
interface Range {
  readonly first: number
  readonly from: number
  readonly to: number
}

function rangeOf(scene: Surroundings, claim: Claim): Range {
  const known = ranges(scene).get(claim.evidence) ?? measure(scene, claim)
  ranges(scene).set(claim.evidence, known)
  return known
}

/** Measured once for a claim, by its evidence: it keeps that while its values are settled one after the other. */
const ranges = memosOfLast<Surroundings, Claim['evidence'], Range>()

function measure(scene: Surroundings, claim: Claim): Range {
  const parts = [claim.sum, ...claim.equivalents, ...claim.goods].filter((part) => part !== null)
  const first = Math.min(...parts.map((part) => part.first))
  const last = Math.max(...parts.map((part) => part.last))
  let from = 0
  let to = Number.POSITIVE_INFINITY
  const bound = (other: Placed): void => {
    if (other.last <= first) from = Math.max(from, other.last)
    else if (other.first >= last) to = Math.min(to, other.first)
  }
  for (const other of scene.mentionsIn(claim.sentence)) if (other.kind === 'money') bound(other)
  for (const { sum, goods } of scene.claimsIn(claim.sentence)) for (const part of [sum, ...goods]) if (part) bound(part)
  return { first, from, to }
}
