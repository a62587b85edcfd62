import { type Lexicon, lexicon, type Phrase } from '../core/lexicon.ts'
import type { Qualifier } from '../core/mention.ts'
import type { Span } from '../core/span.ts'
import type { Token } from '../core/token.ts'
import type { RuleBook } from '../rulebook/book.ts'

export interface Qualified {
  readonly qualifier: Qualifier
  readonly qualifierSpan: Span | null
}

interface Entry {
  readonly qualifier: Qualifier
  readonly notAfter: ReadonlySet<string>
}

/**
 * Reads the words that make a figure less than exact: `about`, `well over`, `or so`. They may stand before `another` or
 * `a further`; they are no part of the figure's span.
 */
export function qualifierReader(
  book: RuleBook,
): (tokens: readonly Token[], text: string, from: number, first: number, last: number, limit: number) => Qualified {
  const before = entriesOf(book, 'before')
  const after = entriesOf(book, 'after')
  return (tokens, text, from, first, last, limit) =>
    qualifierBefore(before, tokens, text, from, first) ?? qualifierAfter(after, tokens, text, last, limit) ?? EXACT
}

const EXACT: Qualified = { qualifier: 'exact', qualifierSpan: null }

function entriesOf(book: RuleBook, side: 'before' | 'after'): Lexicon<Entry> {
  const phrases: Phrase<Entry>[] = book.rules('qualifiers').flatMap((rule) => {
    const value = { qualifier: rule.qualifier, notAfter: new Set(rule.not_after) }
    return (rule[side] ?? []).map((phrase) => ({ phrase, value }))
  })
  return lexicon(phrases)
}

/** The longest phrase that ends where the figure begins, or before the `another` that leads it. */
function qualifierBefore(
  entries: Lexicon<Entry>,
  tokens: readonly Token[],
  text: string,
  from: number,
  first: number,
): Qualified | null {
  for (const end of [first, beforeAnother(tokens, from, first)]) {
    for (let start = Math.max(from, end - LONGEST); start < end; start++) {
      const hit = entries.at(tokens, start, end, text)
      if (hit?.end !== end) continue
      if (start > from && hit.value.notAfter.has(tokens[start - 1]!.fold)) return null
      return {
        qualifier: hit.value.qualifier,
        qualifierSpan: { start: tokens[start]!.start, end: tokens[end - 1]!.end },
      }
    }
  }
  return null
}

const LONGEST = 6

/** Where `another`, `a further`, `an additional`, `an initial`, `a total of` begin, or `first` itself. */
function beforeAnother(tokens: readonly Token[], from: number, first: number): number {
  let i = first
  if (i - 1 >= from && tokens[i - 1]!.fold === 'of' && tokens[i - 2]?.fold === 'total') i -= 1
  while (i - 1 >= from && MORE.has(tokens[i - 1]!.fold)) i--
  return i < first && i - 1 >= from && ARTICLES.has(tokens[i - 1]!.fold) ? i - 1 : i
}

const MORE = new Set(['another', 'further', 'additional', 'extra', 'initial', 'total', 'combined'])
const ARTICLES = new Set(['a', 'an'])

/** `or so`, `or more`, `-odd`, `+`, `-plus`. */
function qualifierAfter(
  entries: Lexicon<Entry>,
  tokens: readonly Token[],
  text: string,
  last: number,
  limit: number,
): Qualified | null {
  const start = tokens[last]?.fold === '-' && tokens[last]!.glued ? last + 1 : last
  const hit = start < limit ? entries.at(tokens, start, limit, text) : null
  return (
    hit && {
      qualifier: hit.value.qualifier,
      qualifierSpan: { start: tokens[start]!.start, end: tokens[hit.end - 1]!.end },
    }
  )
}
