import { fold } from '../core/fold.ts'
import type { RuleBook } from '../rulebook/book.ts'

/** What split/ takes from the rule book, read once. */
export interface SplitWords {
  readonly opens: readonly string[]
  readonly alone: ReadonlySet<string>
  readonly meta: readonly string[]
  readonly caption: readonly string[]
  readonly abbreviations: ReadonlySet<string>
  readonly titles: ReadonlySet<string>
  /** Language → its function words; English first. */
  readonly languages: readonly { readonly code: string; readonly words: ReadonlySet<string> }[]
}

export function splitWords(book: RuleBook): SplitWords {
  const furniture = book.rules('furniture')
  const words = (as: string): string[] =>
    furniture.filter((rule) => rule.as === as).flatMap((rule) => rule.words.map(fold))
  const languages = book.rules('language')
  return {
    opens: words('opens'),
    alone: new Set(words('alone')),
    meta: words('meta'),
    caption: words('caption'),
    abbreviations: new Set(languages.flatMap((rule) => [...rule.abbreviations, ...rule.titles])),
    titles: new Set(languages.flatMap((rule) => rule.titles)),
    languages: languages.map((rule) => ({ code: rule.code, words: new Set(rule.function_words) })),
  }
}
