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
    .map(({ tellings, record }) => ({
      weight: Math.max(...tellings.map(({ claim }) => evidenceFor(claim))),
      ofGoods: record.amount === null,
    }))
    .sort((a, b) => b.weight - a.weight)
  const all = settled.map(({ claim }) => claim)
  const says = (name: string): number => Number(all.some(({ evidence }) => evidence.some((item) => item.name === name)))
  const taken = all.filter(({ verdict, reason }) => verdict !== 'aid' && TAKEN.has(reason ?? '')).length
  return new Map([
    ['article/any', 1],
    ['article/best', Math.min(STRONG, best?.weight ?? 0)],
    ['article/second', second === undefined ? LONE : Math.min(STRONG, second.weight)],
    ['article/of-goods', Number(best?.ofGoods ?? false)],
    ['article/opens', says('aid-article')],
    ['article/heading', says('heading-gives')],
    ['article/taken', Math.log2(1 + taken)],
    ['article/records', Math.log2(1 + told.length)],
    ['article/share', sums.length ? aid / sums.length : 0.5],
    ['article/others', Math.log2(1 + sums.length - aid)],
  ])
}

/** Reasons by which an article tells of aid that does not come, or of a sale. */
const TAKEN = new Set(['refused', 'requested', 'withheld', 'hypothetical', 'denied', 'sale', 'owned', 'defence_budget'])

/** Where evidence stops to count: beyond it the sample is too small to tell. */
const STRONG = 6

/** No second record is as good as one that speaks a little against aid. */
const LONE = -1
