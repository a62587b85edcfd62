import { isTwin } from '../bind/together.ts'
import { choose, type Features, namedOption, only, pairsIn, type Weights } from '../core/ranking.ts'
import { isPair } from '../core/weight-index.ts'

/** One choice of an annotated article: its options, and how right each is (shares that add up to 1). */
export interface Example {
  readonly article: string
  readonly options: readonly { readonly features: Features; readonly right: number }[]
}

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

/** Single words (`says-…`) of fewer articles than this are left out: they are the wording of those articles, and no rule. */
const FEWEST_ARTICLES = 12

/** Two observations that were together in fewer articles than this are no pair. */
const FEWEST_TOGETHER = 8

/** Examples with their observations numbered: all options in a row, the observations of each in a row. */
interface Table {
  readonly names: readonly string[]
  readonly examples: number
  /** Option number where each example begins, and the end of the last. */
  readonly exampleAt: Int32Array
  /** Observation number where each option begins, and the end of the last. */
  readonly optionAt: Int32Array
  readonly right: Float64Array
  readonly name: Int32Array
  readonly times: Float64Array
}

/**
 * Learns weights by which the right option of each example comes first: a softmax with a penalty, by gradient descent with momentum.
 * The same examples give the same weights, to the last digit.
 */
export function fit(examples: readonly Example[], options: FitOptions): Weights {
  const table = tableOf(options.pairPenalty === undefined ? examples : examples.map(pairedOf))
  const weights = descend(table, options)
  // what is known of observations that no example holds stays known
  return new Map([
    ...Object.entries(options.prior ?? {}),
    ...table.names.map((name, i) => [name, weights[i]!] as const),
  ])
}

function tableOf(examples: readonly Example[]): Table {
  const number = new Map<string, number>()
  const rare = rareOf(examples)
  const exampleAt = [0]
  const optionAt = [0]
  const right: number[] = []
  const name: number[] = []
  const times: number[] = []
  for (const { options } of examples) {
    for (const option of options) {
      for (const [feature, count] of option.features) {
        if (rare.has(feature)) continue
        if (!number.has(feature)) number.set(feature, number.size)
        name.push(number.get(feature)!)
        times.push(count)
      }
      right.push(option.right)
      optionAt.push(name.length)
    }
    exampleAt.push(right.length)
  }
  return {
    names: [...number.keys()],
    examples: examples.length,
    exampleAt: Int32Array.from(exampleAt),
    optionAt: Int32Array.from(optionAt),
    right: Float64Array.from(right),
    name: Int32Array.from(name),
    times: Float64Array.from(times),
  }
}

/** Of words and pairs those that too few articles hold. The examples of an article stand together. */
function rareOf(examples: readonly Example[]): ReadonlySet<string> {
  const seen = new Map<string, { articles: number; last: string }>()
  for (const { article, options } of examples)
    for (const { features } of options)
      for (const name of features.keys()) {
        if (fewest(name) === 1) continue
        const known = seen.get(name)
        if (!known) seen.set(name, { articles: 1, last: article })
        else if (known.last !== article) {
          known.articles++
          known.last = article
        }
      }
  return new Set([...seen].flatMap(([name, { articles }]) => (articles < fewest(name) ? [name] : [])))
}

const fewest = (name: string): number => (isWord(name) ? FEWEST_ARTICLES : isPair(name) ? FEWEST_TOGETHER : 1)

/** The same with what each two observations of one choice, words aside, come to together. */
function pairedOf(example: Example): Example {
  const known = paired.get(example)
  if (known) return known
  const made = {
    article: example.article,
    options: example.options.map(({ features, right }) => ({
      features: new Map([...features, ...pairsIn(only(features, (name) => isPaired(features, name)))]),
      right,
    })),
  }
  paired.set(example, made)
  return made
}

/** Each part of a cross-check asks for the same examples again. */
const paired = new WeakMap<Example, Example>()

/** What is read with other observations: no single words, nor how likely the gifts around are the same. */
const isPaired = (features: Features, name: string): boolean =>
  !isWord(name) && !name.includes('/among-') && !isTwinOfGoods(features, name)

/** Goods say some things twice, for all claims and for goods alone: with others only the first. */
const isTwinOfGoods = (features: Features, name: string): boolean =>
  name.startsWith('aid/') && isTwin({ has: (other) => features.has(`aid/${other}`) }, name.slice('aid/'.length))

const isWord = (name: string): boolean => name.includes('/says-')

function descend(table: Table, options: FitOptions): Float64Array {
  const { penalty, wordPenalty = penalty, pairPenalty = penalty, priorPenalty = penalty } = options
  const { prior = {}, rounds, rate, anyOf } = options
  const { names, examples, exampleAt, optionAt, right, name, times } = table
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
