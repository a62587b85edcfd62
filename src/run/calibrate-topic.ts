/**
 * Learns which observations mark the state that an article is about as the one who gets: a ranking by softmax with a penalty.
 *
 * In:  for each article what was seen of each state named, and the states that its records name as recipients.
 * Out: a weight for each observation, and how many articles come out right when they are left out.
 */
export interface TopicExample {
  readonly article: string
  readonly seen: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** Recipient → records. */
  readonly gold: ReadonlyMap<string, number>
}

const PENALTY = 0.005
const ROUNDS = 600
const RATE = 0.5

export function fitTopic(examples: readonly TopicExample[]): Map<string, number> {
  const weights = new Map<string, number>()
  for (const { seen } of examples)
    for (const features of seen.values()) for (const name of features.keys()) weights.set(name, 0)
  for (let round = 0; round < ROUNDS; round++) {
    const slope = new Map([...weights].map(([name, weight]) => [name, -PENALTY * weight]))
    for (const { seen, gold } of examples) {
      const total = [...gold].reduce((sum, [code, count]) => sum + (seen.has(code) ? count : 0), 0)
      if (!total) continue
      const chances = softmax(weights, seen)
      for (const [code, features] of seen) {
        const error = (gold.get(code) ?? 0) / total - chances.get(code)!
        for (const [name, times] of features) slope.set(name, slope.get(name)! + (error * times) / examples.length)
      }
    }
    for (const [name, weight] of weights) weights.set(name, weight + RATE * slope.get(name)!)
  }
  return weights
}

const score = (weights: ReadonlyMap<string, number>, features: ReadonlyMap<string, number>): number => {
  let sum = 0
  for (const [name, times] of features) sum += (weights.get(name) ?? 0) * times
  return sum
}

function softmax(weights: ReadonlyMap<string, number>, seen: TopicExample['seen']): Map<string, number> {
  const powers = [...seen].map(([code, features]) => [code, Math.exp(score(weights, features))] as const)
  const total = powers.reduce((sum, [, power]) => sum + power, 0)
  return new Map(powers.map(([code, power]) => [code, power / total]))
}

/** Articles right when left out, by records: `{right, total, wrong: ids}`. */
export function leaveTopicsOut(
  examples: readonly TopicExample[],
  folds: number,
): { right: number; total: number; wrong: string[] } {
  const result = { right: 0, total: 0, wrong: [] as string[] }
  for (let fold = 0; fold < folds; fold++) {
    const weights = fitTopic(examples.filter((_, i) => i % folds !== fold))
    for (const example of examples.filter((_, i) => i % folds === fold)) {
      const most = Math.max(...example.gold.values())
      const [best] = [...example.seen].sort((a, b) => score(weights, b[1]) - score(weights, a[1]))
      result.total++
      if (best && example.gold.get(best[0]) === most) result.right++
      else
        result.wrong.push(
          `${example.article}: ${best?.[0]} for ${[...example.gold].map(([code, count]) => `${code} ${count}`).join(', ')}`,
        )
    }
  }
  return result
}
