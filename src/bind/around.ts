import type { Claim, Evidence } from '../core/claim.ts'
import type { Weights } from '../core/ranking.ts'
import type { Breakdown } from './breakdown.ts'
import { figureKey } from './gift.ts'
import { PLAIN } from './plain.ts'
import { listingKey, type Scene } from './scene.ts'
import { isTogether, togetherOf } from './together.ts'

/**
 * A second look at each claim, with what the first said of those around it: sums of one sentence, one list and one article are
 * mostly of one kind, and a figure told twice is aid in both places or in none.
 *
 * In:  the claims of an article, judged one by one.
 * Out: the same with what stands around them among the evidence, and the verdict that follows.
 */
export function lookAround(
  scene: Scene,
  weights: Weights,
  claims: readonly Claim[],
  breakdowns: readonly Breakdown[],
): Claim[] {
  const chances = claims.map(({ evidence }) => 1 / (1 + Math.exp(-total(evidence))))
  const around = neighbours(scene, claims, chances, breakdowns)
  const judged = claims.map((claim, i): Claim => {
    const evidence = claim.evidence.filter((item) => !isTogether(item))
    for (const [name, times] of around(i))
      evidence.push({
        name,
        weight: (weights.get(`aid/${name}`) ?? 0) * times,
        times,
        span: claim.anchor,
        rule: 'bind/around',
      })
    evidence.push(...togetherOf(weights, evidence, claim.anchor))
    const aid = total(evidence) >= CERTAIN
    return {
      ...claim,
      evidence,
      verdict: aid ? 'aid' : 'not_aid',
      reason: aid ? null : (claim.reason ?? 'no_giving'),
    }
  })
  const body = bodyOf(scene, judged)
  return judged.map((claim) => asTheBodySays(scene, claim, body))
}

const isHeadline = (scene: Scene, { sentence }: Claim): boolean => scene.lines[sentence]!.block.kind === 'headline'

/** For each figure that the body tells, its first telling that is aid, or else its first. */
function bodyOf(scene: Scene, claims: readonly Claim[]): ReadonlyMap<string, Claim> {
  const body = new Map<string, Claim>()
  for (const claim of claims) {
    if (!claim.sum || isHeadline(scene, claim)) continue
    const key = figureKey(scene, claim.sum)
    const known = body.get(key)
    if (!known || (known.verdict !== 'aid' && claim.verdict === 'aid')) body.set(key, claim)
  }
  return body
}

/** "US clears $310.5 million": a headline is too short to say what a sum is; where the body tells it too, the body decides. */
function asTheBodySays(scene: Scene, claim: Claim, body: ReadonlyMap<string, Claim>): Claim {
  if (!claim.sum || !isHeadline(scene, claim)) return claim
  const told = body.get(figureKey(scene, claim.sum))
  return told ? { ...claim, verdict: told.verdict, reason: told.reason } : claim
}

/** Near even on the annotated articles: the weights are learned on more texts without aid than an article on aid has sums. */
const CERTAIN = 0

export function total(evidence: readonly Evidence[]): number {
  let sum = 0
  for (let i = 0; i < evidence.length; i++) sum += evidence[i]!.weight
  return sum
}

/**
 * The mean chance of the others of each group that a claim belongs to, from −0.5 (none is aid) to 0.5 (all are). Goods that nobody
 * counts say nothing of the others: `the Polish tanks` mostly come up again. Nor does what is out for a reason of its own.
 */
function neighbours(
  scene: Scene,
  claims: readonly Claim[],
  chances: readonly number[],
  breakdowns: readonly Breakdown[],
) {
  const groups = new Map<string, { sum: number; count: number }>()
  const keys = claims.map((claim) => groupsOf(scene, claim))
  for (const { whole, parts } of breakdowns)
    for (const i of [whole, ...parts]) keys[i]!.push(['around-breakdown', `breakdown ${whole}`])
  const tells = claims.map(
    ({ sum, goods, evidence }) =>
      (sum !== null || goods.some(({ quantity }) => quantity !== null)) &&
      !evidence.some(({ name }) => PLAIN.has(name)),
  )
  keys.forEach((own, i) => {
    if (!tells[i]) return
    for (const [, key] of own) {
      const group = groups.get(key) ?? { sum: 0, count: 0 }
      groups.set(key, { sum: group.sum + chances[i]!, count: group.count + 1 })
    }
  })
  const ranked = chances.filter((_, i) => tells[i]).sort((a, b) => b - a)
  const others = (i: number): number | null => (tells[i] && ranked[0] === chances[i] ? ranked[1] : ranked[0]) ?? null
  return (i: number): [string, number][] => {
    const seen: [string, number][] = []
    const own = tells[i] ? 1 : 0
    for (const [name, key] of keys[i]!) {
      const { sum, count } = groups.get(key) ?? NONE
      if (count > own) seen.push([name, (sum - own * chances[i]!) / (count - own) - 0.5])
    }
    const best = others(i)
    if (best !== null) seen.push(['around-best', best - 0.5])
    else seen.push(['around-nothing', 1])
    if (tells[i - 1]) seen.push(['around-before', chances[i - 1]! - 0.5])
    if (tells[i + 1]) seen.push(['around-after', chances[i + 1]! - 0.5])
    return seen
  }
}

const NONE = { sum: 0, count: 0 }

function groupsOf(scene: Scene, { sentence, sum }: Claim): [string, string][] {
  const line = scene.lines[sentence]!
  const groups: [string, string][] = [
    ['around-article', 'article'],
    ['around-sentence', `sentence ${sentence}`],
    ['around-block', `block ${line.block.index}`],
  ]
  if (line.block.kind === 'bullet' || line.block.kind === 'row')
    groups.push(['around-list', `list ${listingKey(line)}`])
  if (sum) groups.push(['around-figure', `figure ${figureKey(scene, sum)}`])
  return groups
}
