/**
 * A number for each of millions of hashes. A `Map` of strings takes 150 bytes an entry, which a long run would feel; here it is 20 to 40.
 */
export interface HashTable {
  /** @param hash 16 hex digits. @returns 0 for one that is not there. */
  get(hash: string): number
  /** @param value 1 and up, of 32 bits. */
  set(hash: string, value: number): void
}

/** Numbers of one entry: the two halves of the hash, and its value (0: an empty place). */
const WIDTH = 3
const FIRST_PLACES = 1024

export function createHashTable(): HashTable {
  let places = FIRST_PLACES
  let table = new Uint32Array(places * WIDTH)
  let count = 0

  /** Where the hash stands, or would. */
  const placeOf = (high: number, low: number): number => {
    for (let place = low % places; ; place = (place + 1) % places) {
      const at = place * WIDTH
      if (!table[at + 2] || (table[at] === high && table[at + 1] === low)) return at
    }
  }
  const grow = (): void => {
    const old = table
    places *= 2
    table = new Uint32Array(places * WIDTH)
    for (let i = 0; i < old.length; i += WIDTH)
      if (old[i + 2]) table.set(old.subarray(i, i + WIDTH), placeOf(old[i]!, old[i + 1]!))
  }
  return {
    get: (hash) => table[placeOf(...halves(hash)) + 2]!,
    set(hash, value) {
      const [high, low] = halves(hash)
      if (!table[placeOf(high, low) + 2] && ++count > places * 0.6) grow()
      const at = placeOf(high, low)
      table[at] = high
      table[at + 1] = low
      table[at + 2] = value
    },
  }
}

const halves = (hash: string): [high: number, low: number] => [
  Number.parseInt(hash.slice(0, 8), 16),
  Number.parseInt(hash.slice(8, 16), 16),
]
