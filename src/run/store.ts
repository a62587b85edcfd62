import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { causeOf, IssueError, issue } from '../core/issue.ts'
import { isUntouched } from '../revise/base.ts'
import { markGone } from '../revise/gone.ts'
import { type Answer, type Update, update } from '../revise/update.ts'
import { writeWhole } from './atomic.ts'
import { mendBase, readBase, writeBase } from './base-file.ts'
import { NOTES } from './notes.ts'
import { createNotice } from './notice.ts'
import { replaceWhole } from './replace.ts'
import { inTurn } from './turn.ts'

export { NOTES }

/** What became of an output file. `kept`: a person had changed it, so ours stands beside it as `NAME.new`. */
export type Stored = 'written' | 'same' | 'kept'

/**
 * The output folder. What was written last is remembered under `.aidtrail/base/`, so that nothing that a person changed since is ever
 * overwritten.
 */
export interface Store {
  readonly folder: string
  /**
   * A file that people do not edit (the schema, a table).
   * @throws IssueError when the path leaves the folder, or the file cannot be written.
   */
  put(path: string, text: string): Stored
  /**
   * The result file of an article: what a person changed in it stays, field by field.
   * @throws IssueError as `put`.
   */
  merge(path: string, answer: Answer): Update
  has(path: string): boolean
  /** The article is gone: its result goes too, or is marked when a person had a say in it. */
  remove(path: string): 'removed' | 'kept' | 'absent'
}

/**
 * @param dry nothing is written; what would be is told.
 * @param reviewer who is named in the review log for what was changed in an editor; git's user or the login, when left out.
 */
export function openStore(
  folder: string,
  { dry = false, reviewer }: { dry?: boolean; reviewer?: string | undefined } = {},
): Store {
  const notice = createNotice(folder, reviewer)
  const notes = join(folder, NOTES)
  const base = (path: string): string => join(notes, 'base', path)
  const write = (path: string, text: string): void => {
    if (!dry) writeWhole(path, text)
  }
  const put = (path: string, before: string | null, after: string): boolean => {
    if (before !== null) return replaceWhole(path, before, after)
    writeWhole(path, after)
    return true
  }
  return {
    folder,
    has: (path) => existsSync(join(folder, path)),
    put(path, text) {
      const target = inside(folder, path, dry)
      const now = readIf(target)
      const last = readIf(base(path))
      const ours = now === null || now === last || now === text
      try {
        if (!ours) {
          write(`${target}.new`, text)
          return 'kept'
        }
        if (now !== text) write(target, text)
        if (last !== text) write(base(path), text)
      } catch (error) {
        throw unwritable(error, target)
      }
      return now === text ? 'same' : 'written'
    },
    merge(path, answer) {
      const target = inside(folder, path, dry)
      const attempt = (): Update | null => {
        const now = readIf(target)
        if (!dry) mendBase(notes, path, now)
        const kept = readBase(notes, path, now)
        if (now !== null && !dry) notice.look(path, now)
        const done = update(path, now, kept, answer, notice.seen(path))
        try {
          // somebody may have saved the file while we thought about it
          const file = (): boolean => done.file === now || put(target, now, done.file)
          const isWritten =
            dry || (done.base === null || done.base === kept ? file() : writeBase(notes, path, done.base, file))
          return isWritten ? done : null
        } catch (error) {
          throw unwritable(error, target)
        }
      }
      for (let i = 0; i < FREE_ATTEMPTS; i++) {
        const done = attempt()
        if (done) return done
      }
      // whoever saves faster than we think must wait for once
      for (;;) {
        const done = inTurn(target, attempt)
        if (done) return done
      }
    },
    remove(path) {
      const target = inside(folder, path, dry)
      const now = readIf(target)
      const kept = readIf(base(path))
      if (now === null) return 'absent'
      if (kept !== null && isUntouched(kept, now)) {
        if (!dry) for (const file of [target, base(path)]) rmSync(file, { force: true })
        return 'removed'
      }
      const marked = markGone(path, now)
      if (marked !== now) write(target, marked)
      return 'kept'
    },
  }
}

/** How often a result is merged with what stands there while others may write it. */
const FREE_ATTEMPTS = 3

const unwritable = (error: unknown, place: string): IssueError =>
  new IssueError([issue('write/failed', causeOf(error), place, 'make the folder writable, or name another with --out')])

const readIf = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/** The file's place, which must not leave the folder, neither by `..` nor by a link. */
function inside(folder: string, path: string, dry: boolean): string {
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
  if (dry && !existsSync(dirname(target))) return target
  try {
    mkdirSync(dirname(target), { recursive: true })
  } catch (error) {
    throw unwritable(error, dirname(target))
  }
  const real = realpathSync(dirname(target))
  if (real !== realpathSync(folder) && outside(realpathSync(folder), real)) refuse()
  return target
}
