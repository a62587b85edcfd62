import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { NURSERY } from './tuning.ts'

/* What the pool knows of a worker as a process of the system: its program, what it has computed, its last words, its end. */

/**
 * Starts a worker.
 *
 * @param memoryLimit megabytes of its heap.
 * @param module its program, when it is not ours.
 */
export const startWorker = (memoryLimit: number, module = workerProgram()): ChildProcess =>
  fork(module, [], {
    execArgv: [`--max-old-space-size=${memoryLimit}`, ...NURSERY],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc', 'pipe'],
    serialization: 'advanced',
  })

/**
 * Starts a worker before its pool is there, for `createPool` to take over: it reads our code while this process still reads its own.
 *
 * @returns null when none can be started now, which the pool tells if it stays so.
 */
export function startEarly(memoryLimit: number): ChildProcess | null {
  try {
    // that it never began is seen by the pool, too
    return startWorker(memoryLimit).on('error', () => {})
  } catch {
    return null
  }
}

/** The program of a worker: beside this file; in a source checkout (tests) the build's. */
function workerProgram(): string {
  const beside = fileURLToPath(new URL('./worker-main.js', import.meta.url))
  return existsSync(beside) ? beside : fileURLToPath(new URL('../../../dist/run/batch/worker-main.js', import.meta.url))
}

/** Milliseconds that a process has computed, where the system tells it (Linux counts in hundredths of a second). */
export function cpuTime(pid: number | undefined): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return null
  }
}

/** Where a worker writes one byte as it begins some articles, their number: whatever ends it then, it is known which it had in hand. */
export const BEGUN = 4

/** @param begun hears how many articles were begun at once, each time some are. */
export function hearBegun(child: ChildProcess, begun: (count: number) => void): void {
  pipeOf(child, BEGUN)?.on('data', (bytes: Buffer) => {
    for (const count of bytes) begun(count)
  })
}

const pipeOf = ({ stdio }: ChildProcess, number: 2 | typeof BEGUN): Readable | null => {
  const pipe = stdio[number]
  return pipe && 'readableEnded' in pipe ? pipe : null
}

/** What a process said last may arrive after its end. (`close`, which would wait for it, does not come when we disconnect first.) */
export async function heardOut(child: ChildProcess): Promise<void> {
  await Promise.all([pipeOf(child, 2), pipeOf(child, BEGUN)].map(endOf))
}

function endOf(pipe: Readable | null): Promise<void> {
  if (!pipe || pipe.readableEnded) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LAST_WORDS)
    pipe.once('end', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/** Milliseconds. */
const LAST_WORDS = 500

/** Ends a worker at once: it keeps nothing that could be lost. */
export function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}
