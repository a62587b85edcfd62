import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { writeWhole } from './atomic.ts'
import { NOTES } from './notes.ts'

/**
 * Texts that lie in no file of their own: made of a page, or taken out of an archive. Kept by the article's id, which is made of the
 * text's hash, so that every span can be checked later.
 *
 * @param packed by gzip.
 */
export function keepText(out: string, id: string, packed: Uint8Array): void {
  const path = textPath(out, id)
  if (!existsSync(path)) writeWhole(path, packed)
}

/** Null when no such text was kept. */
export function keptText(out: string, id: string): string | null {
  try {
    return gunzipSync(readFileSync(textPath(out, id))).toString('utf8')
  } catch {
    return null
  }
}

/** In folders by the first two signs of the hash: no folder holds all of them. */
const textPath = (out: string, id: string): string => join(out, NOTES, 'texts', id.slice(2, 4), `${id.slice(2)}.txt.gz`)
