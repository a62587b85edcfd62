/** What was seen of a choice, by name, and how strongly: 1 for once, a share for a share. */
export type Features = ReadonlyMap<string, number>

/** Weights by `choice/observation`: `aid/deed-strong`, `status-pledged/tense-future`. */
export type Weights = ReadonlyMap<string, number>

/** Adds up what speaks for a choice. What has no weight says nothing. */
export function scoreOf(weights: Weights, features: Features): number {
  let sum = 0
  for (const [name, times] of features) sum += (weights.get(name) ?? 0) * times
  return sum
}

export interface Option<T> {
  readonly value: T
  readonly features: Features
}

/** The option that most speaks for, the first of equals; null when there is none. */
export function choose<T>(weights: Weights, options: readonly Option<T>[]): Option<T> | null {
  let best: { option: Option<T>; score: number } | null = null
  for (const option of options) {
    const score = scoreOf(weights, option.features)
    if (!best || score > best.score) best = { option, score }
  }
  return best?.option ?? null
}

/** How likely each option is the right one, as the weights were fitted to tell: shares that add up to 1. */
export function chancesOf(weights: Weights, options: readonly Option<unknown>[]): number[] {
  const scores = options.map(({ features }) => scoreOf(weights, features))
  const top = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - top))
  const all = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / all)
}

/**
 * One option for each value of a field: what was seen of the claim, weighed for each value by itself
 * (`scope-part/continued`), and what was seen of the value (`type/near`).
 */
export const optionsOf = <T extends string | null>(
  field: string,
  values: readonly T[],
  seen: Features,
  own: (value: T) => Features = () => new Map(),
): Option<T>[] =>
  values.map((value) => ({
    value,
    features: new Map([
      ...[...seen].map(([name, times]) => [`${field}-${idOf(value)}/${name}`, times] as const),
      ...[...own(value)].map(([name, times]) => [`${field}/${name}`, times] as const),
    ]),
  }))

const idOf = (value: string | null): string => (value ?? 'none').replaceAll('_', '-')
