import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Writer } from './writer.ts'

/*
 * The output formats, found in this folder once at the start: each file whose default export is a Writer. Their order means
 * nothing, so nobody keeps a list of them. `index` imports this file and is left out, or the two would wait for each other.
 */
const here = dirname(fileURLToPath(import.meta.url))
const NO_FORMAT = /^(?:index|formats)\.|\.test\.|\.d\.ts$|(?<!\.[jt]s)$/

const writers = new Map<string, Writer>()
for (const name of readdirSync(here).sort()) {
  if (NO_FORMAT.test(name)) continue
  const { default: writer } = (await import(pathToFileURL(join(here, name)).href)) as { default?: Writer }
  if (writer) writers.set(writer.name, writer)
}

/** By what `--format` calls them. */
export const WRITERS: ReadonlyMap<string, Writer> = writers
