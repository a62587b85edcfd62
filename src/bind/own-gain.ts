import type { Deed } from '../core/claim.ts'
import type { Case } from './case.ts'
import type { Line, Scene } from './scene.ts'
import { subjectOf } from './subject.ts'

/*
 * Whether the subject of a verb spends for itself: who buys what it gets, who invests to earn.
 */

/** "A consortium will invest $7 billion in power stations": no state and no bank of states does. */
export const investsForGain = (scene: Scene, line: Line, deed: Deed): boolean =>
  scene.tokens[deed.cue.first]!.fold.startsWith('invest') &&
  deed.voice !== 'passive' &&
  deed.tense !== 'infinitive' &&
  !subjectOf(scene, line, deed).actors.some(({ role }) => role !== 'adjective')

/** "Nepal is buying four million doses from China": who buys is who gets. */
export function buysForItself(scene: Scene, line: Line, deed: Deed, recipients: Case['recipients']): boolean {
  if (!/#(?:buy|order)$/.test(deed.cue.rule) || deed.voice === 'passive') return false
  return subjectOf(scene, line, deed).actors.some(({ codes }) => recipients.some(({ value }) => codes.includes(value)))
}
