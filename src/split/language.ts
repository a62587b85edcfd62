import type { Token } from '../core/token.ts'
import type { SplitWords } from './words.ts'

/** The language whose function words stand most often among tokens [first, last); null when too few do. */
export function languageOf(
  tokens: readonly Token[],
  first: number,
  last: number,
  { languagesOf, isFunctionWord }: SplitWords,
): string | null {
  const votes = new Map<string, number>()
  let wordCount = 0
  for (let i = first; i < last; i++) {
    const token = tokens[i]!
    if (token.kind !== 'word') continue
    wordCount++
    if (isFunctionWord(token.hash))
      for (const code of languagesOf.get(token.fold) ?? []) votes.set(code, (votes.get(code) ?? 0) + 1)
  }
  let best: string | null = null
  for (const [code, count] of votes)
    if (best === null || count > votes.get(best)! || (count === votes.get(best)! && code === 'en')) best = code
  return best !== null && votes.get(best)! >= Math.max(2, wordCount * 0.08) ? best : null
}
