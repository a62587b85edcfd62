import type { Token } from './token.ts'
import { hashOf, tokenize } from './token.ts'

/** How strictly a phrase's capitals count: `any`, `capital` (its first letter is one), `exact` (letter by letter: `US`). */
export type Case = 'any' | 'capital' | 'exact'

export interface Phrase<T> {
  readonly phrase: string
  readonly case?: Case
  readonly value: T
}

export interface Hit<T> {
  /** Index behind the last token of the phrase. */
  readonly end: number
  readonly value: T
}

interface Entry<T> {
  readonly words: readonly string[]
  readonly case: Case
  readonly exact: string
  readonly value: T
}

/**
 * Phrases by their first word; the longest match wins. Built once from the rule book, it costs one map look-up a token.
 * A hyphen in the text may stand for a space of the phrase and the other way round: `air-defence system`.
 */
export interface Lexicon<T> {
  /** The longest phrase that begins at token `i` and ends before `limit`; null if none does. */
  at(tokens: readonly Token[], i: number, limit: number, text: string): Hit<T> | null
  readonly size: number
  /** The words that its phrases begin with: for a filter over several lexicons. */
  readonly firsts: readonly string[]
}

export function lexicon<T>(phrases: Iterable<Phrase<T>>): Lexicon<T> {
  const byFirst = new Map<string, Heads<T>>()
  let size = 0
  for (const phrase of phrases) {
    const first = firstWord(phrase.phrase)
    if (first === undefined) continue
    const heads = byFirst.get(first)
    if (heads) heads.phrases.push(phrase)
    else byFirst.set(first, { phrases: [phrase], head: null })
    size++
  }
  const heads = wordTable([...byFirst])
  return {
    size,
    firsts: [...byFirst.keys()],
    at(tokens, i, limit, text) {
      if (i >= limit) return null
      const found = heads(tokens[i]!)
      if (!found) return null
      found.head ??= headOf(found.phrases)
      return longestOf(found.head, tokens, i, limit, text)
    },
  }
}

/** The first word of a phrase; most are plain, and are read without cutting the phrase into tokens. */
function firstWord(phrase: string): string | undefined {
  let end = 0
  while (isPlainLetter(phrase.charCodeAt(end))) end++
  // an accent or an inner `'` may go on with the word
  const next = end < phrase.length ? phrase.charCodeAt(end) : SPACE
  return end > 0 && next < 0x80 && next !== APOSTROPHE ? phrase.slice(0, end).toLowerCase() : wordsOf(phrase)[0]
}

const SPACE = 32
const APOSTROPHE = 39
const isPlainLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)

const wordsOf = (phrase: string): string[] =>
  tokenize(phrase)
    .map((token) => token.fold)
    .filter((word) => word !== '-')

/** Phrases with the same first word, as they are looked up. */
function headOf<T>(phrases: readonly Phrase<T>[]): Head<T> {
  const alone: Entry<T>[] = []
  const bySecond = new Map<string, Entry<T>[]>()
  for (const { phrase, case: kase = 'any', value } of phrases) {
    const words = wordsOf(phrase)
    const entry = { words, case: kase, exact: phrase, value }
    const second = words[1]
    if (second === undefined) alone.push(entry)
    else {
      const entries = bySecond.get(second)
      if (entries) entries.push(entry)
      else bySecond.set(second, [entry])
    }
  }
  for (const entries of bySecond.values()) entries.sort((a, b) => b.words.length - a.words.length)
  return { alone, longer: bySecond.size ? wordTable([...bySecond]) : null }
}

/** Several lexicons, looked up at once: dozens of tokens begin none of their phrases, and one look tells it for all of them. */
export interface Lexicons<T> {
  /** The longest phrase of each lexicon that begins at token `i`, under the index of the lexicon; often none. */
  at(
    tokens: readonly Token[],
    i: number,
    limit: number,
    text: string,
    hear: (lexicon: number, hit: Hit<T>) => void,
  ): void
}

export function lexicons<T>(lists: readonly Lexicon<T>[]): Lexicons<T> {
  const byFirst = new Map<string, number[]>()
  lists.forEach(({ firsts }, index) => {
    for (const first of firsts) byFirst.set(first, [...(byFirst.get(first) ?? []), index])
  })
  const indices = wordTable([...byFirst])
  return {
    at(tokens, i, limit, text, hear) {
      for (const index of indices(tokens[i]!) ?? NOWHERE) {
        const hit = lists[index]!.at(tokens, i, limit, text)
        if (hit) hear(index, hit)
      }
    },
  }
}

const NOWHERE: readonly number[] = []

function longestOf<T>(
  { alone, longer }: Head<T>,
  tokens: readonly Token[],
  i: number,
  limit: number,
  text: string,
): Hit<T> | null {
  const next = longer && secondOf(tokens, i, limit)
  const entries = next && longer!(next)
  const hit = entries && longest(entries, tokens, i, limit, text)
  if (hit) return hit
  return alone.length ? longest(alone, tokens, i, limit, text) : null
}

/**
 * Phrases with the same first word. An article meets a few hundred of the thousands of first words: the rest is never cut into
 * words, which would take most of the time of a start.
 */
interface Heads<T> {
  readonly phrases: Phrase<T>[]
  head: Head<T> | null
}

/** The same, ready to be looked up: those of one word, and the longer ones by their second (`the` begins hundreds). */
interface Head<T> {
  readonly alone: readonly Entry<T>[]
  readonly longer: WordTable<readonly Entry<T>[]> | null
}

function secondOf(tokens: readonly Token[], i: number, limit: number): Token | null {
  const at = i + 1 < limit && tokens[i + 1]!.fold === '-' ? i + 2 : i + 1
  return at < limit ? tokens[at]! : null
}

function longest<T>(
  entries: readonly Entry<T>[],
  tokens: readonly Token[],
  i: number,
  limit: number,
  text: string,
): Hit<T> | null {
  for (const entry of entries) {
    const end = matchWords(tokens, i, limit, entry.words)
    if (end > 0 && fitsCase(tokens, i, end, text, entry)) return { end, value: entry.value }
  }
  return null
}

/**
 * May a word be among these? By its hash, in one look at a table: never no for a word that is, seldom yes for another.
 * Dozens of lexicons look at every token, and nearly all of them have nothing there.
 */
export function wordFilter(words: Iterable<string>): (hash: number) => boolean {
  const list = [...words]
  let size = 256
  while (size < list.length * 16) size *= 2
  const table = new Uint8Array(size)
  for (const word of list) table[hashOf(word, 0, word.length) & (size - 1)] = 1
  const mask = size - 1
  return (hash) => table[hash & mask] === 1
}

export type WordTable<V> = (token: Pick<Token, 'hash' | 'fold'>) => V | null

/**
 * What belongs to a word, by its hash: open addressing, so that a token that is not there, as most are not, costs one look at a
 * table, and one that is there no second hash of its letters. Dozens of large tables are looked at for every token: before each
 * stands one of bits, small enough to stay close to the processor, which answers for most tokens.
 */
export function wordTable<V>(entries: readonly (readonly [string, V])[]): WordTable<V> {
  if (entries.length <= FEW) return shortTable(entries)
  let size = 64
  while (size < entries.length * 4) size *= 2
  const mask = size - 1
  const bits = new Int32Array(size >> 3)
  const bitMask = bits.length - 1
  // 0 is nowhere; else the place of an entry, counted from 1
  const places = new Int32Array(size)
  const hashes = Int32Array.from(entries, ([word]) => hashOf(word, 0, word.length))
  const words = entries.map(([word]) => word)
  const values = entries.map(([, value]) => value)
  hashes.forEach((hash, at) => {
    bits[(hash >>> 5) & bitMask]! |= 1 << (hash & 31)
    let slot = hash & mask
    while (places[slot] !== 0) slot = (slot + 1) & mask
    places[slot] = at + 1
  })
  return ({ hash, fold }) => {
    if ((bits[(hash >>> 5) & bitMask]! & (1 << (hash & 31))) === 0) return null
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const at = places[slot]! - 1
      if (at < 0) return null
      if (hashes[at] === hash && words[at] === fold) return values[at]!
    }
  }
}

/** So few words are compared one by one. */
const FEW = 4

function shortTable<V>(entries: readonly (readonly [string, V])[]): WordTable<V> {
  const hashes = entries.map(([word]) => hashOf(word, 0, word.length))
  return ({ hash, fold }) => {
    for (let at = 0; at < hashes.length; at++)
      if (hashes[at] === hash && entries[at]![0] === fold) return entries[at]![1]
    return null
  }
}

function matchWords(tokens: readonly Token[], i: number, limit: number, words: readonly string[]): number {
  let at = i
  for (let w = 0; w < words.length; w++) {
    if (w > 0 && at < limit && tokens[at]!.fold === '-' && words[w] !== '-') at++
    if (at >= limit || tokens[at]!.fold !== words[w]) return 0
    at++
  }
  return at
}

function fitsCase<T>(tokens: readonly Token[], i: number, end: number, text: string, entry: Entry<T>): boolean {
  if (entry.case === 'any') return true
  if (entry.case === 'capital') return tokens[i]!.capital
  const written = text.slice(tokens[i]!.start, tokens[end - 1]!.end)
  return (
    written === entry.exact ||
    written.replace(/[-\u2010-\u2015\s\u2018\u2019]+/g, ' ') === entry.exact.replace(/[-\s']+/g, ' ')
  )
}
