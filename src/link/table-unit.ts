import type { Outline } from '../core/outline.ts'
import type { Span } from '../core/span.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { currencyWords } from '../rulebook/currency-words.ts'
import { type NumberWords, numberWords } from '../rulebook/number-words.ts'

/** What the figures of a column are counted in: `USD million` → [USD], 6 noughts. */
export interface Unit {
  readonly codes: readonly string[]
  readonly noughts: number
  /** Tokens [first, last) that tell it. */
  readonly first: number
  readonly last: number
  readonly span: Span
}

/** Reads the unit that tokens [first, last) name without a figure; null where they name none. */
export type UnitReader = (outline: Outline, first: number, last: number) => Unit | null

/**
 * Units as heads and captions of tables write them: `USD million`, `US$ m`, `in millions of euros`, `EUR thousand`, `€`.
 *
 * Not here: the currency beside a figure (find/currency.ts).
 */
export function unitReader(book: RuleBook): UnitReader {
  const { signs, names } = currencyWords(book)
  const numbers = numberWords(book)
  return ({ tokens, article: { text } }, first, last) => {
    for (let i = first; i < last; i++) {
      const money = signs.at(tokens, i, last, text) ?? names.at(tokens, i, last, text)
      // `R`, `K` and the like are columns as often, and a `Sum` is seldom Uzbek
      if (!money || (money.end - i === 1 && /^(?:\p{L}|sum)$/u.test(tokens[i]!.fold))) continue
      // "$2 million", "40 euros": a sum
      if (tokens[money.end]?.kind === 'number' && money.end < last) return null
      const before = scaleBefore(numbers, tokens, i, first)
      const behind = scaleAt(numbers, tokens, money.end, last)
      const start = before?.first ?? i
      if (start > first && tokens[start - 1]!.kind === 'number' && !isThousand(tokens[start - 1]!.fold)) return null
      const end = behind?.last ?? money.end
      return {
        codes: money.value.codes,
        noughts: before?.noughts ?? behind?.noughts ?? 0,
        first: start,
        last: end,
        span: { start: tokens[start]!.start, end: tokens[end - 1]!.end },
      }
    }
    return null
  }
}

/** Reads the noughts that tokens [first, last) tell of figures whose currency stands elsewhere: `Amounts in millions`, `Amount (thousands)`; 0 for none. */
export function scaleReader(book: RuleBook): (outline: Outline, first: number, last: number) => number {
  const numbers = numberWords(book)
  return ({ tokens }, first, last) => {
    for (let i = first; i < last; i++) {
      const before = i > first ? tokens[i - 1]!.fold : ''
      // `Millions` is all the head
      if (before !== 'in' && before !== '(' && before !== ',' && last - first > 1) continue
      const noughts = isThousand(tokens[i]!.fold) ? 3 : noughtsOf(numbers, tokens, i, last)
      if (noughts) return noughts
    }
    return 0
  }
}

type Tokens = Outline['tokens']

/** `000`, as in `US$ '000`. */
const isThousand = (fold: string): boolean => fold === '000' || fold === '1000' || fold === '1,000'

/** `million`, `m`, `(m)`, `in thousands`, `'000` right behind the currency. */
function scaleAt(
  words: NumberWords,
  tokens: Tokens,
  from: number,
  last: number,
): { noughts: number; last: number } | null {
  let i = from
  while (i < last && i - from < 2 && (LINKS.has(tokens[i]!.fold) || tokens[i]!.kind === 'mark')) i++
  const token = i < last ? tokens[i]! : undefined
  if (!token) return null
  if (isThousand(token.fold)) return { noughts: 3, last: i + 1 }
  const noughts = noughtsOf(words, tokens, i, last)
  return noughts === null ? null : { noughts, last: i + 1 }
}

/** `millions of`, `thousand`, `m` right before it. */
function scaleBefore(
  words: NumberWords,
  tokens: Tokens,
  to: number,
  first: number,
): { noughts: number; first: number } | null {
  let i = to - 1
  while (i >= first && to - i < 3 && LINKS.has(tokens[i]!.fold)) i--
  if (i < first) return null
  if (isThousand(tokens[i]!.fold)) return { noughts: 3, first: i }
  const noughts = noughtsOf(words, tokens, i, i + 1)
  return noughts === null ? null : { noughts, first: i }
}

/** Noughts of `million`, `mn`, `thousands`. */
function noughtsOf(words: NumberWords, tokens: Tokens, i: number, last: number): number | null {
  const hit = words.at('scale', tokens, i, last) ?? words.at('short', tokens, i, last)
  if (hit) return hit.value.value
  return tokens[i]!.fold === 'thousands' ? 3 : null
}

const LINKS = new Set(['of', 'in', 'the'])
