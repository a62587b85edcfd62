import { intern, internAll } from './intern.ts'

/** Weights by `choice/observation`: `aid/deed-strong`, `status-pledged/tense-future`; of two seen together: `giver/acts+poor`. */
export type Weights = ReadonlyMap<string, number>

/** Stands between the names of two observations: `acts+poor`. */
export const JOINT = '+'

/** Before the name of a choice: it is weighed by itself, and what came of the choices around is not seen yet. */
const FIRST = 'first-'

/** The name that a choice has at a first look. */
export const firstName = (choice: string): string => FIRST + choice

/** Whether a name is that of two observations. */
export const isPair = (name: string): boolean => name.includes(JOINT)

/** The weights of a book, as they are looked up: each observation once for all choices. */
export interface Index {
  readonly choices: ReadonlyMap<string, Choice>
  /** The same as they are weighed at a first look, by the same names: what weights call `first-status`. */
  readonly firsts: ReadonlyMap<string, Choice>
  readonly byName: ReadonlyMap<string, Known>
  /** A row for each observation, with a place for each choice. */
  readonly table: Float64Array
  readonly hasPairs: boolean
  /** Counts the lists of observations that were looked up. */
  round: number
}

export interface Choice {
  /** Its place in a row. */
  readonly place: number
  /** What its observations weigh together, if any do. */
  readonly pairs: PairTable | null
}

/** What is known of an observation. */
export interface Known {
  readonly name: string
  /** Where its row begins in the table: its weight for each choice. */
  readonly row: number
  /** Its number in each table of pairs, -1 where it has none; null where it is in no table. */
  numbers: Int32Array | null
  /** The last list that it was looked up for, and its place there. */
  round: number
  at: number
}

/** The observations of a choice by number, as each is held against each of the others. */
export interface PairTable {
  readonly index: number
  /** Of each observation those after it in the alphabet that it has a weight with, and that weight: from its own start to that of the next. */
  readonly starts: Int32Array
  readonly others: Int32Array
  readonly weights: Float64Array
  /** `acts+poor`: the names of both, of the pair at a place. */
  readonly nameOf: (at: number) => string
  /** Room for one option at a time: how often each was seen, and which were, so many. */
  readonly times: Float64Array
  readonly ids: Int32Array
  count: number
}

/** Notes in a table how often an observation was seen, by its number there. What no pair of the choice has is left out. */
export function layOut(table: PairTable, id: number, seen: number): void {
  if (id < 0) return
  if (table.times[id] === 0) table.ids[table.count++] = id
  table.times[id] = seen
}

type Pair = readonly [first: string, other: string, weight: number]

/** Worked out once for a book's weights, and forgotten with them. */
const indexes = new WeakMap<Weights, Index>()

export function indexOf(weights: Weights): Index {
  const known = indexes.get(weights)
  if (known) return known
  const made = readIndex(weights)
  indexes.set(weights, made)
  return made
}

function readIndex(weights: Weights): Index {
  const places = new Map<string, number>()
  const singles: { readonly name: string; readonly place: number; readonly weight: number }[] = []
  const pairs = new Map<string, Pair[]>()
  const names = new Set<string>()
  for (const [key, weight] of weights) {
    const cut = key.indexOf('/')
    const choice = key.slice(0, cut)
    const place = places.get(choice) ?? places.size
    places.set(choice, place)
    const joint = key.indexOf(JOINT, cut)
    if (joint < 0) {
      const name = key.slice(cut + 1)
      names.add(name)
      singles.push({ name, place, weight })
    } else {
      const list = pairs.get(choice) ?? []
      pairs.set(choice, list)
      list.push([key.slice(cut + 1, joint), key.slice(joint + 1), weight])
    }
  }
  const tables = new Map([...pairs].map(([choice, list], index) => [choice, pairTable(index, list)]))
  // some observations weigh with others alone
  for (const { numbers } of tables.values()) for (const name of numbers.keys()) names.add(name)
  const known = internAll(names).map(
    (name, i): Known => ({ name, row: i * places.size, numbers: null, round: 0, at: 0 }),
  )
  const byName = new Map(known.map((one) => [one.name, one]))
  const table = new Float64Array(known.length * places.size)
  for (const { name, place, weight } of singles) table[byName.get(name)!.row + place] = weight
  for (const { table: own, numbers } of tables.values())
    for (const [name, number] of numbers) {
      const one = byName.get(name)!
      one.numbers ??= new Int32Array(tables.size).fill(-1)
      one.numbers[own.index] = number
    }
  const choices = internAll(new Set(places.keys())).map(
    (choice) => [choice, { place: places.get(choice)!, pairs: tables.get(choice)?.table ?? null }] as const,
  )
  const firsts = choices.filter(([choice]) => choice.startsWith(FIRST))
  return {
    choices: new Map(choices),
    firsts: new Map(firsts.map(([choice, one]) => [intern(choice.slice(FIRST.length)), one])),
    byName,
    table,
    hasPairs: tables.size > 0,
    round: 0,
  }
}

function pairTable(index: number, pairs: readonly Pair[]): { table: PairTable; numbers: ReadonlyMap<string, number> } {
  const numbers = new Map<string, number>()
  const numberOf = (name: string): number => {
    const known = numbers.get(name) ?? numbers.size
    if (known === numbers.size) numbers.set(name, known)
    return known
  }
  const firsts = Int32Array.from(pairs, ([first]) => numberOf(first))
  const seconds = Int32Array.from(pairs, ([, other]) => numberOf(other))
  // sorted by the first, those of one as they came
  const starts = new Int32Array(numbers.size + 1)
  for (const first of firsts) starts[first + 1]!++
  for (let i = 0; i < numbers.size; i++) starts[i + 1]! += starts[i]!
  const next = starts.slice()
  const others = new Int32Array(pairs.length)
  const weights = new Float64Array(pairs.length)
  const from = new Int32Array(pairs.length)
  pairs.forEach(([, , weight], i) => {
    const at = next[firsts[i]!]!++
    others[at] = seconds[i]!
    weights[at] = weight
    from[at] = i
  })
  let names: readonly string[] | null = null
  const table: PairTable = {
    index,
    starts,
    others,
    weights,
    // most tables are never asked
    nameOf(at) {
      names ??= Array.from(from, (i) => `${pairs[i]![0]}${JOINT}${pairs[i]![1]}`)
      return names[at]!
    },
    times: new Float64Array(numbers.size),
    ids: new Int32Array(numbers.size),
    count: 0,
  }
  return { table, numbers }
}
