import type { ChildProcess } from 'node:child_process'
import { causeOf, type Issue, IssueError } from '../../core/issue.ts'
import type { Extraction } from '../../core/record.ts'
import { type Fault, givenUp, type Limits, noWorker, type Outcome } from './given-up.ts'
import type { Job, WorkerSetup } from './job.ts'
import { BATCH, type Pending, take } from './pending.ts'
import { type Clock, createClock, sharesOf } from './time-limit.ts'
import type { FromWorker, ToWorker } from './worker.ts'
import { ended, hearBegun, heardOut, startWorker } from './worker-process.ts'

export interface PoolOptions extends Limits {
  readonly workers: number
  readonly setup: WorkerSetup
  /** The worker's program, when it is not ours. */
  readonly module?: string
  /** Milliseconds from the start of a worker until it must be ready. */
  readonly startLimit?: number
  /** A worker that was started before the pool (`startEarly`), to be the first. */
  readonly first?: ChildProcess | null
}

/**
 * Worker processes that extract articles. An article that takes too long, too much memory, or ends its process costs its worker, and no
 * other article: what was in the same batch is given to another. It is tried once more by itself, then given up; one that was in hand with
 * others is tried by itself first.
 *
 * While an article is slow there is one worker more: others need not wait for its end, nor for the worker that is to follow it.
 */
export interface Pool {
  /** The version and rules by which the workers extract. @throws IssueError when no worker can be started, or with what is wrong with the rules. */
  ready(): Promise<Extraction['run']>
  /** @throws IssueError as `ready`. */
  run(job: Job): Promise<Outcome>
  /** Workers that were lost so far. */
  lost(): number
  close(): Promise<void>
}

interface Slot {
  readonly child: ChildProcess
  readonly clock: Clock
  /** Ends it when it does not become ready. */
  readonly hung: NodeJS.Timeout
  ready: boolean
  /** It has answered, and may have many at once. */
  proved: boolean
  /** What it has in hand, and what waits behind it. */
  batches: (readonly Pending[])[]
  /** Articles of the batch in hand that were begun; its answers come all at once. */
  begun: number
  /** How many of these, the last ones, were begun together. */
  together: number
  slow: boolean
  late: boolean
  /** There is one too many: it ends when it has done what it has. */
  leaving: boolean
  stderr: string
}

/** While a worker's answers travel and the next articles are packed, it has these to go on with. */
const BATCHES_AHEAD = 2
/** So many workers in a row that end before they are ready, and there is something wrong with all of them. */
const STARTS = 3
/** Milliseconds, a multiple of what the busiest machine needs: one that is not ready by then hangs, as node does when it gets no threads. */
const START_LIMIT = 60_000
/** Milliseconds to wait when the system has no room for another process, one after the other; then it is told. */
const PAUSES = [100, 400, 1600]

export function createPool(options: PoolOptions): Pool {
  const workers = Math.max(1, options.workers)
  const queue: Pending[] = []
  const slots = new Set<Slot>()
  const ready = promised<Extraction['run']>()
  let lost = 0
  let starts = 0
  let refused = 0
  let again: NodeJS.Timeout | undefined
  let broken: IssueError | null = null
  let closing = false

  function start(first: ChildProcess | null = null): void {
    try {
      own(first && isAlive(first) ? first : startWorker(options.memoryLimit, options.module))
    } catch (error) {
      refuse(causeOf(error))
    }
  }

  function own(child: ChildProcess): void {
    const clock = createClock(
      child,
      () => spare(slot),
      () => {
        slot.late = true
        child.kill('SIGKILL')
      },
    )
    const { startLimit = START_LIMIT } = options
    const hung = setTimeout(() => {
      slot.stderr += `\nit was not ready after ${startLimit / 1000} s`
      child.kill('SIGKILL')
    }, startLimit)
    const slot: Slot = {
      ...{ child, clock, hung, batches: [], begun: 0, together: 0, stderr: '' },
      ...{ ready: false, proved: false, slow: false, late: false, leaving: false },
    }
    slots.add(slot)
    child.stderr?.on('data', (text: Buffer) => {
      slot.stderr = (slot.stderr + text.toString()).slice(-8000)
    })
    hearBegun(child, (count) => {
      slot.begun += count
      slot.together = count
      watch(slot)
    })
    child.on('message', (message: FromWorker) => hear(slot, message))
    child.on('error', (error) => {
      // what could not be sent is seen when the process ends; one that never began has no end
      if (child.pid === undefined && remove(slot)) refuse(error.message)
    })
    child.on('exit', () => void heardOut(child).then(() => end(slot)))
    tell(slot, { setup: options.setup })
  }

  /** The system starts no process now: those that are there go on, and when there is none it is tried again a little later. */
  function refuse(cause: string): void {
    if (closing || broken || staying() > 0) return
    const pause = PAUSES[refused++]
    if (pause === undefined) return fail([noWorker(cause)])
    clearTimeout(again)
    again = setTimeout(() => {
      if (staying() === 0) start()
    }, pause)
  }

  function remove(slot: Slot): boolean {
    slot.clock.stop()
    clearTimeout(slot.hung)
    return slots.delete(slot)
  }

  const tell = (slot: Slot, message: ToWorker): void => void slot.child.send(message, () => {})

  function hear(slot: Slot, message: FromWorker): void {
    if (closing) return
    if ('broken' in message) return fail(message.broken)
    if ('ready' in message) {
      slot.ready = true
      clearTimeout(slot.hung)
      starts = 0
      refused = 0
      ready.resolve(message.ready)
    } else {
      slot.proved = true
      const batch = slot.batches.shift() ?? []
      slot.begun -= batch.length
      watch(slot)
      for (const [i, pending] of batch.entries()) pending.resolve({ answer: message.answers[i]!, fault: null })
      thinOut()
    }
    dispatch()
  }

  /** An article is slow, or hangs: another worker goes on meanwhile, and takes the place of this one if it is lost. */
  function spare(slot: Slot): void {
    slot.slow = true
    if (!closing && !broken && staying() <= workers) start()
  }

  /** One that leaves is no help to those who wait, though its process has not ended yet. */
  const staying = (): number => [...slots].filter(({ leaving }) => !leaving).length

  /** What was slow came to its end after all: the youngest is one too many. The others have their code warm. */
  function thinOut(): void {
    const able = [...slots].filter(({ slow, leaving }) => !slow && !leaving)
    if (able.length > workers) able.at(-1)!.leaving = true
    for (const { leaving, batches, child } of slots) if (leaving && !batches.length && !child.killed) void ended(child)
  }

  /**
   * A worker ended: the article that it had in hand is tried again by itself, or given up; of several each is tried by itself, as only one
   * of them did it. The others have done nothing.
   */
  function end(slot: Slot): void {
    remove(slot)
    if (closing || (slot.leaving && !slot.batches.length)) return
    lost++
    if (!slot.ready && ++starts >= STARTS)
      return fail([noWorker(slot.stderr.trim().split('\n').at(-1) || 'it ended at once')])
    const guilty = inHand(slot)
    if (guilty.length > 1) for (const pending of guilty) pending.suspect = true
    else for (const pending of guilty) pending.attempts++
    queue.unshift(...slot.batches.flat().filter(({ attempts }) => attempts < 2))
    for (const pending of guilty) if (pending.attempts >= 2) void giveUp(pending, faultOf(slot))
    if (!broken && staying() < workers) start()
    dispatch()
  }

  const giveUp = async ({ job, resolve }: Pending, fault: Fault): Promise<void> =>
    resolve({ answer: givenUp(job, fault, limitsOf(job), await ready.promise), fault })

  function fail(issues: readonly Issue[]): void {
    broken = new IssueError(issues)
    ready.reject(broken)
    for (const pending of queue.splice(0)) pending.reject(broken)
    for (const slot of slots) for (const pending of slot.batches.flat()) pending.reject(broken)
  }

  function dispatch(): void {
    for (let ahead = 0; ahead < BATCHES_AHEAD; ahead++)
      for (const slot of slots) {
        // near the end all get their share before any gets a second one
        if (queue.length <= ahead * BATCH * workers) return
        if (slot.ready && !slot.leaving && slot.batches.length === ahead && slot.child.connected)
          give(slot, take(queue, slot.proved ? Math.min(BATCH, Math.ceil(queue.length / workers)) : 1))
      }
  }

  function give(slot: Slot, batch: readonly Pending[]): void {
    slot.batches.push(batch)
    if (slot.batches.length === 1) watch(slot)
    tell(slot, { jobs: batch.map(({ job }) => job) })
  }

  /** The article in hand has its time from now on. */
  function watch(slot: Slot): void {
    slot.slow = false
    if (slot.batches.length) slot.clock.begin(options.timeLimit * sharesOf(inHand(slot).map(({ job }) => job)))
    else slot.clock.stop()
  }

  const limitsOf = (job: Job): Limits => ({
    timeLimit: options.timeLimit * sharesOf([job]),
    memoryLimit: options.memoryLimit,
  })

  for (let i = 0; i < workers; i++) start(i === 0 ? options.first : null)
  return {
    ready: () => ready.promise,
    run(job) {
      if (broken) return Promise.reject(broken)
      return new Promise((resolve, reject) => {
        queue.push({ job, resolve, reject, attempts: 0, suspect: false })
        dispatch()
      })
    },
    lost: () => lost,
    async close() {
      closing = true
      clearTimeout(again)
      for (const { clock, hung } of slots) {
        clock.stop()
        clearTimeout(hung)
      }
      await Promise.all([...slots].map(({ child }) => ended(child)))
    },
  }
}

/** The articles in hand; all of their batch when none was begun: it may be too much for a worker to take in. */
function inHand({ batches, begun, together }: Slot): readonly Pending[] {
  return begun > 0 ? batches.flat().slice(begun - together, begun) : (batches[0] ?? [])
}

const faultOf = ({ late, stderr }: Slot): Fault =>
  late ? 'timeout' : /heap out of memory|allocation failed/i.test(stderr) ? 'memory' : 'crash'

const isAlive = ({ pid, exitCode, signalCode }: ChildProcess): boolean =>
  pid !== undefined && exitCode === null && signalCode === null

interface Promised<T> {
  readonly promise: Promise<T>
  resolve(value: T): void
  reject(error: Error): void
}

function promised<T>(): Promised<T> {
  let settle: Omit<Promised<T>, 'promise'> | null = null
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject }
  })
  // nobody may be waiting for it
  promise.catch(() => {})
  return { promise, ...settle! }
}
