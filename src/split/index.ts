import type { Article } from '../core/article.ts'
import type { Block, Outline } from '../core/outline.ts'
import { type Token, tokenize } from '../core/token.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { knownWords } from '../rulebook/vocabulary.ts'
import { blocksOf } from './blocks.ts'
import { datelineOf } from './dateline.ts'
import { joined } from './joined.ts'
import { languageOf } from './language.ts'
import { linesOf } from './lines.ts'
import { assemble } from './outline.ts'
import { quotationsOf } from './quotations.ts'
import { sentencesOf } from './sentences.ts'
import { splitWords } from './words.ts'

/**
 * The article's shape.
 *
 * In:  the text, as the file has it.
 * Out: tokens, blocks with their kind, sections, lists with their lead-in, table rows, sentences, quotations, dateline.
 *
 * Not here: what any of it means. Blocks in another language become furniture: our rules cannot read them.
 */
export const splitter = (book: RuleBook): ((article: Article) => Outline) => {
  const words = splitWords(book)
  const isWord = knownWords(book)
  return (article) => {
    const { text, bodyStart } = article
    const assembled = assemble(text, blocksOf(text, linesOf(text, bodyStart), words))
    const tokens = joined(tokenize(text, bodyStart), assembled.blocks, isWord)
    const blocks = foreignAside(assembled.blocks, tokens, (first, last) => languageOf(tokens, first, last, words))
    return {
      article,
      tokens,
      blocks,
      sections: assembled.sections,
      sentences: sentencesOf(tokens, blocks, words),
      quotations: quotationsOf(text, bodyStart),
      dateline: datelineOf(text, blocks),
      language: languageOf(tokens, 0, tokens.length, words),
    }
  }
}

/** Blocks of another language are no prose of ours; a few words of one are not judged. */
function foreignAside(
  blocks: readonly Block[],
  tokens: readonly Token[],
  language: (first: number, last: number) => string | null,
): Block[] {
  let at = 0
  return blocks.map((block) => {
    while (at < tokens.length && tokens[at]!.start < block.span.start) at++
    let last = at
    while (last < tokens.length && tokens[last]!.start < block.span.end) last++
    const code = last - at >= 10 ? language(at, last) : null
    return code !== null && code !== 'en' ? { ...block, kind: 'furniture' as const } : block
  })
}
