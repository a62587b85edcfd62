import type { Evidence } from '../core/claim.ts'
import { type Weights, weighPairs } from '../core/ranking.ts'
import type { Span } from '../core/span.ts'

/** The rule of what two observations say together that neither says by itself: `bare+goods-held`. */
const TOGETHER = 'bind/together'

/** Evidence that stands for two others. */
export const isTogether = ({ rule }: Evidence): boolean => rule === TOGETHER

/** What the observations of a claim say two and two. Single words of the sentence say nothing with others. */
export function togetherOf(weights: Weights, evidence: readonly Evidence[], span: Span): Evidence[] {
  const found: Evidence[] = []
  weighPairs(weights, 'aid', withoutTwins(evidence), (weight, times, name) => {
    found.push({ name, weight: weight * times, times, span, rule: TOGETHER })
  })
  return found
}

function withoutTwins(evidence: readonly Evidence[]): readonly Evidence[] {
  if (!evidence.some(({ name }) => name.startsWith(OF_GOODS))) return evidence
  const names = new Set(evidence.map(({ name }) => name))
  return evidence.filter(({ name }) => !isTwin(names, name))
}

/** `goods-bare` beside `bare` would say with others what that one says with them. */
export const isTwin = (seen: { has(name: string): boolean }, name: string): boolean =>
  name.startsWith(OF_GOODS) && seen.has(name.slice(OF_GOODS.length))

const OF_GOODS = 'goods-'
