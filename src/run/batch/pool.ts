import { type ChildProcess, fork } from 'node:child_process'
import { type Issue, IssueError, issue } from '../../core/issue.ts'
import type { Extraction } from '../../core/record.ts'
import { unreadable, writeJsonLine } from '../../write/index.ts'
import type { Answer, Job, WorkerSetup } from './job.ts'
import type { FromWorker, ToWorker } from './worker.ts'
import { cpuTime, ended, heardOut, workerProgram } from './worker-process.ts'

export interface PoolOptions {
  readonly workers: number
  readonly setup: WorkerSetup
  /** For what stands for an article that no worker could answer. */
  readonly run: Extraction['run']
  /** Milliseconds for an article. */
  readonly timeLimit: number
  /** Megabytes of a worker's heap. */
  readonly memoryLimit: number
  /** The worker's program, when it is not ours. */
  readonly module?: string
}

/** Why a worker gave no answer. */
export type Fault = 'timeout' | 'memory' | 'crash'

export interface Outcome {
  readonly answer: Answer
  /** Set when the article was given up: twice it ended its worker. */
  readonly fault: Fault | null
}

/**
 * Worker processes that extract articles. An article that takes too long, too much memory, or ends its process costs its worker, and no
 * other article: what was in the same batch is given to workers one by one. It is tried once more by itself, then given up.
 */
export interface Pool {
  /** @throws IssueError when no worker can be started. */
  run(job: Job): Promise<Outcome>
  /** Workers that were lost so far. */
  lost(): number
  close(): Promise<void>
}

interface Pending {
  readonly job: Job
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: Error) => void
  attempts: number
  last: Fault
}

interface Slot {
  child: ChildProcess
  ready: boolean
  /** What it has in hand, and what waits behind it. */
  batches: (readonly Pending[])[]
  timer: NodeJS.Timeout | null
  late: boolean
  /** When the article in hand began: by the clock, and by what the process had computed, in milliseconds. */
  since: number
  cpu: number | null
  stderr: string
}

/** Articles of one message, and bytes: fewer messages are faster, fewer articles are sooner sorted when one ends its worker. */
const BATCH = 16
const BATCH_BYTES = 2 * 1024 * 1024
/** While a worker's answers travel and the next articles are packed, it has these to go on with. */
const BATCHES_AHEAD = 2
/** So many workers in a row that end before they are ready, and there is something wrong with all of them. */
const STARTS = 3

export function createPool(options: PoolOptions): Pool {
  const module = options.module ?? workerProgram()
  const queue: Pending[] = []
  const slots = new Set<Slot>()
  let lost = 0
  let starts = 0
  let broken: IssueError | null = null
  let closing = false

  function start(): void {
    const child = fork(module, [], {
      execArgv: [`--max-old-space-size=${options.memoryLimit}`],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'advanced',
    })
    const slot: Slot = { child, ready: false, batches: [], timer: null, late: false, since: 0, cpu: null, stderr: '' }
    slots.add(slot)
    child.stderr?.on('data', (text: Buffer) => {
      slot.stderr = (slot.stderr + text.toString()).slice(-8000)
    })
    child.on('message', (message: FromWorker) => hear(slot, message))
    // what could not be sent is seen when the process ends
    child.on('error', () => {})
    child.on('exit', () => void heardOut(child).then(() => end(slot)))
    tell(slot, { setup: options.setup })
  }

  const tell = (slot: Slot, message: ToWorker): void => void slot.child.send(message, () => {})

  function hear(slot: Slot, message: FromWorker): void {
    if ('broken' in message) return fail(message.broken)
    if ('alive' in message) return watch(slot)
    if ('ready' in message) {
      slot.ready = true
      starts = 0
    } else {
      const batch = slot.batches.shift() ?? []
      watch(slot)
      for (const [i, pending] of batch.entries()) pending.resolve({ answer: message.answers[i]!, fault: null })
    }
    dispatch()
  }

  /** A worker ended: its articles are tried again one by one, and it is replaced. */
  function end(slot: Slot): void {
    slots.delete(slot)
    if (slot.timer) clearTimeout(slot.timer)
    if (closing) return
    lost++
    if (!slot.ready && ++starts >= STARTS) return fail(slot.stderr.trim().split('\n').at(-1) ?? 'it ended at once')
    const fault: Fault = slot.late
      ? 'timeout'
      : /heap out of memory|allocation failed/i.test(slot.stderr)
        ? 'memory'
        : 'crash'
    const [inHand = [], ...behind] = slot.batches
    // what waited behind has done nothing
    queue.unshift(...behind.flat())
    for (const pending of [...inHand].reverse()) {
      pending.attempts++
      pending.last = fault
      if (pending.attempts >= 2) pending.resolve(givenUp(pending, options))
      else queue.unshift(pending)
    }
    if (!broken) start()
    dispatch()
  }

  function fail(cause: string): void {
    const mend = 'is there memory and room for processes? `aidtrail rules check` tells what is wrong with rules'
    broken = new IssueError([issue('worker/start', `no worker can be started: ${cause}`, null, mend)])
    for (const pending of queue.splice(0)) pending.reject(broken)
    for (const slot of slots) for (const pending of slot.batches.flat()) pending.reject(broken)
  }

  function dispatch(): void {
    for (let ahead = 0; ahead < BATCHES_AHEAD; ahead++)
      for (const slot of slots) {
        // near the end all get their share before any gets a second one
        if (queue.length <= ahead * BATCH * options.workers) return
        if (slot.ready && slot.batches.length === ahead && slot.child.connected)
          give(slot, take(queue, options.workers))
      }
  }

  function give(slot: Slot, batch: readonly Pending[]): void {
    slot.batches.push(batch)
    if (slot.batches.length === 1) watch(slot)
    tell(slot, { jobs: batch.map(({ job }) => job) })
  }

  /** The article in hand has its time from now on. */
  function watch(slot: Slot): void {
    if (slot.timer) clearTimeout(slot.timer)
    slot.timer = null
    if (!slot.batches.length) return
    slot.since = performance.now()
    slot.cpu = cpuTime(slot.child.pid)
    arm(slot)
  }

  function arm(slot: Slot): void {
    if (slot.timer) clearTimeout(slot.timer)
    slot.timer = setTimeout(() => {
      if (isStarved(slot, options.timeLimit)) return arm(slot)
      slot.late = true
      slot.child.kill('SIGKILL')
    }, options.timeLimit)
  }

  for (let i = 0; i < Math.max(1, options.workers); i++) start()
  return {
    run(job) {
      if (broken) return Promise.reject(broken)
      return new Promise((resolve, reject) => {
        queue.push({ job, resolve, reject, attempts: 0, last: 'crash' })
        dispatch()
      })
    },
    lost: () => lost,
    async close() {
      closing = true
      await Promise.all([...slots].map(({ child }) => ended(child)))
    },
  }
}

/** The next batch: a fair share of what waits; an article that ended a worker goes alone. */
function take(queue: Pending[], workers: number): Pending[] {
  const most = Math.min(BATCH, Math.ceil(queue.length / workers))
  const batch: Pending[] = []
  for (let bytes = 0; queue.length && batch.length < most && bytes < BATCH_BYTES; ) {
    if (queue[0]!.attempts && batch.length) break
    const next = queue.shift()!
    batch.push(next)
    if (next.attempts) break
    bytes += next.job.content?.length ?? 0
  }
  return batch
}

/** On a machine that does other things an article may wait for its turn: it is not the article that hangs. Only so long, though. */
function isStarved({ since, cpu, child }: Slot, timeLimit: number): boolean {
  const now = cpuTime(child.pid)
  if (cpu === null || now === null || performance.now() - since > timeLimit * MOST_WAITS) return false
  return now - cpu < timeLimit * 0.8
}

const MOST_WAITS = 12

const WHY: Readonly<Record<Fault, (options: PoolOptions) => Issue>> = {
  timeout: ({ timeLimit }) =>
    issue(
      'worker/timeout',
      `the article took longer than ${timeLimit} ms, twice`,
      null,
      'raise --time-limit, or look at what is odd in it',
    ),
  memory: ({ memoryLimit }) =>
    issue(
      'worker/memory',
      `the article took more than ${memoryLimit} MB, twice`,
      null,
      'raise --memory-limit, or split the article',
    ),
  crash: () =>
    issue(
      'worker/crash',
      'the article ended its process, twice',
      null,
      'this is a defect of aidtrail: please report the article',
    ),
}

function givenUp({ job, last }: Pending, options: PoolOptions): Outcome {
  const item = { ...WHY[last](options), place: job.source }
  return { answer: failedAnswer(job.source, [item], options.run), fault: last }
}

/** What stands for something that gave no extraction. */
export const failedAnswer = (source: string, issues: readonly Issue[], run: Extraction['run']): Answer => ({
  source,
  line: writeJsonLine(unreadable(source, issues, run)),
  file: null,
  id: '',
  records: 0,
  issues,
  failed: true,
  text: null,
  article: null,
  signature: null,
  ms: 0,
})
