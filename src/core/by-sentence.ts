import { memoOfLast } from './memo.ts'
import type { Mention } from './mention.ts'

/** The mentions of one sentence, in order. Sorted once for a list: who looks from each sum at its sentence must not go through the article. */
export function mentionsIn(mentions: readonly Mention[], sentence: number): readonly Mention[] {
  const known = sorted.get(mentions) ?? sort(mentions)
  sorted.set(mentions, known)
  return known.get(sentence) ?? NONE
}

const sorted = memoOfLast<readonly Mention[], ReadonlyMap<number, readonly Mention[]>>()

const NONE: readonly Mention[] = []

function sort(mentions: readonly Mention[]): ReadonlyMap<number, readonly Mention[]> {
  const bySentence = new Map<number, Mention[]>()
  for (const mention of mentions) {
    const list = bySentence.get(mention.sentence)
    if (list) list.push(mention)
    else bySentence.set(mention.sentence, [mention])
  }
  return bySentence
}
