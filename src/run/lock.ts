import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { causeOf, IssueError, issue } from '../core/issue.ts'
import { isRunning } from './running.ts'
import { NOTES } from './store.ts'

/**
 * Keeps an output folder to one run at a time. The lock of a run that was killed is taken over: it names its process, and when that began.
 *
 * @returns what gives the folder free.
 * @throws IssueError when another run works there, or the folder cannot be written.
 */
export function lockFolder(folder: string): () => void {
  const notes = join(folder, NOTES)
  const path = join(notes, 'lock')
  const own = join(notes, `lock.${process.pid}.tmp`)
  const content = JSON.stringify(ownLock())
  try {
    mkdirSync(notes, { recursive: true })
    writeFileSync(own, content)
  } catch (error) {
    const cause = causeOf(error)
    throw new IssueError([issue('write/failed', cause, folder, 'make the folder writable, or name another with --out')])
  }
  try {
    take(own, path, folder)
  } finally {
    rmSync(own, { force: true })
  }
  const free = (): void => {
    process.off('exit', free)
    if (read(path) === content) rmSync(path, { force: true })
  }
  process.once('exit', free)
  return free
}

interface Lock {
  readonly pid: number
  readonly host: string
  /** When the process began, as the system counts it: numbers of processes are used again. */
  readonly start: string | null
}

const ownLock = (): Lock => ({ pid: process.pid, host: hostname(), start: startOf(process.pid) })

function take(own: string, path: string, folder: string): void {
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      // a link is made or not: of two runs that begin at once, one gets it
      linkSync(own, path)
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const held = read(path)
    if (held === null) continue
    const holder = parse(held)
    if (holder && isAlive(holder)) throw busy(folder, path, holder)
    // what was moved away must be what was read: another run may have taken the lock meanwhile
    // with its process at the end, as all temporary files: whoever comes next sweeps it when that was killed
    const moved = join(dirname(own), `lock.old.${process.pid}.tmp`)
    try {
      renameSync(path, moved)
    } catch {
      continue
    }
    if (read(moved) !== held)
      try {
        linkSync(moved, path)
      } catch {
        // it was taken again already
      }
    rmSync(moved, { force: true })
  }
  throw busy(folder, path, parse(read(path) ?? ''))
}

const busy = (folder: string, path: string, holder: Lock | null): IssueError =>
  new IssueError([
    issue(
      'run/locked',
      `another run works in ${folder}${holder ? ` (process ${holder.pid} on ${holder.host})` : ''}`,
      path,
      'wait for its end, or name another folder with --out; take the lock away if that run is over',
    ),
  ])

const read = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

function parse(text: string): Lock | null {
  try {
    const { pid, host, start } = JSON.parse(text) as Partial<Lock>
    return typeof pid === 'number' && typeof host === 'string' ? { pid, host, start: start ?? null } : null
  } catch {
    // torn: its writer is gone, or has it not yet written
    return null
  }
}

/** A process of another machine cannot be seen: it counts as alive. */
function isAlive({ pid, host, start }: Lock): boolean {
  if (host !== hostname()) return true
  if (!isRunning(pid)) return false
  return start === null || startOf(pid) === start
}

/** Where the system tells it (Linux); a step of the clock does not change it. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}
