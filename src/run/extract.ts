import { dirname, join, relative, sep } from 'node:path'
import { type Issue, IssueError, issue } from '../core/issue.ts'
import type { Extraction } from '../core/record.ts'
import { extractionSchema, jsonSchema } from '../core/record.ts'
import type { Update } from '../revise/update.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { printable, WRITERS, type Writer } from '../write/index.ts'
import { createEngine, type Done } from './engine.ts'
import { findInputs, type Input } from './inputs.ts'
import { lockFolder } from './lock.ts'
import { extractInput, keepMade } from './members.ts'
import { fitPath } from './names.ts'
import type { Output } from './output.ts'
import { articleLine, counted, type Row, rowOf, table } from './screen.ts'
import { openStore, type Store } from './store.ts'
import { sweepFolder } from './sweep.ts'

export const SCHEMA_FILE = 'aid-article.schema.json'

export interface ExtractOptions {
  readonly inputs: readonly string[]
  readonly out: string
  /** The name of a format: `yaml`. */
  readonly format: string
  readonly published: string | null
  readonly stdout: boolean
  /** Who is named in the review log for what was changed in an editor; git's user or the login, when left out. */
  readonly reviewer?: string | undefined
}

/** Rows of the table at most; more are counted. */
const MOST_ROWS = 30

/**
 * Extracts files, folders and globs into the output folder, or to stdout.
 *
 * @returns 0 done, also when no aid was found; 1 when some article failed; 2 when there was nothing to do.
 */
export async function runExtract(book: RuleBook, options: ExtractOptions, output: Output): Promise<number> {
  const { inputs, issues } = findInputs(options.inputs, options.stdout ? join(options.out, '\0') : options.out)
  for (const item of issues) output.problem(item, true)
  if (!inputs.length) return 2
  const free = options.stdout ? () => {} : takeFolder(options.out)
  try {
    const count = await extractAll(book, inputs, options, output)
    return count.failed || issues.length ? 1 : 0
  } finally {
    free()
  }
}

/** @throws IssueError when another run works there. */
export function takeFolder(out: string): () => void {
  const free = lockFolder(out)
  sweepFolder(out)
  return free
}

async function extractAll(
  book: RuleBook,
  inputs: readonly Input[],
  options: ExtractOptions,
  output: Output,
): Promise<{ readonly failed: number }> {
  const engine = createEngine(book)
  const sink = options.stdout
    ? toStdout(options.format, output)
    : toFolder(openStore(options.out, options), options.format, output)
  const width = Math.min(48, Math.max(...inputs.map(({ source }) => source.length)))
  const rows: Row[] = []
  const count = { articles: 0, records: 0, failed: 0 }
  const files = new Set<string>()
  for (const [i, input] of inputs.entries()) {
    output.progress(i, inputs.length, input.source)
    for await (const read of extractInput(engine, input, options.published)) {
      const done = kept(read, sink, () => {
        if (!options.stdout) keepMade(options.out, read)
      })
      output.line(articleLine(output.screen, done.extraction, width, done.failed))
      for (const item of done.issues) output.problem(item, done.failed)
      count.articles++
      const records = done.extraction.records.filter(({ review }) => review.state !== 'rejected')
      count.records += records.length
      if (done.failed) count.failed++
      const file = sink.where(done.extraction)
      if (file !== null) files.add(file)
      for (const record of records) if (rows.length < MOST_ROWS) rows.push(rowOf(record))
      if (count.articles % 8 === 7) await output.drained()
    }
  }
  output.progress(inputs.length, inputs.length, '')
  await sink.end()
  summary(output, rows, count, [...files])
  return count
}

/**
 * A file that cannot be written is this article's failure, not the end.
 *
 * @param before what is to be written first.
 */
export function kept(done: Done, sink: Sink, before: () => void = () => {}): Done {
  try {
    before()
    const { issues, failed, stands } = sink.put(done.extraction, done.text)
    return {
      ...done,
      extraction: stands ?? done.extraction,
      issues: [...done.issues, ...issues],
      failed: done.failed || failed,
    }
  } catch (error) {
    if (!(error instanceof IssueError)) throw error
    return { ...done, issues: [...done.issues, ...error.issues], failed: true }
  }
}

function summary(
  output: Output,
  rows: readonly Row[],
  count: { articles: number; records: number; failed: number },
  files: readonly string[],
): void {
  if (rows.length) {
    output.line('')
    output.line(table(output.screen, rows))
    if (count.records > rows.length) output.line(`… and ${count.records - rows.length} more`)
  }
  output.line('')
  const failed = count.failed ? `, ${count.failed} failed` : ''
  output.line(`${counted(count.articles, 'article')}, ${counted(count.records, 'record')}${failed}`)
  if (files.length)
    output.line(`→ ${printable(files[0]!)}${files.length > 1 ? ` and ${counted(files.length - 1, 'more file')}` : ''}`)
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
  /**
   * @param text the article's text; null when it could not be read.
   * @throws IssueError when it cannot be written.
   */
  put(extraction: Extraction, text: string | null): Put
  end(): Promise<void>
}

function toStdout(format: string, output: Output): Sink {
  const writer = writerOf(format)
  let before = writer.head ?? ''
  return {
    where: () => null,
    put(extraction) {
      output.data(`${before}${writer.write(extraction)}`)
      before = writer.between ?? ''
      return FINE
    },
    end: () => output.drained(),
  }
}

/** @throws IssueError when there is no such format. */
function writerOf(format: string): Writer {
  const writer = WRITERS.get(format)
  if (writer) return writer
  const mend = `write one of ${[...WRITERS.keys()].join(', ')}`
  throw new IssueError([issue('run/no-format', `there is no output format ${format}`, null, mend)])
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
    put(extraction, text) {
      // what cannot be read leaves the last good output as it is
      if (!extraction.article.id) return FINE
      const path = outputPath(extraction.article.source, format)
      const written = render(extraction, format)
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
    put(extraction) {
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

export const outputPath = (source: string, format: string): string =>
  `${fitPath(source.replace(/^(?:\.\.\/)+/, ''))}${writerOf(format).extension}`

export function render(extraction: Extraction, format: string): string {
  const path = outputPath(extraction.article.source, format)
  return writerOf(format).write(extraction, {
    schemaPath: relative(dirname(path), SCHEMA_FILE).split(sep).join('/'),
  })
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
