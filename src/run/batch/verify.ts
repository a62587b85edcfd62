import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Issue, issue } from '../../core/issue.ts'
import { linesOfFile, linesOfPart } from '../lines.ts'
import { NOTES } from '../store.ts'
import { leftOvers } from '../sweep.ts'
import { createHashTable } from './hash-table.ts'
import { readReceipt } from './run-shard.ts'
import { PART, parseShard, type Receipt, type Shard } from './shard.ts'
import { fileChecker, lineChecker, type Tell } from './verify-answers.ts'
import { type Answered, checkInputs, sourceHash } from './verify-inputs.ts'

export interface Verified {
  readonly shards: number
  readonly articles: number
  /** Archives that are gone or were changed since: their answers were held against plan and receipt only. */
  readonly away: number
  readonly problems: readonly Issue[]
}

const runSchema = z.looseObject({ format: z.string(), config: z.string(), in: z.number() })

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
  const tell: Tell = (code, cause, place) =>
    void problems.push(issue(code, cause, place, mendOf(code, manifest !== null)))
  const run = readRun(out, tell)
  const receipts = namesIn(join(out, NOTES, 'receipts'))
  const answers = createAnswers()
  const parts = new Set<string>()
  let shards = 0
  let articles = 0
  let away = 0
  const plan = manifest ?? join(out, NOTES, 'plan.jsonl')
  for (const line of linesOfFile(plan)) {
    shards++
    const shard = readShard(line)
    if (!shard) {
      tell('verify/plan', 'a line of the plan cannot be read', `${plan}:${shards}`)
      continue
    }
    const receipt = receiptOf(out, receipts, shard, run?.config ?? null)
    if (typeof receipt === 'string') {
      tell('verify/receipt', receipt, shard.source || shard.uri)
      continue
    }
    parts.add(receipt.part)
    articles += receipt.in
    const answered = await checkPart(out, receipt, shard, answers, tell)
    if (answered && options.inputs && !(await checkInputs(shard, answered, tell))) away++
  }
  for (const name of partsIn(out))
    if (!parts.has(name)) tell('verify/stray', 'the part belongs to no shard of the plan', name)
  if (manifest === null && run && run.in !== articles)
    tell('verify/run', `the run says that it answered ${run.in} articles, its parts hold ${articles}`, out)
  for (const path of leftOvers(out)) tell('verify/temporary', 'a temporary file was left', path)
  return { shards, articles, away, problems }
}

/** Where the whole need not be done again. @param byShards there is no run, but `filter --shards` with a plan. */
function mendOf(code: string, byShards: boolean): string {
  const goOn = byShards ? 'give aidtrail filter --shards the plan again' : 'go on with --resume'
  if (code === 'verify/stray') return 'take it away'
  if (code === 'verify/receipt' || code === 'verify/file') return `${goOn}: what is missing is made again`
  if (code === 'verify/part') return `take the part away if it is there, and ${goOn}: its shard is done again`
  return byShards ? `take the part away, and ${goOn}` : 'run it again, without --resume'
}

/** What the run says of itself at its end. Shards done by `filter --shards` have no run of their own, nor has one that was broken off. */
function readRun(out: string, tell: Tell): z.infer<typeof runSchema> | null {
  const path = join(out, NOTES, 'run.json')
  if (!existsSync(path)) return null
  try {
    return runSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    tell('verify/run', 'what the run says of itself cannot be read', path)
    return null
  }
}

function readShard(line: string): Shard | null {
  try {
    return parseShard(line)
  } catch {
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

/** Which part answers an article, for millions of them. */
interface Answers {
  /** @returns the part that answers it already, or null. */
  add(source: string, part: string): string | null
  isIn(source: string, part: string): boolean
}

function createAnswers(): Answers {
  const table = createHashTable()
  const parts: string[] = []
  return {
    add(source, part) {
      if (parts.at(-1) !== part) parts.push(part)
      const hash = sourceHash(source)
      const before = table.get(hash)
      table.set(hash, parts.length)
      return before ? parts[before - 1]! : null
    },
    isIn: (source, part) => parts[table.get(sourceHash(source)) - 1] === part,
  }
}

/** @returns the articles that are answered; null when the part cannot be read. */
async function checkPart(
  out: string,
  { part, sha256, in: said }: Receipt,
  shard: Shard,
  answers: Answers,
  tell: Tell,
): Promise<Answered | null> {
  const own = join(out, part)
  const path = existsSync(own) ? own : join(out, NOTES, 'answers', part)
  const hash = createHash('sha256')
  let lines = 0
  try {
    for await (const _ of linesOfPart(path, hash)) lines++
  } catch (error) {
    tell('verify/part', `the part cannot be read: ${error instanceof Error ? error.message : error}`, part)
    return null
  }
  if (hash.digest('hex') !== sha256) {
    tell('verify/hash', 'the part is not what its receipt says', part)
    return null
  }
  if (lines !== said) tell('verify/count', `the part has ${lines} answers, its receipt says ${said}`, part)
  const check = path === own ? lineChecker(out, part, shard, tell) : fileChecker(out, part, shard, tell)
  let count = 0
  for await (const line of linesOfPart(path)) {
    const source = await check(line)
    if (source === null) continue
    const before = answers.add(source, part)
    if (before === null) count++
    else tell('verify/double', `${source} is answered twice, in ${before} and here`, part)
  }
  return { count, has: (source) => answers.isIn(source, part), all: () => sourcesIn(path) }
}

async function* sourcesIn(path: string): AsyncGenerator<string> {
  for await (const line of linesOfPart(path)) {
    const answer = z.looseObject({}).safeParse(JSON.parse(line)).data
    const { source } = namedSchema.parse(answer?.article ?? answer)
    yield source
  }
}

const namedSchema = z.looseObject({ source: z.string() })
