import { between, covering } from '../core/bisect.ts'
import { memosOfLast } from '../core/memo.ts'
import type { Gift } from './gift.ts'
import { holds } from './holds.ts'
import type { Line, Scene } from './scene.ts'

/**
 * `$31 million is for operations in Africa`, `another 12 million will go to Central Asia`, `has granted worldwide`: the words give it to a
 * part of the world or to all of it, and to no state in particular.
 *
 * Out: how it is said; null where a state stands nearer, or nothing of the kind is said.
 */
export function goesWide(scene: Scene, line: Line, gift: Gift): 'region' | 'world' | null {
  const own = gift.equivalents.at(-1) ?? gift.sum
  // "Egypt ($1.3 million), Jordan ($1.2 million), others ($7.5 million)"
  if (gift.sum && isOfOthers(scene, gift.sum.first)) return 'world'
  if (!own || !(holds(scene, line, 'wide-regions') || holds(scene, line, 'worldwide'))) return null
  const { tokens, words } = scene
  const far = Math.min(line.sentence.last, own.last + BEHIND)
  const to = between(line.sums, own.last, far)[0]?.first ?? far
  const state = between(line.actors, own.last, to + NEAR).find(({ role }) => isNamed(role))?.first ?? null
  for (let i = own.last; i < to; i++) {
    const { fold } = tokens[i]!
    // "$350 million, its director for South Asia said"
    if (fold === ';' || (fold === ',' && i > own.last)) break
    // "in Africa, above all in Chad and Niger": states behind tell more
    if (state !== null && state - i <= NEAR) return null
    if (words.has('worldwide', fold) && !isInName(line, i)) return 'world'
    if (isRegion(scene, i) && isTowards(scene, own.last, i) && !isInName(line, i)) return 'region'
  }
  const from = Math.max(line.sentence.first, gift.first - 2 * BEFORE)
  const before = between(line.sums, from, gift.first).at(-1)?.last ?? from
  const named = between(line.actors, before, gift.first).findLast(({ role }) => isNamed(role))?.last ?? before
  for (let i = gift.first - 1; i >= Math.max(named, gift.first - BEFORE); i--)
    if (words.has('worldwide', tokens[i]!.fold) && !isInName(line, i)) return 'world'
  // "covers every project in fourteen Pacific countries, on which more than $36 billion …": no state is named at all
  if (statesNamed(scene).get(line) ?? readStates(scene, line)) return null
  for (let i = before; i < gift.first; i++)
    if (isRegion(scene, i) && isTowards(scene, before, i) && !isInName(line, i)) return 'region'
  return null
}

/** Whether a line names a state: asked once, its gifts may be many. */
const statesNamed = memosOfLast<Scene, Line, boolean>()

function readStates(scene: Scene, line: Line): boolean {
  const named = line.actors.some(({ role }) => role === 'state')
  statesNamed(scene).set(line, named)
  return named
}

/** Of the east the Middle East alone: others are parts of a state. */
const isRegion = ({ tokens, words }: Scene, at: number): boolean =>
  words.has('wide-regions', tokens[at]!.fold) && (tokens[at]!.fold !== 'east' || tokens[at - 1]?.fold === 'middle')

const isOfOthers = ({ tokens }: Scene, first: number): boolean =>
  tokens[first - 1]?.fold === '(' && (tokens[first - 2]?.fold === 'others' || tokens[first - 3]?.fold === 'other')

/** `the World Food Programme`, `the African Development Bank`, `the minister for the Middle East, X`: the word belongs to a name or an office. */
const isInName = ({ mentions }: Line, at: number): boolean =>
  covering(mentions, at).some(
    (mention) =>
      mention.kind === 'group' || mention.kind === 'body' || (mention.kind === 'official' && mention.office !== null),
  )

const isNamed = (role: string): boolean => role === 'state' || role === 'adjective'

/** `for people in need in Africa`, `to Central Asia`: a word of direction leads to it. */
const isTowards = ({ tokens, words }: Scene, from: number, at: number): boolean => {
  for (let i = at - 1; i >= Math.max(from, at - LEAD); i--) if (words.has('leading-to', tokens[i]!.fold)) return true
  return false
}

/** Tokens: behind and before a sum, before a region, from a region to a state. */
const BEHIND = 14
const BEFORE = 12
const LEAD = 4
const NEAR = 6
