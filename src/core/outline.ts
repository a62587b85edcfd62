import type { Article } from './article.ts'
import { firstIndex } from './bisect.ts'
import { type Span, within } from './span.ts'
import type { Token } from './token.ts'

/**
 * What a block of the page is. `furniture` (related links, share buttons, photo credits, prices of a subscription) and
 * `meta` (bylines, a line that is only place and date) hold no records; headlines and headings are told like prose but without a full stop.
 */
export type BlockKind = 'headline' | 'heading' | 'meta' | 'paragraph' | 'bullet' | 'row' | 'caption' | 'furniture'

export interface Block {
  readonly index: number
  readonly kind: BlockKind
  readonly span: Span
  /** Index into `Outline.sections`. */
  readonly section: number
  /** For bullets, rows and indented lines: the block whose text leads the list in; else null. */
  readonly lead: number | null
  /** Indentation of bullets, 0 at the margin. */
  readonly depth: number
  /** A table row's cells, else []. */
  readonly cells: readonly Span[]
  /** For rows: the block that is their header row, else null. */
  readonly header: number | null
}

/** A stretch under one heading. The first section has none. Dated headings (tickers, diaries) move `today` (settle/when.ts). */
export interface Section {
  readonly heading: number | null
  readonly blocks: readonly number[]
}

/** Words between quotation marks. */
export interface Quotation {
  readonly span: Span
}

export interface Sentence {
  readonly index: number
  readonly span: Span
  readonly block: number
  /** Tokens [first, last) of `Outline.tokens`. */
  readonly first: number
  readonly last: number
}

/** The article's shape. Every later verb sees it, and every mention points into it. */
export interface Outline {
  readonly article: Article
  readonly tokens: readonly Token[]
  readonly blocks: readonly Block[]
  readonly sections: readonly Section[]
  readonly sentences: readonly Sentence[]
  readonly quotations: readonly Quotation[]
  /** The place and date before the first sentence's dash (`OSLO, March 6 –`), where the article has them. */
  readonly dateline: Span | null
  /** BCP 47 of the text as a whole, null when not recognised. */
  readonly language: string | null
}

/** `BRUSSELS, 17 March –`: where the news comes from, and nobody who acts in the sentence behind it. */
export const isInDateline = ({ dateline }: Pick<Outline, 'dateline'>, span: Span): boolean =>
  dateline !== null && within(span, dateline)

/** The sentences of a block, in order: no sentence crosses one. */
export function sentencesOf({ sentences }: Pick<Outline, 'sentences'>, block: number): readonly Sentence[] {
  const first = firstIndex(sentences, (sentence) => sentence.block >= block)
  return sentences.slice(
    first,
    firstIndex(sentences, (sentence) => sentence.block > block),
  )
}

/** The tokens [first, last) that lie within a span. */
export function tokensWithin({ tokens }: Pick<Outline, 'tokens'>, span: Span): readonly [first: number, last: number] {
  const first = firstIndex(tokens, ({ start }) => start >= span.start)
  return [first, firstIndex(tokens, ({ end }) => end > span.end)]
}

/** The cell of a row that a character stands in; -1 where none does. */
export function cellAt({ cells }: Pick<Block, 'cells'>, offset: number): number {
  const at = firstIndex(cells, ({ end }) => end > offset)
  return at < cells.length && cells[at]!.start <= offset ? at : -1
}

/** A mention is all that a cell holds, an article before it and a mark behind it aside. */
export function fillsCell(
  outline: Pick<Outline, 'tokens'>,
  cell: Span,
  { first, last }: { readonly first: number; readonly last: number },
): boolean {
  const [from, to] = tokensWithin(outline, cell)
  return first >= from && first - from <= 1 && to - last <= 1
}
