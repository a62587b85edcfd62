import { fold } from '../core/fold.ts'
import { hashOf, isLetter } from '../core/token.ts'
import { joined, PHRASE } from './bits.ts'

/**
 * The words of the gate as they are looked up: single words by their hash, phrases by that of their first word. Filling it is a good
 * part of a start, so nothing is cut or evened before a text asks for it.
 */
export const isAsciiLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)

export interface WordTable {
  /** Words, or phrases, and what they speak for. */
  add(list: Iterable<string>, value: number): void
  /** The same, also with an `s` or `es` behind it. */
  addNouns(list: Iterable<string>, value: number): void
  /** What a word of this hash speaks for, 0 for nothing; with PHRASE, phrases begin with it. */
  at(hash: number): number
  /** What the phrases that stand in a text speak for, together, whose first word stands from `from` to `to` and has this hash. */
  phrasesAt(hash: number, text: string, from: number, to: number): number
}

/** The phrases of one first word. */
interface Phrases {
  readonly list: Phrase[]
  /** With which two characters they go on behind it, each pair as one of 32 bits: `a` begins dozens, and stands everywhere. */
  next: number
}

/** Several words, and what they speak for. */
interface Phrase {
  readonly written: string
  /** Once a text was compared with it. */
  evened: string | null
  readonly value: number
  readonly noun: boolean
}

/** Open addressing over whole hashes: two words of one hash are one in two milliards. */
export function wordTable(): WordTable {
  const phrases = new Map<number, Phrases>()
  let keys = new Int32Array(SIZE)
  let values = new Int32Array(SIZE)
  let used = 0
  const slotOf = (hash: number): number => {
    let slot = hash & (keys.length - 1)
    while (values[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & (keys.length - 1)
    return slot
  }
  const join = (hash: number, value: number): void => {
    const slot = slotOf(hash)
    if (values[slot] === 0) used++
    keys[slot] = hash
    values[slot] = joined(values[slot]!, value)
    if (used * 4 > keys.length) grow()
  }
  const grow = (): void => {
    const [oldKeys, oldValues] = [keys, values]
    keys = new Int32Array(oldKeys.length * 2)
    values = new Int32Array(oldKeys.length * 2)
    oldValues.forEach((value, i) => {
      const slot = value ? slotOf(oldKeys[i]!) : 0
      if (!value) return
      keys[slot] = oldKeys[i]!
      values[slot] = value
    })
  }
  const addOne = (written: string, value: number, noun: boolean): void => {
    const end = firstEnd(written)
    if (end === 0) return
    const hash = hashOfWord(written, 0, end)
    if (end === written.length) {
      join(hash, value)
      if (!noun) return
      join(hashOfWord(`${written}s`, 0, end + 1), value)
      return join(hashOfWord(`${written}es`, 0, end + 2), value)
    }
    join(hash, PHRASE)
    const known = phrases.get(hash) ?? { list: [], next: 0 }
    if (!known.list.length) phrases.set(hash, known)
    known.list.push({ written, evened: null, value, noun })
    known.next |= pairAt(written, end)
  }
  return {
    add(list, value) {
      for (const written of list) addOne(written, value, false)
    },
    addNouns(list, value) {
      for (const written of list) addOne(written, value, true)
    },
    at: (hash) => values[slotOf(hash)]!,
    phrasesAt(hash, text, from, to) {
      const known = phrases.get(hash)
      return known && known.next & pairAt(text, to) ? phraseAt(known.list, text, from, to) : 0
    },
  }
}

/** Room for the words of our rules. */
const SIZE = 1 << 16

/** Hyphens and line breaks are spaces here: `air-defence system`. */
export const evened = (written: string): string => fold(written).replace(/[-\s]/g, ' ')

function firstEnd(written: string): number {
  let end = 0
  while (end < written.length && isLetter(written, end)) end++
  return end
}

/** As `hashOf` over the folded word. */
export function hashOfWord(text: string, from: number, to: number): number {
  let hash = SEED
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 0x80) return hashOf(fold(text.slice(from, to)), 0, to - from)
    hash = Math.imul(hash ^ (unit | 32), PRIME)
  }
  return mix(hash)
}

const E = 101
const S = 115

export const SEED = 0x811c9dc5
export const PRIME = 0x01000193

/** The end of `hashOf`: this loop and that one must agree, and gate.test.ts sees that they do. */
export const mix = (hash: number): number => (hash ^ (hash >>> 15)) & 0x7fffffff

const ANY = -1

/** Two characters as one of 32 bits; any where one of them may have to be evened first. */
function pairAt(text: string, i: number): number {
  if (i + 1 >= text.length) return ANY
  const one = text.charCodeAt(i)
  const other = text.charCodeAt(i + 1)
  return isPlain(one) && isPlain(other) ? 1 << ((evenUnit(one) * 7 + evenUnit(other)) & 31) : ANY
}

/** It stands for itself, or for a space. */
const isPlain = (code: number): boolean => (code >= 32 && code < 0x80) || code === 10

const evenUnit = (code: number): number => (isAsciiLetter(code) ? code | 32 : code === 45 || code === 10 ? 32 : code)

function phraseAt(list: readonly Phrase[], text: string, from: number, to: number): number {
  let value = 0
  for (const one of list) {
    if ((value & one.value) === one.value) continue
    one.evened ??= evened(one.written)
    if (isWritten(text, from, to, one.evened, one.noun)) value = joined(one.value, value)
  }
  return value
}

/** Does a phrase stand here whose first word ends at `to`? */
function isWritten(text: string, from: number, to: number, phrase: string, noun: boolean): boolean {
  let end = from + phrase.length
  if (end > text.length) return false
  for (let i = to; i < end; i++) {
    const code = text.charCodeAt(i)
    const wanted = phrase.charCodeAt(i - from)
    if (evenUnit(code) !== wanted && (code < 0x80 || evened(text[i]!) !== phrase[i - from])) return false
  }
  if (noun && (text.charCodeAt(end) | 32) === E && (text.charCodeAt(end + 1) | 32) === S) end++
  if (noun && (text.charCodeAt(end) | 32) === S) end++
  return end >= text.length || !isLetter(text, end)
}
