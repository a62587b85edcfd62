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
  /** What speaks for it, as it was seen, under the choice that it is weighed for. */
  readonly parts: readonly Part[]
}

export interface Part {
  readonly choice: string
  readonly seen: Features
}

/** The option that most speaks for, the first of equals; null when there is none. */
export function choose<T>(weights: Weights, options: readonly Option<T>[]): Option<T> | null {
  let best: Option<T> | null = null
  let most = 0
  for (const option of options) {
    const score = scoreOfParts(weights, option.parts)
    if (best && score <= most) continue
    best = option
    most = score
  }
  return best
}

/** How likely each option is the right one, as the weights were fitted to tell: shares that add up to 1. */
export function chancesOf(weights: Weights, options: readonly Option<unknown>[]): number[] {
  const scores = options.map(({ parts }) => scoreOfParts(weights, parts))
  const top = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - top))
  const all = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / all)
}

function scoreOfParts(weights: Weights, parts: readonly Part[]): number {
  const byChoice = indexOf(weights)
  let sum = 0
  for (const { choice, seen } of parts) {
    const known = choice === NAMED ? weights : byChoice.get(choice)
    if (known) for (const [name, times] of seen) sum += (known.get(name) ?? 0) * times
  }
  return sum
}

type ByChoice = ReadonlyMap<string, ReadonlyMap<string, number>>

/** Choice → observation → weight: worked out once for a book's weights, and forgotten with them. */
const indexes = new WeakMap<Weights, ByChoice>()

function indexOf(weights: Weights): ByChoice {
  const known = indexes.get(weights)
  if (known) return known
  const byChoice = new Map<string, Map<string, number>>()
  for (const [key, weight] of weights) {
    const cut = key.indexOf('/')
    const choice = key.slice(0, cut)
    const list = byChoice.get(choice) ?? new Map<string, number>()
    byChoice.set(choice, list.set(key.slice(cut + 1), weight))
  }
  indexes.set(weights, byChoice)
  return byChoice
}

const NOTHING: Features = new Map()

/**
 * One option for each value of a field: what was seen of the claim, weighed for each value by itself
 * (`scope-part/continued`), and what was seen of the value (`type/near`).
 */
export const optionsOf = <T extends string | null>(
  field: string,
  values: readonly T[],
  seen: Features,
  own: (value: T) => Features = () => NOTHING,
): Option<T>[] =>
  values.map((value) => optionOf(value, [partOf(`${field}-${idOf(value)}`, seen), partOf(field, own(value))]))

/** Stands for the choice of observations that have it in their names. */
const NAMED = ''

/** What was seen, under the choice that it speaks for. */
export const partOf = (choice: string, seen: Features): Part => ({ choice, seen })

export const optionOf = <T>(value: T, parts: readonly Part[]): Option<T> => ({ value, parts })

/** An option whose observations have their choice in their names, as `featuresOf` writes them. */
export const namedOption = <T>(value: T, seen: Features): Option<T> => ({ value, parts: [partOf(NAMED, seen)] })

/** All that speaks for an option, by the names that its weights have. */
export const featuresOf = ({ parts }: Pick<Option<unknown>, 'parts'>): Features =>
  new Map(
    parts.flatMap(({ choice, seen }) =>
      [...seen].map(([name, times]) => [choice === NAMED ? name : `${choice}/${name}`, times] as const),
    ),
  )

const idOf = (value: string | null): string =>
  value === null ? 'none' : value.includes('_') ? value.replaceAll('_', '-') : value
