import { memosOfLast } from '../core/memo.ts'
import type { Line, Scene } from './scene.ts'

/** Does any word of a line belong to this set? Most windows that gifts look into hold none of what they look for, and the line tells it at once. */
export function holds(scene: Scene, line: Line, set: string): boolean {
  const held = setsHeld(scene)
  let known = held.get(line)
  if (!known) {
    known = readSets(scene, line)
    held.set(line, known)
  }
  return known.has(set)
}

const setsHeld = memosOfLast<Scene, Line, ReadonlySet<string>>()

function readSets({ tokens, words }: Scene, { sentence }: Line): ReadonlySet<string> {
  const sets = new Set<string>()
  for (let i = sentence.first; i < sentence.last; i++) for (const set of words.setsOf(tokens[i]!.fold)) sets.add(set)
  return sets
}
