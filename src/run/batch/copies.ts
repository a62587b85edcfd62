import { createHashTable } from './hash-table.ts'
import { BINS, mix, type Signature } from './signature.ts'
import { createTextBlocks } from './text-blocks.ts'

/**
 * The articles of a run so far, and which of them a new one is a copy of. Memory: some 600 bytes for each article that is compared by its
 * sketch, some 60 for each other one; all of it in large blocks, which cost the collector of garbage nothing.
 */
export interface CopyIndex {
  /** Articles must come in the order of the run. @returns the source of the first that it is a copy of, or null. */
  place(source: string, signature: Signature): string | null
}

/** A copy that lost its last paragraph, or got another headline, is alike still; articles about one thing share a tenth at most. */
const ALIKE = 0.65

export function createCopyIndex(): CopyIndex {
  const exact = createHashTable()
  const texts = createTextBlocks()
  const originals = createOriginals()
  return {
    place(source, { hash, sketch, facts }) {
      const same = exact.get(hash)
      if (same) return texts.at(same)
      if (!sketch) {
        exact.set(hash, texts.add(source))
        return null
      }
      for (const { at, name, told } of originals.like(sketch)) {
        if (likeness(sketch, at) < ALIKE || !sameFacts(JSON.parse(texts.at(told)) as string[], facts)) continue
        // a copy of a copy is a copy of the first; it is not compared with later ones itself
        exact.set(hash, name)
        return texts.at(name)
      }
      const name = texts.add(source)
      exact.set(hash, name)
      originals.add(sketch, name, texts.add(JSON.stringify(facts)))
      return null
    },
  }
}

function likeness(one: Uint32Array, other: Uint32Array): number {
  let same = 0
  for (let i = 0; i < BINS; i++) if (one[i] === other[i]) same++
  return same / BINS
}

/** A wire copy may be cut short, or begin otherwise: of each kind one of the two says a part of what the other says, and nothing else. */
const sameFacts = (one: readonly string[], other: readonly string[]): boolean =>
  [...'rmocd'].every((kind) => {
    const [a, b] = [one, other].map((facts) => facts.filter((fact) => fact.startsWith(kind))) as [string[], string[]]
    const [few, many] = a.length <= b.length ? [a, new Set(b)] : [b, new Set(a)]
    return few.every((fact) => many.has(fact))
  })

interface Original {
  readonly at: Uint32Array
  /** Numbers of the source's name, and of what it says. */
  readonly name: number
  readonly told: number
}

interface Originals {
  add(sketch: Uint32Array, name: number, told: number): void
  /** Those that share a band with the sketch, in the order in which they came. */
  like(sketch: Uint32Array): Iterable<Original>
}

/** Bands of four bins: texts that share three quarters of their runs meet in one, 99 times of a hundred. */
const BAND = 4
const BANDS = BINS / BAND
/** A run of words that hundreds share (an agency's imprint) tells nothing. */
const MOST_IN_BAND = 50
/** Numbers of one original: its sketch, two numbers of texts, and for each band the next one in its chain. */
const WIDTH = BINS + 2 + BANDS
/** In place of a link: this one is in no chain. */
const UNLINKED = 0xffffffff
/** Originals of one block. */
const BLOCK = 1024

/** Chains of originals by the hash of a band; a link is the number of an original and of a band in it, counted from 1. */
function createOriginals(): Originals {
  const blocks: Uint32Array[] = []
  let heads = new Uint32Array(1024)
  let count = 0

  const rowOf = (number: number): Uint32Array => {
    const start = (number % BLOCK) * WIDTH
    return blocks[Math.floor(number / BLOCK)]!.subarray(start, start + WIDTH)
  }
  const headOf = (sketch: Uint32Array, band: number): number => {
    let key = band
    for (let i = 0; i < BAND; i++) key = mix(Math.imul(key, 0x01000193) ^ sketch[band * BAND + i]!)
    return key % heads.length
  }
  const chain = (number: number, band: number): void => {
    const row = rowOf(number)
    const head = headOf(row, band)
    row[BINS + 2 + band] = heads[head]!
    heads[head] = number * BANDS + band + 1
  }
  /** The originals that have the same in that band. */
  const sharing = (sketch: Uint32Array, band: number): number[] => {
    const found: number[] = []
    for (let link = heads[headOf(sketch, band)]!; link; ) {
      const [number, other] = [Math.floor((link - 1) / BANDS), (link - 1) % BANDS]
      const row = rowOf(number)
      if (other === band && sameBand(row, sketch, band)) found.push(number)
      link = row[BINS + 2 + other]!
    }
    return found
  }
  const grow = (): void => {
    heads = new Uint32Array(heads.length * 2)
    for (let number = 0; number < count; number++)
      for (let band = 0; band < BANDS; band++) if (rowOf(number)[BINS + 2 + band] !== UNLINKED) chain(number, band)
  }
  return {
    add(sketch, name, told) {
      if (count % BLOCK === 0) blocks.push(new Uint32Array(BLOCK * WIDTH))
      const row = rowOf(count)
      row.set(sketch)
      row[BINS] = name
      row[BINS + 1] = told
      if ((count + 1) * BANDS > heads.length) grow()
      for (let band = 0; band < BANDS; band++)
        if (sharing(sketch, band).length < MOST_IN_BAND) chain(count, band)
        else row[BINS + 2 + band] = UNLINKED
      count++
    },
    *like(sketch) {
      const found = new Set<number>()
      for (let band = 0; band < BANDS; band++) for (const number of sharing(sketch, band)) found.add(number)
      for (const number of [...found].sort((one, other) => one - other)) {
        const at = rowOf(number)
        yield { at, name: at[BINS]!, told: at[BINS + 1]! }
      }
    },
  }
}

function sameBand(row: Uint32Array, sketch: Uint32Array, band: number): boolean {
  for (let i = band * BAND; i < (band + 1) * BAND; i++) if (row[i] !== sketch[i]) return false
  return true
}
