import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Issue, issue } from '../../core/issue.ts'
import { type Extraction, extractionSchema, type SpanOut } from '../../core/record.ts'
import { writtenHash } from '../../revise/base.ts'
import { linesOf, linesOfFile, unpackedPart } from '../lines.ts'
import { NOTES } from '../store.ts'
import { leftOvers } from '../sweep.ts'
import { keptText } from '../texts.ts'
import { readReceipt } from './run-shard.ts'
import { PART, type Receipt, type Shard, shardSchema } from './shard.ts'

export interface Verified {
  readonly shards: number
  readonly articles: number
  readonly problems: readonly Issue[]
}

const runSchema = z.looseObject({ format: z.string(), config: z.string() })
const answerSchema = z.looseObject({
  source: z.string(),
  id: z.string(),
  file: z.string().nullable(),
  sha256: z.string().nullable(),
  failed: z.boolean(),
})

/**
 * Proves that a run lost nothing: each shard of its plan has one receipt, each part is what its receipt says, each article is answered
 * exactly once, and every span can be checked against a text that is there.
 *
 * @param manifest the plan, when it does not lie in the folder.
 * @throws Error of the file system when there is no run.
 */
export function verifyRun(out: string, manifest: string | null): Verified {
  const problems: Issue[] = []
  const tell = (code: string, cause: string, place: string): void =>
    void problems.push(issue(code, cause, place, 'run it again with --resume'))
  const run = readRun(out)
  const receipts = namesIn(join(out, NOTES, 'receipts'))
  const seen = new Map<string, string>()
  const parts = new Set<string>()
  let shards = 0
  let articles = 0
  for (const line of linesOfFile(manifest ?? join(out, NOTES, 'plan.jsonl'))) {
    const shard = shardSchema.parse(JSON.parse(line))
    shards++
    const receipt = receiptOf(out, receipts, shard, run?.config ?? null)
    if (typeof receipt === 'string') {
      tell('verify/receipt', receipt, shard.source || shard.uri)
      continue
    }
    parts.add(receipt.part)
    articles += receipt.in
    checkPart(out, receipt, seen, tell)
  }
  for (const name of partsIn(out))
    if (!parts.has(name)) tell('verify/stray', 'the part belongs to no shard of the plan', name)
  for (const path of leftOvers(out)) tell('verify/temporary', 'a temporary file was left', path)
  return { shards, articles, problems }
}

type Tell = (code: string, cause: string, place: string) => void

function readRun(out: string): z.infer<typeof runSchema> | null {
  try {
    return runSchema.parse(JSON.parse(readFileSync(join(out, NOTES, 'run.json'), 'utf8')))
  } catch {
    // shards done by `filter --shards` have no run of their own
    return null
  }
}

/** The one receipt of a shard, or what is wrong with it. */
function receiptOf(out: string, receipts: readonly string[], shard: Shard, config: string | null): Receipt | string {
  const start = `part-${shard.shard.slice(0, 16)}-`
  const names = receipts.filter(
    (name) => name.startsWith(start) && (config === null || name.startsWith(start + config.slice(0, 8))),
  )
  if (!names.length) return 'the shard has no receipt: it is not done'
  if (names.length > 1) return `the shard has ${names.length} receipts, of different rules or options`
  const receipt = readReceipt(out, names[0]!.replace('.json', '.jsonl.gz'))
  if (!receipt) return 'the receipt cannot be read'
  if (receipt.shard !== shard.shard) return 'the receipt is that of another shard'
  return receipt.in === receipt.ok + receipt.none + receipt.error ? receipt : 'the numbers of the receipt do not add up'
}

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).sort() : [])

const partsIn = (out: string): string[] =>
  [out, join(out, NOTES, 'answers')].flatMap((folder) =>
    existsSync(folder) ? readdirSync(folder).filter((name) => PART.test(name)) : [],
  )

function checkPart(out: string, receipt: Receipt, seen: Map<string, string>, tell: Tell): void {
  const own = join(out, receipt.part)
  const inNotes = join(out, NOTES, 'answers', receipt.part)
  const path = existsSync(own) ? own : inNotes
  let data: Buffer
  try {
    data = unpackedPart(readFileSync(path))
  } catch (error) {
    return tell(
      'verify/part',
      `the part cannot be read: ${error instanceof Error ? error.message : error}`,
      receipt.part,
    )
  }
  if (createHash('sha256').update(data).digest('hex') !== receipt.sha256)
    return tell('verify/hash', 'the part is not what its receipt says', receipt.part)
  const lines = linesOf(data.toString('utf8'))
  if (lines.length !== receipt.in)
    tell('verify/count', `the part has ${lines.length} answers, its receipt says ${receipt.in}`, receipt.part)
  const texts = path === own ? textsOf(out, receipt.part) : null
  for (const line of lines) {
    const source = path === own ? checkLine(line, texts, receipt.part, tell) : checkFile(out, line, receipt.part, tell)
    if (source === null) continue
    const before = seen.get(source)
    if (before !== undefined) tell('verify/double', `${source} is answered twice, in ${before} and here`, receipt.part)
    seen.set(source, receipt.part)
  }
}

function textsOf(out: string, part: string): ReadonlyMap<string, string> {
  const path = join(out, NOTES, 'texts', part)
  if (!existsSync(path)) return new Map()
  const lines = linesOf(unpackedPart(readFileSync(path)).toString('utf8'))
  return new Map(lines.map((line) => [JSON.parse(line).id, JSON.parse(line).text] as const))
}

/** A line of a part of JSON Lines is an extraction. */
function checkLine(line: string, texts: ReadonlyMap<string, string> | null, part: string, tell: Tell): string | null {
  const parsed = extractionSchema.safeParse(readJson(line))
  if (!parsed.success) {
    tell('verify/answer', `an answer is none: ${parsed.error.issues[0]?.message}`, part)
    return null
  }
  checkSpans(parsed.data, texts?.get(parsed.data.article.id) ?? null, part, tell)
  return parsed.data.article.source
}

/** A line of the answers to files says which file holds the extraction. People may have changed it since. */
function checkFile(out: string, line: string, part: string, tell: Tell): string | null {
  const parsed = answerSchema.safeParse(readJson(line))
  if (!parsed.success) {
    tell('verify/answer', 'an answer is none', part)
    return null
  }
  const { source, file, sha256, failed, id } = parsed.data
  if (file === null) {
    if (!failed) tell('verify/file', `${source} has no file, and did not fail`, part)
    return source
  }
  if (!existsSync(join(out, file))) tell('verify/file', `the file of ${source} is not there`, file)
  const base = join(out, NOTES, 'base', file)
  const written = existsSync(base) ? writtenHash(readFileSync(base, 'utf8')) : null
  if (written !== sha256) tell('verify/hash', `the file of ${source} is not what was written`, file)
  const text = keptText(out, id)
  if (text !== null && idOf(text) !== id) tell('verify/text', `the text kept of ${source} is another one`, file)
  return source
}

const idOf = (text: string): string => `a_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`

function checkSpans(extraction: Extraction, text: string | null, part: string, tell: Tell): void {
  if (text === null) return
  const { id, source } = extraction.article
  if (idOf(text) !== id) return tell('verify/text', `the text kept of ${source} is another one`, part)
  const points = Array.from(text)
  const holds = ({ quote, start, end }: SpanOut): boolean => points.slice(start, end).join('') === quote
  const spans = extraction.records.flatMap((record) => Object.values(record.spans))
  if (!spans.every(holds)) tell('verify/span', `a span of ${source} does not reproduce its quote`, part)
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
