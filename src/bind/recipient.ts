import type { Deed, Stated } from '../core/claim.ts'
import { labelsRecipient, unique } from './donor.ts'
import type { Gift } from './gift.ts'
import type { Actor, Line, Scene } from './scene.ts'
import { coordinated, subjectOf } from './subject.ts'

const asStated = (actors: readonly Actor[], rule: string): Stated<string>[] =>
  unique(
    actors.flatMap((actor) =>
      actor.codes.map((code) => ({ value: code, span: actor.span, rule: `${rule} ${actor.rule}`, why: actor.why })),
    ),
  )

/** States and unions get; agencies and funds pass on (channel.ts). */
const canReceive = (actor: Actor): boolean =>
  actor.role !== 'agency' &&
  actor.role !== 'fund' &&
  actor.role !== 'person' &&
  !(actor.role === 'body' && actor.codes[0] !== 'EU')

/**
 * Who gets it, as far as the sentence says: `gave Ukraine`, `to Ukraine`, `for the Ukrainian army`, the subject of
 * `received`. A donor of the same claim is never its recipient.
 */
export function recipientsOf(
  scene: Scene,
  line: Line,
  gift: Gift,
  deed: Deed | null,
  donors: ReadonlySet<string>,
): Stated<string>[] {
  const may = (actor: Actor): boolean => canReceive(actor) && !actor.codes.some((code) => donors.has(code))
  if (deed?.cue.sense.frame === 'receive') {
    const subject = subjectOf(scene, line, { ...deed, voice: 'active' }).actors.filter(may)
    if (subject.length) return asStated(subject, 'bind/receive')
  }
  // a dative: "handed Ukraine 20 tanks", "is to give Moldova €60m"
  if (deed && deed.voice === 'active' && deed.last <= gift.first) {
    const dative = line.actors.find(
      (actor) =>
        actor.first === deed.last || (actor.first === deed.last + 1 && scene.tokens[deed.last]!.fold === 'the'),
    )
    if (dative && may(dative) && dative.role !== 'adjective' && dative.last <= gift.first)
      return asStated(coordinated(scene, line, dative).filter(may), 'bind/dative')
  }
  const label = line.actors[0]
  if (
    label &&
    label.first - line.sentence.first <= 3 &&
    label.last <= gift.first &&
    labelsRecipient(scene, line, label) &&
    may(label)
  )
    return asStated(coordinated(scene, line, label).filter(may), 'bind/label')
  const after = prepositional(scene, line, gift, may, true)
  if (after.length) return after
  return prepositional(scene, line, gift, may, false)
}

/** `to`, `for`, `into` + actor, the nearest behind the gift in its own stretch; then, weaker, before it. */
function prepositional(
  scene: Scene,
  line: Line,
  gift: Gift,
  may: (actor: Actor) => boolean,
  behind: boolean,
): Stated<string>[] {
  const { tokens, words } = scene
  const candidates = behind
    ? line.actors.filter((actor) => actor.first >= gift.first)
    : line.actors.filter((actor) => actor.last <= gift.first).reverse()
  for (const actor of candidates) {
    const distance = behind ? actor.first - gift.last : gift.first - actor.last
    if (distance > (behind ? 22 : 16)) break
    if (
      behind &&
      line.sums.some(
        (sum) =>
          sum.first >= gift.last && sum.last <= actor.first && sum !== gift.sum && !gift.equivalents.includes(sum),
      )
    )
      break
    if (!may(actor)) continue
    let i = actor.first - 1
    let steps = 0
    while (
      i > line.sentence.first &&
      steps < 6 &&
      tokens[i]!.kind === 'word' &&
      !words.has('subject-blockers', tokens[i]!.fold)
    ) {
      i--
      steps++
    }
    const preposition = tokens[i]?.fold ?? ''
    if (!words.has('to', preposition)) continue
    if (!fitsAsRecipient(scene, actor, i)) continue
    // "from Oslo to Kyiv" on a journey has no gift before it; "to bolster Ukraine's cyber defence" has
    return asStated(coordinated(scene, line, actor).filter(may), 'bind/to')
  }
  return []
}

/** A state named in the sentence in any other role that is no donor: `in Ukraine`, `Ukraine's army`. */
export function namedBeside(
  scene: Scene,
  line: Line,
  donors: ReadonlySet<string>,
  topic: string | null,
): Stated<string>[] {
  const states = line.actors.filter(
    (actor) =>
      (actor.role === 'state' || actor.role === 'adjective' || actor.role === 'anaphor') &&
      !actor.codes.some((code) => donors.has(code)),
  )
  const preferred = states.find((actor) => topic !== null && actor.codes.includes(topic))
  if (preferred) return asStated([preferred], 'bind/beside')
  const placed = states.find(
    (actor) =>
      ['in', 'of', 'across', 'inside', 'throughout'].includes(scene.tokens[actor.first - 1]?.fold ?? '') &&
      actor.role !== 'adjective',
  )
  return placed && topic === null ? asStated([placed], 'bind/beside') : []
}

/**
 * Rich states and adjectives need plainer words: "to Poland", "for the Ukrainian army", but not "to the Dutch sum" or
 * "for the coalition that Britain leads".
 */
function fitsAsRecipient(scene: Scene, actor: Actor, preposition: number): boolean {
  const { tokens } = scene
  const between = actor.first - preposition - 1
  const eligible = actor.codes.some((code) => scene.facts.eligible.has(code))
  for (let i = preposition + 1; i < actor.first; i++)
    if (scene.words.has('relatives', tokens[i]!.fold) || tokens[i]!.fold === ',') return false
  if (actor.role === 'adjective' && !eligible)
    return (
      scene.words.has('peoples', tokens[actor.last]?.fold ?? '') ||
      scene.words.has('peoples', tokens[actor.last + 1]?.fold ?? '')
    )
  return eligible || actor.role !== 'state' || between <= 1
}
