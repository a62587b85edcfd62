import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { IssueError, issue } from '../core/issue.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { VERSION } from '../version.ts'
import { writeWhole } from './atomic.ts'
import { createEngine, type Engine } from './engine.ts'
import { kept, outputPath, type Sink, toFolder } from './extract.ts'
import { type Input, inputsOf, sidecarOf } from './inputs.ts'
import type { Output } from './output.ts'
import { articleLine } from './screen.ts'
import { NOTES, openStore, type Store } from './store.ts'
import { type Memory, readMemory } from './watch-memory.ts'

export interface WatchOptions {
  readonly folder: string
  readonly out: string
  readonly format: 'yaml' | 'json'
  readonly published: string | null
  /** Do what is there, and end. */
  readonly once: boolean
  /** Look every so many milliseconds and listen to no events; for network folders. */
  readonly poll: number | null
}

/** A file that grew within this time is looked at twice before it is read. */
const SETTLE = 400
/** Events get lost: the whole folder is looked at again this often. */
const RESCAN = 15_000

/**
 * Keeps the output of a folder up to date: first what is there and not yet done, then each article dropped, changed or removed.
 * File events are hints; what counts is the content's hash in a full scan.
 *
 * @param stop resolves when the watching shall end; the article in hand is finished.
 * @returns 0, or with `once` 1 when some article failed.
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
  const watcher = createWatcher(book, options, output)
  let pending = watcher.scan()
  while (options.once && pending) {
    await pause(SETTLE)
    pending = watcher.scan()
  }
  if (options.once) return watcher.failed() ? 1 : 0
  output.line(`watching ${options.folder} → ${options.out}  (Ctrl-C ends)`)
  await follow(options, watcher, pending, stop)
  output.line('stopped')
  return 0
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

interface Watcher {
  /** Looks at the whole folder once. True when a file was still being written. */
  scan(): boolean
  failed(): boolean
}

/** Scans when something stirs, at regular times, and again while a file is being written. */
async function follow(options: WatchOptions, watcher: Watcher, pending: boolean, stop: Promise<void>): Promise<void> {
  let stopped = false
  let wake: () => void = () => {}
  void stop.then(() => {
    stopped = true
    wake()
  })
  const close = options.poll === null ? await listen(options, () => wake()) : async (): Promise<void> => {}
  let again = pending
  while (!stopped) {
    const wait = again ? SETTLE : (options.poll ?? RESCAN)
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, wait)
      wake = () => {
        clearTimeout(timer)
        // events come in bursts
        setTimeout(resolve, stopped ? 0 : 60)
      }
    })
    if (!stopped) again = watcher.scan()
  }
  await close()
}

async function listen(options: WatchOptions, stirred: () => void): Promise<() => Promise<void>> {
  const { watch } = await import('chokidar')
  const out = resolve(options.out)
  const watcher = watch(options.folder, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path) => resolve(path) === out || resolve(path).startsWith(`${out}/`),
  })
  watcher.on('all', stirred)
  // an error of the watcher is no end: the regular scans go on
  watcher.on('error', () => stirred())
  await new Promise<void>((resolve) => watcher.on('ready', () => resolve()))
  return () => watcher.close()
}

function createWatcher(book: RuleBook, options: WatchOptions, output: Output): Watcher {
  const store = openStore(options.out)
  const engine = createEngine(book)
  const sink = toFolder(store, options.format, output)
  const memoryFile = join(options.out, NOTES, 'watch.json')
  const memory = readMemory(memoryFile, `${VERSION} ${book.hash} ${options.published ?? ''} ${options.format}`, output)
  const looks = new Map<string, string>()
  let anyFailed = false
  return {
    failed: () => anyFailed,
    scan() {
      const inputs = inputsOf(options.folder, options.out)
      let pending = false
      let changed = forgetRemoved(inputs, memory, store, options, output)
      for (const input of inputs) {
        const state = look(input, memory, looks, store, options)
        if (state === 'pending') pending = true
        if (typeof state !== 'object') continue
        changed = true
        const failed = extractOne(engine, sink, input, options, output)
        anyFailed ||= failed
        memory.files.set(input.source, { ...state, failed })
      }
      if (changed) writeWhole(memoryFile, memory.print())
      return pending
    },
  }
}

/** Whether an article is done, still being written, or to be extracted (then what to remember of it). */
function look(
  input: Input,
  memory: Memory,
  looks: Map<string, string>,
  store: Store,
  options: WatchOptions,
): 'done' | 'pending' | { hash: string; stamp: string } {
  try {
    const stamp = stampOf(input.path)
    const known = memory.files.get(input.source)
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
  } catch {
    // gone between listing and reading: the next scan tells
    return 'done'
  }
}

/** Size and time of the file and of its sidecar. */
const stampOf = (path: string): string =>
  [path, sidecarOf(path)]
    .map((file) => (existsSync(file) ? `${statSync(file).size} ${statSync(file).mtimeMs}` : '-'))
    .join(' ')

/** Changed a moment ago: somebody may still be writing it. */
const isFresh = (path: string): boolean => Math.abs(Date.now() - statSync(path).mtimeMs) < SETTLE * 3

function hashOf(path: string): string {
  const hash = createHash('sha256').update(readFileSync(path))
  const sidecar = sidecarOf(path)
  if (existsSync(sidecar)) hash.update('\0').update(readFileSync(sidecar))
  return hash.digest('hex')
}

function extractOne(engine: Engine, sink: Sink, input: Input, options: WatchOptions, output: Output): boolean {
  const done = kept(engine.file(input.path, { source: input.source, published: options.published }), sink)
  output.line(articleLine(output.screen, done.extraction, 32, done.failed))
  for (const item of done.issues) output.problem(item, done.failed)
  return done.failed
}

/** Articles that are gone: their output goes too, unless a person changed it. */
function forgetRemoved(
  inputs: readonly Input[],
  memory: Memory,
  store: Store,
  options: WatchOptions,
  output: Output,
): boolean {
  const here = new Set(inputs.map(({ source }) => source))
  let changed = false
  for (const source of [...memory.files.keys()]) {
    if (here.has(source)) continue
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
    changed = true
  }
  return changed
}
