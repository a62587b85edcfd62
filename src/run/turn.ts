import { createHash } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { temporaryOf } from './atomic.ts'
import { isRunning } from './running.ts'

/**
 * Of our own processes one at a time looks at a file and puts another in its place: between a page's look and its renaming no run
 * renames, nor the other way round. A turn lasts milliseconds; that of a process that was killed is taken over. Within a turn the same
 * file may be asked for again.
 *
 * @throws Error when another process keeps its turn for longer than ten seconds, and those of the file system.
 */
export function inTurn<T>(path: string, act: () => T): T {
  const turn = turnOf(path)
  if (held.has(turn)) return act()
  const own = temporaryOf(turn)
  writeFileSync(own, OWN)
  try {
    for (let waited = 0; !take(own, turn); waited += PAUSE) {
      if (waited > LONGEST) throw new Error(`another process (${readIf(turn)}) keeps writing ${path}`)
      Atomics.wait(PAUSED, 0, 0, PAUSE)
    }
  } finally {
    rmSync(own, { force: true })
  }
  held.add(turn)
  try {
    return act()
  } finally {
    held.delete(turn)
    rmSync(turn, { force: true })
  }
}

/** The turns of this process. */
const held = new Set<string>()

/** The turn of a process of this machine that has ended. */
export function isLeftTurn(path: string): boolean {
  if (!path.endsWith('.turn')) return false
  const [host, pid] = readIf(path)?.split(' ') ?? []
  return host === hostname() && !isRunning(Number(pid))
}

const PAUSE = 3
const LONGEST = 10_000
const PAUSED = new Int32Array(new SharedArrayBuffer(4))
const OWN = `${hostname()} ${process.pid}`

const turnOf = (path: string): string =>
  join(dirname(path), `.${createHash('sha256').update(basename(path)).digest('hex').slice(0, 12)}.turn`)

/** A link is made or not: of two that come at once, one gets it. */
function take(own: string, turn: string): boolean {
  try {
    linkSync(own, turn)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  if (isLeftTurn(turn)) giveBack(own, turn)
  return false
}

/** What is moved away must still be left over: another may have taken its turn since we looked. */
function giveBack(own: string, turn: string): void {
  const moved = `${own}.turn`
  try {
    renameSync(turn, moved)
    if (!isLeftTurn(moved)) linkSync(moved, turn)
  } catch {
    // it was taken away, or taken again, already
  }
  rmSync(moved, { force: true })
}

const readIf = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
