/**
 * Which article bore a hash first, for millions of them. A `Map` of strings takes 150 bytes an article, which a long run would feel; here it is
 * 20 to 40 and the name itself.
 */
export interface SourceTable {
  /** @param hash 16 hex digits. */
  get(hash: string): string | undefined
  /** For a hash that is not in the table yet. */
  add(hash: string, source: string): void
}

/** Numbers of one entry: the two halves of the hash, and where the name stands, counted from 1 (0: an empty place). */
const WIDTH = 3
const FIRST_PLACES = 1024
/** Names stand one behind the other in blocks; none runs over the end of one. */
const BLOCK = 1024 * 1024

export function createSourceTable(): SourceTable {
  let places = FIRST_PLACES
  let table = new Uint32Array(places * WIDTH)
  let count = 0
  const names = createNames()

  const put = (high: number, low: number, name: number): void => {
    let place = low % places
    while (table[place * WIDTH + 2]) place = (place + 1) % places
    table.set([high, low, name], place * WIDTH)
  }
  const grow = (): void => {
    const old = table
    places *= 2
    table = new Uint32Array(places * WIDTH)
    for (let i = 0; i < old.length; i += WIDTH) if (old[i + 2]) put(old[i]!, old[i + 1]!, old[i + 2]!)
  }
  return {
    get(hash) {
      const [high, low] = halves(hash)
      for (let place = low % places; ; place = (place + 1) % places) {
        const name = table[place * WIDTH + 2]!
        if (!name) return undefined
        if (table[place * WIDTH] === high && table[place * WIDTH + 1] === low) return names.at(name)
      }
    },
    add(hash, source) {
      if (++count > places * 0.6) grow()
      put(...halves(hash), names.add(source))
    },
  }
}

const halves = (hash: string): [high: number, low: number] => [
  Number.parseInt(hash.slice(0, 8), 16),
  Number.parseInt(hash.slice(8, 16), 16),
]

/** Names by number: block and place in it, each behind its length. */
function createNames(): { add(name: string): number; at(number: number): string } {
  const blocks = [Buffer.allocUnsafe(BLOCK)]
  let used = 0
  return {
    add(name) {
      const length = Buffer.byteLength(name)
      if (used + 4 + length > BLOCK) {
        blocks.push(Buffer.allocUnsafe(Math.max(BLOCK, 4 + length)))
        used = 0
      }
      const number = (blocks.length - 1) * BLOCK + used + 1
      const block = blocks.at(-1)!
      block.writeUInt32LE(length, used)
      block.write(name, used + 4)
      used += 4 + length
      return number
    },
    at(number) {
      const block = blocks[Math.floor((number - 1) / BLOCK)]!
      const start = ((number - 1) % BLOCK) + 4
      return block.toString('utf8', start, start + block.readUInt32LE(start - 4))
    },
  }
}
