import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { IssueError, issue } from '../core/issue.ts'
import { writeWhole } from './atomic.ts'

/** Our own notes under the output folder; never an input. */
export const NOTES = '.aidtrail'

/** What became of an output file. `kept`: a person had changed it, so ours stands beside it as `NAME.new`. */
export type Stored = 'written' | 'same' | 'kept'

/**
 * The output folder. What was written last is remembered under `.aidtrail/base/`, so that a file that a person has changed since is never
 * overwritten.
 */
export interface Store {
  readonly folder: string
  /** @throws IssueError when the path leaves the folder, or the file cannot be written. */
  put(path: string, text: string): Stored
  has(path: string): boolean
  /** Takes an output away, unless a person has changed it. */
  remove(path: string): 'removed' | 'kept' | 'absent'
}

export function openStore(folder: string): Store {
  const base = (path: string): string => join(folder, NOTES, 'base', path)
  return {
    folder,
    has: (path) => existsSync(join(folder, path)),
    put(path, text) {
      const target = inside(folder, path)
      const now = readIf(target)
      const last = readIf(base(path))
      const ours = now === null || now === last || now === text
      try {
        if (!ours) {
          writeWhole(`${target}.new`, text)
          return 'kept'
        }
        if (now !== text) writeWhole(target, text)
        if (last !== text) writeWhole(base(path), text)
      } catch (error) {
        throw unwritable(error, target)
      }
      return now === text ? 'same' : 'written'
    },
    remove(path) {
      const target = inside(folder, path)
      const now = readIf(target)
      if (now === null) return 'absent'
      if (now !== readIf(base(path))) return 'kept'
      rmSync(target, { force: true })
      rmSync(base(path), { force: true })
      return 'removed'
    },
  }
}

const unwritable = (error: unknown, place: string): IssueError =>
  new IssueError([
    issue(
      'write/failed',
      error instanceof Error ? error.message : String(error),
      place,
      'make the folder writable, or name another with --out',
    ),
  ])

const readIf = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/** The file's place, which must not leave the folder, neither by `..` nor by a link. */
function inside(folder: string, path: string): string {
  const target = resolve(folder, path)
  const outside = (root: string, place: string): boolean => {
    const way = relative(root, place)
    return way === '..' || way.startsWith(`..${sep}`) || resolve(root, way) !== place
  }
  const refuse = (): never => {
    throw new IssueError([
      issue(
        'write/outside',
        `the output would leave the folder ${folder}`,
        path,
        'take the link or the `..` out of the path',
      ),
    ])
  }
  if (outside(resolve(folder), target)) refuse()
  try {
    mkdirSync(dirname(target), { recursive: true })
  } catch (error) {
    throw unwritable(error, dirname(target))
  }
  const real = realpathSync(dirname(target))
  if (real !== realpathSync(folder) && outside(realpathSync(folder), real)) refuse()
  return target
}
