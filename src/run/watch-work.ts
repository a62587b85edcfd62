import { setImmediate } from 'node:timers/promises'
import type { Pool } from './batch/pool.ts'
import { tellerOf } from './each.ts'
import type { Input } from './inputs.ts'
import type { Output } from './output.ts'
import { articleLine } from './screen.ts'
import { toFolder } from './sink.ts'
import type { Store } from './store.ts'
import type { Memory, Remembered } from './watch-memory.ts'

/** What an article was like when it was looked at. */
export type State = Pick<Remembered, 'hash' | 'stamp'>

/**
 * The articles that are at a worker. A scan hands them over and goes on; each is written as soon as it is answered, so that one that hangs
 * holds up no other, and no scan.
 */
export interface Work {
  /** True while the article is at a worker: the scan of this number has come by it. */
  seen(source: string, round: number): boolean
  /** Waits while too many are on their way. @throws IssueError when no worker can be started. */
  add(input: Input, state: State, round: number): Promise<void>
  idle(): Promise<void>
  stop(): void
  stopped(): boolean
  failed(): boolean
  /** A scan begins: until its end the notes are written for many articles at once. @throws what broke the work since. */
  begin(): void
  /** @param changed there is something else to note. */
  end(changed: boolean): void
}

/** Articles on their way to a worker or at one. */
const MOST = 256
/** Articles between two writings of the notes while there is work, at least: long notes are not written again for every thousand. */
const REMEMBER = 1000

/** @param again asks for another scan: one came by an article that was at a worker, and may have been changed meanwhile. */
export function createWork(
  pool: Pool,
  memory: Memory,
  store: Store,
  options: { readonly out: string; readonly format: string },
  output: Output,
  again: () => void,
): Work {
  const tell = tellerOf(toFolder(store, options.format, output), options.out)
  /** The last scan that came by an article that is at a worker. */
  const rounds = new Map<string, number>()
  const waiting = new Set<() => void>()
  let since = 0
  let scanning = false
  let anyFailed = false
  let stopped = false
  let broken: unknown = null

  const wake = (): void => {
    for (const go of waiting) go()
    waiting.clear()
  }
  const until = async (ready: () => boolean): Promise<void> => {
    while (!ready() && !stopped && !broken) await new Promise<void>((resolve) => waiting.add(resolve))
    if (broken) throw broken
  }
  const write = (): void => {
    memory.write()
    since = 0
  }

  async function extract({ source, path }: Input, state: State): Promise<void> {
    const job = { source, path }
    const outcome = await pool.run(job)
    if (stopped) return
    const { extraction, issues, failed, unwritten } = tell(outcome, job)
    output.line(articleLine(output.screen, extraction, 32, failed))
    for (const item of issues) output.problem(item, failed)
    anyFailed ||= failed
    const round = rounds.get(source) ?? 0
    // what could not be written is tried again at the next scan, as is a file that a person left unreadable
    if (!unwritten) memory.files.set(source, { ...state, failed, round })
    since++
  }

  return {
    seen(source, round) {
      if (!rounds.has(source)) return false
      rounds.set(source, round)
      return true
    },
    async add(input, state, round) {
      rounds.set(input.source, round)
      extract(input, state)
        .catch((error: unknown) => {
          broken ??= error
        })
        .finally(() => {
          if (rounds.get(input.source) !== round) again()
          rounds.delete(input.source)
          // a scan of many is not begun anew when it is broken off
          if (since >= Math.max(REMEMBER, memory.files.size / 8) || (since && !scanning && !rounds.size)) write()
          wake()
        })
      await setImmediate()
      await until(() => rounds.size < MOST)
    },
    idle: () => until(() => rounds.size === 0),
    stop() {
      stopped = true
      if (since) write()
      wake()
    },
    stopped: () => stopped,
    failed: () => anyFailed,
    begin() {
      if (broken) throw broken
      scanning = true
    },
    end(changed) {
      scanning = false
      if (since || changed) write()
    },
  }
}
