import { gather } from '../core/gather.ts'
import { memosOfLast } from '../core/memo.ts'
import type { Line, Scene } from './scene.ts'

/**
 * Articles cut by whose help is told: `INDIA`, `THAILAND`, `NEPAL`, `INTERNATIONAL MONETARY FUND`, each with its gifts below, under a
 * headline about Sri Lanka. Poor states among them give as the others do.
 *
 * In:  a line, and who gets most in the article.
 * Out: whether the heading over it is of one who gives; never where the headings may be of those who get.
 */
export const isUnderGiver = (scene: Scene, { block }: Line, topic: string | null): boolean => {
  const heading = scene.outline.sections[block.section]?.heading
  return heading !== null && heading !== undefined && givingHeadings(scene, topic).has(heading)
}

/** The blocks of all such headings. */
function givingHeadings(scene: Scene, topic: string | null): ReadonlySet<number> {
  if (topic === null) return NONE
  const known = found(scene).get(topic) ?? readHeadings(scene, topic)
  found(scene).set(topic, known)
  return known
}

function readHeadings(scene: Scene, topic: string): ReadonlySet<number> {
  const { outline, byBlock, facts } = scene
  const labels = gather(outline.sections, ({ heading }) => {
    const lines = heading === null ? [] : (byBlock.get(heading) ?? [])
    const actors = gather(lines, (line) => line.actors).filter(({ role }) => role === 'state' || role === 'body')
    const isLabel = actors.length > 0 && lines.every(({ sentence }) => sentence.last - sentence.first <= LONGEST)
    return isLabel ? [{ heading: heading!, codes: new Set(gather(actors, ({ codes }) => codes)) }] : []
  })
  const isOther = ({ codes }: (typeof labels)[number]): boolean => [...codes].some((code) => !facts.eligible.has(code))
  if (labels.length < LEAST || !labels.some(isOther) || labels.some(({ codes }) => codes.has(topic))) return NONE
  const isTop = ({ block, actors }: Line): boolean =>
    (block.kind === 'headline' || block.index <= TOP) && actors.some(({ codes }) => codes.includes(topic))
  return scene.lines.some(isTop) ? new Set(labels.map(({ heading }) => heading)) : NONE
}

const LEAST = 3
/** Tokens: `India (Operation Sagar Bandhu)`. */
const LONGEST = 7
/** Blocks that tell what the article is about. */
const TOP = 2

const NONE: ReadonlySet<number> = new Set()

/** Read once for an article. */
const found = memosOfLast<Scene, string, ReadonlySet<number>>()
