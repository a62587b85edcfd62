import { internKeys } from './intern.ts'

/** Weights by `choice/observation`: `aid/deed-strong`, `status-pledged/tense-future`; of two seen together: `giver/acts+poor`. */
export type Weights = ReadonlyMap<string, number>

/** Stands between the names of two observations: `acts+poor`. */
export const JOINT = '+'

/** Whether a name is that of two observations. */
export const isPair = (name: string): boolean => name.includes(JOINT)

/** The weights of a book, as they are looked up: each observation once for all choices. */
export interface Index {
  readonly choices: ReadonlyMap<string, Choice>
  readonly byName: ReadonlyMap<string, Known>
  readonly hasPairs: boolean
}

interface Choice {
  /** Its place in a row. */
  readonly place: number
  /** What its observations weigh together, if any do. */
  readonly pairs: PairTable | null
}

/** What is known of an observation. */
interface Known {
  /** Its weight for each choice. */
  readonly row: Float64Array
  /** Its number in each table of pairs, -1 where it has none; null where it is in no table. */
  readonly numbers: Int32Array | null
}

/** The observations of a choice by number, as each is held against each of the others. */
export interface PairTable {
  readonly index: number
  /** Of each those after it in the alphabet that it has a weight with. */
  readonly partners: readonly Partners[]
  /** Room for one option at a time: how often each was seen, and which were, so many. */
  readonly times: Float64Array
  readonly ids: Int32Array
  count: number
}

interface Partners {
  readonly others: readonly number[]
  readonly weights: readonly number[]
  /** `acts+poor`: the names of both. */
  readonly names: readonly string[]
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
  const parted = [...weights].map(([key, weight]) => {
    const cut = key.indexOf('/')
    return { choice: key.slice(0, cut), name: key.slice(cut + 1), weight }
  })
  const places = new Map<string, number>()
  for (const { choice } of parted) if (!places.has(choice)) places.set(choice, places.size)
  const rows = new Map<string, Float64Array>()
  const rowOf = (name: string): Float64Array => {
    const row = rows.get(name) ?? new Float64Array(places.size)
    rows.set(name, row)
    return row
  }
  const pairs = new Map<string, Pair[]>()
  for (const { choice, name, weight } of parted) {
    const [first, other] = name.split(JOINT) as [string, string?]
    if (other === undefined) {
      rowOf(first)[places.get(choice)!] = weight
      continue
    }
    const list = pairs.get(choice) ?? []
    pairs.set(choice, list)
    list.push([first, other, weight])
  }
  const numbered = [...pairs].map(([choice, list], index) => ({ choice, ...pairTable(index, list) }))
  const tables = new Map(numbered.map(({ choice, table }) => [choice, table]))
  // some observations weigh with others alone
  for (const { numbers } of numbered) for (const name of numbers.keys()) rowOf(name)
  const byName = new Map<string, Known>()
  for (const [name, row] of rows) {
    const own = Int32Array.from(numbered, ({ numbers }) => numbers.get(name) ?? -1)
    byName.set(name, { row, numbers: own.some((id) => id >= 0) ? own : null })
  }
  return {
    choices: internKeys(
      new Map([...places].map(([choice, place]) => [choice, { place, pairs: tables.get(choice) ?? null }])),
    ),
    byName: internKeys(byName),
    hasPairs: tables.size > 0,
  }
}

function pairTable(index: number, pairs: readonly Pair[]): { table: PairTable; numbers: ReadonlyMap<string, number> } {
  const names = [...new Set(pairs.map(([first]) => first).concat(pairs.map(([, other]) => other)))]
  const numbers = new Map(names.map((name, i) => [name, i]))
  const partners = names.map(() => ({ others: [] as number[], weights: [] as number[], names: [] as string[] }))
  for (const [first, other, weight] of pairs) {
    const own = partners[numbers.get(first)!]!
    own.others.push(numbers.get(other)!)
    own.weights.push(weight)
    own.names.push(`${first}${JOINT}${other}`)
  }
  const table = { index, partners, times: new Float64Array(names.length), ids: new Int32Array(names.length), count: 0 }
  return { table, numbers }
}
