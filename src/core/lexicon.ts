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
}

export function lexicon<T>(phrases: Iterable<Phrase<T>>): Lexicon<T> {
  const byFirst = new Map<string, Entry<T>[]>()
  let size = 0
  for (const { phrase, case: kase = 'any', value } of phrases) {
    const words = tokenize(phrase)
      .map((token) => token.fold)
      .filter((word) => word !== '-')
    const first = words[0]
    if (first === undefined) continue
    const entries = byFirst.get(first) ?? []
    entries.push({ words, case: kase, exact: phrase, value })
    byFirst.set(first, entries)
    size++
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.words.length - a.words.length)
  const firsts = wordFilter(byFirst.keys())
  return {
    size,
    at(tokens, i, limit, text) {
      if (!firsts(tokens[i]!.hash)) return null
      const entries = byFirst.get(tokens[i]!.fold)
      if (!entries) return null
      for (const entry of entries) {
        const end = matchWords(tokens, i, limit, entry.words)
        if (end > 0 && fitsCase(tokens, i, end, text, entry)) return { end, value: entry.value }
      }
      return null
    },
  }
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
