import type { Claim, Stated } from '../core/claim.ts'
import { choose, type Option, optionsOf, type Weights } from '../core/ranking.ts'
import { type AidType, INSTRUMENTS, type Instrument } from '../core/record.ts'
import { distanceOf, type Surroundings, seenOf } from './observe.ts'

/** In which form it comes: money, a loan, goods, teaching; null when mixed or untold. */
export function formOf(scene: Surroundings, weights: Weights, claim: Claim, type: AidType): Stated<Instrument> | null {
  const { value } = choose(weights, formOptions(scene, claim, type))!
  if (value === null) return null
  const cue = scene
    .cuesIn(claim.sentence)
    .filter((candidate) => candidate.sense.instrument === value)
    .sort((a, b) => distanceOf(claim, a) - distanceOf(claim, b))[0]
  if (cue) return { value, span: cue.span, rule: cue.rule, why: null }
  return {
    value,
    span: null,
    rule: 'settle/form',
    why: claim.sum ? 'money, and no word of another form' : 'goods are given',
  }
}

const FORMS = [...INSTRUMENTS, null] as const

export function formOptions(scene: Surroundings, claim: Claim, type: AidType): Option<Instrument | null>[] {
  const seen = new Map(seenOf(scene, claim))
  seen.set(`type-${type}`, 1)
  if (claim.scope.value !== 'single') seen.set(`scope-${claim.scope.value}`, 1)
  for (const cue of scene.cuesIn(claim.sentence)) {
    if (cue.cue !== 'instrument') continue
    const distance = distanceOf(claim, cue)
    const name = `${distance <= 6 ? 'near' : distance <= 16 ? 'sentence' : 'far'}-${cue.sense.instrument}`
    seen.set(name, 1)
  }
  for (const cue of scene.cuesIn(claim.sentence - 1))
    if (
      cue.cue === 'instrument' &&
      claim.sentence > 0 &&
      scene.blockOf(claim.sentence - 1) === scene.blockOf(claim.sentence)
    )
      seen.set(`before-${cue.sense.instrument}`, 1)
  return optionsOf('instrument', FORMS, seen)
}
