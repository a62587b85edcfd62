import type { RuleBook } from './rulebook/book.ts'
import { answerOf } from './run/batch/job.ts'
import type { Pool } from './run/batch/pool.ts'
import { setupOf } from './run/each.ts'
import { createEngine } from './run/engine.ts'
import { VERSION } from './version.ts'

/** For tests only: a pool that extracts here and now, by a rule book that lies in no folder. */
export function poolOf(book: RuleBook, options: { format: string; published: string | null }): Pool {
  const engine = createEngine(book)
  const setup = setupOf({ rules: null, ...options })
  return {
    ready: () => Promise.resolve({ version: VERSION, rules: book.hash }),
    run: (job) => Promise.resolve({ answer: answerOf(engine, job, setup), fault: null }),
    lost: () => 0,
    close: () => Promise.resolve(),
  }
}
