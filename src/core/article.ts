/** Where the publication date came from; null when there is none. Never the clock. */
export type PublishedFrom = 'option' | 'metadata' | 'filename' | 'text' | null

/** One news article. `text` is exactly what the file says (a byte order mark aside) and never changes: spans index it. */
export interface Article {
  readonly source: string
  readonly text: string
  readonly title: string | null
  readonly url: string | null
  readonly publisher: string | null
  readonly author: string | null
  /** What the line of JSON Lines that it came from calls itself. */
  readonly ownId: string | null
  /** EDTF, `2024-01-25` or coarser. */
  readonly published: string | null
  readonly publishedFrom: PublishedFrom
  /** Where the prose begins: front matter before it is no text to extract from. */
  readonly bodyStart: number
}

export const article = (text: string, more: Partial<Article> = {}): Article => ({
  source: '',
  title: null,
  url: null,
  publisher: null,
  author: null,
  ownId: null,
  published: null,
  publishedFrom: more.published ? 'option' : null,
  bodyStart: 0,
  ...more,
  text,
})
