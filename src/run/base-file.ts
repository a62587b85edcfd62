import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { goesWith } from '../revise/base.ts'
import { renameWhole, writeWhole } from './atomic.ts'

/**
 * A result file and what is kept of its run are two files, and no crash may leave the new one of the one beside the old one of the other:
 * what the machine changed would be taken for a person's. So the notes wait beside their place until the result stands.
 */
const baseOf = (notes: string, path: string): string => join(notes, 'base', path)

/** Its own name is short: a long name of an article with ours behind it would be too long for the disk. */
function waitingOf(notes: string, path: string): string {
  const name = createHash('sha256').update(path).digest('hex').slice(0, 16)
  return join(dirname(baseOf(notes, path)), `.${name}.next`)
}

/** @param file what the result file holds. @returns what is kept of the run that wrote it; null when there is nothing. */
export function readBase(notes: string, path: string, file: string | null): string | null {
  const waiting = readIf(waitingOf(notes, path))
  return waiting !== null && file !== null && goesWith(waiting, file) ? waiting : readIf(baseOf(notes, path))
}

/**
 * @param put writes the result; false when somebody saved it meanwhile: nothing is kept then.
 * @returns what `put` did. @throws Error of the file system.
 */
export function writeBase(notes: string, path: string, base: string, put: () => boolean): boolean {
  const waiting = waitingOf(notes, path)
  writeWhole(waiting, base)
  const done = put()
  if (done) renameWhole(waiting, baseOf(notes, path))
  else rmSync(waiting, { force: true })
  return done
}

/** Notes of a run that a crash ended between the two files: they take their place, or go. */
export function mendBase(notes: string, path: string, file: string | null): void {
  const waiting = waitingOf(notes, path)
  if (!existsSync(waiting)) return
  if (file !== null && goesWith(readFileSync(waiting, 'utf8'), file)) renameWhole(waiting, baseOf(notes, path))
  else rmSync(waiting, { force: true })
}

const readIf = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
