import { type Index, indexOf, JOINT, type PairTable, type Weights } from './weight-index.ts'

export type { Weights } from './weight-index.ts'

/** What was seen of a choice, by name, and how strongly: 1 for once, a share for a share. */
export type Features = ReadonlyMap<string, number>

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
  INDEX = indexOf(weights)
  const shared = sharedBy(options)
  if (shared) scoreShared(shared, options)
  const scores: number[] = []
  for (let k = 0; k < options.length; k++) {
    const { parts } = options[k]!
    const isBegun = shared !== null && k < MOST_SHARED && PLACES[k]! >= 0
    SUM[0] = isBegun ? SUMS[k]! : 0
    for (let p = 0; p < parts.length; p++) addPart(parts[p]!, isBegun && p === 0)
    if (INDEX.hasPairs) for (let p = 0; p < parts.length; p++) addPairs(parts[p]!)
    scores.push(SUM[0]!)
  }
  return scores
}

/*
 * Where the scoring of one option stands. A map is walked by `forEach` with a function of the module: `for … of` makes a list of each
 * entry, which was a tenth of all memory that an article took.
 */
let INDEX: Index
let PLACE = 0
let TABLE: PairTable | null = null
// a number in an array of its own, as engines make a new one for each change of a plain variable
const SUM = new Float64Array(1)

/** Adds what a part weighs by itself, unless that is done, and lays out what it weighs with others. */
function addPart({ choice, seen }: Part, isAdded: boolean): void {
  const known = INDEX.choices.get(choice)
  if (!known) return
  PLACE = known.place
  TABLE = known.pairs
  if (!isAdded) seen.forEach(addOne)
  else if (TABLE) seen.forEach(layOutOne)
}

function addOne(times: number, name: string): void {
  const known = INDEX.byName.get(name)
  if (!known) return
  SUM[0]! += known.row[PLACE]! * times
  if (TABLE && known.numbers) layOut(TABLE, known.numbers[TABLE.index]!, times)
}

function layOutOne(times: number, name: string): void {
  const numbers = INDEX.byName.get(name)?.numbers
  if (TABLE && numbers) layOut(TABLE, numbers[TABLE.index]!, times)
}

/** What no pair of the choice has is left out. */
function layOut(table: PairTable, id: number, seen: number): void {
  if (id < 0) return
  if (table.times[id] === 0) table.ids[table.count++] = id
  table.times[id] = seen
}

/**
 * What two observations say together that neither says by itself: a state at the head of the line that is also the one who gets. All
 * parts of a choice are laid out by now; the first of them takes all, and clears the table for the next option.
 */
function addPairs({ choice }: Part): void {
  const table = INDEX.choices.get(choice)?.pairs
  if (!table) return
  takePairs(table, addPair)
}

function addPair(weight: number, times: number): void {
  SUM[0]! += weight * times
}

/** Tells of each pair of what is laid out, and clears the table. */
function takePairs(table: PairTable, tell: (weight: number, times: number, name: string) => void): void {
  const { partners, times, ids, count } = table
  for (let k = 0; k < count; k++) {
    const id = ids[k]!
    const { others, weights, names } = partners[id]!
    for (let i = 0; i < others.length; i++) {
      const both = times[others[i]!]!
      if (both !== 0) tell(weights[i]!, times[id]! * both, names[i]!)
    }
  }
  for (let k = 0; k < count; k++) times[ids[k]!] = 0
  table.count = 0
}

/** What the first part of each option comes to where it is what they share, in SUMS, and the place of its choice in PLACES; -1 where it is not. */
function scoreShared(shared: Features, options: readonly Option<unknown>[]): void {
  COUNT = Math.min(options.length, MOST_SHARED)
  for (let k = 0; k < COUNT; k++) {
    const first = options[k]!.parts[0]
    SUMS[k] = 0
    PLACES[k] = first?.seen === shared ? (INDEX.choices.get(first.choice)?.place ?? -1) : -1
  }
  shared.forEach(addToAll)
}

/** A row of weights is fetched once, and the sums of all options grow side by side. */
function addToAll(times: number, name: string): void {
  const row = INDEX.byName.get(name)?.row
  if (!row) return
  for (let k = 0; k < COUNT; k++) if (PLACES[k]! >= 0) SUMS[k]! += row[PLACES[k]!]! * times
}

/** Room for the sums of one list at a time; fields have fewer values, and what is beyond is added up by itself. */
const MOST_SHARED = 64
const SUMS = new Float64Array(MOST_SHARED)
const PLACES = new Int32Array(MOST_SHARED)
let COUNT = 0

/** What the last options were both seen with: those of one field have it in common, proposals have each their own. */
function sharedBy(options: readonly Option<unknown>[]): Features | null {
  const seen = options.at(-1)?.parts[0]?.seen
  return seen && options.at(-2)?.parts[0]?.seen === seen ? seen : null
}

/** Of two that are seen together, in one order whichever was seen first. */
const pairName = (one: string, other: string): string =>
  one < other ? `${one}${JOINT}${other}` : `${other}${JOINT}${one}`

/** The weight of each observation for one choice: `deed-strong` for `aid`. */
export const weigherOf = (weights: Weights, choice: string): ((name: string) => number) => {
  const { choices, byName } = indexOf(weights)
  const place = choices.get(choice)?.place
  return (name) => (place === undefined ? 0 : (byName.get(name)?.row[place] ?? 0))
}

/** What was seen for one choice, two and two together: each pair that has a weight. */
export function weighPairs(
  weights: Weights,
  choice: string,
  seen: Features,
  tell: (weight: number, times: number, name: string) => void,
): void {
  INDEX = indexOf(weights)
  TABLE = INDEX.choices.get(choice)?.pairs ?? null
  if (!TABLE) return
  seen.forEach(layOutOne)
  takePairs(TABLE, tell)
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
