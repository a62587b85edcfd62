import { choose, type Features, type Option, scoreOf, type Weights } from '../core/ranking.ts'

/** One choice of an annotated article: its options, and how right each is (shares that add up to 1). */
export interface Example {
  readonly article: string
  readonly options: readonly { readonly features: Features; readonly right: number }[]
}

/** `penalty` keeps weights small where examples are few. */
export interface FitOptions {
  readonly penalty: number
  readonly rounds: number
  readonly rate: number
}

/**
 * Learns weights by which the right option of each example comes first: a softmax with a penalty, by gradient descent with momentum. The same
 * examples give the same weights, to the last digit.
 */
export function fit(examples: readonly Example[], { penalty, rounds, rate }: FitOptions): Weights {
  const weights = new Map<string, number>()
  for (const { options } of examples)
    for (const { features } of options) for (const name of features.keys()) weights.set(name, 0)
  const speed = new Map([...weights].map(([name]) => [name, 0]))
  for (let round = 0; round < rounds; round++) {
    const slope = new Map([...weights].map(([name, weight]) => [name, -penalty * weight]))
    for (const { options } of examples) {
      const chances = softmax(weights, options)
      options.forEach(({ features, right }, i) => {
        const error = (right - chances[i]!) / examples.length
        if (Math.abs(error) < 1e-7) return
        for (const [name, times] of features) slope.set(name, slope.get(name)! + error * times)
      })
    }
    for (const [name, weight] of weights) {
      const step = 0.9 * speed.get(name)! + rate * slope.get(name)!
      speed.set(name, step)
      weights.set(name, weight + step)
    }
  }
  return weights
}

function softmax(weights: Weights, options: Example['options']): number[] {
  const scores = options.map(({ features }) => scoreOf(weights, features))
  const top = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - top))
  const total = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / total)
}

/** How many examples come out right when their article was left out of the fit, in so many folds. */
export function leaveOut(
  examples: readonly Example[],
  options: FitOptions,
  folds: number,
): {
  readonly right: number
  readonly total: number
  readonly wrong: readonly { article: string; chosen: number; gold: number }[]
} {
  const articles = [...new Set(examples.map(({ article }) => article))]
  const wrong: { article: string; chosen: number; gold: number }[] = []
  for (let fold = 0; fold < folds; fold++) {
    const out = new Set(articles.filter((_, i) => i % folds === fold))
    const weights = fit(
      examples.filter(({ article }) => !out.has(article)),
      options,
    )
    for (const example of examples)
      if (out.has(example.article)) {
        const chosen = choose(
          weights,
          example.options.map(({ features }, value): Option<number> => ({ value, features })),
        )!.value
        const best = Math.max(...example.options.map(({ right }) => right))
        if (example.options[chosen]!.right < best)
          wrong.push({
            article: example.article,
            chosen,
            gold: example.options.findIndex(({ right }) => right === best),
          })
      }
  }
  return { right: examples.length - wrong.length, total: examples.length, wrong }
}
