import type { ChildProcess } from 'node:child_process'
import type { Issue } from '../core/issue.ts'
import { issue } from '../core/issue.ts'
import { decodeLine, type FieldMap, LONGEST_LINE, parseLine } from '../read/index.ts'
import { failedAnswer, type Outcome } from './batch/given-up.ts'
import type { Job } from './batch/job.ts'
import { createPool, type Pool } from './batch/pool.ts'
import { quarantine } from './batch/quarantine.ts'
import type { Output } from './output.ts'

export interface FilterOptions {
  readonly rules: string | null
  readonly published: string | null
  readonly gate: boolean
  readonly mentions: boolean
  readonly fields: FieldMap
  readonly workers: number
  readonly timeLimit: number
  readonly memoryLimit: number
  readonly maxErrors: number
  /** Where articles go that twice ended their worker. */
  readonly quarantine: string | null
  /** The worker's program, when it is not ours. */
  readonly module?: string
  /** A worker that was started early. */
  readonly first?: ChildProcess | null
}

export const FILTER_DEFAULTS: FilterOptions = {
  rules: null,
  published: null,
  gate: false,
  mentions: false,
  fields: {},
  workers: 1,
  timeLimit: 5000,
  memoryLimit: 512,
  maxErrors: 1,
  quarantine: null,
}

/** Lines that are read ahead of the one that is next to be answered. */
const WINDOW = 256

/** Articles wait for each other in a queue; what is answered goes out in order. */
interface Turns {
  /** Waits while too many are on their way. */
  room(): Promise<void>
  add(outcome: Promise<Outcome>, job: Job | null): void
  ended(): Promise<void>
}

/**
 * JSON Lines in, JSON Lines out: exactly one line for each, in the same order. This process holds the streams, others extract: a bad
 * line, or one that ends its process, gives an object with its problem, and the stream goes on.
 *
 * @returns 0; 1 when some line failed; 3 when too many did; 143 when it was asked to end (what was read is answered).
 * @throws IssueError with what is wrong with the rules, which only the workers load.
 */
export async function runFilter(
  input: AsyncIterable<Uint8Array>,
  options: FilterOptions,
  output: Output,
  stop: Promise<void> = new Promise(() => {}),
): Promise<number> {
  const pool = filterPool(options)
  try {
    return await answerLines(pool, input, options, output, stop)
  } finally {
    await pool.close()
  }
}

export const filterPool = (options: FilterOptions): Pool => {
  const { rules, published, gate, mentions } = options
  return createPool({
    ...options,
    setup: { rules, published, gate, mentions, format: 'jsonl', texts: 'lines', copies: false },
  })
}

/** `runFilter` by workers that are there. */
export async function answerLines(
  pool: Pool,
  input: AsyncIterable<Uint8Array>,
  options: FilterOptions,
  output: Output,
  stop: Promise<void> = new Promise(() => {}),
): Promise<number> {
  const count = { lines: 0, failed: 0 }
  const turns = createTurns(output, (answer, fault, job) => {
    if (answer.failed) count.failed++
    if (fault && job && options.quarantine !== null) quarantine(options.quarantine, job, answer)
  })
  for await (const line of untilStopped(linesOf(input), stop)) {
    count.lines++
    const read = readLine(line, String(count.lines), options)
    if ('job' in read) turns.add(pool.run(read.job), read.job)
    else turns.add(unread(pool, read.source, read.issue), null)
    await turns.room()
  }
  await turns.ended()
  if (await isOver(stop)) return 143
  // wrong rules are told though there was nothing to read
  if (!count.lines) await pool.ready()
  if (count.lines && count.failed / count.lines > options.maxErrors) return 3
  return count.failed ? 1 : 0
}

async function unread(pool: Pool, source: string, item: Issue): Promise<Outcome> {
  return { answer: failedAnswer(source, [item], await pool.ready()), fault: null }
}

/** Gives up waiting for the next one when it is time to end; the stream itself stays open, and its owner closes it. */
export async function* untilStopped<T>(items: AsyncGenerator<T>, stop: Promise<void>): AsyncGenerator<T> {
  const stopped: Promise<null> = stop.then(() => null)
  for (;;) {
    const next: IteratorResult<T> | null = await Promise.race([items.next(), stopped])
    if (next === null || next.done) return
    yield next.value
  }
}

export const isOver = (promise: Promise<void>): Promise<boolean> =>
  Promise.race([promise.then(() => true), new Promise<false>((resolve) => setImmediate(() => resolve(false)))])

function createTurns(
  output: Output,
  heard: (answer: Outcome['answer'], fault: Outcome['fault'], job: Job | null) => void,
): Turns {
  let waiting = 0
  let last: Promise<void> = Promise.resolve()
  let wake: () => void = () => {}
  let broken: unknown = null
  return {
    add(outcome, job) {
      waiting++
      outcome.catch(() => {})
      last = last.then(async () => {
        try {
          const { answer, fault } = await outcome
          output.data(`${answer.line}\n`)
          heard(answer, fault, job)
          await output.drained()
        } catch (error) {
          broken ??= error
        }
        waiting--
        wake()
      })
    },
    async room() {
      while (waiting >= WINDOW && !broken)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      if (broken) throw broken
    },
    async ended() {
      await last
      if (broken) throw broken
    },
  }
}

function readLine(
  line: Uint8Array | null,
  number: string,
  options: FilterOptions,
): { job: Job } | { source: string; issue: Issue } {
  if (line === null) {
    const cause = `the line is longer than ${LONGEST_LINE} bytes`
    return { source: number, issue: issue('filter/too-long', cause, `line ${number}`, 'send one article a line') }
  }
  const decoded = decodeLine(line, `line ${number}`)
  if (decoded.text === null) return { source: number, issue: decoded.issues[0]! }
  const parsed = parseLine(decoded.text, options.fields, `line ${number}`)
  if ('issue' in parsed) return { source: parsed.id ?? number, issue: parsed.issue }
  const { content, format, charset, metadata } = parsed.member
  const issues = [...decoded.issues, ...(parsed.member.issues ?? [])]
  const told = issues.length ? { issues } : {}
  return { job: { source: parsed.id ?? number, content, format, charset, metadata, ...told } }
}

/** The lines of a stream of bytes, ended by a newline (a return before it is no part); null for one that is too long. */
export async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | null> {
  let parts: Uint8Array[] = []
  let length = 0
  const take = (): Uint8Array | null => {
    const whole = length > LONGEST_LINE ? null : Buffer.concat(parts)
    parts = []
    length = 0
    return whole && whole.at(-1) === 13 ? whole.subarray(0, -1) : whole
  }
  for await (const chunk of input) {
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      length += at - from
      if (length <= LONGEST_LINE) parts.push(chunk.subarray(from, at))
      yield take()
      from = at + 1
    }
    length += chunk.length - from
    if (length <= LONGEST_LINE) parts.push(chunk.slice(from))
    else parts = []
  }
  if (length > 0) yield take()
}
