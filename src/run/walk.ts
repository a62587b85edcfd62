import { type Dirent, readdirSync, statSync } from 'node:fs'
import { nameText, shownName, writeName } from './names.ts'

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
 * so is what `skip` names. Names that are no text are files too.
 *
 * @param told is called with a folder that cannot be read.
 */
export function* walk(
  root: string,
  wanted: (name: string) => boolean,
  skip: (path: string) => boolean,
  told: (path: string, error: unknown) => void = () => {},
): Generator<Walked> {
  yield* below(Buffer.from(root), '', Buffer.alloc(0), wanted, skip, told)
}

function* below(
  folder: Buffer,
  source: string,
  relative: Buffer,
  wanted: (name: string) => boolean,
  skip: (path: string) => boolean,
  told: (path: string, error: unknown) => void,
): Generator<Walked> {
  for (const entry of entriesOf(folder, told)) {
    // hidden: `.git`, and our own notes
    if (entry.name[0] === 46) continue
    const path = Buffer.concat([folder, SLASH, entry.name])
    const shown = source + shownName(entry.name)
    const way = Buffer.concat([relative, entry.name])
    if (skip(path.toString())) continue
    if (entry.isDirectory()) yield* below(path, `${shown}/`, Buffer.concat([way, SLASH]), wanted, skip, told)
    else if (entry.isFile() && wanted(shown)) {
      const seen = statOf(path)
      if (seen) yield { path: nameText(path) ?? path, source: shown, written: writeName(way), ...seen }
    }
  }
}

function entriesOf(folder: Buffer, told: (path: string, error: unknown) => void): Dirent<Buffer>[] {
  try {
    const entries = readdirSync(folder, { encoding: 'buffer', withFileTypes: true }) as unknown as Dirent<Buffer>[]
    return entries.sort((a, b) => Buffer.compare(a.name, b.name))
  } catch (error) {
    told(folder.toString(), error)
    return []
  }
}

function statOf(path: Buffer): { size: number; mtimeMs: number } | null {
  try {
    const { size, mtimeMs } = statSync(path)
    return { size, mtimeMs }
  } catch {
    // gone since the folder was listed
    return null
  }
}
