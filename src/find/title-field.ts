import type { Token } from '../core/token.ts'
import type { RuleBook } from '../rulebook/book.ts'

/** A portfolio read word by word. `name` is as written, its nouns with capitals; `last` is behind it. */
export interface Field {
  readonly name: string
  readonly last: number
  /** That of its first word. */
  readonly rule: string
}

/**
 * Reads portfolios that no rule lists whole, because there are as many as governments: `rural development and disaster
 * management`, `fisheries, oceans and the blue economy`. Each noun and adjective in them is known, their joining is free.
 */
export interface FieldReader {
  /** The words that a portfolio can begin with, save `the`. */
  readonly firsts: readonly string[]
  /** The portfolio that begins at token `i`. */
  at(tokens: readonly Token[], i: number, limit: number, text: string): Field | null
  /** The portfolio at token `i` with `minister` or `secretary` behind it; `last` is behind that noun. */
  before(
    tokens: readonly Token[],
    i: number,
    limit: number,
    text: string,
  ): (Field & { readonly noun: 'minister' | 'secretary' | 'cabinet' }) | null
}

export function fieldReader(book: RuleBook): FieldReader {
  const words = new Map(
    book
      .rules('offices')
      .flatMap(({ as, words, rule }) =>
        as === 'field' ? words.map((word) => [word.toLowerCase(), rule] as const) : [],
      ),
  )
  const at: FieldReader['at'] = (tokens, i, limit, text) => {
    const start = tokens[i]?.fold === 'the' ? i + 1 : i
    const last = endOf(tokens, start, limit, words, true)
    return last === start
      ? null
      : { name: written(tokens, start, last, text), last, rule: words.get(tokens[start]!.fold)! }
  }
  return {
    firsts: [...words.keys()],
    at,
    before(tokens, i, limit, text) {
      if (i >= limit || !words.has(tokens[i]!.fold)) return null
      const last = endOf(tokens, i, limit, words, false)
      const noun = tokens[last]?.fold
      // `Treasury Cabinet Secretary`
      if (noun === 'cabinet' && last + 1 < limit && tokens[last + 1]!.fold === 'secretary')
        return { name: written(tokens, i, last, text), last: last + 2, noun, rule: words.get(tokens[i]!.fold)! }
      if (last >= limit || (noun !== 'minister' && noun !== 'secretary') || endsInComma(tokens, i, last)) return null
      return { name: written(tokens, i, last, text), last: last + 1, noun, rule: words.get(tokens[i]!.fold)! }
    },
  }
}

/** Behind the last known word; commas and `and` lead on only to another one, and never to a title of its own. */
function endOf(
  tokens: readonly Token[],
  start: number,
  limit: number,
  words: ReadonlyMap<string, string>,
  stopsAtTitle: boolean,
): number {
  let end = start
  for (let at = start; at < limit && at - start < LONGEST; at++) {
    const { fold } = tokens[at]!
    if (words.has(fold)) {
      // "minister for health, Water Minister X": the next one has a title of its own
      if (stopsAtTitle && end > start && at > end && isTitled(tokens, at, limit, words)) break
      end = at + 1
    } else if (at === start || !JOINERS.has(fold) || at - end > 2) break
  }
  return end
}

/** "aid for Palestinian refugees, Foreign Minister X announced": a list of portfolios has `and` before its last one. */
function endsInComma(tokens: readonly Token[], first: number, last: number): boolean {
  for (let i = last - 1; i >= first; i--) {
    if (tokens[i]!.fold === 'and' || tokens[i]!.fold === '&') return false
    if (tokens[i]!.fold === ',') return true
  }
  return false
}

const LONGEST = 12
const JOINERS = new Set(['and', '&', ',', 'of', 'the', 'for', '-', 'to'])
const NOUNS = new Set(['minister', 'ministers', 'secretary'])

function isTitled(tokens: readonly Token[], at: number, limit: number, words: ReadonlyMap<string, string>): boolean {
  let next = at
  while (next < limit && words.has(tokens[next]!.fold)) next++
  return next < limit && NOUNS.has(tokens[next]!.fold)
}

/** `rural development and roads` → `Rural Development and Roads`. */
const written = (tokens: readonly Token[], first: number, last: number, text: string): string =>
  tokens
    .slice(first, last)
    .map((token, i) => {
      const word = text.slice(token.start, token.end)
      const gap = i > 0 && !token.glued ? ' ' : ''
      return gap + (JOINERS.has(token.fold) ? word.toLowerCase() : word[0]!.toUpperCase() + word.slice(1))
    })
    .join('')
