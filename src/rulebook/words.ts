import type { RuleBook } from './book.ts'
import { once } from './once.ts'

/** The sets of function words of `kind: grammar`, by id. */
export interface WordSets {
  has(set: string, word: string): boolean
  /** The sets that a word is in; of most words none. */
  setsOf(word: string): readonly string[]
  /** Phrases of several words of a set, as arrays. */
  phrases(set: string): readonly (readonly string[])[]
}

export const wordSets = once(readWordSets)

function readWordSets(book: RuleBook): WordSets {
  const byWord = new Map<string, string[]>()
  const phrases = new Map<string, string[][]>()
  for (const rule of book.rules('grammar')) {
    for (const word of rule.words) {
      const sets = byWord.get(word)
      if (sets) sets.push(rule.id)
      else byWord.set(word, [rule.id])
    }
    phrases.set(rule.id, [
      ...(phrases.get(rule.id) ?? []),
      ...rule.words.filter((word) => word.includes(' ')).map((word) => word.split(' ')),
    ])
  }
  return {
    has: (set, word) => byWord.get(word)?.includes(set) ?? false,
    setsOf: (word) => byWord.get(word) ?? NONE,
    phrases: (set) => phrases.get(set) ?? [],
  }
}

const NONE: readonly string[] = []
