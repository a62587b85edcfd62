import type { ChildProcess } from 'node:child_process'
import { type Job, lengthOf } from './job.ts'
import { cpuTime } from './worker-process.ts'

/** Looks at the article that a worker has in hand: when it is slow, and when its time is over. */
export interface Clock {
  /** Another article is in hand, with so many milliseconds. */
  begin(limit: number): void
  stop(): void
}

export function createClock(child: ChildProcess, slow: () => void, over: () => void): Clock {
  const timers: NodeJS.Timeout[] = []
  const stop = (): void => {
    for (const timer of timers.splice(0)) clearTimeout(timer)
  }
  return {
    stop,
    begin(limit) {
      stop()
      const since = performance.now()
      const cpu = cpuTime(child.pid)
      const wait = (): void => {
        timers[0] = setTimeout(() => (isStarved(child, { since, cpu, limit }) ? wait() : over()), limit)
      }
      wait()
      timers[1] = setTimeout(slow, limit * SLOW)
    },
  }
}

/** An article that has had so much of its time may well need all of it. */
const SLOW = 0.25

interface Since {
  readonly since: number
  readonly cpu: number | null
  readonly limit: number
}

/** On a machine that does other things an article may wait for its turn: it is not the article that hangs. Only so long, though. */
function isStarved({ pid }: ChildProcess, { since, cpu, limit }: Since): boolean {
  const now = cpuTime(pid)
  if (cpu === null || now === null || performance.now() - since > limit * MOST_WAITS) return false
  return now - cpu < limit * 0.8
}

const MOST_WAITS = 12

/** An article of so many bytes takes a second or two, when it is all about aid; a longer one has the limit once for each piece of that length. */
export const PIECE = 64 * 1024

/** How often an article has the time limit, by its length. */
export function sharesOf(jobs: readonly Job[]): number {
  const longest = Math.max(0, ...jobs.map(lengthOf))
  return Math.max(1, Math.ceil(longest / PIECE))
}
