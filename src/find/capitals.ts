import type { Outline, Sentence } from '../core/outline.ts'

/** A line in capitals throughout: there `WHO` may be a question and `US` a pronoun. */
export const isShouted = ({ article }: Outline, { span }: Sentence): boolean => {
  const text = article.text.slice(span.start, span.end)
  return text === text.toUpperCase() && text !== text.toLowerCase()
}

/** In A Headline Like This, a capital says nothing of the word that has it. */
export function isTitled({ tokens, blocks }: Outline, sentence: Sentence): boolean {
  if (blocks[sentence.block]?.kind === 'paragraph') return false
  let long = 0
  let capital = 0
  for (let i = sentence.first; i < sentence.last; i++) {
    const token = tokens[i]!
    if (token.kind !== 'word' || token.end - token.start < 4) continue
    long++
    if (token.capital) capital++
  }
  return long > 2 && capital / long > 0.6
}
