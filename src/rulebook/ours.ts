import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { IssueError } from '../core/issue.ts'
import type { CompiledBook } from './book.ts'
import { asBook, compileSources, hashSources, readSources } from './compile.ts'
import { loadInflector } from './inflect.ts'
import { readWorld } from './world.ts'

export const OUR_FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'rules')

/** Compiles our own rules. @throws IssueError with every problem of every file. */
export async function compileOurs(): Promise<CompiledBook> {
  const sources = readSources(OUR_FOLDER, 'rules')
  const world = readWorld()
  const compilation = compileSources(sources, await loadInflector(), world)
  if (compilation.issues.length) throw new IssueError(compilation.issues)
  return asBook(compilation, hashSources(sources), world)
}
