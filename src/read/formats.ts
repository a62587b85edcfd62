import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Reader } from './body.ts'

/*
 * The input formats, found in this folder once at the start: each file whose default export is a Reader. Their order means
 * nothing, so nobody keeps a list of them. `index` imports this file and is left out, or the two would wait for each other.
 */
const here = dirname(fileURLToPath(import.meta.url))
const NO_FORMAT = /^(?:index|formats)\.|\.test\.|\.d\.ts$|(?<!\.[jt]s)$/

const readers = new Map<string, Reader>()
for (const name of readdirSync(here).sort()) {
  if (NO_FORMAT.test(name)) continue
  const { default: reader } = (await import(pathToFileURL(join(here, name)).href)) as { default?: Reader }
  for (const extension of reader?.extensions ?? []) readers.set(extension, reader!)
}

/** By the ending of the file's name: `.txt`, `.md` … */
export const READERS: ReadonlyMap<string, Reader> = readers
