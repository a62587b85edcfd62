import { createHash } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Issue } from '../../core/issue.ts'
import { jsonSchema } from '../../core/record.ts'
import type { FieldMap } from '../../read/index.ts'
import type { RuleBook } from '../../rulebook/book.ts'
import { VERSION } from '../../version.ts'
import { jsonLine } from '../../write/index.ts'
import { openLines, writeWhole } from '../atomic.ts'
import { keepHeapSmall } from '../heap.ts'
import { linesOfFile } from '../lines.ts'
import { lockFolder } from '../lock.ts'
import type { Output } from '../output.ts'
import { countPassed, type Passed } from '../passed.ts'
import { SCHEMA_FILE } from '../result-file.ts'
import { NOTES, openStore } from '../store.ts'
import { sweepFolder } from '../sweep.ts'
import { createCopyIndex } from './copies.ts'
import { itemsOf } from './items.ts'
import { planShards } from './plan.ts'
import { createPool, type Pool } from './pool.ts'
import { createProgress, type Progress } from './progress.ts'
import { finished, partPath, recall, runShard, type ShardContext, Stopped, unwritable } from './run-shard.ts'
import { PART, parseShard, partName, type Receipt, type Shard } from './shard.ts'
import { createSummary, type Summary } from './summary.ts'

export interface BatchOptions {
  readonly inputs: readonly string[]
  readonly out: string
  readonly rules: string | null
  readonly published: string | null
  /** Null: YAML for up to 10,000 articles, JSON Lines for more. */
  readonly format: string | null
  readonly workers: number | null
  /** Shards that an earlier run finished are left as they are. */
  readonly resume: boolean
  readonly json: boolean
  readonly fields: FieldMap
  readonly gate: boolean
  readonly mentions: boolean
  /** Milliseconds an article. */
  readonly timeLimit: number
  /** Megabytes of a worker's heap. */
  readonly memoryLimit: number
  /** The share of failed articles above which the run counts as failed (exit 3). */
  readonly maxErrors: number
  /** The worker's program, when it is not ours. */
  readonly module?: string
  /** Who is named in the review log for what was changed in an editor; git's user or the login, when left out. */
  readonly reviewer?: string | undefined
}

/** More articles than this go into JSON Lines. */
const MOST_FILES = 10_000
/** What a crash costs at most: a shard is done whole or anew. */
const SLICE = { files: 1000, bytes: 64 * 1024 * 1024 }

/**
 * Extracts archives: every article is answered exactly once, by its extraction or by the reason why there is none. The result does not
 * depend on the number of workers, nor on how often the run was broken off.
 *
 * @returns 0 done; 1 some articles failed; 2 nothing to do; 3 too many failed; 130 broken off by the user.
 * @throws IssueError when the run cannot go on: another run works there, the disk is full, no worker starts.
 */
export async function runBatch(
  book: RuleBook,
  options: BatchOptions,
  output: Output,
  stop: Promise<void>,
): Promise<number> {
  keepHeapSmall()
  const free = lockFolder(options.out)
  try {
    sweepFolder(options.out)
    const event = options.json ? (told: object): void => output.data(jsonLine({ v: 1, ...told })) : null
    const issues: Issue[] = []
    const plan = await writePlan(options, (item) => issues.push(item))
    for (const item of issues) tellProblem(item, output, event)
    if (!plan.shards) return 2
    const format = options.format ?? (plan.articles > MOST_FILES ? 'jsonl' : 'yaml')
    if (format !== 'jsonl')
      openStore(options.out).put(SCHEMA_FILE, `${JSON.stringify(jsonSchema('draft-7'), null, 2)}\n`)
    let stopped = false
    let halt = (): void => {}
    void stop.then(() => {
      stopped = true
      halt()
    })
    const workers = options.workers ?? availableParallelism()
    event?.({ event: 'start', version: VERSION, rules: book.hash, format, workers, shards: plan.shards })
    const progress = createProgress(event)
    const summary = createSummary(plan.passed)
    const texts = format === 'jsonl' ? ('lines' as const) : ('files' as const)
    const setup = { ...options, format, texts, copies: true }
    const run = { version: VERSION, rules: book.hash }
    const pool = createPool({ ...options, workers, setup })
    const context: ShardContext = {
      ...options,
      format,
      store: format === 'jsonl' ? null : openStore(options.out, { reviewer: options.reviewer }),
      pool,
      run,
      config: configHash(book, options, format, 'run'),
      copies: createCopyIndex(),
      stopped: () => stopped,
      whenStopped: (act) => {
        halt = act
      },
      reached: () => {},
      heard(answer, items) {
        progress.article()
        summary.article(answer)
        for (const item of items) {
          progress.clear()
          tellProblem(item, output, event, answer)
        }
      },
    }
    const ended = await runShards(plan, context, options.resume, { progress, summary, pool, event })
    progress.clear()
    if (!ended) {
      output.line('broken off; go on with --resume')
      return 130
    }
    const total = summary.total()
    writeWhole(
      join(options.out, NOTES, 'run.json'),
      `${JSON.stringify({ v: 1, ...run, format, config: context.config, ...total }, null, 1)}\n`,
    )
    if (event) event({ event: 'end', ...total, lost_workers: pool.lost(), slowest: summary.slowest() })
    else for (const line of summary.lines(options.out)) output.line(line)
    if (total.in && total.error / total.in > options.maxErrors) return 3
    return total.error || issues.length ? 1 : 0
  } catch (error) {
    throw unwritable(error, options.out)
  } finally {
    free()
  }
}

function tellProblem(
  item: Issue,
  output: Output,
  event: ((told: object) => void) | null,
  answer?: { source: string; failed: boolean },
): void {
  const failed = answer?.failed ?? true
  if (event) event({ event: 'problem', source: answer?.source ?? null, failed, ...item })
  else output.problem({ ...item, place: item.place ?? answer?.source ?? null }, failed)
}

/** All that answers depend on beside the input: it is a part of the names of parts. */
export const configHash = (
  book: RuleBook,
  { published, fields, gate, mentions }: Pick<BatchOptions, 'published' | 'fields' | 'gate' | 'mentions'>,
  format: string,
  copies: 'run' | 'shard',
): string =>
  createHash('sha256')
    .update(
      JSON.stringify([VERSION, book.hash, published, Object.entries(fields).sort(), gate, mentions, format, copies]),
    )
    .digest('hex')

export interface Plan {
  readonly path: string
  readonly shards: number
  /** Counted up to what decides the format. */
  readonly articles: number
  readonly weight: number
  /** Files that are no articles; what archives hold stands in the receipts. */
  readonly passed: Passed
}

const weightOf = (shard: Shard): number => 1 + (shard.length ?? shard.size ?? 0)

/** The plan goes to disk and is read from there: a million names need not be held. */
async function writePlan(options: BatchOptions, told: (item: Issue) => void): Promise<Plan> {
  const path = join(options.out, NOTES, 'plan.jsonl')
  const file = openLines(path, false)
  const passed = countPassed()
  let shards = 0
  let articles = 0
  let weight = 0
  try {
    for (const shard of planShards(options.inputs, { out: options.out, ...SLICE }, told, passed.add)) {
      file.line(JSON.stringify(shard))
      shards++
      weight += weightOf(shard)
      if (articles <= MOST_FILES && options.format === null)
        articles += shard.files?.length ?? (await countArticles(shard, options.fields, MOST_FILES + 1 - articles))
    }
    file.finish()
  } catch (error) {
    file.abort()
    throw error
  }
  return { path, shards, articles, weight, passed: passed.all() }
}

async function countArticles(shard: Shard, fields: FieldMap, most: number): Promise<number> {
  let count = 0
  for await (const item of itemsOf(shard, fields)) if (item.kind !== 'passed' && ++count >= most) break
  return count
}

interface Teller {
  readonly progress: Progress
  readonly summary: Summary
  readonly pool: Pool
  readonly event: ((told: object) => void) | null
}

/** @returns false when the run was asked to end before its end. */
async function runShards(plan: Plan, context: ShardContext, resume: boolean, teller: Teller): Promise<boolean> {
  const parts = new Set<string>()
  let after = ''
  let weight = 0
  try {
    for (const line of linesOfFile(plan.path)) {
      const shard = parseShard(line)
      const done = resume ? await finished(shard, context, after) : null
      if (done) await recall(shard, context)
      const before = weight
      const reached = (share: number): void => teller.progress.reached((before + share * weightOf(shard)) / plan.weight)
      const receipt: Receipt = done ?? (await runShard(shard, { ...context, reached }, after))
      parts.add(partName(shard.shard, context.config))
      teller.summary.shard(receipt)
      teller.event?.({ event: 'shard', source: shard.source, skipped: done !== null, ...receipt })
      after = createHash('sha256').update(after).update(shard.shard).digest('hex')
      weight += weightOf(shard)
      teller.progress.reached(weight / plan.weight)
    }
  } catch (error) {
    if (error instanceof Stopped) return false
    throw error
  } finally {
    await teller.pool.close()
  }
  dropOthers(context, parts)
  return true
}

/** Parts of inputs that were changed or taken away, and of other rules: they are no answers of this run. */
function dropOthers(context: ShardContext, parts: ReadonlySet<string>): void {
  const notes = join(context.out, NOTES)
  const folders = [context.out, ...['answers', 'texts', 'copies', 'receipts'].map((name) => join(notes, name))]
  for (const folder of folders)
    for (const name of namesIn(folder)) {
      const part = name.replace(/\.json$/, '.jsonl.gz')
      const elsewhere = folder === context.out && partPath(context, part) !== join(folder, part)
      if (PART.test(part) && (!parts.has(part) || elsewhere)) rmSync(join(folder, name), { force: true })
    }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
