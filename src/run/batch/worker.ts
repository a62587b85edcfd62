import { Worker } from 'node:worker_threads'
import { IssueError } from '../../core/issue.ts'
import { loadRules } from '../../rulebook/load.ts'
import { createEngine } from '../engine.ts'
import { type Answer, answerOf, type Job, type WorkerSetup } from './job.ts'

/*
 * A process that extracts what it is told, for pool.ts: articles come in batches, answers go back in batches. It keeps nothing between two
 * articles, so that it can be ended at any moment.
 */

/** What the supervisor says, and what it hears. */
export type ToWorker = { readonly setup: WorkerSetup } | { readonly jobs: readonly Job[] }
export type FromWorker =
  | { readonly ready: true }
  /** Another article was done, and the next one has its time anew. */
  | { readonly alive: true }
  | { readonly answers: readonly Answer[] }
  | { readonly broken: string }

export function serve(wrap: (answer: (job: Job) => Answer) => (job: Job) => Answer = (answer) => answer): void {
  const send = (message: FromWorker, sent?: () => void): void =>
    void process.send?.(message, undefined, undefined, sent)
  let answer: ((job: Job) => Answer) | null = null
  const batches: (readonly Job[])[] = []
  /** Large answers go out in pieces, and only between two batches: the next one begins when the last answers are gone. */
  const work = (): void => {
    const [jobs] = batches
    if (jobs) send({ answers: answerAll(jobs, answer!, () => send({ alive: true })) }, next)
  }
  const next = (): void => {
    batches.shift()
    work()
  }
  process.on('message', (message: ToWorker) => {
    if ('jobs' in message) {
      if (batches.push(message.jobs) === 1) work()
    } else
      prepare(message.setup).then(
        (ready) => {
          answer = wrap(ready)
          send({ ready: true })
        },
        (error: unknown) =>
          send({ broken: error instanceof IssueError || error instanceof Error ? error.message : String(error) }),
      )
  })
  process.on('disconnect', () => process.exit(0))
  // Ctrl-C reaches all processes of a terminal; the supervisor lets the articles in hand be finished
  process.on('SIGINT', () => {})
  endWithParent(process.ppid)
}

/** Milliseconds. */
const SIGN_OF_LIFE = 100

function answerAll(jobs: readonly Job[], answer: (job: Job) => Answer, alive: () => void): Answer[] {
  let said = performance.now()
  return jobs.map((job) => {
    if (performance.now() - said > SIGN_OF_LIFE) {
      alive()
      said = performance.now()
    }
    return answer(job)
  })
}

async function prepare(setup: WorkerSetup): Promise<(job: Job) => Answer> {
  const book = await loadRules(setup.rules === null ? {} : { folder: setup.rules })
  const engine = createEngine(book, { gate: setup.gate, mentions: setup.mentions })
  return (job) => answerOf(engine, job, setup)
}

/** A worker that hangs in an article does not hear that its supervisor was killed: a thread of its own looks. */
function endWithParent(parent: number): void {
  const code = `setInterval(() => { if (process.ppid !== ${parent}) process.kill(process.pid, 'SIGKILL') }, 500)`
  new Worker(code, { eval: true }).unref()
}
