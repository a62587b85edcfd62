import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Issue, issue } from '../core/issue.ts'
import { checkDocument } from '../revise/check.ts'
import { parseResult } from '../revise/document.ts'
import { pointsOf } from '../revise/points.ts'
import { isObject } from '../revise/same.ts'
import { vocabularyOf } from '../revise/vocabulary.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { impliedRates } from '../rulebook/rates.ts'
import { jsonLine } from '../write/index.ts'
import { createNotice, type Notice } from './notice.ts'
import type { Output } from './output.ts'
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
 * @returns 0 when all is well, 1 when there are problems, for use in CI; 2 when none of the files is there.
 */
export function runCheck(book: RuleBook, options: CheckFilesOptions, output: Output): number {
  const named = options.files.length
    ? options.files.map((path) => ({ ...resultNamed(path, options.out), shown: path }))
    : resultsOf(options.out).files.map((file) => ({ folder: options.out, file, shown: join(options.out, file) }))
  const around = { vocabulary: vocabularyOf(book), rate: impliedRates(book) }
  const notices = new Map<string, Notice>()
  const noticeOf = (folder: string): Notice => {
    const known = notices.get(folder) ?? createNotice(folder, options.reviewer)
    notices.set(folder, known)
    return known
  }
  let count = 0
  let unseen = 0
  for (const { folder, file, shown } of named) {
    const { issues, seen } = checkFile(folder, file, shown, options.articles, noticeOf(folder), around)
    count += issues.length
    if (!seen) unseen++
    for (const item of issues) {
      if (options.json) output.data(jsonLine(item))
      else output.problem(item, true)
    }
  }
  if (!options.json) output.line(`${counted(named.length, 'file')} checked, ${counted(count, 'problem')}`)
  if (unseen && !options.json)
    output.line(
      `of ${counted(unseen, 'file')} the article is not at hand, and spans were not looked at: name its folder with --articles`,
    )
  // as of a folder that is not there
  if (named.length && named.every(({ shown }) => !existsSync(shown))) return 2
  return count ? 1 : 0
}

function checkFile(
  folder: string,
  file: string,
  shown: string,
  articles: string | null,
  notice: Notice,
  around: Pick<Parameters<typeof checkDocument>[1], 'vocabulary' | 'rate'>,
): { issues: readonly Issue[]; seen: boolean } {
  const text = readText(shown)
  if (text === null)
    return {
      issues: [issue('check/read', 'this file cannot be read', shown, 'check the path and the right to read it')],
      seen: true,
    }
  const { document, issues } = parseResult(text, shown)
  if (!document) return { issues, seen: true }
  const { value } = document
  notice.look(file, text, () => value)
  const source = isObject(value) && isObject(value.article) ? value.article.source : null
  const article = articleText(folder, file, source, articles)
  const found = checkDocument(document, { ...around, points: article === null ? null : pointsOf(article) })
  return { issues: found, seen: article !== null }
}
