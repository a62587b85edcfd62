import { type Features, scoreOf, type Weights } from '../core/ranking.ts'
import type { PricedClaim } from '../core/reading.ts'
import type { Told } from './told.ts'
import { evidenceFor } from './whole.ts'

/**
 * Whether an article is about aid at all. One that is not may hold a sum that looks like it; then nothing else in the article does,
 * or most of its sums are something else. Learned, as confidence is, from articles that were left out of all other weights.
 */
export const holdsAid = (weights: Weights, grounds: Features): boolean => scoreOf(weights, grounds) >= 0

/** What is known of an article that would have records, by the names of its weights. */
export function articleGrounds(settled: readonly PricedClaim[], told: readonly Told[]): Features {
  const sums = settled.filter(({ claim }) => claim.sum)
  const aid = sums.filter(({ claim }) => claim.verdict === 'aid').length
  const [best, second] = told
    .map(({ tellings }) => Math.max(...tellings.map(({ claim }) => evidenceFor(claim))))
    .sort((a, b) => b - a)
  return new Map([
    ['article/any', 1],
    ['article/best', Math.min(STRONG, best ?? 0)],
    ['article/second', second === undefined ? LONE : Math.min(STRONG, second)],
    ['article/records', Math.log2(1 + told.length)],
    ['article/share', sums.length ? aid / sums.length : 0.5],
    ['article/others', Math.log2(1 + sums.length - aid)],
  ])
}

/** Where evidence stops to count: beyond it the sample is too small to tell. */
const STRONG = 6

/** No second record is as good as one that speaks a little against aid. */
const LONE = -1
