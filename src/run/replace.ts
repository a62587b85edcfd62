import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { syncFolder, temporaryOf, writeAll } from './atomic.ts'
import { inTurn } from './turn.ts'

/**
 * Puts one text in place of another, if the other still stands there: what an editor saved meanwhile is not overwritten. The new text is on
 * disk before the last look, so that nothing but the renaming lies between look and replacement; our own processes take turns (turn.ts).
 *
 * @returns false when the file holds something else by now; it then stays as it is.
 * @throws Error of the file system.
 */
export function replaceWhole(path: string, before: string, after: string): boolean {
  const temporary = temporaryOf(path)
  try {
    writeSynced(temporary, after)
    const isOurs = inTurn(path, () => {
      if (readFileSync(path, 'utf8') !== before) return false
      renameSync(temporary, path)
      return true
    })
    if (!isOurs) {
      rmSync(temporary, { force: true })
      return false
    }
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
  syncFolder(dirname(path))
  return true
}

/** Adds whole lines at the end, on disk when this returns. A line that a crash tore is closed first, so that it spoils no other. */
export function appendLines(path: string, lines: string): void {
  mkdirSync(dirname(path), { recursive: true })
  const file = openSync(path, 'a+', 0o644)
  try {
    const { size } = fstatSync(file)
    const last = Buffer.alloc(1)
    if (size > 0) readSync(file, last, 0, 1, size - 1)
    const torn = size > 0 && last[0] !== 0x0a
    // one call: lines of two processes do not mix
    writeAll(file, Buffer.from(`${torn ? '\n' : ''}${lines}`))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function writeSynced(path: string, text: string): void {
  const file = openSync(path, 'w', 0o644)
  try {
    writeAll(file, Buffer.from(text))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
