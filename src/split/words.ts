import { fold } from '../core/fold.ts'
import { wordFilter } from '../core/lexicon.ts'
import type { RuleBook } from '../rulebook/book.ts'

/** What split/ takes from the rule book, read once. */
export interface SplitWords {
  /** By their first character. */
  readonly opens: ReadonlyMap<string, readonly string[]>
  readonly alone: ReadonlySet<string>
  readonly meta: readonly string[]
  readonly caption: readonly string[]
  readonly abbreviations: ReadonlySet<string>
  readonly titles: ReadonlySet<string>
  /** Function word → the languages it speaks for, English first. */
  readonly languagesOf: ReadonlyMap<string, readonly string[]>
  /** May a word be one of these, by its hash? */
  readonly isFunctionWord: (hash: number) => boolean
}

export function splitWords(book: RuleBook): SplitWords {
  const furniture = book.rules('furniture')
  const words = (as: string): string[] =>
    furniture.filter((rule) => rule.as === as).flatMap((rule) => rule.words.map(fold))
  const languages = book.rules('language')
  const languagesOf = new Map<string, string[]>()
  for (const { code, function_words } of languages)
    for (const word of new Set(function_words)) languagesOf.set(word, [...(languagesOf.get(word) ?? []), code])
  return {
    opens: byFirst(words('opens')),
    alone: new Set(words('alone')),
    meta: words('meta'),
    caption: words('caption'),
    abbreviations: new Set(languages.flatMap((rule) => [...rule.abbreviations, ...rule.titles])),
    titles: new Set(languages.flatMap((rule) => rule.titles)),
    languagesOf,
    isFunctionWord: wordFilter(languagesOf.keys()),
  }
}

function byFirst(words: readonly string[]): Map<string, string[]> {
  const lists = new Map<string, string[]>()
  for (const word of words) lists.set(word[0] ?? '', [...(lists.get(word[0] ?? '') ?? []), word])
  return lists
}
