import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import fastGlob from 'fast-glob'
import { type Issue, issue } from '../core/issue.ts'
import { type Extraction, extractionSchema } from '../core/record.ts'
import { parseResult } from '../revise/document.ts'
import { readText, resultsOf } from './results.ts'

/** The parts of a batch below a folder: `part-*.jsonl` and `part-*.jsonl.gz`, and the one file of a small run. */
export const partsOf = (folder: string): string[] =>
  fastGlob
    .sync(['**/part-*.jsonl', '**/part-*.jsonl.gz', 'articles.jsonl'], {
      cwd: folder,
      onlyFiles: true,
      followSymbolicLinks: false,
      dot: false,
    })
    .sort()

/** A file of that name is such a part. */
export const isPart = (name: string): boolean => /^(?:part-.*\.jsonl(?:\.gz)?|articles\.jsonl)$/.test(name)

/** Longer lines are no article of ours. */
const LONGEST_LINE = 64 * 1024 * 1024

/** The lines of a part, one article each. A damaged end is told and ends the part. */
export async function* readPart(path: string, tell: (item: Issue) => void): AsyncGenerator<string> {
  const file = createReadStream(path)
  const stream = path.endsWith('.gz') ? file.pipe(createGunzip()) : file
  let failure: Error | null = null
  const fail = (error: Error): void => {
    failure = error
    lines.close()
  }
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })
  file.on('error', fail)
  stream.on('error', fail)
  for await (const line of lines) if (line && line.length <= LONGEST_LINE) yield line
  const broken = failure as Error | null
  if (broken) tell(issue('run/part', `the part ends early: ${broken.message}`, path, 'run its shard again'))
}

/** What an output folder says of its articles, corrected files before the parts that they were checked out of. */
export async function* extractionsOf(
  folder: string,
  tell: (item: Issue) => void,
): AsyncGenerator<{ file: string; extraction: Extraction }> {
  const corrected = new Set<string>()
  for (const file of resultsOf(folder).files) {
    const path = join(folder, file)
    const { document, issues } = parseResult(readText(path) ?? '', path)
    const parsed = extractionSchema.safeParse(document?.value)
    if (parsed.success) {
      corrected.add(parsed.data.article.source)
      yield { file, extraction: parsed.data }
    } else
      tell(
        issues[0] ??
          issue('run/result', 'this file does not fit the schema and is left out', path, `run: aidtrail check ${path}`),
      )
  }
  for (const part of partsOf(folder))
    for await (const line of readPart(join(folder, part), tell)) {
      const extraction = parseLine(line)
      if (!extraction) tell(issue('run/part', 'a line is no article', join(folder, part), 'run its shard again'))
      else if (!corrected.has(extraction.article.source)) yield { file: part, extraction }
    }
}

export function parseLine(line: string): Extraction | null {
  try {
    const parsed = extractionSchema.safeParse(JSON.parse(line))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
