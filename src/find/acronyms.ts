import { memoOfLast } from '../core/memo.ts'
import type { Outline } from '../core/outline.ts'
import type { Token } from '../core/token.ts'

/** Tokens [first, last) of the name that an acronym stands for. */
export interface SpelledOut {
  readonly first: number
  readonly last: number
}

/**
 * What the acronyms of an article stand for, where it says so: `the African Development Fund (ADF)`.
 *
 * In:  an outline. Out: acronym → the words of its name, whose initials it has.
 */
export function spelledOut(outline: Outline): ReadonlyMap<string, SpelledOut> {
  const known = names.get(outline)
  if (known) return known
  const found = new Map<string, SpelledOut>()
  const { tokens, article } = outline
  for (let i = 1; i + 2 < tokens.length; i++) {
    if (tokens[i]!.fold !== '(' || tokens[i + 2]!.fold !== ')') continue
    const { start, end } = tokens[i + 1]!
    const acronym = article.text.slice(start, end)
    if (!/^\p{Lu}{2,7}$/u.test(acronym) || found.has(acronym)) continue
    const first = firstOfName(tokens, i, acronym, article.text)
    if (first !== null) found.set(acronym, { first, last: i })
  }
  names.set(outline, found)
  return found
}

const names = memoOfLast<Outline, ReadonlyMap<string, SpelledOut>>()

/** Where the name before a bracket begins whose capitals the acronym has in order; small words between count for nothing. */
function firstOfName(tokens: readonly Token[], end: number, acronym: string, text: string): number | null {
  let letter = acronym.length - 1
  let i = end - 1
  for (; i >= Math.max(0, end - LONGEST); i--) {
    const token = tokens[i]!
    if (token.kind !== 'word') return null
    if (!token.capital) {
      if (!SMALL.has(token.fold)) return null
      continue
    }
    if (text[token.start] !== acronym[letter]) return null
    if (letter-- === 0) return i
  }
  return null
}

const LONGEST = 12
const SMALL = new Set(['of', 'the', 'for', 'and', 'on', 'to', 'in', 'de', 'des', 'du', 'la', 'le'])
