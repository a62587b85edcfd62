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
  const scores = scoresOf(weights, options)
  let best = 0
  for (let i = 1; i < scores.length; i++) if (scores[i]! > scores[best]!) best = i
  return options[best] ?? null
}

/** How likely each option is the right one, as the weights were fitted to tell: shares that add up to 1. */
export function chancesOf(weights: Weights, options: readonly Option<unknown>[]): number[] {
  const scores = scoresOf(weights, options)
  const top = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - top))
  const all = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / all)
}

/** What speaks for each option. Most options of a list share what was seen of their case: it is looked up once for all of them. */
function scoresOf(weights: Weights, options: readonly Option<unknown>[]): number[] {
  const index = indexOf(weights)
  const shared = sharedBy(options)
  const rows = shared && rowsOf(index, shared)
  return options.map(({ parts }) => {
    let sum = 0
    for (const { choice, seen } of parts) {
      if (choice === NAMED) {
        for (const [name, times] of seen) sum += (weights.get(name) ?? 0) * times
        continue
      }
      const at = index.choices.get(choice)
      if (at === undefined) continue
      if (rows && seen === shared)
        for (let i = 0; i < rows.times.length; i++) sum += rows.weights[i]![at]! * rows.times[i]!
      else
        for (const [name, times] of seen) {
          const row = index.byName.get(name)
          if (row) sum += row[at]! * times
        }
    }
    return sum
  })
}

/** What the last options were both seen with: those of one field have it in common, proposals have each their own. */
function sharedBy(options: readonly Option<unknown>[]): Features | null {
  const seen = options.at(-1)?.parts[0]?.seen
  return seen && options.at(-2)?.parts[0]?.seen === seen ? seen : null
}

/** What was seen that has a weight for any choice, in its order: its weights, and how strongly it was seen. */
interface Rows {
  readonly weights: readonly Float64Array[]
  readonly times: readonly number[]
}

function rowsOf({ byName }: Index, seen: Features): Rows {
  const weights: Float64Array[] = []
  const times: number[] = []
  for (const [name, strength] of seen) {
    const row = byName.get(name)
    if (!row) continue
    weights.push(row)
    times.push(strength)
  }
  return { weights, times }
}

interface Index {
  /** Choice → its place in a row. */
  readonly choices: ReadonlyMap<string, number>
  /** Observation → its weight for each choice. */
  readonly byName: ReadonlyMap<string, Float64Array>
}

/** Worked out once for a book's weights, and forgotten with them. */
const indexes = new WeakMap<Weights, Index>()

function indexOf(weights: Weights): Index {
  const known = indexes.get(weights)
  if (known) return known
  const parted = [...weights].map(([key, weight]) => {
    const cut = key.indexOf('/')
    return { choice: key.slice(0, cut), name: key.slice(cut + 1), weight }
  })
  const choices = new Map<string, number>()
  for (const { choice } of parted) if (!choices.has(choice)) choices.set(choice, choices.size)
  const byName = new Map<string, Float64Array>()
  for (const { choice, name, weight } of parted) {
    const row = byName.get(name) ?? new Float64Array(choices.size)
    row[choices.get(choice)!] = weight
    byName.set(name, row)
  }
  const made = { choices, byName }
  indexes.set(weights, made)
  return made
}

/** The weight of each observation for one choice: `deed-strong` for `aid`. */
export const weigherOf = (weights: Weights, choice: string): ((name: string) => number) => {
  const { choices, byName } = indexOf(weights)
  const at = choices.get(choice)
  return (name) => (at === undefined ? 0 : (byName.get(name)?.[at] ?? 0))
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
  values.map((value) => optionOf(value, [partOf(choiceOf(field, value), seen), partOf(field, own(value))]))

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

/** `type-military`: fields and their values are few, and each claim names them all. */
function choiceOf(field: string, value: string | null): string {
  let known = choiceNames.get(field)
  if (!known) {
    known = new Map()
    choiceNames.set(field, known)
  }
  const name = known.get(value) ?? `${field}-${idOf(value)}`
  known.set(value, name)
  return name
}

const choiceNames = new Map<string, Map<string | null, string>>()

/** Of what was seen, that whose name passes. */
export function only(seen: Features, passes: (name: string) => boolean): Map<string, number> {
  const kept = new Map<string, number>()
  for (const [name, times] of seen) if (passes(name)) kept.set(name, times)
  return kept
}

const idOf = (value: string | null): string =>
  value === null ? 'none' : value.includes('_') ? value.replaceAll('_', '-') : value
