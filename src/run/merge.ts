import { addCounts, type MergeCounts, noCounts } from '../revise/merge.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { jsonLine } from '../write/index.ts'
import { createEngine } from './engine.ts'
import { kept, takeFolder, toFolder } from './extract.ts'
import { findInputs, type Input } from './inputs.ts'
import { extractInput, keepMade } from './members.ts'
import type { Output } from './output.ts'
import { openStore } from './store.ts'

export interface MergeOptions {
  readonly inputs: readonly string[]
  readonly out: string
  readonly format: 'yaml' | 'json'
  readonly published: string | null
  readonly dryRun: boolean
  readonly json: boolean
  /** Who is named in the review log for what was changed in an editor; git's user or the login, when left out. */
  readonly reviewer?: string | undefined
}

/**
 * Extracts articles again and lays the new answers under what people changed, as `extract` does, and tells for each file how many fields
 * and records went which way. With `dryRun` nothing is written.
 *
 * @returns as `runExtract`.
 */
export async function runMerge(book: RuleBook, options: MergeOptions, output: Output): Promise<number> {
  const { inputs, issues } = findInputs(options.inputs, options.out)
  for (const item of issues) output.problem(item, true)
  if (!inputs.length) return 2
  const free = options.dryRun ? () => {} : takeFolder(options.out)
  try {
    const failed = await mergeAll(book, inputs, options, output)
    return failed || issues.length ? 1 : 0
  } finally {
    free()
  }
}

/** @returns how many articles failed */
async function mergeAll(
  book: RuleBook,
  inputs: readonly Input[],
  options: MergeOptions,
  output: Output,
): Promise<number> {
  const engine = createEngine(book)
  let total = noCounts()
  let failed = 0
  const tell = (file: string, kind: string, counts: MergeCounts): void => {
    total = addCounts(total, counts)
    if (options.json) output.data(jsonLine({ file, kind, ...counts }))
    else if (kind !== 'same') output.line(`${file}  ${kind}  ${show(counts)}`)
  }
  const sink = toFolder(
    openStore(options.out, { dry: options.dryRun, reviewer: options.reviewer }),
    options.format,
    output,
    (file, { kind, counts }) => tell(file, kind, counts),
  )
  for (const [i, input] of inputs.entries()) {
    output.progress(i, inputs.length, input.source)
    for await (const read of extractInput(engine, input, options.published)) {
      const done = kept(read, sink, () => {
        if (!options.dryRun) keepMade(options.out, read)
      })
      for (const item of done.issues) output.problem(item, done.failed)
      if (done.failed) failed++
    }
  }
  output.progress(inputs.length, inputs.length, '')
  if (options.json) output.data(jsonLine({ total: true, files: inputs.length, ...total }))
  else output.line(`${options.dryRun ? 'would be: ' : ''}${show(total)}`)
  return failed
}

const show = (counts: MergeCounts): string =>
  Object.entries(counts)
    .filter(([key, count]) => count || ['kept', 'taken', 'conflict', 'orphan', 'new'].includes(key))
    .map(([key, count]) => `${key} ${count}`)
    .join(' · ')
