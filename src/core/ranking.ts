import { Observed } from './observed.ts'
import { indexOf, JOINT, layOut, type PairTable, type Weights } from './weight-index.ts'

export type { Weights } from './weight-index.ts'

/** What was seen, by the names that weights have, and how strongly: 1 for once, a share for a share. */
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
  readonly seen: Observed
}

/** The option that most speaks for, the first of equals; null when there is none. */
export function choose<T>(weights: Weights, options: readonly Option<T>[]): Option<T> | null {
  const scores = scoresOf(weights, options)
  let best = 0
  for (let i = 1; i < scores.length; i++) if (scores[i]! > scores[best]!) best = i
  return options[best] ?? null
}

/** How likely each option is the right one, as the weights were fitted to tell: shares that add up to 1. */
export const chancesOf = (weights: Weights, options: readonly Option<unknown>[]): number[] =>
  sharesOf(scoresOf(weights, options))

/** How likely each option is at a first look, before anything is known of the choices around. */
export const chancesAtFirst = (weights: Weights, options: readonly Option<unknown>[]): number[] =>
  sharesOf(scoresOf(weights, options, 'firsts'))

const sharesOf = (scores: Float64Array): number[] => {
  const top = Math.max(...scores)
  const powers = Array.from(scores, (score) => Math.exp(score - top))
  const all = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / all)
}

/** What speaks for each option. */
function scoresOf(
  weights: Weights,
  options: readonly Option<unknown>[],
  by: 'choices' | 'firsts' = 'choices',
): Float64Array {
  const index = indexOf(weights)
  const choices = index[by]
  const scores = new Float64Array(options.length)
  for (let k = 0; k < options.length; k++) {
    const { parts } = options[k]!
    for (let p = 0; p < parts.length; p++) {
      const { choice, seen } = parts[p]!
      const known = choices.get(choice)
      if (!known) continue
      seen.addTo(scores, k, index, known.place)
      if (known.pairs) seen.layOutIn(known.pairs, index)
    }
    if (index.hasPairs)
      for (let p = 0; p < parts.length; p++) {
        const table = choices.get(parts[p]!.choice)?.pairs
        if (table && table.count > 0) addPairs(scores, k, table)
      }
  }
  return scores
}

/**
 * With what two observations say together that neither says by itself: a state at the head of the line that is also the one who gets.
 * All parts of a choice are laid out by now; the first of them takes all, and clears the table for the next option.
 */
function addPairs(sums: Float64Array, k: number, table: PairTable): void {
  const { starts, others, weights, times, ids, count } = table
  for (let n = 0; n < count; n++) {
    const id = ids[n]!
    const own = times[id]!
    const end = starts[id + 1]!
    for (let i = starts[id]!; i < end; i++) {
      const both = times[others[i]!]!
      if (both !== 0) sums[k]! += weights[i]! * (own * both)
    }
  }
  clear(table)
}

function clear(table: PairTable): void {
  for (let k = 0; k < table.count; k++) table.times[table.ids[k]!] = 0
  table.count = 0
}

/** Of two that are seen together, in one order whichever was seen first. */
const pairName = (one: string, other: string): string =>
  one < other ? `${one}${JOINT}${other}` : `${other}${JOINT}${one}`

/** The weight of each observation for one choice: `deed-strong` for `aid`. */
export const weigherOf = (weights: Weights, choice: string): ((name: string) => number) => {
  const { choices, byName, table } = indexOf(weights)
  const place = choices.get(choice)?.place
  return (name) => {
    const known = place === undefined ? undefined : byName.get(name)
    return known ? table[known.row + place!]! : 0
  }
}

/** What was seen for one choice, two and two together: each pair that has a weight. What is seen more than once counts together. */
export function weighPairs<T extends { readonly name: string; readonly times: number }>(
  weights: Weights,
  choice: string,
  seen: readonly T[],
  tell: (weight: number, times: number, name: string) => void,
): void {
  const { choices, byName } = indexOf(weights)
  const table = choices.get(choice)?.pairs
  if (!table) return
  for (let i = 0; i < seen.length; i++) {
    const { name, times } = seen[i]!
    const id = byName.get(name)?.numbers?.[table.index] ?? -1
    if (id >= 0 && times !== 0) layOut(table, id, table.times[id]! + times)
  }
  tellPairs(table, tell)
}

function tellPairs(table: PairTable, tell: (weight: number, times: number, name: string) => void): void {
  const { starts, others, weights, nameOf, times, ids, count } = table
  for (let k = 0; k < count; k++) {
    const id = ids[k]!
    for (let i = starts[id]!; i < starts[id + 1]!; i++) {
      const both = times[others[i]!]!
      if (both !== 0) tell(weights[i]!, times[id]! * both, nameOf(i))
    }
  }
  clear(table)
}

const NOTHING = new Observed()

/**
 * One option for each value of a field: what was seen of the claim, weighed for each value by itself
 * (`scope-part/continued`), and what was seen of the value (`type/near`).
 */
export const optionsOf = <T extends string | null>(
  field: string,
  values: readonly T[],
  seen: Observed,
  own: (value: T) => Observed = () => NOTHING,
): Option<T>[] => {
  const choices = choicesOf(field, values)
  return values.map((value, i) => optionOf(value, [partOf(choices[i]!, seen), partOf(field, own(value))]))
}

/** What was seen, under the choice that it speaks for. */
export const partOf = (choice: string, seen: Observed): Part => ({ choice, seen })

export const optionOf = <T>(value: T, parts: readonly Part[]): Option<T> => ({ value, parts })

/** All that speaks for an option, by the names that its weights have. */
export const featuresOf = ({ parts }: Pick<Option<unknown>, 'parts'>): Features =>
  new Map(parts.flatMap(({ choice, seen }) => [...seen].map(([name, times]) => [`${choice}/${name}`, times] as const)))

/** An option again of what `featuresOf` made of it. */
export function namedOption<T>(value: T, features: Features): Option<T> {
  const byChoice = new Map<string, Observed>()
  for (const [name, times] of features) {
    const [choice, observation] = name.split('/') as [string, string]
    const seen = byChoice.get(choice) ?? new Observed()
    byChoice.set(choice, seen)
    seen.set(observation, times)
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

/** `type-military`, for each value of a field: fields are few, and each claim names them all. */
function choicesOf(field: string, values: readonly (string | null)[]): readonly string[] {
  const known = choiceNames.get(field)
  if (known?.values === values) return known.choices
  const choices = values.map((value) => `${field}-${idOf(value)}`)
  choiceNames.set(field, { values, choices })
  return choices
}

const choiceNames = new Map<
  string,
  { readonly values: readonly (string | null)[]; readonly choices: readonly string[] }
>()

const idOf = (value: string | null): string =>
  value === null ? 'none' : value.includes('_') ? value.replaceAll('_', '-') : value
