import { found } from './found.ts'
import type { Writer } from './writer.ts'

/* The output formats, found in this folder once at the start. Their order means nothing, so nobody keeps a list of them. */
const writers = new Map<string, Writer>()
for (const { default: writer } of found) if (writer) writers.set(writer.name, writer)

/** By what `--format` calls them. */
export const WRITERS: ReadonlyMap<string, Writer> = writers
