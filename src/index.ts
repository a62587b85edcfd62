/**
 * Aidtrail as a library: a news article in, aid records out, every value with the words it stands on.
 *
 * ```ts
 * import { extract, loadRules } from 'aidtrail'
 *
 * const rules = await loadRules()
 * const { records } = extract('Norway will give Moldova 20 million euros.', rules, { published: '2024-01-25' })
 * console.log(records[0].donors, records[0].recipients, records[0].amount.value) // [ 'NO' ] [ 'MD' ] 20000000
 * ```
 *
 * Loading the rules reads the disk; after that `extract` is synchronous and pure: same text and rules, same result.
 */
import { type CheckedExtractor, checkedExtractor } from './checked.ts'
import type { Extraction } from './core/record.ts'
import type { RuleBook } from './rulebook/book.ts'

export type { Issue } from './core/issue.ts'
export { IssueError } from './core/issue.ts'
export type { AidRecord, Amount, Doubt, Extraction, Item, SpanOut } from './core/record.ts'
export { extractionSchema, jsonSchema } from './core/record.ts'
export type { RuleBook } from './rulebook/book.ts'
export { type LoadOptions, loadRules } from './rulebook/load.ts'
export { VERSION } from './version.ts'
export { CSV_HEADER, writeCsv, writeJson, writeJsonLine, writeYaml } from './write/index.ts'

export interface ExtractOptions {
  /** Becomes `article.source`; a date in it counts as the file's name would. Default: `text`. */
  readonly source?: string
  /** Day of publication (EDTF: `2024-01-25`, `2024-01`). Without one, relative dates stay open. */
  readonly published?: string | null
  readonly title?: string | null
  readonly url?: string | null
}

/**
 * Extracts one article.
 *
 * @param text plain text or Markdown; spans count its code points.
 * @returns the article's records, officials, countries, groups, sums and dates. Text that cannot be read, and records that fail
 *   the last check, are told in `problems`. Never throws.
 */
export function extract(text: string, rules: RuleBook, options: ExtractOptions = {}): Extraction {
  const { source = 'text', published = null, title = null, url = null } = options
  return engineOf(rules).text(text, { source, metadata: { published, title, url } }).extraction
}

/** Preparing a rule book is the slow part; it is kept as long as the book itself. */
const prepared = new WeakMap<RuleBook, CheckedExtractor>()

function engineOf(rules: RuleBook): CheckedExtractor {
  const known = prepared.get(rules) ?? checkedExtractor(rules)
  prepared.set(rules, known)
  return known
}
