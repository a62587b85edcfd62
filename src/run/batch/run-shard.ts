import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { causeOf, type Issue, IssueError, issue } from '../../core/issue.ts'
import type { Extraction } from '../../core/record.ts'
import type { FieldMap } from '../../read/index.ts'
import { writeJsonLine } from '../../write/index.ts'
import { type LineFile, openLines, writeWhole } from '../atomic.ts'
import { linesOfPart } from '../lines.ts'
import { outputPath, render } from '../result-file.ts'
import { NOTES, type Store } from '../store.ts'
import { keepText } from '../texts.ts'
import type { CopyIndex } from './copies.ts'
import { failedAnswer, type Outcome } from './given-up.ts'
import { itemsOf } from './items.ts'
import type { Answer, Job } from './job.ts'
import type { Pool } from './pool.ts'
import { quarantine } from './quarantine.ts'
import { partName, type Receipt, receiptSchema, type Shard } from './shard.ts'
import type { Signature } from './signature.ts'
import { createTurns } from './turns.ts'

/** What a run gives to each of its shards. */
export interface ShardContext {
  readonly out: string
  /** `jsonl`: the part holds the extractions. Else it holds a line for each, and `store` a file. */
  readonly format: string
  readonly store: Store | null
  readonly pool: Pool
  readonly fields: FieldMap
  readonly run: Extraction['run']
  /** Hash of all that the answers depend on beside the input. */
  readonly config: string
  readonly copies: CopyIndex | null
  readonly stopped: () => boolean
  /** What is done when the run is asked to end; the last one given counts. */
  readonly whenStopped: (act: () => void) => void
  /** Hears how much of the shard in hand has been read, 0 to 1. */
  readonly reached: (share: number) => void
  /** Hears of each article, in order. */
  readonly heard: (answer: Answer, issues: readonly Issue[], copyOf: string | null) => void
}

/** The run was asked to end; what is finished stays. */
export class Stopped extends Error {}

export const partPath = ({ out, format }: Pick<ShardContext, 'out' | 'format'>, part: string): string =>
  format === 'jsonl' ? join(out, part) : join(out, NOTES, 'answers', part)
const receiptPath = (out: string, part: string): string =>
  join(out, NOTES, 'receipts', part.replace('.jsonl.gz', '.json'))
const textsPath = (out: string, part: string): string => join(out, NOTES, 'texts', part)
const copiesPath = (out: string, part: string): string => join(out, NOTES, 'copies', part)

/** The receipt of a shard that is done already; null when it is to be done, or something of it is not there any more. */
export async function finished(
  shard: Shard,
  context: Pick<ShardContext, 'out' | 'format' | 'config'>,
  after: string | null,
): Promise<Receipt | null> {
  const part = partName(shard.shard, context.config)
  const receipt = readReceipt(context.out, part)
  if (receipt?.shard !== shard.shard || receipt.after !== after) return null
  return (await isWhole(partPath(context, part), context)) && (await canRecall(context.out, part)) ? receipt : null
}

/** What it told the index of copies is told again: where that is torn, the shard is done again. */
async function canRecall(out: string, part: string): Promise<boolean> {
  const path = copiesPath(out, part)
  if (!existsSync(path)) return true
  try {
    for await (const line of linesOfPart(path)) JSON.parse(line)
    return true
  } catch {
    return false
  }
}

/** A part that holds extractions is left to `verify`; one that names files can be asked for them. */
async function isWhole(path: string, { out, format }: Pick<ShardContext, 'out' | 'format'>): Promise<boolean> {
  if (!existsSync(path) || format === 'jsonl') return existsSync(path)
  try {
    for await (const line of linesOfPart(path)) {
      const { file } = namedSchema.parse(JSON.parse(line))
      if (file !== null && !existsSync(join(out, file))) return false
    }
    return true
  } catch {
    return false
  }
}

const namedSchema = z.looseObject({ file: z.string().nullable() })

export function readReceipt(out: string, part: string): Receipt | null {
  try {
    return receiptSchema.parse(JSON.parse(readFileSync(receiptPath(out, part), 'utf8')))
  } catch {
    return null
  }
}

/** What a finished shard told the index of copies, told again. */
export async function recall(shard: Shard, { out, config, copies }: ShardContext): Promise<void> {
  const path = copiesPath(out, partName(shard.shard, config))
  if (!copies || !existsSync(path)) return
  for await (const line of linesOfPart(path)) {
    const [source, hash, sketch, facts] = JSON.parse(line) as [string, string, string | null, string[]]
    copies.place(source, { hash, sketch: sketch === null ? null : sketchOf(sketch), facts })
  }
}

function sketchOf(written: string): Uint32Array {
  const bytes = Buffer.from(written, 'base64')
  return Uint32Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readUInt32LE(i * 4))
}

const writeSketch = (sketch: Uint32Array): string => {
  const bytes = Buffer.alloc(sketch.length * 4)
  for (const [i, value] of sketch.entries()) bytes.writeUInt32LE(value, i * 4)
  return bytes.toString('base64')
}

/**
 * Extracts a shard: its part, then its receipt. Whoever does the same shard again, also at the same time, writes the same bytes.
 *
 * @throws IssueError when something cannot be written; Stopped.
 */
export async function runShard(shard: Shard, context: ShardContext, after: string | null): Promise<Receipt> {
  const files = openFiles(partName(shard.shard, context.config), context, after !== null)
  const count = newCount()
  const write = ({ answer, fault }: Outcome, job: Job | null): void => {
    if (fault && job) quarantine(join(context.out, NOTES, 'quarantine'), job, answer)
    const copyOf = answer.signature && context.copies ? context.copies.place(answer.source, answer.signature) : null
    const issues = files.answer(answer, copyOf)
    tally(count, answer, issues, copyOf)
    context.heard(answer, [...answer.issues, ...issues.items], copyOf)
  }
  try {
    const turns = createTurns(write)
    context.whenStopped(turns.stop)
    for await (const item of itemsOf(shard, context.fields, context.reached)) {
      if (context.stopped()) throw new Stopped()
      if (item.kind === 'passed') {
        count.passed++
        count.passed_over[item.as] = (count.passed_over[item.as] ?? 0) + 1
      } else if (item.kind === 'job') await turns.add(item.job, context.pool.run(item.job))
      else {
        const answer = failedAnswer(item.source, [item.issue], context.run, item.ownId)
        await turns.add(null, { answer, fault: null })
      }
    }
    await turns.end()
    if (context.stopped()) throw new Stopped()
    const { bytes, sha256 } = files.finish()
    const part = partName(shard.shard, context.config)
    // in the order of the schema, as one that is read again
    const receipt = receiptSchema.parse({ v: 1, shard: shard.shard, part, ...count, bytes, sha256, after })
    writeWhole(receiptPath(context.out, part), `${JSON.stringify(receipt)}\n`)
    return receipt
  } catch (error) {
    files.abort()
    throw error instanceof IssueError || error instanceof Stopped ? error : unwritable(error, context.out)
  }
}

export const unwritable = (error: unknown, place: string): unknown => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (!/^E[A-Z]+$/.test(code)) return error
  const cause = causeOf(error)
  return new IssueError([
    issue('write/failed', cause, place, 'make room or the folder writable, then go on with --resume'),
  ])
}

interface Count {
  in: number
  ok: number
  none: number
  error: number
  copies: number
  records: number
  copied_records: number
  unread: number
  passed: number
  passed_over: Record<string, number>
  causes: Record<string, number>
}

const newCount = (): Count => ({
  in: 0,
  ok: 0,
  none: 0,
  error: 0,
  copies: 0,
  records: 0,
  copied_records: 0,
  unread: 0,
  passed: 0,
  passed_over: {},
  causes: {},
})

function tally(count: Count, answer: Answer, put: Put, copyOf: string | null): void {
  count.in++
  const failed = answer.failed || put.failed
  if (failed) count.error++
  else if (answer.records) count.ok++
  else count.none++
  count.records += answer.records
  if (answer.unread) count.unread++
  if (copyOf !== null) {
    count.copies++
    count.copied_records += answer.records
  }
  if (!failed) return
  const code = [...answer.issues, ...put.items].at(-1)?.code ?? 'unknown'
  count.causes[code] = (count.causes[code] ?? 0) + 1
}

interface Put {
  readonly items: readonly Issue[]
  readonly failed: boolean
}

interface ShardFiles {
  answer(answer: Answer, copyOf: string | null): Put
  finish(): { bytes: number; sha256: string }
  abort(): void
}

const FINE: Put = { items: [], failed: false }

/** @param signed signatures are kept, for a run that goes on later. */
function openFiles(part: string, context: ShardContext, signed: boolean): ShardFiles {
  const { out, format, store } = context
  const main = openLines(partPath(context, part), true)
  // made when there is something to write
  const more = new Map<string, LineFile>()
  const side = (path: string): LineFile => {
    const known = more.get(path) ?? openLines(path, true)
    more.set(path, known)
    return known
  }
  const sign = (source: string, { hash, sketch, facts }: Signature): void =>
    side(copiesPath(out, part)).line(JSON.stringify([source, hash, sketch && writeSketch(sketch), facts]))
  return {
    answer(answer, copyOf) {
      if (answer.signature && context.copies && signed) sign(answer.source, answer.signature)
      const extraction = copyOf === null ? null : asCopy(answer.line, copyOf)
      if (format === 'jsonl' || !store) {
        main.line(extraction ? writeJsonLine(extraction) : answer.line)
        if (typeof answer.text === 'string') side(textsPath(out, part)).line(answer.text)
        return FINE
      }
      const file = extraction ? render(extraction, format) : answer.file
      const path = file === null ? null : outputPath(answer.source, format)
      const put = path !== null && file !== null ? putFile(store, path, file, extraction, answer) : FINE
      if (answer.text instanceof Uint8Array) keepText(out, answer.id, answer.text)
      const problems = [...answer.issues, ...put.items].map(({ code }) => code)
      const { source, id, records } = answer
      const sha256 = file === null ? null : createHash('sha256').update(file).digest('hex')
      main.line(
        JSON.stringify({
          source,
          id,
          file: path,
          sha256,
          records,
          copy_of: copyOf,
          failed: answer.failed || put.failed,
          problems,
        }),
      )
      return put
    },
    finish() {
      // the part comes last: where it is, all that belongs to it is
      for (const file of more.values()) file.finish()
      more.clear()
      return main.finish()
    },
    abort() {
      for (const file of [main, ...more.values()]) file.abort()
    },
  }
}

function asCopy(line: string, copyOf: string): Extraction {
  const extraction = JSON.parse(line) as Extraction
  return { ...extraction, article: { ...extraction.article, copy_of: copyOf } }
}

/** What a person changed in the file stays, field by field; a file that cannot be read stays as it is. A disk that is full ends the run. */
function putFile(store: Store, path: string, written: string, copy: Extraction | null, answer: Answer): Put {
  const extraction = copy ?? (JSON.parse(answer.line) as Extraction)
  const { issues, kind } = store.merge(path, { extraction, text: answer.article, written })
  return { items: issues, failed: kind === 'refused' }
}
