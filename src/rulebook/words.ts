import type { RuleBook } from './book.ts'
import { once } from './once.ts'

/** The sets of function words of `kind: grammar`, by id. */
export interface WordSets {
  has(set: string, word: string): boolean
  /** Phrases of several words of a set, as arrays. */
  phrases(set: string): readonly (readonly string[])[]
}

export const wordSets = once(readWordSets)

function readWordSets(book: RuleBook): WordSets {
  const sets = new Map<string, Set<string>>()
  const phrases = new Map<string, string[][]>()
  for (const rule of book.rules('grammar')) {
    const set = sets.get(rule.id) ?? new Set<string>()
    for (const word of rule.words) set.add(word)
    sets.set(rule.id, set)
    phrases.set(rule.id, [
      ...(phrases.get(rule.id) ?? []),
      ...rule.words.filter((word) => word.includes(' ')).map((word) => word.split(' ')),
    ])
  }
  const empty = new Set<string>()
  return {
    has: (set, word) => (sets.get(set) ?? empty).has(word),
    phrases: (set) => phrases.get(set) ?? [],
  }
}
