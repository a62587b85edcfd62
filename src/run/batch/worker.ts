import { writeSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { causeOf, type Issue, IssueError } from '../../core/issue.ts'
import type { Extraction } from '../../core/record.ts'
import { loadRules } from '../../rulebook/load.ts'
import { VERSION } from '../../version.ts'
import { createEngine } from '../engine.ts'
import { noWorker } from './given-up.ts'
import { groupsOf } from './group.ts'
import { type Answer, answersOf, type Job, lengthOf, type WorkerSetup } from './job.ts'
import { BEGUN } from './worker-process.ts'

/*
 * A process that extracts what it is told, for pool.ts: articles come in batches, answers go back in batches. It keeps nothing between two
 * articles, so that it can be ended at any moment.
 */

/** What the supervisor says, and what it hears. */
export type ToWorker = { readonly setup: WorkerSetup } | { readonly jobs: readonly Job[] }
export type FromWorker =
  /** By which version and rules it extracts. */
  | { readonly ready: Extraction['run'] }
  | { readonly answers: readonly Answer[] }
  | { readonly broken: readonly Issue[] }

/** Extracts some articles at once, and answers in their order. */
export type Answering = (jobs: readonly Job[]) => readonly Answer[]

export function serve(wrap: (answer: Answering) => Answering = (answer) => answer): void {
  const send = (message: FromWorker, sent?: () => void): void =>
    void process.send?.(message, undefined, undefined, sent)
  let answer: Answering | null = null
  const batches: (readonly Job[])[] = []
  const parent = process.ppid
  /** Large answers go out in pieces, and only between two batches: the next one begins when the last answers are gone. */
  const work = (): void => {
    const [jobs] = batches
    if (jobs) send({ answers: groupsOf(jobs, lengthOf).flatMap((group) => begun(answer!, group)) }, next)
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
          answer = wrap(ready.answer)
          send({ ready: ready.run })
          endWithParent(parent)
        },
        (error: unknown) => send({ broken: error instanceof IssueError ? error.issues : [noWorker(causeOf(error))] }),
      )
  })
  process.on('disconnect', () => process.exit(0))
  // Ctrl-C reaches all processes of a terminal; the supervisor lets the articles in hand be finished
  process.on('SIGINT', () => {})
}

/** Says which articles are begun, before anything can happen to them. */
function begun(answer: Answering, group: readonly Job[]): readonly Answer[] {
  writeSync(BEGUN, Uint8Array.of(group.length))
  return answer(group)
}

interface Ready {
  readonly answer: Answering
  readonly run: Extraction['run']
}

async function prepare(setup: WorkerSetup): Promise<Ready> {
  const book = await loadRules(setup.rules === null ? {} : { folder: setup.rules })
  const engine = createEngine(book, { gate: setup.gate, mentions: setup.mentions })
  return { answer: (jobs) => answersOf(engine, jobs, setup), run: { version: VERSION, rules: book.hash } }
}

/** A worker that hangs in an article does not hear that its supervisor was killed: a thread of its own looks. */
function endWithParent(parent: number): void {
  const code = `setInterval(() => { if (process.ppid !== ${parent}) process.kill(process.pid, 'SIGKILL') }, 500)`
  new Worker(code, { eval: true }).unref()
}
