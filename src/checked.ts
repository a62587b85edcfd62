import type { Article } from './core/article.ts'
import { silent } from './core/decision.ts'
import { type Issue, issue } from './core/issue.ts'
import type { Extraction } from './core/record.ts'
import { articleId, extractor } from './extract.ts'
import { gatekeeper } from './gate/index.ts'
import { type ReadOptions, type ReadResult, readArticle, readText } from './read/index.ts'
import type { RuleBook } from './rulebook/book.ts'
import { VERSION } from './version.ts'
import { checkExtraction, problemOf, unreadable } from './write/index.ts'

/** What one article came to. `failed`: it gave no records because it could not be read, or something of it was refused. */
export interface Done {
  readonly extraction: Extraction
  readonly issues: readonly Issue[]
  readonly failed: boolean
  /** The article's text that spans index; null when it could not be read. */
  readonly text: string | null
  /** That text lies in no file: it was made of a page, and is kept beside the record. */
  readonly made: boolean
}

export interface CheckOptions {
  /** Skip what the gate closes (gate/): the same records, in a fraction of the time. Default: read everything. */
  readonly gate?: boolean
  /** Give the mention lists of closed articles too. They are read whole then. */
  readonly mentions?: boolean
}

export interface CheckedExtractor {
  bytes(bytes: Uint8Array, options: ReadOptions): Done
  text(text: string, options: ReadOptions): Done
  /** What stands for an article that cannot be read. */
  failure(source: string, issues: readonly Issue[]): Done
}

/**
 * Reading, extraction and the last check in one, for one rule book. Pure; never throws: whatever an article holds becomes a
 * problem of its own extraction and of no other.
 */
export function checkedExtractor(book: RuleBook, options: CheckOptions = {}): CheckedExtractor {
  const { gate = false, mentions = false } = options
  const extract = extractor(book)
  const isOpen = gatekeeper(book)
  const run = { version: VERSION, rules: book.hash }
  const failure = (source: string, issues: readonly Issue[]): Done => ({
    extraction: unreadable(source, issues, run),
    issues,
    failed: true,
    text: null,
    made: false,
  })
  const settle = ({ article, issues, made }: ReadResult, source: string): Done => {
    if (!article) return failure(source, issues)
    try {
      const open = isOpen(article.text)
      if (gate && !open && !mentions) {
        // nothing in it that the last check could refuse: it holds no span and no list
        const extraction = { ...closed(article, run), problems: issues.map(problemOf) }
        return { extraction, issues, failed: false, text: article.text, made }
      }
      const whole = extract(article, silent, open).extraction
      const gated = open || !gate ? whole : { ...whole, article: { ...whole.article, gate: 'closed' as const } }
      const { extraction, issues: refused } = checkExtraction(article.text, gated)
      return {
        extraction: { ...extraction, problems: [...issues.map(problemOf), ...extraction.problems] },
        issues: [...issues, ...refused],
        failed: refused.length > 0,
        text: article.text,
        made,
      }
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error)
      const mend = 'this is a defect of aidtrail: please report the article'
      return failure(source, [...issues, issue('extract/defect', `the extraction broke off: ${cause}`, source, mend)])
    }
  }
  // a page is parsed only behind the gate: its bare words are asked first
  const asked = (options: ReadOptions): ReadOptions => (gate && !mentions ? { ...options, admits: isOpen } : options)
  return {
    bytes: (data, options) => settle(readArticle(data, asked(options)), options.source),
    text: (text, options) => settle(readText(text, asked(options)), options.source),
    failure,
  }
}

/** What stands for an article that the gate closes: its own facts, and no lists. */
const closed = (article: Article, run: Extraction['run']): Extraction => ({
  schema: 'aid-article/1',
  article: {
    id: articleId(article.text),
    source: article.source,
    title: article.title,
    url: article.url,
    published: article.published,
    published_from: article.publishedFrom,
    language: null,
    gate: 'closed',
  },
  run,
  records: [],
  officials: [],
  groups: [],
  agreements: [],
  countries: [],
  money: [],
  dates: [],
  problems: [],
})
