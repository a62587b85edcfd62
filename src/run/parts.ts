import { join } from 'node:path'
import fastGlob from 'fast-glob'
import { causeOf, type Issue, issue } from '../core/issue.ts'
import { type Extraction, extractionSchema } from '../core/record.ts'
import { parseResult } from '../revise/document.ts'
import { resultsOnce } from './doubled.ts'
import { linesOfPart } from './lines.ts'
import { readText } from './results.ts'

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

/** The lines of a part, one article each. A damaged part is told, and ends where the damage is; the next part can be read. */
export async function* readPart(path: string, tell: (item: Issue) => void): AsyncGenerator<string> {
  try {
    for await (const line of linesOfPart(path)) if (line && line.length <= LONGEST_LINE) yield line
  } catch (error) {
    tell(issue('run/part', `the part is damaged and ends early: ${causeOf(error)}`, path, MEND))
  }
}

const MEND = 'take the part away, and do its shard again: aidtrail batch --resume (or filter --shards)'

/** What an output folder says of its articles, each once: corrected files before the parts that they were checked out of. */
export async function* extractionsOf(
  folder: string,
  tell: (item: Issue, failed: boolean) => void,
): AsyncGenerator<{ file: string; extraction: Extraction }> {
  const corrected = new Set<string>()
  const { files, doubled } = resultsOnce(folder)
  for (const { issue: item, loses } of doubled) tell(item, loses)
  for (const file of files) {
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
        true,
      )
  }
  for (const part of partsOf(folder))
    for await (const line of readPart(join(folder, part), (item) => tell(item, true))) {
      const extraction = parseLine(line)
      if (!extraction) tell(issue('run/part', 'a line is no article', join(folder, part), MEND), true)
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
