import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { IssueError } from '../core/issue.ts'
import { jsonSchema } from '../core/record.ts'
import type { CompiledBook } from './book.ts'
import { asBook, compileSources, hashSources, readSources } from './compile.ts'
import { loadInflector } from './inflect.ts'
import { OUR_FOLDER } from './load.ts'
import { readWorld } from './world.ts'

/** Compiles our own rules; the build calls it once. @throws IssueError with every problem of every file. */
export async function compileOurs(): Promise<CompiledBook> {
  const sources = readSources(OUR_FOLDER, 'rules')
  const compilation = compileSources(sources, await loadInflector())
  if (compilation.issues.length) throw new IssueError(compilation.issues)
  return asBook(compilation, hashSources(sources), readWorld())
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const dist = join(dirname(fileURLToPath(import.meta.url)), '..')
  try {
    mkdirSync(dist, { recursive: true })
    writeFileSync(join(dist, 'rules.json'), JSON.stringify(await compileOurs()))
    writeFileSync(join(dist, 'aid-article.schema.json'), `${JSON.stringify(jsonSchema('draft-7'), null, 2)}\n`)
  } catch (error) {
    console.error(error instanceof IssueError ? error.message : error)
    process.exit(1)
  }
}
