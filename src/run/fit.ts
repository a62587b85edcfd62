import { choose, namedOption, type Weights } from '../core/ranking.ts'
import { isPair } from '../core/weight-index.ts'
import { type Example, isWord, type Table, tableOf, without } from './fit-table.ts'

/** A penalty keeps weights near `prior` (0 where it says nothing) where examples are few. */
export interface FitOptions {
  readonly penalty: number
  /** That of single words (`says-…`), of which there are thousands and few mean anything; as the others if not told. */
  readonly wordPenalty?: number
  /** That of two observations seen together; if not told, each speaks by itself alone. */
  readonly pairPenalty?: number
  /** What is known without counting: a refused sum is no aid, however few of them the examples hold. */
  readonly prior?: Readonly<Record<string, number>>
  /** That of what is known; as the others if not told. */
  readonly priorPenalty?: number
  readonly rounds: number
  readonly rate: number
  /** Several options of an example may be the same answer from other sources: any one of them that comes first is right. */
  readonly anyOf?: boolean
}

/**
 * Learns weights by which the right option of each example comes first: a softmax with a penalty, by gradient descent with momentum.
 * The same examples give the same weights, to the last digit.
 */
export const fit = (examples: readonly Example[], options: FitOptions): Weights =>
  fitEach(examples, options, [none])[0]!

const none: ReadonlySet<string> = new Set()

/** The same as often as there are parts of the articles to leave out. */
export function fitEach(
  examples: readonly Example[],
  options: FitOptions,
  leftOut: readonly ReadonlySet<string>[],
): Weights[] {
  const table = tableOf(examples, options.pairPenalty !== undefined)
  return leftOut.map((articles) => {
    const part = without(articles, table)
    const weights = descend(part, options)
    // what is known of observations that no example holds stays known
    return new Map([
      ...Object.entries(options.prior ?? {}),
      ...part.names.map((name, i) => [name, weights[i]!] as const),
    ])
  })
}

function descend(table: Table, options: FitOptions): Float64Array {
  const { penalty, wordPenalty = penalty, pairPenalty = penalty, priorPenalty = penalty } = options
  const { prior = {}, rounds, rate, anyOf } = options
  const { names, articles, exampleAt, optionAt, right, name, times } = table
  const examples = articles.length
  const known = Float64Array.from(names, (name) => prior[name] ?? 0)
  const penalties = Float64Array.from(names, (name) =>
    name in prior ? priorPenalty : isWord(name) ? wordPenalty : isPair(name) ? pairPenalty : penalty,
  )
  const weights = Float64Array.from(known)
  const speed = new Float64Array(names.length)
  const slope = new Float64Array(names.length)
  const score = new Float64Array(right.length)
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < names.length; i++) slope[i] = penalties[i]! * (known[i]! - weights[i]!)
    for (let example = 0; example < examples; example++) {
      const [from, to] = [exampleAt[example]!, exampleAt[example + 1]!]
      let top = Number.NEGATIVE_INFINITY
      for (let option = from; option < to; option++) {
        let sum = 0
        for (let k = optionAt[option]!; k < optionAt[option + 1]!; k++) sum += weights[name[k]!]! * times[k]!
        score[option] = sum
        top = Math.max(top, sum)
      }
      let total = 0
      for (let option = from; option < to; option++) {
        score[option] = Math.exp(score[option]! - top)
        total += score[option]!
      }
      let good = 0
      if (anyOf) for (let option = from; option < to; option++) good += right[option]! * score[option]!
      for (let option = from; option < to; option++) {
        const wanted = anyOf ? (right[option]! * score[option]!) / good : right[option]!
        const error = (wanted - score[option]! / total) / examples
        for (let k = optionAt[option]!; k < optionAt[option + 1]!; k++) {
          const i = name[k]!
          slope[i] = slope[i]! + error * times[k]!
        }
      }
    }
    for (let i = 0; i < names.length; i++) {
      speed[i] = 0.9 * speed[i]! + rate * slope[i]!
      weights[i] = weights[i]! + speed[i]!
    }
  }
  return weights
}

/** How many examples come out right by weights that have not seen them. */
export const countRight = (examples: readonly Example[], weights: Weights): number =>
  examples.filter(({ options }) => {
    const chosen = choose(
      weights,
      options.map(({ features }, value) => namedOption(value, features)),
    )!.value
    return options[chosen]!.right >= Math.max(...options.map(({ right }) => right))
  }).length
