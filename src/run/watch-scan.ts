import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { issue } from '../core/issue.ts'
import type { Pool } from './batch/pool.ts'
import { articlesOf, type Input } from './inputs.ts'
import type { Output } from './output.ts'
import { countPassed, showPassed } from './passed.ts'
import { outputPath } from './result-file.ts'
import { sidecarOf } from './sidecar.ts'
import type { Store } from './store.ts'
import { createClosed } from './watch-closed.ts'
import type { FolderWatch } from './watch-folders.ts'
import type { Memory } from './watch-memory.ts'
import { createWork, type State } from './watch-work.ts'

export interface WatchOptions {
  readonly folder: string
  readonly out: string
  readonly format: string
  readonly published: string | null
  /** Do what is there, and end. */
  readonly once: boolean
  /** Look every so many milliseconds and listen to no events; for network folders. */
  readonly poll: number | null
  /** Who is named in the review log for what was changed in an editor; git's user or the login, when left out. */
  readonly reviewer?: string | undefined
}

/** A file that grew within this time, in milliseconds, is looked at twice before it is read. */
export const SETTLE = 400

/** Files that are looked at in one go: Ctrl-C is heard between two. */
const IN_A_ROW = 200

export interface Scanner {
  /** Looks at the whole folder once; what is to be extracted may still be at a worker when it ends. True when a file was still being written. */
  scan(): Promise<boolean>
  /** Nothing is at a worker any more, or it was stopped. */
  idle(): Promise<void>
  /** What is at a worker is left for the next time. */
  stop(): void
  failed(): boolean
}

/**
 * @param folders hears of each folder before it is looked into.
 * @param again asks for another scan.
 */
export function createScanner(
  pool: Pool,
  memory: Memory,
  store: Store,
  options: WatchOptions,
  output: Output,
  folders: FolderWatch | null,
  again: () => void,
): Scanner {
  const work = createWork(pool, memory, store, options, output, again)
  const looks = new Map<string, string>()
  const closed = createClosed(output)
  let anyFailed = false
  let away = false
  let round = 0
  let toldOver: string | null = null
  /** Once, and again when it is another: a scan comes every few seconds. */
  const tellOver = (shown: string | null): void => {
    if (shown !== null && shown !== toldOver) output.line(`passed over, no articles: ${shown}`)
    toldOver = shown
  }
  return {
    failed: () => anyFailed || work.failed(),
    idle: work.idle,
    stop: work.stop,
    async scan() {
      // a network folder that is away for a while has not lost its articles
      if (!existsSync(options.folder)) {
        if (!away) output.problem(folderAway(options.folder), true)
        away = true
        return false
      }
      away = false
      round++
      work.begin()
      closed.begin()
      let pending = false
      let looked = 0
      const passed = countPassed()
      const told = { unreadable: closed.add, passed: passed.add, entered: (folder: Buffer) => folders?.enter(folder) }
      for (const input of articlesOf(options.folder, options.out, told)) {
        if (work.stopped()) break
        if (!work.seen(input.source, round)) {
          const state = look(input, memory, looks, store, options)
          if (state === 'pending') pending = true
          if (typeof state === 'object') await work.add(input, state, round)
          const known = memory.files.get(input.source)
          if (known) known.round = round
        }
        if (++looked % IN_A_ROW === 0) await setImmediate()
      }
      anyFailed ||= closed.any()
      let gone: string[] = []
      if (!work.stopped()) {
        folders?.settle()
        gone = [...memory.files]
          .filter(([source, known]) => known.round !== round && !closed.holds(source))
          .map(([source]) => source)
        for (const source of gone) forget(source, memory, store, options, output)
      }
      work.end(gone.length > 0)
      if (!work.stopped()) tellOver(showPassed(passed.all()))
      return pending
    },
  }
}

const folderAway = (folder: string) =>
  issue(
    'watch/folder-away',
    `the folder ${folder} is not there any more; its results stay as they are`,
    folder,
    'bring it back, and the watching goes on; or end it with Ctrl-C',
  )

/** Whether an article is done, still being written, or to be extracted (then what to remember of it). */
function look(
  input: Input,
  memory: Memory,
  looks: Map<string, string>,
  store: Store,
  options: WatchOptions,
): 'done' | 'pending' | State {
  const known = memory.files.get(input.source)
  try {
    const stamp = stampOf(input.path)
    const written = known?.failed || store.has(outputPath(input.source, options.format))
    if (known?.stamp === stamp && written) return 'done'
    if (isFresh(input.path) && looks.get(input.source) !== stamp) {
      looks.set(input.source, stamp)
      return 'pending'
    }
    looks.delete(input.source)
    const hash = hashOf(input.path)
    if (known?.hash === hash && written) {
      memory.files.set(input.source, { ...known, stamp })
      return 'done'
    }
    return { hash, stamp }
  } catch (error) {
    // gone between listing and reading: the next scan tells
    if (!(error instanceof Error && 'code' in error) || error.code === 'ENOENT') return 'done'
    // told once, and tried again at each scan
    return known?.stamp === UNREADABLE ? 'done' : { hash: '', stamp: UNREADABLE }
  }
}

/** Stands for the stamp of a file that may not be read. */
const UNREADABLE = 'unreadable'

/** Size, times and number of the file and of its sidecar: one that is put in place of another may have the size and time of it. */
const stampOf = (path: string | Buffer): string => {
  const stamps = beside(path).map((file) => {
    const seen = statSync(file, { throwIfNoEntry: false })
    return seen ? `${seen.size} ${seen.mtimeMs} ${seen.ctimeMs} ${seen.ino}` : '-'
  })
  // in one piece: what is put together of pieces keeps them all, for each of many thousand files
  return Buffer.from(stamps.join(' '), 'latin1').toString('latin1')
}

/** A file and its sidecar. */
const beside = (path: string | Buffer): (string | Buffer)[] =>
  typeof path === 'string' ? [path, sidecarOf(path)] : [path]

/** Changed a moment ago, by either of its times: somebody may still be writing it. The clock may have been set since. */
function isFresh(path: string | Buffer): boolean {
  const { mtimeMs, ctimeMs } = statSync(path)
  return [mtimeMs, ctimeMs].some((time) => Math.abs(Date.now() - time) < SETTLE * 3)
}

function hashOf(path: string | Buffer): string {
  const hash = createHash('sha256').update(readFileSync(path))
  const [, sidecar] = beside(path)
  if (sidecar !== undefined && existsSync(sidecar)) hash.update('\0').update(readFileSync(sidecar))
  return hash.digest('hex')
}

/** An article that is gone: its output goes too, unless a person changed it. */
function forget(source: string, memory: Memory, store: Store, options: WatchOptions, output: Output): void {
  const path = outputPath(source, options.format)
  const result = store.remove(path)
  if (result === 'kept')
    output.problem(
      issue(
        'watch/kept',
        `the article ${source} is gone; ${path} stays and is marked, because a person changed it`,
        path,
        'take it away by hand if it is not needed',
      ),
      false,
    )
  else output.line(`- ${source} is gone${result === 'removed' ? ', and its output too' : ''}`)
  memory.files.delete(source)
}
