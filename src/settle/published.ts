import type { Mention, WhenMention } from '../core/mention.ts'
import { isInDateline, type Outline } from '../core/outline.ts'
import { isDay } from '../core/when.ts'

/**
 * The day of publication, where nobody told it: a full date in the dateline (`KYIV, 24 January 2024 –`) or in a line above the
 * prose (`Published: 24 January 2024`, `By Ana Holm | 24 Jan 2024`). A date in the running text never counts, nor one without its year.
 */
export function datedByText(outline: Outline, mentions: readonly Mention[]): Outline {
  const { article } = outline
  if (article.published !== null) return outline
  const when = mentions.find((mention) => isAbove(outline, mention))
  if (when?.kind !== 'when' || when.when.value === null) return outline
  return { ...outline, article: { ...article, published: when.when.value, publishedFrom: 'text' } }
}

function isAbove(outline: Outline, mention: Mention): mention is WhenMention {
  if (mention.kind !== 'when' || mention.when.open || mention.when.value === null || !isDay(mention.when.value))
    return false
  if (isInDateline(outline, mention.span)) return true
  const block = outline.blocks[outline.sentences[mention.sentence]!.block]!
  return block.kind === 'meta' && block.index <= 5
}
