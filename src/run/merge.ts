import { addCounts, type MergeCounts, noCounts } from '../revise/merge.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { createEngine } from './engine.ts'
import { kept, toFolder } from './extract.ts'
import { findInputs } from './inputs.ts'
import type { Output } from './output.ts'
import { openStore } from './store.ts'

export interface MergeOptions {
  readonly inputs: readonly string[]
  readonly out: string
  readonly format: 'yaml' | 'json'
  readonly published: string | null
  readonly dryRun: boolean
  readonly json: boolean
}

/**
 * Extracts articles again and lays the new answers under what people changed, as `extract` does, and tells for each file how many fields
 * and records went which way. With `dryRun` nothing is written.
 *
 * @returns as `runExtract`.
 */
export function runMerge(book: RuleBook, options: MergeOptions, output: Output): number {
  const { inputs, issues } = findInputs(options.inputs, options.out)
  for (const item of issues) output.problem(item, true)
  if (!inputs.length) return 2
  const engine = createEngine(book)
  let total = noCounts()
  let failed = issues.length
  const tell = (file: string, kind: string, counts: MergeCounts): void => {
    total = addCounts(total, counts)
    if (options.json) output.data(`${JSON.stringify({ file, kind, ...counts })}\n`)
    else if (kind !== 'same') output.line(`${file}  ${kind}  ${show(counts)}`)
  }
  const sink = toFolder(
    openStore(options.out, { dry: options.dryRun }),
    options.format,
    output,
    (file, { kind, counts }) => tell(file, kind, counts),
  )
  for (const [i, input] of inputs.entries()) {
    output.progress(i, inputs.length, input.source)
    const done = kept(engine.file(input.path, { source: input.source, published: options.published }), sink)
    for (const item of done.issues) output.problem(item, done.failed)
    if (done.failed) failed++
  }
  output.progress(inputs.length, inputs.length, '')
  if (options.json) output.data(`${JSON.stringify({ total: true, files: inputs.length, ...total })}\n`)
  else output.line(`${options.dryRun ? 'would be: ' : ''}${show(total)}`)
  return failed ? 1 : 0
}

const show = (counts: MergeCounts): string =>
  Object.entries(counts)
    .filter(([key, count]) => count || ['kept', 'taken', 'conflict', 'orphan', 'new'].includes(key))
    .map(([key, count]) => `${key} ${count}`)
    .join(' · ')
