import { existsSync, statSync } from 'node:fs'
import { IssueError, issue } from '../core/issue.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { takeFolder } from './extract.ts'
import { keepHeapSmall } from './heap.ts'
import type { Output } from './output.ts'
import { type FolderWatch, watchFolders } from './watch-folders.ts'
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
 * @param stop resolves when the watching shall end; the article in hand is finished.
 * @returns 0, or with `once` 1 when some article failed.
 * @throws IssueError when the folder is not there.
 */
export async function runWatch(
  book: RuleBook,
  options: WatchOptions,
  output: Output,
  stop: Promise<void>,
): Promise<number> {
  if (!existsSync(options.folder) || !statSync(options.folder).isDirectory())
    throw new IssueError([
      issue('run/no-folder', `there is no folder ${options.folder}`, options.folder, 'name a folder that exists'),
    ])
  keepHeapSmall()
  const free = takeFolder(options.out)
  try {
    return await watchFolder(book, options, output, stop)
  } finally {
    free()
  }
}

async function watchFolder(
  book: RuleBook,
  options: WatchOptions,
  output: Output,
  stop: Promise<void>,
): Promise<number> {
  const bell = createBell()
  void stop.then(() => bell.stop())
  const folders = options.once || options.poll !== null ? null : listen(options.folder, bell, output)
  const scanner = createScanner(book, options, output, bell.stopped, folders)
  let pending = await scanner.scan()
  if (options.once) {
    while (pending && !bell.stopped()) {
      await bell.wait(SETTLE)
      pending = await scanner.scan()
    }
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
