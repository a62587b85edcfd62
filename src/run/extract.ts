import { join } from 'node:path'
import type { FieldMap } from '../read/index.ts'
import { addWaiting, noneWaiting, showWaiting, waitingIn } from '../revise/waiting.ts'
import { printable } from '../write/index.ts'
import { isUnread } from './batch/job.ts'
import type { Pool } from './batch/pool.ts'
import { type EachOptions, extractEach, type Open, tellerOf } from './each.ts'
import { findInputs, type Input } from './inputs.ts'
import { atKnownPlaces } from './known-place.ts'
import { lockFolder } from './lock.ts'
import type { Output } from './output.ts'
import { type Passed, type PassedCount, showPassed } from './passed.ts'
import { articleLine, counted, type Row, rowOf, table, unreadLine } from './screen.ts'
import { toFolder, toStdout } from './sink.ts'
import { openStore } from './store.ts'
import { sweepFolder } from './sweep.ts'

export interface ExtractOptions extends Pick<EachOptions, 'format'> {
  readonly inputs: readonly string[]
  readonly out: string
  /** Fields of lines of JSON that have other names. */
  readonly fields?: FieldMap
  readonly stdout: boolean
  /** Who is named in the review log for what was changed in an editor; git's user or the login, when left out. */
  readonly reviewer?: string | undefined
}

/** Rows of the table at most; more are counted. */
const MOST_ROWS = 30

/**
 * Extracts files, folders and globs into the output folder, or to stdout.
 *
 * @returns 0 done, also when no aid was found; 1 when some article failed; 2 when there was nothing to do.
 */
export async function runExtract(open: Open, options: ExtractOptions, output: Output): Promise<number> {
  const found = findInputs(options.inputs, options.stdout ? join(options.out, '\0') : options.out)
  const { issues, passed } = found
  for (const item of issues) output.problem(item, true)
  if (!found.inputs.length) return 2
  const { inputs, issues: known } = atKnownPlaces(found.inputs, options.out, options.stdout ? 'none' : options.format)
  for (const item of known) output.problem(item, false)
  const pool = await open(inputs)
  let free = (): void => {}
  try {
    await pool.ready()
    if (!options.stdout) free = takeFolder(options.out)
    const count = await extractAll(pool, inputs, passed, options, output)
    return count.failed || issues.length ? 1 : 0
  } finally {
    await pool.close()
    free()
  }
}

/** @throws IssueError when another run works there. */
export function takeFolder(out: string): () => void {
  const free = lockFolder(out)
  sweepFolder(out)
  return free
}

async function extractAll(
  pool: Pool,
  inputs: readonly Input[],
  passed: PassedCount,
  options: ExtractOptions,
  output: Output,
): Promise<{ readonly failed: number }> {
  const sink = options.stdout
    ? toStdout(options.format, output)
    : toFolder(openStore(options.out, options), options.format, output)
  const tell = tellerOf(sink, options.stdout ? null : options.out)
  const width = Math.min(48, Math.max(...inputs.map(({ source }) => source.length)))
  const rows: Row[] = []
  const count = { articles: 0, records: 0, failed: 0, unread: 0 }
  let waiting = noneWaiting
  const files = new Set<string>()
  await extractEach(
    pool,
    inputs,
    (outcome, job) => {
      const { extraction, issues, failed, unwritten } = tell(outcome, job)
      output.line(articleLine(output.screen, extraction, width, failed))
      for (const item of issues) output.problem(item, failed)
      count.articles++
      const records = extraction.records.filter(({ review }) => review.state !== 'rejected')
      count.records += records.length
      if (failed) count.failed++
      if (isUnread(extraction)) count.unread++
      waiting = addWaiting(waiting, waitingIn(extraction))
      const file = sink.where(extraction)
      if (file !== null && !unwritten) files.add(file)
      for (const record of records) if (rows.length < MOST_ROWS) rows.push(rowOf(record))
    },
    output,
    { passed, fields: options.fields ?? {} },
  )
  await sink.end()
  summary(output, rows, { ...count, passed: passed.all() }, [...files])
  const waits = showWaiting(waiting)
  if (waits) output.line(`${waits}: aidtrail review ${options.out} --only conflict,orphan`)
  return count
}

function summary(
  output: Output,
  rows: readonly Row[],
  count: { articles: number; records: number; failed: number; unread: number; passed: Passed },
  files: readonly string[],
): void {
  if (rows.length) {
    output.line('')
    output.line(table(output.screen, rows))
    if (count.records > rows.length) output.line(`… and ${count.records - rows.length} more`)
  }
  output.line('')
  const failed = count.failed ? `, ${count.failed} failed` : ''
  output.line(`${counted(count.articles, 'article')}, ${counted(count.records, 'record')}${failed}`)
  if (count.unread) output.line(unreadLine(count.unread))
  const over = showPassed(count.passed)
  if (over) output.line(`passed over, no articles: ${over}`)
  if (files.length)
    output.line(`→ ${printable(files[0]!)}${files.length > 1 ? ` and ${counted(files.length - 1, 'more file')}` : ''}`)
}
