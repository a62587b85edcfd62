import type { Article } from '../core/article.ts'
import type { Block, Outline, Sentence } from '../core/outline.ts'
import { tokenize } from '../core/token.ts'
import type { RuleBook } from '../rulebook/book.ts'

/** The article's shape. A first, plain version: one block a line, sentences at full stops. The split room replaces it. */
export const splitter =
  (_book: RuleBook) =>
  (article: Article): Outline => {
    const tokens = tokenize(article.text, article.bodyStart)
    const blocks: Block[] = []
    const sentences: Sentence[] = []
    let first = 0
    for (let i = 0; i < tokens.length; i++) {
      const ends = i + 1 === tokens.length || tokens[i + 1]!.broken
      const stops = ends || (tokens[i]!.fold === '.' && tokens[i + 1]!.capital && !tokens[i + 1]!.glued)
      if (!stops) continue
      const span = { start: tokens[first]!.start, end: tokens[i]!.end }
      if (tokens[first]!.broken || !blocks.length)
        blocks.push({ index: blocks.length, kind: blocks.length ? 'paragraph' : 'headline', span, section: 0, lead: null, depth: 0, cells: [], header: null })
      else blocks[blocks.length - 1] = { ...blocks.at(-1)!, span: { start: blocks.at(-1)!.span.start, end: span.end } }
      sentences.push({ index: sentences.length, span, block: blocks.length - 1, first, last: i + 1 })
      first = i + 1
    }
    return { article, tokens, blocks, sections: [{ heading: null, blocks: blocks.map((b) => b.index) }], sentences, quotations: [], dateline: null, language: 'en' }
  }
