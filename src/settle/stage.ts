import type { Claim, Stated } from '../core/claim.ts'
import { choose, type Option, optionsOf, type Weights } from '../core/ranking.ts'
import { STATUSES, type Status } from '../core/record.ts'
import { distanceOf, type Surroundings, seenOf } from './observe.ts'

/** The stage that the text asserts: what bind/ read from verb and noun, weighed with tense, goods and the words around. */
export function stageOf(scene: Surroundings, weights: Weights, claim: Claim): Stated<Status> {
  const { value } = choose(weights, stageOptions(scene, claim))!
  if (value === claim.status.value) return claim.status
  const span = claim.deed?.cue.span ?? null
  return {
    value,
    span,
    rule: claim.deed ? claim.deed.cue.rule : 'settle/stage',
    why: `the ${claim.deed ? `${claim.deed.tense} tense` : 'words around'} of ${claim.sum ? 'money' : 'goods'}`,
  }
}

export function stageOptions(scene: Surroundings, claim: Claim): Option<Status>[] {
  const seen = new Map(seenOf(scene, claim))
  seen.set(`read-${claim.status.value}`, 1)
  if (claim.status.rule === 'bind/stage') seen.set('read-nothing', 1)
  if (claim.status.rule === 'bind/continued') seen.set('read-continued', 1)
  if (claim.deed && !claim.sum) seen.set(`goods-${claim.deed.tense}`, 1)
  if (claim.deed) seen.set(`${claim.deed.cue.sense.frame}-${claim.deed.tense}`, 1)
  if (claim.scope.value === 'total') seen.set('total', 1)
  for (const kind of ['condition', 'request', 'refusal'] as const)
    if (scene.cuesIn(claim.sentence).some((cue) => cue.cue === kind && distanceOf(claim, cue) <= 14)) seen.set(kind, 1)
  return optionsOf('status', STATUSES, seen)
}
