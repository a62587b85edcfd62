import { join } from 'node:path'
import { type Issue, issue } from '../core/issue.ts'
import type { Extraction } from '../core/record.ts'
import { EXCHANGES } from '../revise/exchange/index.ts'
import { pointsOf } from '../revise/points.ts'
import { writeCsv } from '../write/index.ts'
import type { Output } from './output.ts'
import { extractionsOf } from './parts.ts'
import { articleText } from './results.ts'
import { counted } from './screen.ts'
import { openStore, type Store } from './store.ts'
import { keptText } from './texts.ts'

export interface ExportOptions {
  readonly out: string
  readonly format: string
  /** Where the files go. */
  readonly to: string
  readonly articles: string | null
  /** Without rejected records. */
  readonly kept: boolean
  /** CSV without the guard against formulas. */
  readonly raw: boolean
}

/**
 * Writes what an output folder says in the form of another tool: corrected files, and the parts of a batch for all other articles.
 *
 * @returns 0, or 1 when an article is missing because its text is not at hand or its file cannot be read.
 */
export async function runExport(options: ExportOptions, output: Output): Promise<number> {
  const store = openStore(options.to)
  const missing: Issue[] = []
  const tables: Extraction[] = []
  let count = 0
  const tell = (item: Issue, failed: boolean): void => (failed ? void missing.push(item) : output.problem(item, false))
  for await (const { file, extraction } of extractionsOf(options.out, tell)) {
    const shown = options.kept ? withoutRejected(extraction) : extraction
    const problem = options.format === 'csv' ? void tables.push(shown) : exportOne(store, file, shown, options)
    if (problem) missing.push(problem)
    else count++
  }
  if (options.format === 'csv') store.put('records.csv', writeCsv(tables, { raw: options.raw }))
  for (const item of missing) output.problem(item, true)
  output.line(`${counted(count, 'article')} → ${options.to}`)
  return missing.length ? 1 : 0
}

const withoutRejected = (extraction: Extraction): Extraction => ({
  ...extraction,
  records: extraction.records.filter(({ review }) => review.state !== 'rejected'),
})

function exportOne(
  store: Store,
  file: string,
  extraction: Extraction,
  { out, format, articles }: ExportOptions,
): Issue | null {
  const { source, id } = extraction.article
  const text = articleText(out, file, source, articles) ?? keptText(out, id)
  if (text === null)
    return issue(
      'export/no-text',
      `the text of ${source} is not at hand`,
      join(out, file),
      'name the folder of the articles with --articles',
    )
  const exchange = EXCHANGES.find(({ name }) => name === format)
  const files = exchange?.write(extraction, pointsOf(text)) ?? {}
  for (const [ending, content] of Object.entries(files))
    store.put(`${source.replace(/^(?:\.\.\/)+/, '')}${ending}`, content)
  return null
}
