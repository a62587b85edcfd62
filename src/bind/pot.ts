import type { Gift } from './gift.ts'
import { holds } from './holds.ts'
import type { Actor, Line, Scene } from './scene.ts'

/** `With a budget of €30 million`, `The fund holds 400 million`: what a fund or coalition has, when the sentence names no state that gives. */
export function isPot(scene: Scene, line: Line, gift: Gift): boolean {
  // asked five times for a gift, and few lines speak of a budget at all
  if (!holds(scene, line, 'pot')) return false
  const { tokens, words, byBlock } = scene
  let pot = -1
  for (let i = Math.max(line.sentence.first, gift.first - 7); i < gift.first; i++)
    if (!tokens[i]!.capital && words.has('pot', tokens[i]!.fold)) pot = i
  // "The UN emergency fund, CERF, has released": the fund gives in the name of a body
  if (line.actors.some(({ role, giver, last }) => role === 'fund' && giver !== null && last <= gift.first)) return false
  if (pot < 0 || line.actors.some(({ role, last }) => last <= gift.first && STATES.has(role))) return false
  const around = (byBlock.get(line.block.index) ?? []).filter(
    ({ sentence }) => sentence.index <= line.sentence.index && line.sentence.index - sentence.index <= 3,
  )
  return [...scene.lines.slice(0, 2), ...around].some((near) => near.actors.some(({ role }) => role === 'fund'))
}

const STATES = new Set<Actor['role']>(['state', 'adjective', 'person', 'anaphor'])
