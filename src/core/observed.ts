import { type Index, type Known, layOut, type PairTable } from './weight-index.ts'

/**
 * What was seen of a choice, by name, and how strongly: 1 for once, a share for a share. It is noted down one behind the other, as a list
 * and not a map: a gift has hundreds of names, most are asked for once, by the scoring, and to find each a place among the others would take
 * longer than all of that.
 *
 * What is noted twice counts as it was noted last.
 */
export class Observed implements Iterable<readonly [string, number]> {
  /** A name and how strongly it was seen, in turn. Once it is weighed, what the weights know of the name stands in its place. */
  private readonly list: (string | Known | number)[] = []
  private index: Index | null = null

  /** The same of maps, the later over the earlier. */
  static of(...maps: readonly ReadonlyMap<string, number>[]): Observed {
    const seen = new Observed()
    for (const map of maps)
      map.forEach((times, name) => {
        seen.set(name, times)
      })
    return seen
  }

  /** One thing alone. */
  static just(name: string): Observed {
    const seen = new Observed()
    seen.set(name)
    return seen
  }

  set(name: string, times = 1): void {
    this.list.push(name, times)
    this.index = null
  }

  has(name: string): boolean {
    const { list } = this
    for (let i = 0; i < list.length; i += 2) if (nameOf(list[i]!) === name) return true
    return false
  }

  get names(): string[] {
    return [...new Map(this).keys()]
  }

  [Symbol.iterator](): Iterator<readonly [string, number]> {
    const map = new Map<string, number>()
    const { list } = this
    for (let i = 0; i < list.length; i += 2) map.set(nameOf(list[i]!), list[i + 1] as number)
    return map.entries()
  }

  /** Of what was seen, that whose name passes. */
  only(passes: (name: string) => boolean): Observed {
    const kept = new Observed()
    const { list } = this
    for (let i = 0; i < list.length; i += 2) {
      const name = nameOf(list[i]!)
      if (passes(name)) kept.set(name, list[i + 1] as number)
    }
    return kept
  }

  /** Adds what it comes to in one column of the weights to one of some sums: a number that is handed back would be boxed. */
  addTo(sums: Float64Array, k: number, index: Index, place: number): void {
    if (this.index !== index) this.lookUp(index)
    const { list } = this
    const { table } = index
    for (let i = 0; i < list.length; i += 2) {
      const known = list[i]!
      if (typeof known === 'object') sums[k]! += table[known.row + place]! * (list[i + 1] as number)
    }
  }

  /** Lays out what weighs with others in a choice. */
  layOutIn(table: PairTable, index: Index): void {
    if (this.index !== index) this.lookUp(index)
    const { list } = this
    for (let i = 0; i < list.length; i += 2) {
      const known = list[i]!
      if (typeof known === 'object' && known.numbers !== null)
        layOut(table, known.numbers[table.index]!, list[i + 1] as number)
    }
  }

  private lookUp(index: Index): void {
    const { list } = this
    const round = ++index.round
    let end = 0
    for (let i = 0; i < list.length; i += 2) {
      const name = nameOf(list[i]!)
      const known = index.byName.get(name)
      if (known?.round === round) {
        list[known.at + 1] = list[i + 1]!
        continue
      }
      if (known) {
        known.round = round
        known.at = end
      }
      list[end] = known ?? name
      list[end + 1] = list[i + 1]!
      end += 2
    }
    list.length = end
    this.index = index
  }
}

const nameOf = (item: string | Known | number): string => (typeof item === 'object' ? item.name : (item as string))
