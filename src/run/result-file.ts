import { dirname, relative, sep } from 'node:path'
import { IssueError, issue } from '../core/issue.ts'
import type { Extraction } from '../core/record.ts'
import { WRITERS, type Writer } from '../write/index.ts'
import { fitPath } from './names.ts'

/* The file that an article's extraction goes to: its place in the output folder, and its text. */

export const SCHEMA_FILE = 'aid-article.schema.json'

/** @throws IssueError when there is no such format. */
export function writerOf(format: string): Writer {
  const writer = WRITERS.get(format)
  if (writer) return writer
  const mend = `write one of ${[...WRITERS.keys()].join(', ')}`
  throw new IssueError([issue('run/no-format', `there is no output format ${format}`, null, mend)])
}

/** Formats of one file an article; the others gather all in one. */
export const isPerArticle = (format: string): boolean => writerOf(format).together === undefined

export const outputPath = (source: string, format: string): string =>
  `${fitPath(source.replace(/^(?:\.\.\/)+/, ''))}${writerOf(format).extension}`

export function render(extraction: Extraction, format: string): string {
  const path = outputPath(extraction.article.source, format)
  return writerOf(format).write(extraction, {
    schemaPath: relative(dirname(path), SCHEMA_FILE).split(sep).join('/'),
  })
}
