import type { FieldMap } from '../read/index.ts'
import { addCounts, type MergeCounts, noCounts } from '../revise/merge.ts'
import { addWaiting, noneWaiting, showWaiting, waitingIn } from '../revise/waiting.ts'
import { jsonLine } from '../write/index.ts'
import type { Pool } from './batch/pool.ts'
import { extractEach, type Open, tellerOf } from './each.ts'
import { takeFolder } from './extract.ts'
import { findInputs, type Input } from './inputs.ts'
import { atKnownPlaces } from './known-place.ts'
import type { Output } from './output.ts'
import { type PassedCount, showPassed } from './passed.ts'
import { toFolder } from './sink.ts'
import { openStore } from './store.ts'

export interface MergeOptions {
  readonly inputs: readonly string[]
  readonly out: string
  /** Fields of lines of JSON that have other names. */
  readonly fields?: FieldMap
  readonly format: 'yaml' | 'json'
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
export async function runMerge(open: Open, options: MergeOptions, output: Output): Promise<number> {
  const found = findInputs(options.inputs, options.out)
  const { issues, passed } = found
  for (const item of issues) output.problem(item, true)
  if (!found.inputs.length) return 2
  const { inputs, issues: known } = atKnownPlaces(found.inputs, options.out, options.format)
  for (const item of known) output.problem(item, false)
  const pool = await open(inputs)
  let free = (): void => {}
  try {
    await pool.ready()
    if (!options.dryRun) free = takeFolder(options.out)
    const failed = await mergeAll(pool, inputs, passed, options, output)
    return failed || issues.length ? 1 : 0
  } finally {
    await pool.close()
    free()
  }
}

/** @returns how many articles failed */
async function mergeAll(
  pool: Pool,
  inputs: readonly Input[],
  passed: PassedCount,
  options: MergeOptions,
  output: Output,
): Promise<number> {
  let total = noCounts()
  let waiting = noneWaiting
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
    (file, { kind, counts, value }) => {
      waiting = addWaiting(waiting, waitingIn(value))
      tell(file, kind, counts)
    },
  )
  const put = tellerOf(sink, options.dryRun ? null : options.out)
  await extractEach(
    pool,
    inputs,
    (outcome, job) => {
      const told = put(outcome, job)
      for (const item of told.issues) output.problem(item, told.failed)
      if (told.failed) failed++
    },
    output,
    { passed, fields: options.fields ?? {} },
  )
  if (options.json)
    output.data(jsonLine({ total: true, files: inputs.length, ...total, waiting, passed_over: passed.all() }))
  else {
    output.line(`${options.dryRun ? 'would be: ' : ''}${show(total)}`)
    const over = showPassed(passed.all())
    if (over) output.line(`passed over, no articles: ${over}`)
    const waits = showWaiting(waiting)
    if (waits) output.line(`${waits}: aidtrail review ${options.out} --only conflict,orphan`)
  }
  return failed
}

const show = (counts: MergeCounts): string =>
  Object.entries(counts)
    .filter(([key, count]) => count || ['kept', 'taken', 'conflict', 'orphan', 'new'].includes(key))
    .map(([key, count]) => `${key} ${count}`)
    .join(' · ')
