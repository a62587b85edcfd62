import { closeSync, openSync, statSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { IssueError, issue } from '../core/issue.ts'
import { archiveKind, EXTENSIONS, readArchive } from '../read/index.ts'
import type { Done, Engine } from './engine.ts'
import { fileBytes } from './file-bytes.ts'
import type { Input } from './inputs.ts'
import { keepText } from './texts.ts'

/** What an input comes to: one article, or those of an archive, in order. Never throws. */
export async function* extractInput(engine: Engine, input: Input, published: string | null): AsyncGenerator<Done> {
  const { path, source } = input
  if (!archiveKind(source)) {
    yield engine.file(path, { source, published })
    return
  }
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error)
    yield engine.failure(source, [issue('read/failed', cause, source, 'make the file readable')])
    return
  }
  try {
    const bytes = fileBytes(file, statSync(path).size)
    for await (const found of readArchive(bytes, source, { place: source, endings: EXTENSIONS })) {
      if (found.kind === 'damage') yield engine.failure(found.name ? `${source}/${found.name}` : source, [found.issue])
      if (found.kind !== 'article') continue
      const { name, content, format, charset, metadata } = found.member
      const options = { source: `${source}/${name}`, published, format, charset, ...(metadata && { metadata }) }
      const done = typeof content === 'string' ? engine.text(content, options) : engine.bytes(content, options)
      yield { ...done, made: done.text !== null }
    }
  } finally {
    closeSync(file)
  }
}

/** A text that lies in no file is kept beside the record, so that its spans can be checked. @throws IssueError when it cannot be. */
export function keepMade(out: string, { made, text, extraction }: Done): void {
  if (!made || text === null) return
  try {
    keepText(out, extraction.article.id, gzipSync(text, { level: 4 }))
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error)
    throw new IssueError([issue('write/failed', cause, out, 'make the folder writable, or name another with --out')])
  }
}
