import { type Donors, state } from './donors.ts'
import { COUNTS } from './getter-counted.ts'
import type { Gift } from './gift.ts'
import { holds } from './holds.ts'
import type { Actor, Line, Scene } from './scene.ts'

/**
 * Givers whom the words before a gift count and those behind it list: `Eight northern allies will jointly pay for a package worth $500
 * million: Norway ($200m), Sweden and, with smaller shares, Estonia, …`.
 *
 * In:  a gift. Out: the listed, where they are as many as was said; else null.
 */
export function countedGivers(scene: Scene, line: Line, { first, last, equivalents }: Gift): Donors | null {
  if (!holds(scene, line, 'collective')) return null
  const count = countBefore(scene, line, first)
  if (count === null) return null
  const end = equivalents.at(-1)?.last ?? last
  const mark = listAt(scene, line, end)
  if (mark === null) return null
  const listed = new Map<string, Actor>()
  for (const actor of line.actors)
    if (actor.first > mark && isGiver(scene, actor) && !listed.has(actor.codes[0]!)) listed.set(actor.codes[0]!, actor)
  return listed.size === count ? state([...listed.values()], 'bind/counted') : null
}

const isGiver = ({ facts }: Scene, { role, codes }: Actor): boolean =>
  (role === 'state' || role === 'body') && codes.length === 1 && !facts.eligible.has(codes[0]!)

/** `Three donors`, `Eight northern NATO members`: the subject at the head of the sentence. */
function countBefore({ tokens, words }: Scene, { sentence }: Line, gift: number): number | null {
  for (let i = sentence.first; i < Math.min(gift, sentence.first + OPENING); i++) {
    const count = COUNTS[tokens[i]!.fold]
    if (count === undefined || count < 2) continue
    for (let k = i + 1; k <= i + NOUN && k < gift; k++) if (words.has('collective', tokens[k]!.fold)) return count
  }
  return null
}

/** Tokens before the count, and from the count to its noun. */
const OPENING = 8
const NOUN = 4

/** The colon, dash or bracket behind a gift that a list follows. */
function listAt({ tokens }: Scene, { sentence }: Line, from: number): number | null {
  for (let i = from; i < sentence.last; i++) if (OPENS.has(tokens[i]!.fold)) return i
  return null
}

const OPENS = new Set([':', '–', '—', '('])
