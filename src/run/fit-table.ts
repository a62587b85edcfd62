import { isTwin } from '../bind/together.ts'
import { type Features, pairsIn } from '../core/ranking.ts'
import { isPair } from '../core/weight-index.ts'

/** One choice of an annotated article: its options, and how right each is (shares that add up to 1). */
export interface Example {
  readonly article: string
  readonly options: readonly { readonly features: Features; readonly right: number }[]
}

/**
 * Examples with their observations numbered: all options in a row, the observations of each in a row. Pairs are many times as many as
 * what they are made of, so they are kept as numbers, and a table is made once for all parts of the articles that are left out in turn.
 */
export interface Table {
  readonly names: readonly string[]
  /** Of each example. Those of one article stand together. */
  readonly articles: readonly string[]
  /** Option number where each example begins, and the end of the last. */
  readonly exampleAt: Int32Array
  /** Observation number where each option begins, and the end of the last. */
  readonly optionAt: Int32Array
  readonly right: Float64Array
  readonly name: Int32Array
  readonly times: Float64Array
}

/** Single words (`says-…`) of fewer articles than this are left out: they are the wording of those articles, and no rule. */
const FEWEST_ARTICLES = 12

/** Two observations that were together in fewer articles than this are no pair. */
const FEWEST_TOGETHER = 8

/** `withPairs`: what each two observations of one choice, words aside, come to together is an observation too. */
export function tableOf(examples: readonly Example[], withPairs: boolean): Table {
  const numbers = new Map<string, number>()
  const exampleAt = [0]
  const optionAt = [0]
  const right: number[] = []
  const name = growing((size) => new Int32Array(size))
  const times = growing((size) => new Float64Array(size))
  const add = (observation: string, count: number): void => {
    let number = numbers.get(observation)
    if (number === undefined) {
      number = numbers.size
      numbers.set(observation, number)
    }
    name.add(number)
    times.add(count)
  }
  for (const { options } of examples) {
    for (const option of options) {
      const { features } = option
      for (const [feature, count] of features) add(feature, count)
      if (withPairs)
        for (const [pair, count] of pairsIn(new Map([...features].filter(([one]) => isPaired(features, one)))))
          add(pair, count)
      right.push(option.right)
      optionAt.push(name.length())
    }
    exampleAt.push(right.length)
  }
  return {
    names: [...numbers.keys()],
    articles: examples.map(({ article }) => article),
    exampleAt: Int32Array.from(exampleAt),
    optionAt: Int32Array.from(optionAt),
    right: Float64Array.from(right),
    name: name.all(),
    times: times.all(),
  }
}

/** The same without the examples of some articles, and without words and pairs that too few of the others hold. */
export function without(leftOut: ReadonlySet<string>, table: Table): Table {
  const { names, articles, exampleAt, optionAt, right, name, times } = table
  const kept = articles.flatMap((article, i) => (leftOut.has(article) ? [] : [i]))
  const isLearned = isLearnedIn(table, kept)
  const numbers = new Int32Array(names.length).fill(-1)
  const known: string[] = []
  const into = {
    exampleAt: [0],
    optionAt: [0],
    right: [] as number[],
    name: growing((size) => new Int32Array(size)),
    times: growing((size) => new Float64Array(size)),
  }
  for (const example of kept) {
    for (let option = exampleAt[example]!; option < exampleAt[example + 1]!; option++) {
      for (let k = optionAt[option]!; k < optionAt[option + 1]!; k++) {
        const i = name[k]!
        if (!isLearned[i]) continue
        if (numbers[i] === -1) numbers[i] = known.push(names[i]!) - 1
        into.name.add(numbers[i]!)
        into.times.add(times[k]!)
      }
      into.right.push(right[option]!)
      into.optionAt.push(into.name.length())
    }
    into.exampleAt.push(into.right.length)
  }
  return {
    names: known,
    articles: kept.map((i) => articles[i]!),
    exampleAt: Int32Array.from(into.exampleAt),
    optionAt: Int32Array.from(into.optionAt),
    right: Float64Array.from(into.right),
    name: into.name.all(),
    times: into.times.all(),
  }
}

/** Observation → 1 where enough of the articles of these examples hold it. */
function isLearnedIn({ names, articles, exampleAt, optionAt, name }: Table, examples: readonly number[]): Uint8Array {
  const held = new Int32Array(names.length)
  const last = new Int32Array(names.length).fill(-1)
  let article = -1
  let before: string | null = null
  for (const example of examples) {
    if (articles[example] !== before) article++
    before = articles[example]!
    for (let k = optionAt[exampleAt[example]!]!; k < optionAt[exampleAt[example + 1]!]!; k++) {
      const i = name[k]!
      if (last[i] === article) continue
      last[i] = article
      held[i]!++
    }
  }
  return Uint8Array.from(names, (one, i) => Number(held[i]! >= fewest(one)))
}

const fewest = (name: string): number => (isWord(name) ? FEWEST_ARTICLES : isPair(name) ? FEWEST_TOGETHER : 1)

export const isWord = (name: string): boolean => name.includes('/says-')

/** What is read with other observations: no single words, nor how likely the gifts around are the same. */
const isPaired = (features: Features, name: string): boolean =>
  !isWord(name) && !name.includes('/among-') && !isTwinOfGoods(features, name)

/** Goods say some things twice, for all claims and for goods alone: with others only the first. */
const isTwinOfGoods = (features: Features, name: string): boolean =>
  name.startsWith('aid/') && isTwin({ has: (other) => features.has(`aid/${other}`) }, name.slice('aid/'.length))

/** Numbers in a row that grows, eight or four bytes each. */
function growing<T extends Int32Array | Float64Array>(room: (size: number) => T) {
  let kept = room(1024)
  let length = 0
  return {
    add: (number: number): void => {
      if (length === kept.length) {
        const more = room(2 * length)
        more.set(kept)
        kept = more
      }
      kept[length++] = number
    },
    length: (): number => length,
    all: (): T => kept.slice(0, length) as T,
  }
}
