import type { Claim } from '../core/claim.ts'
import { type Donors, keyOf } from './donors.ts'
import type { Line } from './scene.ts'

/** Who gave what an article told of before a gift. */
export interface GaveBefore {
  /** How large a part of it these gave. */
  shareOf(donors: Donors['donors']): number
  /** Whoever gave all of it, the last of it far above: a fund's own newsletter names it once. */
  readonly alone: Donors | null
}

/**
 * Counts the givers of the gifts before one, once for all who are proposed for it.
 *
 * In:  the claims before a gift, and its line.
 */
export function gaveBefore(before: readonly Claim[], line: Line): GaveBefore {
  const counts = new Map<string, number>()
  let all = 0
  let last: Claim | null = null
  for (let i = Math.max(0, before.length - LOOK_BACK); i < before.length; i++) {
    const claim = before[i]!
    if (claim.verdict !== 'aid' || !claim.donors.length) continue
    const key = keyOf(claim.donors)
    counts.set(key, (counts.get(key) ?? 0) + 1)
    all++
    last = claim
  }
  // who gave right before is seen as such
  const isAlone = last !== null && counts.size === 1 && line.sentence.index - last.sentence > NEAR
  return {
    shareOf: (donors) => (counts.get(keyOf(donors)) ?? 0) / (all + 1),
    alone: isAlone ? again(last!, 'bind/alone', 'the giver of all that was told before') : null,
  }
}

/** The givers of a gift before, said of another. */
export const again = ({ donors, collective }: Claim, rule: string, why: string): Donors => ({
  donors: donors.map(({ value, span }) => ({ value, span, rule, why })),
  collective,
})

/** Sentences. */
const NEAR = 3
/** Claims: an archive's longest lists are read in time that grows with their length alone. */
const LOOK_BACK = 40
