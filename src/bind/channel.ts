import type { Deed, Stated } from '../core/claim.ts'
import { unique } from './donors.ts'
import type { Gift } from './gift.ts'
import type { Actor, Line, Scene } from './scene.ts'
import { subjectOf } from './subject.ts'

/**
 * Through whom it goes: `through UNDP`, `to UNICEF for vaccines`, `into the IT Coalition`. `funding` is whose money it
 * is when the donor only spends it: `from windfall profits`, `through the European Peace Facility`.
 */
export function channelsRead(
  scene: Scene,
  line: Line,
  gift: Gift,
  deed: Deed | null,
  donors: ReadonlySet<string>,
): Stated<string>[] {
  const { tokens, words } = scene
  // "UNICEF and OCHA will get €2 million each"
  const getting = deed?.cue.sense.frame === 'receive' ? subjectOf(scene, line, { ...deed, voice: 'active' }).actors : []
  const found: Stated<string>[] = getting
    .filter((actor) => passesOn(actor) && !actor.codes.some((code) => donors.has(code)))
    .map((actor) => ({ value: actor.codes[0]!, span: actor.span, rule: `bind/channel ${actor.rule}`, why: null }))
  for (const actor of line.actors) {
    if (!passesOn(actor) || actor.codes.some((code) => donors.has(code))) continue
    const distance = actor.first >= gift.last ? actor.first - gift.last : gift.first - actor.last
    if (distance > 24) continue
    if (otherSumBetween(line, gift, actor)) continue
    const head = headBefore(scene, line, actor)
    const inList = found.length > 0 && actor.first - (line.actors[line.actors.indexOf(actor) - 1]?.last ?? 0) <= 3
    const through = words.has('through', head)
    const into =
      (head === 'to' || head === 'into' || head === 'for' || head === 'between' || head === 'in') &&
      (actor.role !== 'body' || head === 'to')
    const out = head === 'from' || (head === 'of' && tokens[actor.first - 3]?.fold === 'out')
    const label =
      line.actors[0] === actor && actor.first - line.sentence.first <= 2 && distance <= 4 && actor.role === 'agency'
    if (label || through || inList || (into && actor.role !== 'body') || (out && actor.role === 'fund'))
      found.push({ value: actor.codes[0]!, span: actor.span, rule: `bind/channel ${actor.rule}`, why: null })
  }
  return unique(found)
}

export const passesOn = (actor: Actor): boolean =>
  actor.role === 'agency' || actor.role === 'fund' || actor.role === 'body'

export function otherSumBetween(line: Line, gift: Gift, actor: Actor): boolean {
  const [from, to] = actor.first >= gift.last ? [gift.last, actor.first] : [actor.last, gift.first]
  return line.sums.some(
    (sum) => sum !== gift.sum && !gift.equivalents.includes(sum) && sum.first >= from && sum.last <= to,
  )
}

/** The preposition that governs an actor: `through the UN agency …` is `through`. */
export function headBefore(scene: Scene, line: Line, actor: Actor): string {
  const { tokens, words } = scene
  for (let i = actor.first - 1, steps = 0; i >= line.sentence.first && steps < 6; i--, steps++) {
    const word = tokens[i]!.fold
    if (words.has('subject-blockers', word) || words.has('through', word)) {
      if (word === 'of' && tokens[i - 1]?.fold === 'way') return 'via'
      return word
    }
    if (word === ',' || word === '(' || word === ')') return ''
  }
  return ''
}
