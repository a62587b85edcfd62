import { type Issue, issue } from './core/issue.ts'
import type { Extraction } from './core/record.ts'
import { extractor } from './extract.ts'
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
export function checkedExtractor(book: RuleBook): CheckedExtractor {
  const extract = extractor(book)
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
      const { extraction, issues: refused } = checkExtraction(article.text, extract(article).extraction)
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
  return {
    bytes: (data, options) => settle(readArticle(data, options), options.source),
    text: (text, options) => settle(readText(text, options), options.source),
    failure,
  }
}
