import { between } from '../core/bisect.ts'
import type { Sum } from '../core/claim.ts'
import { memosOfLast } from '../core/memo.ts'
import { readDeeds } from './deed.ts'
import type { Actor, Line, Scene } from './scene.ts'
import { subjectOf } from './subject.ts'

/**
 * Who gets each sum of a list under one verb of receiving: `Poland will receive $6.5 million, Slovakia $1.5 million and Lithuania $500,000`.
 * From the second on a state stands right before its sum, as givers do elsewhere.
 */
export function receiversOf(scene: Scene, line: Line): ReadonlyMap<Sum, Actor> {
  if (!line.sums.length) return NOBODY
  const known = read(scene).get(line)
  if (known) return known
  const found = readReceivers(scene, line)
  read(scene).set(line, found)
  return found
}

const NOBODY: ReadonlyMap<Sum, Actor> = new Map()

/** Read once for a sentence: each of its sums asks. */
const read = memosOfLast<Scene, Line, ReadonlyMap<Sum, Actor>>()

function readReceivers(scene: Scene, line: Line): ReadonlyMap<Sum, Actor> {
  const deed = readDeeds(scene, line).find(
    ({ cue, voice, negated }) => cue.sense['frame'] === 'receive' && voice === 'active' && !negated,
  )
  const subject = deed && subjectOf(scene, line, deed).actors.find(({ role }) => role === 'state')
  const first = deed && line.sums.find((sum) => sum.first >= deed.last)
  if (!subject || !first || first.first - deed.last > CLOSE) return NOBODY
  const receivers = new Map<Sum, Actor>([[first, subject]])
  let { last } = first
  for (const sum of line.sums) {
    if (sum.first < last) continue
    const actor = between(line.actors, last, sum.first).at(-1)
    if (actor?.role !== 'state' || sum.first - actor.last > 1) break
    if (!scene.tokens.slice(last, actor.first).every(({ fold }) => JOINTS.has(fold))) break
    receivers.set(sum, actor)
    last = sum.last
  }
  return receivers
}

/** Tokens between the verb and the first sum: `an additional`, `more than`. */
const CLOSE = 4

/** All that may stand between a sum and the next who gets one. */
const JOINTS = new Set([',', ';', 'and', 'the', 'while'])
