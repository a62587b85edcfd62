import type { Deed } from '../core/claim.ts'
import type { Gift } from './gift.ts'
import { cuesOf, type Line, type Scene } from './scene.ts'

/**
 * Sums that no verb hands over but that a line adds up or labels: `military help since 2022 now stands at €2bn`, `Value: EUR 113
 * million`, `the envelope is 70 million`.
 *
 * Out: names of observations, for verdict.ts to weigh.
 */
export function tallyOf(scene: Scene, line: Line, gift: Gift, deed: Deed | null): readonly string[] {
  if (!gift.sum) return []
  const seen: string[] = []
  const start = startOf(scene, line, gift)
  if (addsUp(line, deed, start)) seen.push('tally')
  if (isNamed(scene, line, start)) seen.push('tally-is')
  const label = labelOf(scene, line, start)
  if (label !== null && scene.words.has('value-labels', label)) seen.push('value-line')
  return seen
}

/** A noun of giving, or goods sent, are the subject of a verb that tells how much. */
function addsUp(line: Line, deed: Deed | null, start: number): boolean {
  if (deed?.cue.sense['frame'] !== 'amount' || deed.last > start || start - deed.last > 4) return false
  const subject = (at: { first: number; last: number }): boolean => at.last <= deed.first && deed.first - at.last <= 12
  if (cuesOf(line, 'gift').some(subject)) return !cuesOf(line, 'not_aid').some(subject)
  return (
    line.goods.some(subject) &&
    cuesOf(line, 'deed').some((cue) => subject(cue) && cue.sense['frame'] === 'give' && cue.form !== 'base')
  )
}

/** `The grant is 1.9 billion yen`, `the sum is to be €4m`: a noun of giving, a form of `be`, the sum. */
function isNamed({ tokens, words }: Scene, line: Line, start: number): boolean {
  let i = start - 1
  while (i > line.sentence.first && words.has('adverbs', tokens[i]!.fold)) i--
  if (!words.has('be', tokens[i]?.fold ?? '')) return false
  return cuesOf(line, 'gift').some((cue) => cue.last <= i && i - cue.last <= 4)
}

/** The word before a colon that brings the sum in: `Price tag: over €113m` → tag. */
function labelOf({ tokens }: Scene, line: Line, start: number): string | null {
  const colon = start - 1
  if (colon <= line.sentence.first || tokens[colon]!.fold !== ':') return null
  return tokens[colon - 1]!.fold
}

function startOf({ tokens }: Scene, line: Line, { sum }: Gift): number {
  let i = sum!.first
  const from = sum!.qualifierSpan?.start
  if (from !== undefined) while (i > line.sentence.first && tokens[i - 1]!.start >= from) i--
  return i
}
