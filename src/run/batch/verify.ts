import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Issue, issue } from '../../core/issue.ts'
import { linesOf, linesOfFile, unpackedPart } from '../lines.ts'
import { NOTES } from '../store.ts'
import { leftOvers } from '../sweep.ts'
import { readReceipt } from './run-shard.ts'
import { PART, parseShard, type Receipt, type Shard } from './shard.ts'
import { fileChecker, lineChecker, type Tell } from './verify-answers.ts'
import { checkInputs } from './verify-inputs.ts'

export interface Verified {
  readonly shards: number
  readonly articles: number
  /** Archives that are gone or were changed since: their answers were held against plan and receipt only. */
  readonly away: number
  readonly problems: readonly Issue[]
}

const runSchema = z.looseObject({ format: z.string(), config: z.string() })

/**
 * Proves that a run lost nothing: each shard of its plan has one receipt, each part is what its receipt says, each article is answered
 * exactly once, and every span can be checked against a text that is there.
 *
 * @param manifest the plan, when it does not lie in the folder.
 * @param options `inputs`: archives are read again, and each article in them must have its answer.
 * @throws Error of the file system when there is no run.
 */
export async function verifyRun(
  out: string,
  manifest: string | null,
  options: { readonly inputs: boolean } = { inputs: true },
): Promise<Verified> {
  const problems: Issue[] = []
  const tell: Tell = (code, cause, place) => {
    const mend = code === 'verify/receipt' ? 'go on with --resume' : 'run it again, without --resume'
    problems.push(issue(code, cause, place, mend))
  }
  const run = readRun(out)
  const receipts = namesIn(join(out, NOTES, 'receipts'))
  const seen = new Map<string, string>()
  const parts = new Set<string>()
  let shards = 0
  let articles = 0
  let away = 0
  for (const line of linesOfFile(manifest ?? join(out, NOTES, 'plan.jsonl'))) {
    const shard = parseShard(line)
    shards++
    const receipt = receiptOf(out, receipts, shard, run?.config ?? null)
    if (typeof receipt === 'string') {
      tell('verify/receipt', receipt, shard.source || shard.uri)
      continue
    }
    parts.add(receipt.part)
    articles += receipt.in
    const sources = checkPart(out, receipt, shard, seen, tell)
    if (sources && options.inputs && !(await checkInputs(shard, sources, tell))) away++
  }
  for (const name of partsIn(out))
    if (!parts.has(name)) tell('verify/stray', 'the part belongs to no shard of the plan', name)
  for (const path of leftOvers(out)) tell('verify/temporary', 'a temporary file was left', path)
  return { shards, articles, away, problems }
}

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

/** @returns the articles that are answered; null when the part cannot be read. */
function checkPart(
  out: string,
  receipt: Receipt,
  shard: Shard,
  seen: Map<string, string>,
  tell: Tell,
): readonly string[] | null {
  const own = join(out, receipt.part)
  const inNotes = join(out, NOTES, 'answers', receipt.part)
  const path = existsSync(own) ? own : inNotes
  let data: Buffer
  try {
    data = unpackedPart(readFileSync(path))
  } catch (error) {
    tell('verify/part', `the part cannot be read: ${error instanceof Error ? error.message : error}`, receipt.part)
    return null
  }
  if (createHash('sha256').update(data).digest('hex') !== receipt.sha256) {
    tell('verify/hash', 'the part is not what its receipt says', receipt.part)
    return null
  }
  const lines = linesOf(data.toString('utf8'))
  if (lines.length !== receipt.in)
    tell('verify/count', `the part has ${lines.length} answers, its receipt says ${receipt.in}`, receipt.part)
  const check = path === own ? lineChecker(out, receipt.part, shard, tell) : fileChecker(out, receipt.part, shard, tell)
  const sources = lines.map(check).filter((source) => source !== null)
  for (const source of sources) {
    const before = seen.get(source)
    if (before !== undefined) tell('verify/double', `${source} is answered twice, in ${before} and here`, receipt.part)
    seen.set(source, receipt.part)
  }
  return sources
}
