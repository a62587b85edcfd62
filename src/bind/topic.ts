import { readDeeds } from './deed.ts'
import { donorsInSentence } from './donor.ts'
import { giftsOf, governing } from './gift.ts'
import { recipientsOf } from './recipient.ts'
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
 * Weighs each country by how it stands: first by what plain sentences say (`to Sudan`, `handed Ukraine`), then by the
 * company it keeps: under `for` or `in`, in the headline. Who gives in plain sentences is no recipient. The donor is the
 * subject of the headline, else of the first sentences.
 */
export function topicOf(scene: Scene): Topic {
  const weights = new Map<string, number>()
  const add = (code: string, weight: number): void => {
    // rich states are seldom helped: they need plainer words to become the topic
    const share = weight > 0 && !scene.facts.eligible.has(code) ? 0.3 : 1
    weights.set(code, (weights.get(code) ?? 0) + weight * share)
  }
  for (const line of scene.lines) {
    if (line.block.kind === 'furniture' || line.block.kind === 'caption') continue
    weighMentions(scene, line, add)
    weighParties(scene, line, add)
  }
  const ranked = [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const recipient = ranked[0] && ranked[0][1] > 0 ? ranked[0][0] : null
  return { recipient, donor: mainDonor(scene, recipient), weights }
}

type Add = (code: string, weight: number) => void

function weighMentions(scene: Scene, line: Line, add: Add): void {
  const headline = line.block.kind === 'headline' ? 2 : 1
  const giving = line.sums.length > 0 || line.goods.length > 0 || cuesOf(line, 'gift').length > 0
  for (const actor of line.actors) {
    if (actor.role !== 'state' && actor.role !== 'adjective') continue
    for (const code of actor.codes) add(code, recipientWeight(scene, line, actor, giving) * headline)
  }
}

/** What the sentence's own words say of each gift: who gets it counts for, who gives it against. */
function weighParties(scene: Scene, line: Line, add: Add): void {
  if (!line.sums.length && !line.goods.length) return
  const deeds = readDeeds(scene, line)
  for (const gift of giftsOf(scene, line)) {
    const deed = governing(scene, line, deeds, gift)?.deed ?? null
    const { donors } = donorsInSentence(scene, line, gift, deed)
    const codes = new Set(donors.map((donor) => donor.value))
    for (const code of codes) add(code, -2.5)
    for (const recipient of recipientsOf(scene, line, gift, deed, codes)) add(recipient.value, 2.5)
  }
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
      !(actor.mention.kind === 'place' && actor.mention.form === 'capital' && !opensClause(scene, line, actor)) &&
      (actor.role === 'adjective' || !isGoverned(scene, line, actor))
  for (const line of lines) {
    const actor = line.actors.find(suits(line))
    if (actor) return actor
  }
  return null
}

/** A capital that acts: "Oslo gives", not the place of a dateline or a meeting. */
const opensClause = (scene: Scene, line: Line, actor: Actor): boolean =>
  !isGoverned(scene, line, actor) &&
  line.cues.some((cue) => cue.cue === 'deed' && cue.first >= actor.last && cue.first - actor.last <= 2)
