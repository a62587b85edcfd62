import type { Extraction } from '../../core/record.ts'

/**
 * What an article is compared by. `hash`: its words, evened out: equal for texts that differ in case, spaces and signs only.
 * `sketch`: the least hashes of its runs of words; the share of equal ones estimates how much of two texts is the same. Null for short
 * texts and closed ones. `facts`: what it says; a text that says other sums, names or months is no copy, however alike it reads.
 */
export interface Signature {
  readonly hash: string
  readonly sketch: Uint32Array | null
  readonly facts: readonly string[]
}

export const BINS = 64
/** Words of one run. */
const RUN = 4
/** Shorter texts are compared whole only. */
const FEWEST_WORDS = 40

export function signatureOf(text: string, extraction: Extraction): Signature {
  const closed = extraction.article.gate === 'closed'
  const sketch = new Uint32Array(BINS).fill(EMPTY)
  const last = new Uint32Array(RUN)
  let words = 0
  // two hashes of 32 bits over the words, as one of 64
  let a = 0x811c9dc5
  let b = 0x9e3779b9
  let word = 0
  const end = (): void => {
    a = Math.imul(a ^ word, 0x01000193)
    b = Math.imul(b + word, 0x85ebca6b) ^ (b >>> 13)
    last[words % RUN] = word
    words++
    word = 0
    if (closed || words < RUN) return
    let run = 0
    for (let i = 0; i < RUN; i++) run = Math.imul(run ^ last[(words + i) % RUN]!, 0x5bd1e995) + (run >>> 15)
    const mixed = mix(run)
    const bin = mixed % BINS
    const value = mix(mixed ^ 0x27d4eb2f)
    if (value < sketch[bin]!) sketch[bin] = value
  }
  for (let i = 0; i < text.length; i++) {
    const code = foldCode(text.charCodeAt(i))
    if (code) word = Math.imul(word ^ code, 0x01000193) + 1
    else if (word) end()
  }
  if (word) end()
  const hash = (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0')
  return { hash, sketch: closed || words < FEWEST_WORDS ? null : filled(sketch), facts: factsOf(extraction) }
}

const EMPTY = 0xffffffff

/** Letters and digits, small; 0 for everything else. */
function foldCode(code: number): number {
  if (code >= 97 && code <= 122) return code
  if (code >= 65 && code <= 90) return code + 32
  if (code >= 48 && code <= 57) return code
  return code >= 0xc0 && !(code >= 0x2000 && code <= 0x206f) && code !== 0xd7 && code !== 0xf7 && code !== 0xfeff
    ? code
    : 0
}

export function mix(value: number): number {
  let hash = value ^ (value >>> 16)
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** A bin that no run fell into borrows from the next one that has a value: both texts of a pair borrow alike. */
function filled(sketch: Uint32Array): Uint32Array {
  const whole = new Uint32Array(sketch)
  for (let i = 0; i < BINS; i++) {
    let step = 0
    while (step < BINS && sketch[(i + step) % BINS] === EMPTY) step++
    whole[i] = mix((sketch[(i + step) % BINS]! + step * 0x9e3779b1) >>> 0)
  }
  return whole
}

/** Each begins with the letter of its kind. */
function factsOf({ records, money, officials, countries, dates }: Extraction): string[] {
  const told = records.map(({ donors, recipients, amount, items }) =>
    JSON.stringify([
      donors,
      recipients,
      figureOf(amount),
      amount?.currency ?? null,
      items.map(({ quantity }) => quantity),
    ]),
  )
  // bylines and datelines name countries too: what records say of giver and getter weighs more
  const named = records.length ? [] : countries.map(({ code }) => code)
  const facts = {
    r: told,
    m: money.map((sum) => `${figureOf(sum)} ${sum.currency ?? ''}`),
    o: officials.map(({ name }) => name),
    c: named,
    d: dates.map(monthOf).filter((month) => month !== null),
  }
  return Object.entries(facts).flatMap(([kind, all]) => [...new Set(all)].sort().map((fact) => kind + fact))
}

/** `20`, or for what lies between two figures `20-25`. */
function figureOf(sum: { value?: number | null; min?: number | null; max?: number | null } | null): string {
  if (!sum) return ''
  return typeof sum.value === 'number' ? String(sum.value) : `${sum.min ?? ''}-${sum.max ?? ''}`
}

/** An agency's monthly notice differs in its month alone. Days from the day of publication ("Wednesday") are left out: a copy is printed later. */
function monthOf({ text, value }: Extraction['dates'][number]): string | null {
  if (value === null || (value.length >= 10 && !/\d/.test(text))) return null
  return value.slice(0, 7)
}
