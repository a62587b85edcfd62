import { internKeys } from './intern.ts'

/** What was seen of a choice, by name, and how strongly: 1 for once, a share for a share. */
export type Features = ReadonlyMap<string, number>

/** Weights by `choice/observation`: `aid/deed-strong`, `status-pledged/tense-future`; of two seen together: `giver/acts+poor`. */
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
  if (shared) scoreShared(index, shared, options)
  const scores: number[] = []
  for (let k = 0; k < options.length; k++) {
    const { parts } = options[k]!
    const isBegun = shared !== null && k < MOST_SHARED && PLACES[k]! >= 0
    let sum = isBegun ? SUMS[k]! : 0
    for (let i = isBegun ? 1 : 0; i < parts.length; i++) sum = withPart(sum, index, parts[i]!)
    scores.push(index.pairs.size ? withPairs(sum, index, parts) : sum)
  }
  return scores
}

function withPart(before: number, { choices, byName }: Index, { choice, seen }: Part): number {
  let sum = before
  const at = choices.get(choice)
  if (at === undefined) return sum
  for (const [name, times] of seen) {
    const row = byName.get(name)
    if (row) sum += row[at]! * times
  }
  return sum
}

/** What the first part of each option comes to where it is what they share, in SUMS, and the place of its choice in PLACES; -1 where it is not. */
function scoreShared({ choices, byName }: Index, shared: Features, options: readonly Option<unknown>[]): void {
  const count = Math.min(options.length, MOST_SHARED)
  for (let k = 0; k < count; k++) {
    const first = options[k]!.parts[0]
    SUMS[k] = 0
    PLACES[k] = first?.seen === shared ? (choices.get(first.choice) ?? -1) : -1
  }
  // a row of weights is fetched once, and the sums of all options grow side by side
  for (const [name, times] of shared) {
    const row = byName.get(name)
    if (!row) continue
    for (let k = 0; k < count; k++) if (PLACES[k]! >= 0) SUMS[k]! += row[PLACES[k]!]! * times
  }
}

/** Room for the sums of one list at a time; fields have fewer values, and what is beyond is added up by itself. */
const MOST_SHARED = 64
const SUMS = new Float64Array(MOST_SHARED)
const PLACES = new Int32Array(MOST_SHARED)

/** What the last options were both seen with: those of one field have it in common, proposals have each their own. */
function sharedBy(options: readonly Option<unknown>[]): Features | null {
  const seen = options.at(-1)?.parts[0]?.seen
  return seen && options.at(-2)?.parts[0]?.seen === seen ? seen : null
}

/** What two observations say together that neither says by itself: a state at the head of the line that is also the one who gets. */
function withPairs(before: number, { pairs }: Index, parts: readonly Part[]): number {
  let sum = before
  for (const { choice, seen } of parts) {
    const byFirst = pairs.get(choice)
    if (!byFirst) continue
    for (const [name, times] of seen) {
      const others = byFirst.get(name)
      if (!others) continue
      for (let i = 0; i < others.length; i++) {
        const { other, weight } = others[i]!
        const both = timesOf(parts, choice, other)
        if (both !== 0) sum += weight * times * both
      }
    }
  }
  return sum
}

function timesOf(parts: readonly Part[], choice: string, name: string): number {
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!
    const times = part.choice === choice ? part.seen.get(name) : undefined
    if (times !== undefined) return times
  }
  return 0
}

/** Stands between the names of two observations: `acts+poor`. */
const JOINT = '+'

/** Of two that are seen together, in one order whichever was seen first. */
export const pairName = (one: string, other: string): string =>
  one < other ? `${one}${JOINT}${other}` : `${other}${JOINT}${one}`

interface Index {
  /** Choice → its place in a row. */
  readonly choices: ReadonlyMap<string, number>
  /** Observation → its weight for each choice. */
  readonly byName: ReadonlyMap<string, Float64Array>
  /** Choice → observation → those that have a weight together with it. */
  readonly pairs: ReadonlyMap<string, ReadonlyMap<string, readonly Pair[]>>
}

interface Pair {
  readonly other: string
  readonly weight: number
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
  const pairs = new Map<string, Map<string, Pair[]>>()
  for (const { choice, name, weight } of parted) {
    const [first, other] = name.split(JOINT)
    if (other !== undefined) {
      const byFirst = pairs.get(choice) ?? new Map<string, Pair[]>()
      pairs.set(choice, byFirst)
      byFirst.set(first!, [...(byFirst.get(first!) ?? []), { other, weight }])
      continue
    }
    const row = byName.get(name) ?? new Float64Array(choices.size)
    row[choices.get(choice)!] = weight
    byName.set(name, row)
  }
  for (const [choice, byFirst] of pairs) pairs.set(choice, internKeys(byFirst))
  const made = { choices, byName: internKeys(byName), pairs }
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

/** What was seen, under the choice that it speaks for. */
export const partOf = (choice: string, seen: Features): Part => ({ choice, seen })

export const optionOf = <T>(value: T, parts: readonly Part[]): Option<T> => ({ value, parts })

/** All that speaks for an option, by the names that its weights have. */
export const featuresOf = ({ parts }: Pick<Option<unknown>, 'parts'>): Features =>
  new Map(parts.flatMap(({ choice, seen }) => [...seen].map(([name, times]) => [`${choice}/${name}`, times] as const)))

/** An option again of what `featuresOf` made of it. */
export function namedOption<T>(value: T, features: Features): Option<T> {
  const byChoice = new Map<string, Map<string, number>>()
  for (const [name, times] of features) {
    const [choice, observation] = name.split('/') as [string, string]
    byChoice.set(choice, (byChoice.get(choice) ?? new Map<string, number>()).set(observation, times))
  }
  return optionOf(
    value,
    [...byChoice].map(([choice, seen]) => partOf(choice, seen)),
  )
}

/** What two observations of an option say together, by the names that their weights have. */
export function pairsOf(weights: Weights, { parts }: Pick<Option<unknown>, 'parts'>): Features {
  const { pairs } = indexOf(weights)
  const found = new Map<string, number>()
  for (const { choice, seen } of parts)
    for (const [name, times] of seen)
      for (const { other } of pairs.get(choice)?.get(name) ?? []) {
        const both = timesOf(parts, choice, other)
        if (both !== 0) found.set(`${choice}/${pairName(name, other)}`, times * both)
      }
  return found
}

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
