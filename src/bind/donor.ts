import type { Deed } from '../core/claim.ts'
import { readDeeds } from './deed.ts'
import { fromLabel, fromList } from './donor-list.ts'
import { fromCarrier, fromOwnerBehind, fromSource, fromSourceBefore } from './donor-source.ts'
import { type DonorCase, type Donors, NONE, onlyPassesOn, type Pass, state } from './donors.ts'
import type { Gift } from './gift.ts'
import { type Actor, cuesOf, type Line, type Scene } from './scene.ts'
import { subjectOf } from './subject.ts'

/** From the surest to the weakest, inside the sentence. Those that need the article stand in index.ts. */
export const SENTENCE_PASSES: readonly (readonly [string, Pass])[] = [
  ['bind/owner', fromOwner],
  ['bind/owner-behind', fromOwnerBehind],
  ['bind/from', fromSource],
  ['bind/listed', fromList],
  ['bind/clause', fromClause],
  ['bind/label', fromLabel],
  ['bind/from-before', fromSourceBefore],
  ['bind/carrier', fromCarrier],
  ['bind/other-deed', fromOtherDeed],
]

/** The first pass of the sentence that finds somebody. */
export function donorsInSentence(
  scene: Scene,
  line: Line,
  gift: Gift,
  deed: Deed | null,
  not: ReadonlySet<string> = new Set(),
): Donors {
  for (const [, pass] of SENTENCE_PASSES) {
    const result = pass(scene, { line, gift, deed, not })
    if (result.donors.length || result.collective) return result
  }
  return NONE
}

/** `Denmark's donation of €20m`, `Danish aid worth €20m`, `Britain's nine million pounds`. */
function fromOwner(scene: Scene, { line, gift, not }: DonorCase): Donors {
  const { tokens } = scene
  for (const actor of [...line.actors].reverse()) {
    if (actor.last > gift.first || gift.first - actor.last > 9) continue
    const possessive =
      tokens[actor.last]?.fold === "'s" || (tokens[actor.last]?.fold === "'" && tokens[actor.last]!.glued)
    const adjunct = isAdjunct(line, actor)
    if (!possessive && !adjunct && actor.role !== 'adjective' && !(actor.role === 'anaphor' && isPossessive(actor)))
      continue
    if (onlyPassesOn(actor) || actor.codes.some((code) => not.has(code))) continue
    const from = actor.last + (possessive ? 1 : 0)
    const noun = cuesOf(line, 'gift').find(
      (cue) => cue.first >= from && cue.first - from <= 4 && cue.last <= gift.first,
    )
    if (!plainBetween(scene, from, gift.first, noun ? 7 : 3)) continue
    if (!noun && gift.first - from > 2) continue
    // "Danish crowns", "Ukrainian soldiers": an adjective without a gift beside it owns nothing
    if (!noun && actor.role === 'adjective' && !gift.sum && gift.first !== actor.last) continue
    return state([actor], 'bind/owner')
  }
  return NONE
}

/** `an EBRD loan of €400 million`, `a World Bank credit`: the name stands right before the noun of giving. */
const isAdjunct = (line: Line, { role, last }: Actor): boolean =>
  role === 'body' && cuesOf(line, 'gift').some(({ first, sense }) => first === last && sense.strong === true)

const isPossessive = (actor: Actor): boolean => actor.mention.kind === 'anaphor' && actor.mention.possessive

/** Between owner and gift stand only words, no verb of its own and no comma. */
function plainBetween(scene: Scene, from: number, to: number, most: number): boolean {
  if (to - from > most) return false
  for (let i = from; i < to; i++) {
    const word = scene.tokens[i]!.fold
    if (
      word === ',' ||
      word === ';' ||
      word === '(' ||
      word === ')' ||
      word === 'to' ||
      word === 'for' ||
      word === 'and'
    )
      return false
  }
  return true
}

/** `The bank announced deals amounting to €600m`: who does any other deed of the sentence. */
function fromOtherDeed(scene: Scene, { line, gift, deed, not }: DonorCase): Donors {
  for (const other of readDeeds(scene, line).toReversed()) {
    if (other.cue === deed?.cue || other.first > gift.first) continue
    const frame = other.cue.sense.frame
    if (frame === 'receive' || frame === 'go' || frame === 'amount') continue
    const actors = subjectOf(scene, line, other).actors.filter(
      (actor) => !actor.codes.some((code) => not.has(code)) && !(actor.role === 'fund' && !actor.giver),
    )
    if (actors.length) return state(actors, 'bind/other-deed')
  }
  return NONE
}

/** The subject of the deed that governs the gift; the agent of a passive one; the source of `received from`. */
function fromClause(scene: Scene, { line, gift, deed, not }: DonorCase): Donors {
  if (!deed) return NONE
  const frame = deed.cue.sense.frame
  if (frame === 'receive' || frame === 'go' || frame === 'amount') return NONE
  const subject = subjectOf(scene, line, deed, gift.first)
  if (subject.collective) return { donors: [], collective: true }
  const actors = subject.actors.filter(
    (actor) => !actor.codes.some((code) => not.has(code)) && !(actor.role === 'fund' && !actor.giver),
  )
  // "the drone coalition has ordered": its members give, the text does not say which
  if (!actors.length && subject.actors.some((actor) => actor.role === 'fund')) return { donors: [], collective: true }
  return actors.length ? state(actors, 'bind/clause') : NONE
}
