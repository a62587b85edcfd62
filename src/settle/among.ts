import type { Claim } from '../core/claim.ts'
import { chancesBy, type Option, partOf, scoresOf, type Weights } from '../core/ranking.ts'
import { firstFrom, type Surroundings } from './observe.ts'

/*
 * A second look at a value, with what the first said of the gifts around: those of one sentence, one list, one giver are mostly of one
 * stage, one kind, one day. The first takes each gift by itself.
 */

/** What is asked of each gift of an article. */
export interface Question<T> {
  /** The choice that its weights are fitted for: `status`. */
  readonly field: string
  /** The answers, with what speaks for each by itself. */
  readonly options: (claim: Claim) => readonly Option<T>[]
  /** An answer, as those of different gifts are held against each other. */
  readonly told: (value: T) => string
}

/** The answers for a gift, each also with how likely it is for the gifts around. `own`: what else speaks for each by itself than the question says. */
export type Look<T> = (claim: Claim, own?: readonly Option<T>[]) => readonly Option<T>[]

/** What the first look said of a gift. */
interface Seen<T> {
  readonly options: readonly Option<T>[]
  readonly scores: readonly number[]
  readonly chances: Chances
  readonly pools: readonly Membership[]
}

/** How likely each answer is. */
type Chances = ReadonlyMap<string, number>

type Membership = readonly [name: string, pool: string]

/** Gifts that belong together, with the chances of all added up. */
interface Pool {
  count: number
  readonly chances: Map<string, number>
}

export function lookAgain<T>(
  scene: Surroundings,
  weights: Weights,
  claims: readonly Claim[],
  question: Question<T>,
): Look<T> {
  const first = claims.map((claim): Seen<T> => {
    const options = question.options(claim)
    const scores = scoresOf(weights, options)
    return { options, scores, chances: chancesOf(question, options, scores), pools: poolsOf(scene, claim) }
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
    return options.map(({ value, parts }, i): Option<T> => {
      const told = question.told(value)
      const seen = new Map<string, number>()
      const see = (name: string, chance: number): void => {
        if (chance > LEAST) seen.set(name, chance)
      }
      for (const [name, key] of memberships) {
        const { count, chances } = pools.get(key) ?? NOBODY
        const others = known ? count - 1 : count
        if (others > 0) see(name, ((chances.get(told) ?? 0) - (known?.chances.get(told) ?? 0)) / others)
      }
      for (const one of beside) if (one) see(one[0], one[1].get(told) ?? 0)
      const among = partOf(question.field, seen)
      return {
        value,
        parts: [...parts, among],
        ...(options === known?.options && { weighed: known.scores[i]! }),
      }
    })
  }
}

/** Chances below this say nothing. */
const LEAST = 0.005

const NOBODY: Pool = { count: 0, chances: new Map() }

/** Several answers may be the same from other sources: their chances add up. */
function chancesOf<T>({ told }: Question<T>, options: readonly Option<T>[], scores: readonly number[]): Chances {
  const chances = new Map<string, number>()
  chancesBy(scores).forEach((chance, i) => {
    const name = told(options[i]!.value)
    chances.set(name, (chances.get(name) ?? 0) + chance)
  })
  return chances
}

function poolAll(seen: readonly Seen<unknown>[]): ReadonlyMap<string, Pool> {
  const pools = new Map<string, Pool>()
  for (const { chances, pools: memberships } of seen)
    for (const [, key] of memberships) {
      const pool = pools.get(key) ?? { count: 0, chances: new Map<string, number>() }
      pool.count++
      for (const [told, chance] of chances) pool.chances.set(told, (pool.chances.get(told) ?? 0) + chance)
      pools.set(key, pool)
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
