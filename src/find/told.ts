import type { Sentence } from '../core/outline.ts'
import type { Token } from '../core/token.ts'
import type { WordSets } from '../rulebook/words.ts'

/**
 * `gave details of the package`, `figures provided by the ministry`, `the breakdown that it has given out`: a list or an account is
 * handed over, and no gift.
 *
 * In:  a form of a verb of giving, from `first` to `last`, and where gifts begin.
 * Out: whether such a word is its object, behind or before it, with no gift between them.
 */
export function givesWords(
  words: WordSets,
  tokens: readonly Token[],
  { first, last, form }: { readonly first: number; readonly last: number; readonly form: string | null },
  sentence: Sentence,
  beginsGift: (at: number) => boolean,
): boolean {
  const hasGift = (from: number, to: number): boolean => {
    for (let at = from; at < to; at++) if (beginsGift(at)) return true
    return false
  }
  const behind = objectBehind(words, tokens, last, sentence)
  if (behind !== null && !hasGift(last, behind)) return true
  // its object may stand before a participle alone, and what follows it is no gift
  if (form !== 'participle' && form !== 'past') return false
  const before = objectBefore(words, tokens, first, sentence)
  return before !== null && !hasGift(before, first) && !hasGift(last, last + 2)
}

/** `gave a first detailed breakdown`, and not `paid into the fund on the list`. */
function objectBehind(words: WordSets, tokens: readonly Token[], last: number, sentence: Sentence): number | null {
  for (let at = last; at < Math.min(sentence.last, last + BEHIND); at++) {
    const { kind, fold } = tokens[at]!
    if (words.has('told', fold)) return at
    // "arrived with figures of his own"
    if (kind !== 'word' || (fold !== 'with' && words.has('prepositions', fold))) return null
  }
  return null
}

/** `figures provided`, `figures that the ministry has provided`, `the list the embassy has given out`, and not `the list shows what it has given`. */
function objectBefore(words: WordSets, tokens: readonly Token[], first: number, sentence: Sentence): number | null {
  for (let at = first - 1; at >= Math.max(sentence.first, first - BEFORE); at--) {
    if (tokens[at]!.kind === 'mark') return null
    if (!words.has('told', tokens[at]!.fold)) continue
    const next = tokens[at + 1]!
    return at === first - 1 || RELATIVE.has(next.fold) || SUBJECT.has(next.fold) || next.capital ? at : null
  }
  return null
}

const RELATIVE: ReadonlySet<string> = new Set(['that', 'which'])
const SUBJECT: ReadonlySet<string> = new Set([
  'the',
  'a',
  'an',
  'it',
  'he',
  'she',
  'they',
  'we',
  'its',
  'his',
  'her',
  'their',
])

/** Tokens from the verb to its object: behind it, before it (`the breakdown that the Department of Foreign Affairs has given out`). */
const BEHIND = 5
const BEFORE = 10
