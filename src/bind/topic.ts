import { type Actor, cuesOf, type Line, type Scene } from './scene.ts'
import { isGoverned } from './subject.ts'

/** What the article is about: who mostly gets, and who mostly gives. The last resort of bind/, never its first. */
export interface Topic {
  readonly recipient: string | null
  readonly donor: Actor | null
  /** Every country's weight as one that gets. */
  readonly weights: ReadonlyMap<string, number>
}

/**
 * Weighs each country by how it stands: under `for` or `to`, as owner of an army or a budget that is helped, in the
 * headline. Who mostly acts is the donor: the subject of the headline, else of the first sentences.
 */
export function topicOf(scene: Scene): Topic {
  const weights = new Map<string, number>()
  const givers = new Map<string, number>()
  for (const line of scene.lines) {
    if (line.block.kind === 'furniture' || line.block.kind === 'caption') continue
    const headline = line.block.kind === 'headline' ? 3 : 1
    const giving = line.sums.length > 0 || line.goods.length > 0 || cuesOf(line, 'gift').length > 0
    for (const actor of line.actors) {
      if (actor.role === 'person' || actor.role === 'anaphor' || actor.role === 'region') continue
      if (actor.role === 'body' || actor.role === 'agency' || actor.role === 'fund') continue
      for (const code of actor.codes) {
        const weight = recipientWeight(scene, line, actor, giving) * headline
        weights.set(code, (weights.get(code) ?? 0) + weight)
        if (isGiving(scene, line, actor)) givers.set(code, (givers.get(code) ?? 0) + headline)
      }
    }
  }
  for (const [code, times] of givers) weights.set(code, (weights.get(code) ?? 0) - times * 1.5)
  const ranked = [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const recipient = ranked[0] && ranked[0][1] > 0 ? ranked[0][0] : null
  return { recipient, donor: mainDonor(scene, recipient), weights }
}

function recipientWeight(scene: Scene, line: Line, actor: Actor, giving: boolean): number {
  const before = scene.tokens[actor.first - 1]?.fold ?? ''
  const two = scene.tokens[actor.first - 2]?.fold ?? ''
  const head = before === 'the' ? two : before
  if (head === 'for' || head === 'to' || head === 'into') return giving ? 3 : 1.5
  if (head === 'in' || head === 'of' || head === 'on') return 1
  if (actor.role === 'adjective') return 0.7
  if (scene.tokens[actor.last]?.fold === "'s") return 0.8
  return actor.mention.kind === 'place' && actor.mention.form === 'capital'
    ? 0.5
    : line.block.kind === 'headline'
      ? 0.6
      : 0.8
}

/** Is it, as far as one look tells, the subject of a verb of giving? */
function isGiving(scene: Scene, line: Line, actor: Actor): boolean {
  if (isGoverned(scene, line, actor)) return false
  return line.cues.some(
    (cue) =>
      cue.cue === 'deed' &&
      (cue.sense.frame === 'give' || cue.sense.frame === 'say') &&
      cue.first >= actor.last &&
      cue.first - actor.last <= 4,
  )
}

/** The subject of the headline, else of the first lines of prose, that is not the one who gets. */
function mainDonor(scene: Scene, recipient: string | null): Actor | null {
  const lines = scene.lines
    .filter(
      (line) =>
        line.block.kind === 'headline' ||
        line.block.kind === 'heading' ||
        line.block.kind === 'paragraph' ||
        line.block.kind === 'meta',
    )
    .slice(0, 6)
  const suits =
    (line: Line) =>
    (actor: Actor): boolean =>
      actor.role !== 'region' &&
      actor.role !== 'anaphor' &&
      actor.role !== 'fund' &&
      actor.role !== 'agency' &&
      actor.codes.length === 1 &&
      actor.codes[0] !== recipient &&
      (actor.role === 'adjective' || !isGoverned(scene, line, actor))
  for (const line of lines) {
    const actor = line.actors.find(suits(line))
    if (actor) return actor
  }
  return null
}
