import type { Note } from '../core/decision.ts'
import type { Mention } from '../core/mention.ts'
import type { Outline, Sentence } from '../core/outline.ts'
import type { RuleBook } from '../rulebook/book.ts'

/**
 * One kind of mention. The outer call builds its lexicons from the rule book, once; the inner call reads one sentence,
 * given what the earlier finders of find/index.ts saw in the same sentence (sorted by position).
 */
export type Finder = (
  book: RuleBook,
) => (outline: Outline, sentence: Sentence, found: readonly Mention[], note: Note) => Mention[]
