import type { Reader } from './body.ts'
import { found } from './found.ts'

/* The input formats, found in this folder once at the start. Their order means nothing, so nobody keeps a list of them. */
const readers = new Map<string, Reader>()
for (const { default: reader } of found)
  for (const extension of reader?.extensions ?? []) readers.set(extension, reader!)

/** By the ending of the file's name: `.txt`, `.md` … */
export const READERS: ReadonlyMap<string, Reader> = readers
