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

/**
 * What two observations say together that neither says by itself: a state at the head of the line that is also the one who gets. The parts
 * of one choice stand together.
 */
function withPairs(before: number, { pairs }: Index, parts: readonly Part[]): number {
  let sum = before
  for (let p = 0; p < parts.length; p++) {
    const { choice } = parts[p]!
    const table = pairs.get(choice)
    if (!table || (p > 0 && parts[p - 1]!.choice === choice)) continue
    const { partners, times, ids } = table
    const count = laidOut(table, parts, p)
    for (let k = 0; k < count; k++) {
      const id = ids[k]!
      const { others, weights } = partners[id]!
      for (let i = 0; i < others.length; i++) {
        const both = times[others[i]!]!
        if (both !== 0) sum += weights[i]! * times[id]! * both
      }
    }
    for (let k = 0; k < count; k++) times[ids[k]!] = 0
  }
  return sum
}

/** Lays out what was seen of a choice by number, from its first part on; how much it was. What no pair has is left out. */
function laidOut({ numbers, times, ids }: PairTable, parts: readonly Part[], first: number): number {
  const { choice } = parts[first]!
  let count = 0
  for (let p = first; p < parts.length && parts[p]!.choice === choice; p++)
    for (const [name, seen] of parts[p]!.seen) {
      const id = numbers.get(name)
      if (id === undefined) continue
      if (times[id] === 0) ids[count++] = id
      times[id] = seen
    }
  return count
}

/** Stands between the names of two observations: `acts+poor`. */
const JOINT = '+'

/** Whether a name is that of two observations. */
export const isPair = (name: string): boolean => name.includes(JOINT)

/** Of two that are seen together, in one order whichever was seen first. */
const pairName = (one: string, other: string): string =>
  one < other ? `${one}${JOINT}${other}` : `${other}${JOINT}${one}`

interface Index {
  /** Choice → its place in a row. */
  readonly choices: ReadonlyMap<string, number>
  /** Observation → its weight for each choice. */
  readonly byName: ReadonlyMap<string, Float64Array>
  /** Choice → what its observations weigh together. */
  readonly pairs: ReadonlyMap<string, PairTable>
}

/** The observations of a choice by number, as each is held against each of the others. */
interface PairTable {
  readonly numbers: ReadonlyMap<string, number>
  /** Of each those after it in the alphabet that it has a weight with. */
  readonly partners: readonly Partners[]
  /** Room for one option at a time: how often each was seen, and which were. */
  readonly times: Float64Array
  readonly ids: Int32Array
}

interface Partners {
  readonly others: readonly number[]
  readonly weights: readonly number[]
}

function pairTable(pairs: readonly (readonly [first: string, other: string, weight: number])[]): PairTable {
  const names = [...new Set(pairs.map(([first]) => first).concat(pairs.map(([, other]) => other)))]
  const numbers = internKeys(new Map(names.map((name, i) => [name, i])))
  const partners = names.map(() => ({ others: [] as number[], weights: [] as number[] }))
  for (const [first, other, weight] of pairs) {
    const own = partners[numbers.get(first)!]!
    own.others.push(numbers.get(other)!)
    own.weights.push(weight)
  }
  return { numbers, partners, times: new Float64Array(names.length), ids: new Int32Array(names.length) }
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
  const pairs = new Map<string, [string, string, number][]>()
  for (const { choice, name, weight } of parted) {
    const [first, other] = name.split(JOINT)
    if (other !== undefined) {
      const list = pairs.get(choice) ?? []
      pairs.set(choice, list)
      list.push([first!, other, weight])
      continue
    }
    const row = byName.get(name) ?? new Float64Array(choices.size)
    row[choices.get(choice)!] = weight
    byName.set(name, row)
  }
  const tables = new Map([...pairs].map(([choice, list]) => [choice, pairTable(list)]))
  const made = { choices, byName: internKeys(byName), pairs: tables }
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
export const pairsOf = (weights: Weights, option: Pick<Option<unknown>, 'parts'>): Features =>
  new Map(pairsIn(featuresOf(option)).filter(([pair]) => weights.has(pair)))

/** What each two observations of one choice come to together. */
export function pairsIn(features: Features): (readonly [string, number])[] {
  const all = [...features]
  return all.flatMap(([name, times], i) => {
    const at = name.indexOf('/') + 1
    const choice = name.slice(0, at)
    return all
      .slice(i + 1)
      .filter(([other]) => other.startsWith(choice))
      .map(([other, both]) => [choice + pairName(name.slice(at), other.slice(at)), times * both] as const)
  })
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
