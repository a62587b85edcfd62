import type { Deed } from '../core/claim.ts'
import { type Donors, state } from './donors.ts'
import { COUNTS } from './getter-counted.ts'
import { endOf, type Gift } from './gift.ts'
import { holds } from './holds.ts'
import type { Actor, Line, Scene } from './scene.ts'
import { coordinated } from './subject.ts'

/**
 * Givers whom the words before a gift count and those behind it list: `Eight northern allies will jointly pay for a package worth $500
 * million: Norway ($200m), Sweden and, with smaller shares, Estonia, …`.
 *
 * In:  a gift. Out: the listed, where they are as many as was said; else null.
 */
export function countedGivers(scene: Scene, line: Line, gift: Gift): Donors | null {
  if (!holds(scene, line, 'collective')) return null
  const count = countBefore(scene, line, gift.first)
  if (count === null) return null
  const mark = listAt(scene, line, Math.max(gift.last, endOf(gift)))
  if (mark === null) return null
  const listed = new Map<string, Actor>()
  for (const actor of line.actors)
    if (actor.first > mark && isGiver(scene, actor) && !listed.has(actor.codes[0]!)) listed.set(actor.codes[0]!, actor)
  return listed.size === count ? state([...listed.values()], 'bind/counted') : null
}

/**
 * Givers whom an earlier sentence names in one breath: `Saudi Arabia and Qatar share the bill. … In May the two had paid $15 million`.
 *
 * In:  a gift's deed. Out: as many as its subject counts, the last that are named together; else null.
 */
export function countedBefore(scene: Scene, line: Line, deed: Deed | null): Donors | null {
  if (deed?.voice !== 'active') return null
  const count = countedSubject(scene, line, deed.first)
  if (count === null) return null
  for (let i = line.sentence.index - 1; i >= Math.max(0, line.sentence.index - BACK); i--) {
    const above = scene.lines[i]!
    if (above.block.section !== line.block.section) return null
    for (const actor of above.actors.toReversed()) {
      const group = coordinated(scene, above, actor)
      if (group.length === count && group.every((one) => isGiver(scene, one))) return state(group, 'bind/counted')
    }
  }
  return null
}

/** Sentences back. */
const BACK = 4

/** `the two had paid`, `both governments will give`: the count right before the verb, a noun for states between at most. */
function countedSubject({ tokens, words }: Scene, { sentence }: Line, verb: number): number | null {
  const at = words.has('collective', tokens[verb - 1]?.fold ?? '') ? verb - 2 : verb - 1
  if (at < sentence.first) return null
  const { fold } = tokens[at]!
  const count = COUNTS[fold]
  if (count === undefined || (fold !== 'both' && tokens[at - 1]?.fold !== 'the')) return null
  return count
}

const isGiver = ({ facts }: Scene, { role, codes }: Actor): boolean =>
  (role === 'state' || role === 'body') && codes.length === 1 && !facts.eligible.has(codes[0]!)

/** `Three donors`, `Eight northern NATO members`: the subject at the head of the sentence. */
function countBefore({ tokens, words }: Scene, { sentence }: Line, gift: number): number | null {
  for (let i = sentence.first; i < Math.min(gift, sentence.first + OPENING); i++) {
    const count = COUNTS[tokens[i]!.fold]
    // "in three countries" is where
    if (count === undefined || count < 2 || words.has('subject-blockers', tokens[i - 1]?.fold ?? '')) continue
    for (let k = i + 1; k <= i + NOUN && k < gift; k++) if (words.has('collective', tokens[k]!.fold)) return count
  }
  return null
}

/** Tokens before the count, a dateline among them, and from the count to its noun. */
const OPENING = 24
const NOUN = 4

/** The colon, dash or bracket behind a gift that a list follows. */
function listAt({ tokens }: Scene, { sentence }: Line, from: number): number | null {
  for (let i = from; i < sentence.last; i++) if (OPENS.has(tokens[i]!.fold)) return i
  return null
}

const OPENS = new Set([':', '–', '—', '('])
