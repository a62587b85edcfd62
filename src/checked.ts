import type { Article } from './core/article.ts'
import { causeOf, type Issue, issue } from './core/issue.ts'
import type { Extraction } from './core/record.ts'
import { groupExtractor, headOf, saidOf } from './extract.ts'
import { gatekeeper } from './gate/index.ts'
import { type ReadOptions, readArticle, readText } from './read/index.ts'
import type { RuleBook } from './rulebook/book.ts'
import { type Unread, unreadTeller } from './split/unread.ts'
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

/** An article that is to be read, or what it came to already. */
export type ToRead =
  | { readonly bytes: Uint8Array; readonly options: ReadOptions }
  | { readonly text: string; readonly options: ReadOptions }
  | { readonly done: Done }

export interface CheckedExtractor {
  /** Several at once, answered in order: each comes to what it would by itself, and together they are done sooner. */
  all(group: readonly ToRead[]): Done[]
  bytes(bytes: Uint8Array, options: ReadOptions): Done
  text(text: string, options: ReadOptions): Done
  /** What stands for an article that cannot be read. @param ownId what it calls itself, where it is a line that does. */
  failure(source: string, issues: readonly Issue[], ownId?: string | null): Done
}

/**
 * Reading, extraction and the last check in one, for one rule book. Pure; never throws: whatever an article holds becomes a
 * problem of its own extraction and of no other.
 */
export function checkedExtractor(book: RuleBook, options: CheckOptions = {}): CheckedExtractor {
  const { gate = false, mentions = false } = options
  const extract = groupExtractor(book)
  const isOpen = gatekeeper(book)
  const unread = unreadTeller(book)
  const run = { version: VERSION, rules: book.hash }
  const failure = (source: string, issues: readonly Issue[], ownId?: string | null): Done => ({
    extraction: unreadable(source, issues, run, ownId),
    issues,
    failed: true,
    text: null,
    made: false,
  })
  // a page is parsed only behind the gate: its bare words are asked first
  const asked = (options: ReadOptions): ReadOptions => (gate && !mentions ? { ...options, admits: isOpen } : options)
  const read = (one: ToRead): Done | Opened => {
    if ('done' in one) return one.done
    const options = asked(one.options)
    const { source } = options
    const { article, issues, made } = 'bytes' in one ? readArticle(one.bytes, options) : readText(one.text, options)
    if (!article) return failure(source, issues, options.metadata?.ownId)
    const opened = attempt(() => isOpen(article.text), failure, source, issues)
    if (typeof opened !== 'boolean') return opened
    if (gate && !opened && !mentions) {
      // nothing in it that the last check could refuse: it holds no span and no list
      const extraction = closed(article, run, issues, unread(article))
      return { extraction, issues, failed: false, text: article.text, made }
    }
    return { article, issues, made, isOpen: opened, source }
  }
  const check = ({ article, issues, made, isOpen }: Opened, whole: Extraction): Done => {
    const gated = isOpen || !gate ? whole : { ...whole, article: { ...whole.article, gate: 'closed' as const } }
    const { extraction, issues: refused } = checkExtraction(article.text, gated)
    return {
      extraction: { ...extraction, problems: [...issues.map(problemOf), ...extraction.problems] },
      issues: [...issues, ...refused],
      failed: refused.length > 0,
      text: article.text,
      made,
    }
  }
  const alone = (one: Opened): Done =>
    attempt(() => check(one, extract([one])[0]!.extraction), failure, one.source, one.issues)
  /** A defect that one of them meets is not told of the others: they are done again, one by one. */
  const together = (group: readonly Opened[]): Done[] => {
    try {
      return extract(group).map(({ extraction }, i) => check(group[i]!, extraction))
    } catch {
      return group.map(alone)
    }
  }
  const all = (group: readonly ToRead[]): Done[] => {
    const steps = group.map(read)
    const opened = steps.filter((step) => 'isOpen' in step)
    const done = opened.length > 1 ? together(opened) : opened.map(alone)
    let next = 0
    return steps.map((step) => ('isOpen' in step ? done[next++]! : step))
  }
  return {
    all,
    bytes: (bytes, options) => all([{ bytes, options }])[0]!,
    text: (text, options) => all([{ text, options }])[0]!,
    failure,
  }
}

/** An article that has been read, and goes through the verbs. */
interface Opened {
  readonly article: Article
  readonly issues: readonly Issue[]
  readonly made: boolean
  readonly isOpen: boolean
  readonly source: string
}

/** What it gives; a defect of ours is the article's failure. */
function attempt<T>(
  act: () => T,
  failure: CheckedExtractor['failure'],
  source: string,
  issues: readonly Issue[],
): T | Done {
  try {
    return act()
  } catch (error) {
    const cause = causeOf(error)
    const mend = 'this is a defect of aidtrail: please report the article'
    return failure(source, [...issues, issue('extract/defect', `the extraction broke off: ${cause}`, source, mend)])
  }
}

/** What stands for an article that the gate closes: its own facts, and no lists. */
const closed = (
  article: Article,
  run: Extraction['run'],
  issues: readonly Issue[],
  unread: Unread | null,
): Extraction => ({
  schema: 'aid-article/1',
  article: { ...headOf(article), language: unread?.language ?? null, gate: 'closed', ...saidOf(article) },
  run,
  records: [],
  officials: [],
  groups: [],
  agreements: [],
  countries: [],
  money: [],
  dates: [],
  problems: [...issues.map(problemOf), ...(unread?.problems ?? [])],
})
