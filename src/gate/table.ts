import { fold } from '../core/fold.ts'
import { hashOf, isLetter } from '../core/token.ts'
import { joined } from './bits.ts'

/**
 * The words of the gate as they are looked up: single words by their hash, phrases by that of their first word.
 */
export const isAsciiLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)

export interface Words {
  /** What a word speaks for; with PHRASE, phrases begin with it. */
  readonly values: Map<string, number>
  /** Phrases by the hash of their first word. */
  readonly phrases: Map<number, Phrases>
}

/** The phrases of one first word. */
export interface Phrases {
  readonly list: Phrase[]
  /** With which two characters they go on behind it, each pair as one of 32 bits: `a` begins dozens, and stands everywhere. */
  next: number
}

/** Several words, evened, and what they speak for. */
export interface Phrase {
  readonly phrase: string
  readonly value: number
}

export const NONE: Phrases = { list: [], next: 0 }

/** Hyphens and line breaks are spaces here: `air-defence system`. */
export const evened = (written: string): string => fold(written).replace(/[-\s]/g, ' ')

export function firstWord(phrase: string): string {
  let end = 0
  while (end < phrase.length && isLetter(phrase, end)) end++
  return phrase.slice(0, end)
}

export const ANY = -1

/** Two characters as one of 32 bits; any where one of them may have to be evened first. */
export function pairAt(text: string, i: number): number {
  if (i + 1 >= text.length) return ANY
  const one = text.charCodeAt(i)
  const other = text.charCodeAt(i + 1)
  return one < 0x80 && other < 0x80 ? 1 << ((evenUnit(one) * 7 + evenUnit(other)) & 31) : ANY
}

const evenUnit = (code: number): number => (isAsciiLetter(code) ? code | 32 : code === 45 || code === 10 ? 32 : code)

/** What the phrases that stand here speak for, together. */
export function phraseAt({ list, next }: Phrases, text: string, from: number, to: number): number {
  if ((next & pairAt(text, to)) === 0) return 0
  let value = 0
  for (const one of list)
    if ((value & one.value) !== one.value && isWritten(text, from, to, one.phrase)) value = joined(one.value, value)
  return value
}

/** Does a phrase stand here whose first word ends at `to`? */
function isWritten(text: string, from: number, to: number, phrase: string): boolean {
  const end = from + phrase.length
  if (end > text.length) return false
  for (let i = to; i < end; i++) {
    const code = text.charCodeAt(i)
    const wanted = phrase.charCodeAt(i - from)
    if (evenUnit(code) !== wanted && (code < 0x80 || evened(text[i]!) !== phrase[i - from])) return false
  }
  return end === text.length || !isLetter(text, end)
}

export interface Table {
  /** What a word of this hash speaks for, 0 for nothing. */
  at(hash: number): number
}

/** Open addressing over whole hashes: two words of one hash are one in two milliards. */
export function wordTable({ values: words }: Words): Table {
  let size = 1024
  while (size < words.size * 4) size *= 2
  const keys = new Int32Array(size)
  const values = new Int32Array(size)
  const slotOf = (hash: number): number => {
    let slot = hash & (size - 1)
    while (values[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & (size - 1)
    return slot
  }
  for (const [word, value] of words) {
    const hash = hashOf(word, 0, word.length)
    const slot = slotOf(hash)
    keys[slot] = hash
    values[slot] = joined(values[slot] ?? 0, value)
  }
  return { at: (hash) => values[slotOf(hash)]! }
}
