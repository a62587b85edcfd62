import { join } from 'node:path'
import { type Issue, issue } from '../core/issue.ts'
import type { Extraction } from '../core/record.ts'
import { extractionSchema, jsonSchema } from '../core/record.ts'
import type { Update } from '../revise/update.ts'
import type { Writer } from '../write/index.ts'
import type { Output } from './output.ts'
import { outputPath, render, SCHEMA_FILE, writerOf } from './result-file.ts'
import type { Store } from './store.ts'

/** What an article came to, to be written. */
export interface Made {
  readonly extraction: Extraction
  /** The extraction as its own file, where a worker has written it already. */
  readonly file: string | null
  /** The article's text; null when it could not be read. */
  readonly text: string | null
}

/** `failed`: the file that is there cannot be read, and the extraction is not in it. */
export interface Put {
  readonly issues: readonly Issue[]
  readonly failed: boolean
  /** What stands in the file, where people had a say in it. */
  readonly stands?: Extraction
}

const FINE: Put = { issues: [], failed: false }

/** Where extractions go, one after the other. */
export interface Sink {
  /** The file that an article goes to; null when none is written. */
  where(extraction: Extraction): string | null
  /** @throws IssueError when it cannot be written. */
  put(made: Made): Put
  end(): Promise<void>
}

export function toStdout(format: string, output: Output): Sink {
  const writer = writerOf(format)
  let before = writer.head ?? ''
  return {
    where: () => null,
    put({ extraction }) {
      output.data(`${before}${writer.write(extraction)}`)
      before = writer.between ?? ''
      return FINE
    },
    end: () => output.drained(),
  }
}

/** @param merged is told of each result file what became of it. */
export function toFolder(
  store: Store,
  format: string,
  output: Output,
  merged?: (path: string, update: Update) => void,
): Sink {
  const writer = writerOf(format)
  if (writer.together !== undefined) return toOneFile(store, writer, writer.together, output)
  store.put(SCHEMA_FILE, `${JSON.stringify(jsonSchema('draft-7'), null, 2)}\n`)
  return {
    where: ({ article }) => (article.id ? join(store.folder, outputPath(article.source, format)) : null),
    put({ extraction, file, text }) {
      // what cannot be read leaves the last good output as it is
      if (!extraction.article.id) return FINE
      const path = outputPath(extraction.article.source, format)
      const written = file ?? render(extraction, format)
      if (format !== 'yaml' && format !== 'json') return { issues: stored(store, path, written), failed: false }
      const done = store.merge(path, { extraction, text, written })
      merged?.(path, done)
      const stands = done.kind === 'merged' ? extractionSchema.safeParse(done.value).data : undefined
      return { issues: done.issues, failed: done.kind === 'refused', ...(stands && { stands }) }
    },
    end: () => Promise.resolve(),
  }
}

/** One file for all: gathered, and written whole at the end. */
function toOneFile(store: Store, writer: Writer, name: string, output: Output): Sink {
  const parts: string[] = []
  return {
    where: () => join(store.folder, name),
    put({ extraction }) {
      parts.push(writer.write(extraction))
      return FINE
    },
    end() {
      for (const item of stored(store, name, (writer.head ?? '') + parts.join(writer.between ?? '')))
        output.problem(item, false)
      return Promise.resolve()
    },
  }
}

function stored(store: Store, path: string, text: string): readonly Issue[] {
  if (store.put(path, text) !== 'kept') return []
  return [
    issue(
      'write/changed-by-hand',
      `${path} was changed by a person since it was written; it stays as it is, and the new extraction stands beside it as ${path}.new`,
      path,
      'compare the two, and take away the one that you do not need',
    ),
  ]
}
