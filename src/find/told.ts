import type { Mention } from '../core/mention.ts'
import type { Sentence } from '../core/outline.ts'
import type { Token } from '../core/token.ts'
import type { WordSets } from '../rulebook/words.ts'

/**
 * `gave details of the package`, `figures provided by the ministry`, `the breakdown that it has given out`: a list or an account is
 * handed over, and no gift.
 *
 * In:  a form of a verb of giving, from `first` to `last`.
 * Out: whether such a word is its object, behind or before it, with no gift between them.
 */
export function givesWords(
  words: WordSets,
  tokens: readonly Token[],
  { first, last, form }: { readonly first: number; readonly last: number; readonly form: string | null },
  sentence: Sentence,
  isGift: (at: number) => Mention | undefined,
): boolean {
  const isTold = (at: number): boolean => words.has('told', tokens[at]!.fold)
  for (let at = last; at < Math.min(sentence.last, last + BEHIND); at++) {
    if (isGift(at) || tokens[at]!.kind !== 'word') break
    if (isTold(at)) return true
  }
  // its object may stand before a participle alone, and what follows it is no gift
  if (form !== 'participle' && form !== 'past') return false
  if (isGift(last) || isGift(last + 1)) return false
  for (let at = first - 1; at >= Math.max(sentence.first, first - BEFORE); at--) {
    if (isGift(at) || tokens[at]!.kind === 'mark') return false
    if (isTold(at)) return at === first - 1 || opensClause(tokens[at + 1]!) || HAVE.has(tokens[first - 1]!.fold)
  }
  return false
}

/** `figures that`, `a list which`. */
const opensClause = ({ fold }: Token): boolean => fold === 'that' || fold === 'which'

/** `the list the embassy has given out`, `the details it had provided`. */
const HAVE: ReadonlySet<string> = new Set(['has', 'have', 'had'])

/** Words behind the verb: `gave a first detailed breakdown`; before it: `the breakdown that the Department of Foreign Affairs has given out`. */
const BEHIND = 5
const BEFORE = 10
