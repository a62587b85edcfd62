import { type Issue, IssueError, issue } from '../../core/issue.ts'
import type { RuleBook } from '../../rulebook/book.ts'
import { VERSION } from '../../version.ts'
import { jsonLine } from '../../write/index.ts'
import { type FilterOptions, isOver, linesOf, untilStopped } from '../filter.ts'
import type { Output } from '../output.ts'
import { createCopyIndex } from './copies.ts'
import { createPool, type Pool } from './pool.ts'
import { configHash } from './run.ts'
import { finished, runShard, type ShardContext } from './run-shard.ts'
import { parseShard, type Receipt, type Shard } from './shard.ts'

/** Problems on stderr, which engines keep; every one is told in its receipt. */
const MOST_TOLD = 100

/**
 * One line a shard in, one receipt a line out, in the same order. Each shard becomes a part in the folder `out`, under a name that depends
 * on the shard, the rules and the options alone; a shard whose part and receipt are there is not done again. So whoever hands out the lines
 * may hand them out twice, or to two processes at once.
 *
 * No lock is taken, copies are looked for within a shard only: nothing of one shard depends on another.
 *
 * @returns 0; 1 when a shard could not be done; 3 when too many articles failed; 143 when it was asked to end.
 */
export async function runShards(
  book: RuleBook,
  input: AsyncIterable<Uint8Array>,
  out: string,
  options: FilterOptions,
  output: Output,
  stop: Promise<void>,
): Promise<number> {
  const run = { version: VERSION, rules: book.hash }
  const pool = createPool({ ...options, setup: { ...options, format: 'jsonl', texts: 'lines', copies: true } })
  const config = configHash(book, options, 'jsonl', 'shard')
  const count = { in: 0, error: 0, undone: 0 }
  let number = 0
  try {
    for await (const line of untilStopped(linesOf(input), stop)) {
      number++
      const shard = readShard(line, number)
      const done = 'code' in shard ? shard : await doShard(shard, { out, pool, config, run, options })
      if ('code' in done) {
        if (++count.undone <= MOST_TOLD)
          output.line(jsonLine({ v: 1, event: 'problem', line: number, ...done }).trimEnd())
      } else {
        count.in += done.in
        count.error += done.error
      }
      const answer =
        'code' in done
          ? { v: 1, shard: 'code' in shard ? null : shard.shard, problem: { code: done.code, cause: done.cause } }
          : done
      output.data(jsonLine(answer))
      await output.drained()
    }
  } finally {
    await pool.close()
  }
  if (count.undone > MOST_TOLD) output.line(jsonLine({ v: 1, event: 'problems', all: count.undone }).trimEnd())
  if (await isOver(stop)) return 143
  if (count.undone) return 1
  return count.in && count.error / count.in > options.maxErrors ? 3 : 0
}

function readShard(line: Uint8Array | null, number: number): Shard | Issue {
  const bad = (cause: string): Issue =>
    issue('filter/shard', cause, `line ${number}`, 'send the lines that `aidtrail plan` writes')
  if (line === null) return bad('the line is too long')
  try {
    return parseShard(new TextDecoder().decode(line))
  } catch {
    return bad('the line is no shard')
  }
}

interface Way {
  readonly out: string
  readonly pool: Pool
  readonly config: string
  readonly run: ShardContext['run']
  readonly options: FilterOptions
}

async function doShard(shard: Shard, { out, pool, config, run, options }: Way): Promise<Receipt | Issue> {
  const context: ShardContext = {
    out,
    format: 'jsonl',
    store: null,
    pool,
    fields: options.fields,
    run,
    config,
    copies: createCopyIndex(),
    stopped: () => false,
    whenStopped: () => {},
    reached: () => {},
    heard: () => {},
  }
  try {
    return (await finished(shard, context, null)) ?? (await runShard(shard, context, null))
  } catch (error) {
    if (error instanceof IssueError && error.issues[0]) return error.issues[0]
    throw error
  }
}
