import type { Claim } from '../core/claim.ts'
import { Observed } from '../core/observed.ts'
import { chancesAtFirst, type Option, partOf, type Weights } from '../core/ranking.ts'
import { firstFrom, type Surroundings } from './observe.ts'

/*
 * A second look at a value, with what the first said of the gifts around: those of one sentence, one list, one giver are mostly of one
 * stage, one kind. The first takes each gift by itself, and has weights of its own (`first-status-pledged`): those of the second
 * lean on the gifts around, and know less without.
 */

type Value = string | null

/** What is asked of each gift of an article. */
export interface Question<T extends Value> {
  /** The choice that its weights are fitted for: `status`. */
  readonly field: string
  /** The answers, with what speaks for each by itself. */
  readonly options: (claim: Claim) => readonly Option<T>[]
}

/** The answers for a gift, each also with how likely it is for the gifts around. `own`: what else speaks for each by itself than the question says. */
export type Look<T extends Value> = (claim: Claim, own?: readonly Option<T>[]) => readonly Option<T>[]

/** What the first look said of a gift. */
interface Seen<T extends Value> {
  readonly options: readonly Option<T>[]
  readonly chances: Chances
  readonly pools: readonly Membership[]
}

/** How likely each answer is, in the order of the options: those of one question are the same for every gift. */
type Chances = readonly number[]

type Membership = readonly [name: string, pool: string]

/** Gifts that belong together, with the chances of all added up. */
interface Pool {
  count: number
  readonly chances: number[]
}

/** In: the claims as they are when the question comes up, in the order of the scene's. Out: the look at each; a claim that is none of them has all for neighbours. */
export function lookAgain<T extends Value>(
  scene: Surroundings,
  weights: Weights,
  claims: readonly Claim[],
  question: Question<T>,
): Look<T> {
  const first = claims.map((claim): Seen<T> => {
    const options = question.options(claim)
    return { options, chances: chancesAtFirst(weights, options), pools: poolsOf(scene, claim) }
  })
  const pools = poolAll(first)
  // as they are now, and as they came: a sum that two give has two claims of one index
  const places = new Map([...scene.claims, ...claims].map((claim, i) => [claim, i % claims.length]))
  const besideOf = ({ sentence }: Claim, at: number, name: string): readonly [string, Chances] | null =>
    first[at] ? [claims[at]!.sentence === sentence ? `${name}-here` : name, first[at].chances] : null
  return (claim, own) => {
    const place = places.get(claim)
    const at = place ?? firstFrom(claims, claim.index)
    const known = place === undefined ? null : first[place]!
    const options = own ?? known?.options ?? question.options(claim)
    if (claims.length === (known ? 1 : 0)) return options
    const memberships = known?.pools ?? poolsOf(scene, claim)
    const beside = [besideOf(claim, at - 1, 'among-before'), besideOf(claim, known ? at + 1 : at, 'among-after')]
    return options.map(({ value, parts }, told): Option<T> => {
      const seen = new Observed()
      const see = (name: string, chance: number): void => {
        if (chance > LEAST) seen.set(name, chance)
      }
      for (const [name, key] of memberships) {
        const { count, chances } = pools.get(key) ?? NOBODY
        const others = known ? count - 1 : count
        if (others > 0) see(name, (chances[told]! - (known?.chances[told] ?? 0)) / others)
      }
      for (const one of beside) if (one) see(one[0], one[1][told] ?? 0)
      return { value, parts: [...parts, partOf(question.field, seen)] }
    })
  }
}

/** Chances below this say nothing. */
const LEAST = 0.005

const NOBODY: Pool = { count: 0, chances: [] }

function poolAll(seen: readonly Seen<Value>[]): ReadonlyMap<string, Pool> {
  const pools = new Map<string, Pool>()
  for (const { chances, pools: memberships } of seen)
    for (const [, key] of memberships) {
      const pool = pools.get(key)
      if (!pool) pools.set(key, { count: 1, chances: [...chances] })
      else {
        pool.count++
        for (let told = 0; told < chances.length; told++) pool.chances[told]! += chances[told]!
      }
    }
  return pools
}

/** What a gift belongs to, by the name of what is observed there. */
function poolsOf({ blockOf }: Surroundings, { sentence, sum, donors }: Claim): Membership[] {
  const { index, lead } = blockOf(sentence)
  const pools: Membership[] = [
    ['among-article', 'article'],
    ['among-sentence', `sentence ${sentence}`],
    ['among-block', `block ${index}`],
  ]
  if (lead !== null) pools.push(['among-list', `list ${lead}`])
  if (sum?.value != null) pools.push(['among-figure', `figure ${sum.value}`])
  if (donors.length) pools.push(['among-giver', `giver ${donors.map(({ value }) => value).join('+')}`])
  return pools
}
