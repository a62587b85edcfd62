import { readFileSync, statSync } from 'node:fs'
import { type Issue, issue } from '../core/issue.ts'
import type { Extraction } from '../core/record.ts'
import { extractor } from '../extract.ts'
import { type ReadOptions, type ReadResult, readArticle, readText } from '../read/index.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { VERSION } from '../version.ts'
import { checkExtraction, problemOf, unreadable } from '../write/index.ts'
import { sidecarOf } from './inputs.ts'

/** What one article came to. `failed`: it gave no records because it could not be read, or something of it was refused. */
export interface Done {
  readonly extraction: Extraction
  readonly issues: readonly Issue[]
  readonly failed: boolean
}

export interface Engine {
  readonly run: Extraction['run']
  bytes(bytes: Uint8Array, options: ReadOptions): Done
  text(text: string, options: ReadOptions): Done
  /** Reads a file and the sidecar beside it. */
  file(path: string, options: ReadOptions): Done
  /** What stands for an article that cannot be read. */
  failure(source: string, issues: readonly Issue[]): Done
}

/** Longer files are not even loaded. */
const LARGEST_FILE = 64 * 1024 * 1024

/** Extraction as the commands use it: nothing of one article can stop another. */
export function createEngine(book: RuleBook): Engine {
  const extract = extractor(book)
  const run = { version: VERSION, rules: book.hash }
  const failure = (source: string, issues: readonly Issue[]): Done => ({
    extraction: unreadable(source, issues, run),
    issues,
    failed: true,
  })
  const settle = ({ article, issues }: ReadResult, source: string): Done => {
    if (!article) return failure(source, issues)
    try {
      const checked = checkExtraction(article.text, extract(article).extraction)
      return {
        extraction: { ...checked.extraction, problems: [...issues.map(problemOf), ...checked.extraction.problems] },
        issues: [...issues, ...checked.issues],
        failed: checked.issues.length > 0,
      }
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error)
      return failure(source, [
        ...issues,
        issue('extract/defect', `the extraction broke off: ${cause}`, source, 'this is a defect of aidtrail: please report the article'),
      ])
    }
  }
  const bytes = (data: Uint8Array, options: ReadOptions): Done => settle(readArticle(data, options), options.source)
  return {
    run,
    bytes,
    text: (text, options) => settle(readText(text, options), options.source),
    file(path, options) {
      try {
        if (statSync(path).size > LARGEST_FILE)
          return failure(options.source, [issue('read/too-long', `the file is larger than ${LARGEST_FILE} bytes`, options.source, 'split it: one article per file')])
        const sidecar = sidecarOf(path)
        return bytes(readFileSync(path), { ...options, sidecar: readIf(sidecar), sidecarName: sidecar })
      } catch (error) {
        const cause = error instanceof Error ? error.message : String(error)
        return failure(options.source, [issue('read/failed', cause, path, 'make the file readable')])
      }
    },
    failure,
  }
}

function readIf(path: string): Uint8Array | null {
  try {
    return readFileSync(path)
  } catch {
    return null
  }
}
