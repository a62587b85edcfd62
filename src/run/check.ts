import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Issue, issue } from '../core/issue.ts'
import { checkDocument } from '../revise/check.ts'
import { parseResult } from '../revise/document.ts'
import { pointsOf } from '../revise/points.ts'
import { isObject } from '../revise/same.ts'
import { vocabularyOf } from '../revise/vocabulary.ts'
import { addWaiting, noneWaiting, showWaiting, type Waiting, waitingIn, waitingIssues } from '../revise/waiting.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { impliedRates } from '../rulebook/rates.ts'
import { jsonLine } from '../write/index.ts'
import { createNotice, type Notice } from './notice.ts'
import type { Output } from './output.ts'
import { sumReader } from './read-sums.ts'
import { articleText, readText, resultNamed, resultsOf } from './results.ts'
import { counted } from './screen.ts'

export interface CheckFilesOptions {
  /** Files, or none: all of the output folder. */
  readonly files: readonly string[]
  readonly out: string
  /** Where the articles lie, for files whose article was not kept. */
  readonly articles: string | null
  readonly json: boolean
  /** Who made the changes that the log does not tell yet; git's user or the login, when left out. */
  readonly reviewer?: string | undefined
}

/**
 * Checks result files that people worked on, and prints every problem with its line, column and mend.
 *
 * @returns 0 when all is well, 1 when there are problems, for use in CI; 2 when none of the files is there. What waits for a person is told,
 *   and is none.
 */
export function runCheck(book: RuleBook, options: CheckFilesOptions, output: Output): number {
  const named = options.files.length
    ? options.files.map((path) => ({ ...resultNamed(path, options.out), shown: path }))
    : resultsOf(options.out).files.map((file) => ({ folder: options.out, file, shown: join(options.out, file) }))
  const around = { vocabulary: vocabularyOf(book), rate: impliedRates(book), readSums: sumReader(book) }
  const notices = new Map<string, Notice>()
  const noticeOf = (folder: string): Notice => {
    const known = notices.get(folder) ?? createNotice(folder, options.reviewer)
    notices.set(folder, known)
    return known
  }
  let count = 0
  let unseen = 0
  let waiting = noneWaiting
  for (const { folder, file, shown } of named) {
    const { issues, open, seen, ...one } = checkFile(folder, file, shown, options.articles, noticeOf(folder), around)
    count += issues.length
    waiting = addWaiting(waiting, one.waiting)
    if (!seen) unseen++
    for (const [list, failed] of [[issues, true] as const, [open, false] as const])
      for (const item of list) {
        if (options.json) output.data(jsonLine(item))
        else output.problem(item, failed)
      }
  }
  if (!options.json) output.line(`${counted(named.length, 'file')} checked, ${counted(count, 'problem')}`)
  const waits = showWaiting(waiting)
  if (waits && !options.json) output.line(waits)
  if (unseen && !options.json)
    output.line(
      `of ${counted(unseen, 'file')} the article is not at hand, and spans were not looked at: name its folder with --articles`,
    )
  // as of a folder that is not there
  if (named.length && named.every(({ shown }) => !existsSync(shown))) return 2
  return count ? 1 : 0
}

interface Checked {
  readonly issues: readonly Issue[]
  /** What only a person can settle: no problem of the file. */
  readonly open: readonly Issue[]
  readonly waiting: Waiting
  /** Whether the article was at hand. */
  readonly seen: boolean
}

const unread = (issues: readonly Issue[]): Checked => ({ issues, open: [], waiting: noneWaiting, seen: true })

function checkFile(
  folder: string,
  file: string,
  shown: string,
  articles: string | null,
  notice: Notice,
  around: Pick<Parameters<typeof checkDocument>[1], 'vocabulary' | 'rate' | 'readSums'>,
): Checked {
  const text = readText(shown)
  if (text === null)
    return unread([issue('check/read', 'this file cannot be read', shown, 'check the path and the right to read it')])
  const { document, issues } = parseResult(text, shown)
  if (!document) return unread(issues)
  const { value } = document
  notice.look(file, text, () => value)
  const source = isObject(value) && isObject(value.article) ? value.article.source : null
  const article = articleText(folder, file, source, articles)
  const found = checkDocument(document, { ...around, points: article === null ? null : pointsOf(article) })
  return { issues: found, open: waitingIssues(document), waiting: waitingIn(value), seen: article !== null }
}
