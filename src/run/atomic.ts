import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

/**
 * Writes a file whole or not at all: a temporary file beside it, fsync, rename, fsync of the folder. A crash leaves the old file or the new one.
 *
 * @throws Error of the file system (no space, no right to write); the temporary file is taken away.
 */
export function writeWhole(path: string, text: string | Uint8Array): void {
  const folder = dirname(path)
  mkdirSync(folder, { recursive: true })
  const temporary = temporaryOf(path)
  try {
    const file = openSync(temporary, 'w', 0o644)
    try {
      writeAll(file, typeof text === 'string' ? Buffer.from(text) : text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
  syncFolder(folder)
}

/** Gives a whole file its next name, for good. @throws Error of the file system. */
export function renameWhole(from: string, to: string): void {
  renameSync(from, to)
  syncFolder(dirname(to))
}

export function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}

/**
 * Beside the file, so that renaming stays within one disk. Its own name is short: with ours before it, a long name of an article would
 * be too long for the disk.
 */
export const temporaryOf = (path: string): string =>
  join(dirname(path), `.${createHash('sha256').update(path).digest('hex').slice(0, 12)}-${HOST}.${process.pid}.tmp`)

/** Several machines may write into one network folder, and their processes bear the same numbers. */
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 6)

/** The process of this machine that wrote a temporary file; null for other files, and for those of other machines. */
export function writerOf(name: string): number | null {
  const found = /^\.[0-9a-f]{12}-([0-9a-f]{6})\.(\d+)\.tmp$/.exec(name) ?? /()\.(\d+)\.tmp$/.exec(name)
  return found && (found[1] === HOST || found[1] === '') ? Number(found[2]) : null
}

/** A file of many lines, written piece by piece, that appears whole at the end or not at all. */
export interface LineFile {
  /** @throws Error of the file system; the temporary file is taken away. */
  line(text: string): void
  /** Bytes and hash of what was written, before it was packed. */
  finish(): { readonly bytes: number; readonly sha256: string }
  abort(): void
}

/** What is packed at once: each piece is a gzip member of its own, and memory stays flat. */
const PIECE = 1024 * 1024

export function openLines(path: string, packed: boolean): LineFile {
  const folder = dirname(path)
  mkdirSync(folder, { recursive: true })
  const temporary = temporaryOf(path)
  const file = openSync(temporary, 'w', 0o644)
  const hash = createHash('sha256')
  let held: string[] = []
  let length = 0
  let bytes = 0
  let open = true
  const abort = (): void => {
    if (!open) return
    open = false
    closeSync(file)
    rmSync(temporary, { force: true })
  }
  const guarded = <T>(act: () => T): T => {
    try {
      return act()
    } catch (error) {
      abort()
      throw error
    }
  }
  const flush = (): void => {
    const data = Buffer.from(held.join(''))
    hash.update(data)
    bytes += data.length
    held = []
    length = 0
    if (data.length || bytes === 0) writeAll(file, packed ? gzipSync(data, { level: 3 }) : data)
  }
  return {
    line(text) {
      held.push(text, '\n')
      length += text.length
      if (length >= PIECE) guarded(flush)
    },
    finish() {
      guarded(() => {
        if (length || bytes === 0) flush()
        fsyncSync(file)
      })
      open = false
      closeSync(file)
      try {
        renameSync(temporary, path)
      } catch (error) {
        rmSync(temporary, { force: true })
        throw error
      }
      syncFolder(folder)
      return { bytes, sha256: hash.digest('hex') }
    },
    abort,
  }
}

/** Some systems cannot open a folder: the rename then is as lasting as they make it. */
export function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch {
    // see above
  }
}
