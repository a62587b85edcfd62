import type { Agreement, Membership } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { cuesOf, type Line, type Scene } from './scene.ts'
import { coordinated } from './subject.ts'

/** Papers that states sign with each other: each cue with at least two states in its sentence, and the day it names. */
export function agreementsOf(scene: Scene): Agreement[] {
  return gather(scene.lines, (line) => {
    if (line.block.kind === 'furniture' || line.block.kind === 'caption') return []
    const [cue] = cuesOf(line, 'agreement')
    if (!cue) return []
    const parties = [
      ...new Set(
        gather(
          line.actors.filter((actor) => PARTIES.has(actor.role) && Math.abs(actor.first - cue.first) <= 30),
          (actor) => actor.codes,
        ),
      ),
    ]
    if (parties.length < 2 || parties.length > 12) return []
    const when = line.whens.find((mention) => Math.abs(mention.first - cue.first) <= 20) ?? null
    return [{ kind: String(cue.sense.kind), parties, when, span: cue.span }]
  })
}

const PARTIES = new Set(['state', 'adjective', 'person', 'body'])

/** States that a sentence names as members of a coalition: `The coalition includes …`, `X joined the IT Coalition`. */
export function membershipsOf(scene: Scene): Membership[] {
  return gather(scene.lines, (line): Membership[] => {
    const cue = cuesOf(line, 'member')[0]
    const group = groupAbove(scene, line)
    if (!cue || !group) return []
    const members = line.actors.filter((actor) => actor.role === 'state')
    const listed = members.map((actor) => coordinated(scene, line, actor)).sort((a, b) => b.length - a.length)[0] ?? []
    const subject = members.filter((actor) => actor.last <= cue.first && cue.first - actor.last <= 3)
    return [...new Set(gather([...listed, ...subject], (actor) => actor.codes))].map((code) => ({ group, code }))
  })
}

/** The coalition of this sentence, or of the one before when this one says `the coalition`. */
function groupAbove(scene: Scene, line: Line): string | null {
  for (const at of [line, scene.lines[line.sentence.index - 1]]) {
    const group = at?.mentions.find(
      (mention) => mention.kind === 'group' && mention.listed && mention.role !== 'region',
    )
    if (group?.kind === 'group') return group.name
    if (!hasCoalition(scene, line)) return null
  }
  return null
}

function hasCoalition(scene: Scene, line: Line): boolean {
  for (let i = line.sentence.first; i < line.sentence.last; i++) if (COALITIONS.has(scene.tokens[i]!.fold)) return true
  return false
}

const COALITIONS = new Set(['coalition', 'group', 'initiative', 'platform', 'fund', 'format', 'members'])
