import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Decision } from '../core/decision.ts'
import { causeOf, IssueError, issue } from '../core/issue.ts'
import { extractor } from '../extract.ts'
import { readArticle } from '../read/index.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { weightsOf } from '../rulebook/weights.ts'
import { printable } from '../write/index.ts'
import { explain } from './explain.ts'
import type { Output } from './output.ts'
import { sidecarBytes } from './sidecar.ts'

export interface ExplainOptions {
  readonly path: string
  /** A record's number or id, a position (`@117`), or words of the article; null explains all of it. */
  readonly target: string | null
  readonly published: string | null
}

/**
 * Tells where each value of an article's records came from, and why a sum or sentence gave none.
 *
 * @returns 0, or 1 when the article cannot be read.
 * @throws IssueError when the file or the target is not there.
 */
export function runExplain(book: RuleBook, { path, target, published }: ExplainOptions, output: Output): number {
  const source = basename(path)
  const bytes = bytesOf(path)
  const of = resultOf(bytes)
  if (of !== null) throw new IssueError([isResult(path, of)])
  const { article, issues } = readArticle(bytes, { source, published, ...sidecarBytes(path) })
  for (const item of issues) output.problem(item, article === null)
  if (!article) return 1
  const decisions: Decision[] = []
  const stages = extractor(book)(article, (decision) => decisions.push(decision))
  const told = explain(stages, weightsOf(book), decisions, target)
  if (told === null) throw new IssueError([noTarget(target ?? '', stages.extraction.records.length, source)])
  const { published: day, published_from: from } = stages.extraction.article
  output.line(`${printable(source)}  published ${day ? `${day} (${from})` : 'unknown: relative dates stay open'}`)
  output.line('')
  output.line(told ? lined(told) : 'no record, and no sum or goods that could have given one')
  return 0
}

/** What an article says never steers the terminal. */
const lined = (text: string): string => text.split('\n').map(printable).join('\n')

const noTarget = (target: string, records: number, source: string) =>
  issue(
    'explain/no-target',
    `neither a record nor a place is called “${target}”`,
    source,
    `name a record (1 to ${records}, or r_…), a position (@117), or words as they stand in the article`,
  )

/** The article's file that a result of ours names (`""` if none); null where it is no result. */
function resultOf(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('utf8')
  const isOurs =
    /^schema: aid-article\/1\b/m.test(head) || head.replace(/\s/g, '').startsWith('{"schema":"aid-article/1"')
  if (!isOurs) return null
  return /"?\bsource"?: ?"?([^",\n]+)/.exec(head)?.[1] ?? ''
}

/** Bytes at the head of a result in which it names its schema and its article. */
const HEAD = 1000

const isResult = (path: string, source: string) =>
  issue(
    'explain/result',
    'this is a result, and what is explained is the article that it was made of',
    path,
    `run: aidtrail explain ${source ? printable(source) : 'ARTICLE'} RECORD`,
  )

function bytesOf(path: string): Uint8Array {
  try {
    if (!statSync(path).isFile()) throw new Error('it is no file')
    return readFileSync(path)
  } catch (error) {
    const cause = causeOf(error)
    throw new IssueError([issue('run/no-input', cause, path, 'check the path')])
  }
}
