import { gather } from '../core/gather.ts'
import type { Doubt } from '../core/record.ts'
import { partyDoubts } from './doubts-parties.ts'
import { sumDoubts } from './doubts-sums.ts'
import { timeDoubts } from './doubts-times.ts'
import { wordDoubts } from './doubts-words.ts'
import type { Told } from './told.ts'
import type { Whole } from './whole.ts'

/**
 * What a reviewer should look at first: a code and a sentence for each, the gravest first, as the weights of
 * `confidence/doubt-…` have it (rules/world/evidence-confidence.yaml).
 */
export function doubtsOf(whole: Whole, told: Told): Doubt[] {
  const doubts = [
    ...gather(told.tellings, ({ doubts }) => doubts),
    ...partyDoubts(whole, told),
    ...sumDoubts(whole, told),
    ...timeDoubts(whole, told),
    ...wordDoubts(whole, told),
  ]
  const weight = ({ code }: Doubt): number => whole.weights.get(`confidence/${doubtName(code)}`) ?? 0
  return [...new Map(doubts.map((doubt) => [doubt.code, doubt])).values()].sort((a, b) => weight(a) - weight(b))
}

/** `donor_close` → `doubt-donor-close`: its name among the observations. */
export const doubtName = (code: string): string => `doubt-${code.replaceAll('_', '-')}`
