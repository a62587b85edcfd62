import { statSync } from 'node:fs'
import { createContext, Script } from 'node:vm'
import type { RuleBook } from '../rulebook/book.ts'
import { VERSION } from '../version.ts'
import { answerOf, type WorkerSetup } from './batch/job.ts'
import type { Pool } from './batch/pool.ts'
import { createEngine } from './engine.ts'
import type { Input } from './inputs.ts'

/*
 * A few short texts are extracted in this process: a worker would load for longer than they take. Each has a moment; the first that is not
 * done by then, and all behind it, go to a worker, where an article has its full time and may end its process.
 */

/** More, longer or other ones go to a worker from the start. */
const MOST = 16
const LONGEST = 64 * 1024

/** Whether all of it is short plain text: nothing that has to be unpacked or parsed. */
export const isSmall = (inputs: readonly Input[]): boolean =>
  inputs.length <= MOST &&
  inputs.every(({ path, source }) => /\.(?:txt|md)$/i.test(source) && lengthOf(path) <= LONGEST)

function lengthOf(path: string | Buffer): number {
  const file = statSync(path, { throwIfNoEntry: false })
  // a pipe may never end
  return file?.isFile() ? file.size : Number.POSITIVE_INFINITY
}

/**
 * Milliseconds. A first article takes a tenth of it; and it is too short to fill a heap, which would end the command.
 */
const MOMENT = 500

/** @param open workers, if it comes to that. */
export function startHere(book: RuleBook, setup: WorkerSetup, open: () => Pool, moment = MOMENT): Pool {
  const engine = createEngine(book)
  let pool: Pool | null = null
  return {
    ready: () => Promise.resolve({ version: VERSION, rules: book.hash }),
    run(job) {
      const answer = pool ? null : within(moment, () => answerOf(engine, job, setup))
      if (answer) return Promise.resolve({ answer, fault: null })
      pool ??= open()
      return pool.run(job)
    },
    lost: () => pool?.lost() ?? 0,
    close: () => pool?.close() ?? Promise.resolve(),
  }
}

const CALL = new Script('act()')

/** Calls it, but no longer than so many milliseconds: then null. An endless loop is broken off too. */
export function within<T>(ms: number, act: () => T): T | null {
  try {
    return CALL.runInContext(createContext({ act }), { timeout: ms }) as T
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return null
    throw error
  }
}
