import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Reader } from './body.ts'

/*
 * The files of this folder, of which those whose default export is a Reader are the input formats. `index`, `formats` and this file
 * are left out, or they would wait for each other. bundle.ts writes the same list when it joins the files.
 */
const here = dirname(fileURLToPath(import.meta.url))
const NO_FORMAT = /^(?:index|formats|found)\.|\.test\.|\.d\.ts$|(?<!\.[jt]s)$/

export const found: { readonly default?: Reader }[] = []
for (const name of readdirSync(here).sort())
  if (!NO_FORMAT.test(name)) found.push((await import(pathToFileURL(join(here, name)).href)) as { default?: Reader })
