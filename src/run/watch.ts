import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { IssueError, issue } from '../core/issue.ts'
import type { Pool } from './batch/pool.ts'
import { takeFolder } from './extract.ts'
import { keepHeapSmall } from './heap.ts'
import type { Output } from './output.ts'
import { NOTES, openStore } from './store.ts'
import { type FolderWatch, watchFolders } from './watch-folders.ts'
import { readMemory } from './watch-memory.ts'
import { createScanner, type Scanner, SETTLE, type WatchOptions } from './watch-scan.ts'

export type { WatchOptions } from './watch-scan.ts'

/** Events get lost: the whole folder is looked at again this often, in milliseconds. */
const RESCAN = 15_000
/** Events come in bursts: the scan waits for the end of one. */
const BURST = 60

/**
 * Keeps the output of a folder up to date: first what is there and not yet done, then each article dropped, changed or removed.
 * File events are hints; what counts is the content's hash in a full scan.
 *
 * @param pool the workers that extract; whoever opened them closes them.
 * @param stop resolves when the watching shall end; what is at a worker is done the next time.
 * @returns 0, or with `once` 1 when some article failed.
 * @throws IssueError when the folder is not there, or no worker can be started.
 */
export async function runWatch(
  pool: Pool,
  options: WatchOptions,
  output: Output,
  stop: Promise<void>,
): Promise<number> {
  if (!existsSync(options.folder) || !statSync(options.folder).isDirectory())
    throw new IssueError([
      issue('run/no-folder', `there is no folder ${options.folder}`, options.folder, 'name a folder that exists'),
    ])
  keepHeapSmall()
  const { version, rules } = await pool.ready()
  const free = takeFolder(options.out)
  try {
    return await watchFolder(pool, `${version} ${rules}`, options, output, stop)
  } finally {
    free()
  }
}

/** @param run version and rules: when they change, everything is new. */
async function watchFolder(
  pool: Pool,
  run: string,
  options: WatchOptions,
  output: Output,
  stop: Promise<void>,
): Promise<number> {
  const bell = createBell()
  const folders = options.once || options.poll !== null ? null : listen(options.folder, bell, output)
  const store = openStore(options.out, options)
  const made = `${run} ${options.published ?? ''} ${options.format}`
  const memory = readMemory(join(options.out, NOTES, 'watch.jsonl'), made, output)
  const scanner = createScanner(pool, memory, store, options, output, folders, bell.ring)
  void stop.then(() => {
    bell.stop()
    scanner.stop()
  })
  let pending = await scanner.scan()
  if (options.once) {
    while (pending && !bell.stopped()) {
      await bell.wait(SETTLE)
      pending = await scanner.scan()
    }
    await scanner.idle()
    return scanner.failed() ? 1 : 0
  }
  output.line(`watching ${options.folder} → ${options.out}  (Ctrl-C ends)`)
  await follow(options, scanner, bell, pending)
  folders?.close()
  output.line('stopped')
  return 0
}

/** Scans when something stirs, at regular times, and again while a file is being written. */
async function follow(options: WatchOptions, scanner: Scanner, bell: Bell, pending: boolean): Promise<void> {
  let again = pending
  while (!bell.stopped()) {
    await bell.wait(again ? SETTLE : (options.poll ?? (bell.deaf() ? DEAF : RESCAN)))
    if (!bell.stopped()) again = await scanner.scan()
  }
}

/** When the system tells of nothing any more, the folder is looked at this often, in milliseconds. */
const DEAF = 2000

interface Bell {
  /** Nothing will ring it any more. */
  lose(): void
  deaf(): boolean
  /** Something stirred. Rung during a scan, it ends the next wait at once. */
  ring(): void
  stop(): void
  stopped(): boolean
  /** Waits so many milliseconds, or until the bell rings. */
  wait(ms: number): Promise<void>
}

function createBell(): Bell {
  let rung = false
  let lost = false
  let ended = false
  let wake: (after: number) => void = () => {}
  return {
    ring() {
      rung = true
      wake(BURST)
    },
    stop() {
      ended = true
      wake(0)
    },
    stopped: () => ended,
    lose: () => {
      lost = true
    },
    deaf: () => lost,
    async wait(ms) {
      await new Promise<void>((resolve) => {
        let timer = setTimeout(resolve, ended ? 0 : rung ? Math.min(ms, BURST) : ms)
        wake = (after) => {
          clearTimeout(timer)
          timer = setTimeout(resolve, after)
        }
      })
      wake = () => {}
      rung = false
    },
  }
}

/** Scans go on when the system can watch no more folders, and more often. */
const listen = (folder: string, bell: Bell, output: Output): FolderWatch =>
  watchFolders(bell.ring, (error) => {
    bell.lose()
    const cause = `the system watches no more folders: ${error.message}`
    const mend = `the folder is looked at every ${DEAF / 1000} s instead; raise fs.inotify.max_user_watches, or use --poll`
    output.problem(issue('watch/limit', cause, folder, mend), false)
  })
