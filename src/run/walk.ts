import { type Dirent, readdirSync, statSync } from 'node:fs'
import { passedAs } from '../read/index.ts'
import { nameText, shownName, writeName } from './names.ts'
import { isSavedWith } from './saved-page.ts'
import { isSidecar } from './sidecar.ts'

export interface Walked {
  /** For the file system. */
  readonly path: string | Buffer
  /** Relative to the root with `/`, as an output names it. */
  readonly source: string
  /** Relative to the root, as a plan writes it (names.ts). */
  readonly written: string
  readonly size: number
  readonly mtimeMs: number
}

const SLASH = Buffer.from('/')

/**
 * All files below a folder, one at a time, in the order of their names' bytes. Hidden ones, links, devices and pipes are left out, and
 * so are what `skip` names and what a browser saved with a page. Names that are no text are files too.
 */
export function* walk(
  root: string,
  wanted: (name: string) => boolean,
  skip: (path: string) => boolean,
  told: Told,
): Generator<Walked> {
  yield* below(Buffer.from(root), '', Buffer.alloc(0), { wanted, skip, told })
}

export interface Told {
  /** A folder that cannot be listed, or a file of which nothing can be learned; `source` as an output names it (a folder's ends in `/`). */
  unreadable(path: string, error: unknown, source: string): void
  /** A file that is not wanted, or a folder that a browser saved with a page, by its kind (passed.ts). */
  passed?(kind: string): void
  /** A folder that is listed next. */
  entered?(folder: Buffer): void
}

interface Choice {
  readonly wanted: (name: string) => boolean
  readonly skip: (path: string) => boolean
  readonly told: Told
}

function* below(folder: Buffer, source: string, relative: Buffer, choice: Choice): Generator<Walked> {
  const { wanted, skip, told } = choice
  told.entered?.(folder)
  const entries = entriesOf(folder, source, told)
  const has = (name: string): boolean => entries.some((entry) => entry.isFile() && entry.name.toString() === name)
  for (const entry of entries) {
    // hidden: `.git`, and our own notes
    if (entry.name[0] === 46) continue
    const path = Buffer.concat([folder, SLASH, entry.name])
    const shown = source + shownName(entry.name)
    const way = Buffer.concat([relative, entry.name])
    if (skip(path.toString())) continue
    if (entry.isDirectory()) {
      if (isSavedWith(entry.name.toString(), has)) told.passed?.('saved-page')
      else yield* below(path, `${shown}/`, Buffer.concat([way, SLASH]), choice)
    } else if (entry.isFile() && wanted(shown)) {
      const seen = statOf(path, shown, told)
      if (seen) yield { path: nameText(path) ?? path, source: shown, written: writeName(way), ...seen }
    } else if (entry.isFile() && !isSidecar(shown)) told.passed?.(passedAs(shown))
  }
}

function entriesOf(folder: Buffer, source: string, told: Told): Dirent<Buffer>[] {
  try {
    const entries = readdirSync(folder, { encoding: 'buffer', withFileTypes: true }) as unknown as Dirent<Buffer>[]
    return entries.sort((a, b) => Buffer.compare(a.name, b.name))
  } catch (error) {
    if (!isGone(error)) told.unreadable(folder.toString(), error, source)
    return []
  }
}

function statOf(path: Buffer, source: string, told: Told): { size: number; mtimeMs: number } | null {
  try {
    const { size, mtimeMs } = statSync(path)
    return { size, mtimeMs }
  } catch (error) {
    if (!isGone(error)) told.unreadable(path.toString(), error, source)
    return null
  }
}

/** Since the folder was listed. */
const isGone = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'
