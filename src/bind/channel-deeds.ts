import { between } from '../core/bisect.ts'
import { memoOfLast } from '../core/memo.ts'
import { passesOn } from './channel.ts'
import type { ChannelCase } from './channel-case.ts'
import { holds } from './holds.ts'
import type { Actor, Line, Scene } from './scene.ts'
import { coordinated } from './subject.ts'
import { thanksFor } from './thanks.ts'
import { neighbour } from './unreal.ts'

/*
 * What a body does in the sentence of a gift or the one behind that tells whether the gift passes through its hands.
 */

/**
 * `UNHCR welcomed a contribution from Japan`, `Japan and UNICEF signed an agreement`, `Japan, in partnership with UNDP,`; and what tells
 * against it: `…, FAO reported`, `according to WHO`.
 *
 * Out: names of observations.
 */
export function deedsOf(scene: Scene, { line, gift, donors }: ChannelCase, actor: Actor): readonly string[] {
  const seen: string[] = []
  const thanks = thanksFor(scene, line, gift)
  if (thanks?.from === actor || (actor.last <= gift.first && welcomes(scene, actor))) seen.push('thanks')
  else if (onlyReports(scene, line, actor)) seen.push('only-reports')
  if (isPartner(scene, line, actor)) seen.push('partner')
  if (signsWith(scene, line, actor, donors)) seen.push('signs-with-giver')
  return seen
}

/** `WFP today expressed its gratitude to the governments`, in the opening: what an article lists then goes through the hands of who thanks. */
export function thankingOf(scene: Scene): ReadonlySet<string> {
  const known = thanking.get(scene) ?? readThanking(scene)
  thanking.set(scene, known)
  return known
}

function readThanking(scene: Scene): ReadonlySet<string> {
  const found = new Set<string>()
  for (const line of scene.lines.slice(0, OPENING)) {
    if (line.block.kind === 'furniture' || !holds(scene, line, 'thanks')) continue
    for (let i = line.sentence.first; i < line.sentence.last; i++) {
      if (!scene.words.has('thanks', scene.tokens[i]!.fold)) continue
      const who = line.actors.findLast(({ last }) => last <= i && i - last <= THANKED)
      if (who && passesOn(who)) found.add(who.codes[0]!)
    }
  }
  return found
}

/** Read once for an article. */
const thanking = memoOfLast<Scene, ReadonlySet<string>>()

/** Sentences of the opening, and tokens from who thanks to the word for it. */
const OPENING = 8
const THANKED = 6

/** Behind the name, adverbs and auxiliaries aside: `has warmly welcomed`. */
export function welcomes({ tokens, words }: Scene, { last }: Actor): boolean {
  for (let i = last; i < last + 4; i++) {
    const { fold, kind } = tokens[i] ?? { fold: '', kind: 'mark' }
    if (words.has('thanks', fold)) return true
    if (kind !== 'word') return false
  }
  return false
}

/** A verb of saying right behind it, or `according to` right before: it tells of the gift. */
function onlyReports(scene: Scene, { cues }: Line, { first, last }: Actor): boolean {
  const { tokens } = scene
  const before = tokens[first - 1]?.fold === 'the' ? first - 1 : first
  return between(cues, first - SPOKEN, last + SPOKEN).some(
    (cue) => cue.cue === 'said' && ((cue.first >= last && cue.first - last <= 1) || cue.last === before),
  )
}

/** `in partnership with`, `together with`, `in close cooperation with`. */
function isPartner({ tokens, words }: Scene, { sentence }: Line, { first }: Actor): boolean {
  const at = tokens[first - 1]?.fold === 'the' ? first - 2 : first - 1
  if (tokens[at]?.fold !== 'with') return false
  for (let i = at - 1; i >= Math.max(sentence.first, at - 3); i--)
    if (words.has('partnerships', tokens[i]!.fold)) return true
  return false
}

/** The giver and it sign something together. */
function signsWith(scene: Scene, line: Line, actor: Actor, donors: ReadonlySet<string>): boolean {
  const isSigned = between(line.cues, actor.last, actor.last + SPOKEN).some(
    ({ cue, rule }) => cue === 'deed' && SIGNING.test(rule),
  )
  return isSigned && coordinated(scene, line, actor).some(({ codes }) => codes.some((code) => donors.has(code)))
}

/** Tokens between a body and its verb, with the verb. */
const SPOKEN = 8

const SIGNING = /#(?:sign|agree)$/

/** `The money goes to UNICEF`, `The contribution will enable WFP to feed 30,000`: the sentence behind takes the gift up and names who passes it on. */
export function passersBehind(scene: Scene, line: Line): readonly Actor[] {
  const { tokens, words } = scene
  const next = neighbour(scene, line, 1)
  if (!next || next.sums.length || line.sums.length > 2) return []
  const { first } = next.sentence
  const head = DEFINITE.has(tokens[first]!.fold) ? first + 1 : first
  if (!words.has('money-nouns', tokens[head]?.fold ?? '') && tokens[first]!.fold !== 'it') return []
  return next.actors.filter((actor) => actor.first > head && actor.first - head <= BEHIND)
}

const DEFINITE = new Set(['the', 'this', 'these', 'that', 'its', 'their'])

/** Tokens between the gift taken up and who passes it on. */
const BEHIND = 14
