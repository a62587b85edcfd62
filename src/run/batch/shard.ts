import { createHash } from 'node:crypto'
import { z } from 'zod'

/**
 * A piece of work that stands for itself: some files of a folder, an archive, or a part of one. One line of a plan.
 * Its id is made of names, sizes and times, so that a changed input is another shard. What an engine adds to the line is ignored.
 */
export const shardSchema = z.object({
  v: z.literal(1),
  /** SHA-256, in hex. */
  shard: z.string().regex(/^[0-9a-f]{16,64}$/),
  /** The archive, or the folder of `files`; as names.ts writes it. */
  uri: z.string().min(1),
  /** What stands before the names of its articles: the archive's own name, or the folder's. */
  source: z.string(),
  size: z.number().optional(),
  etag: z.string().optional(),
  /** Records or lines that begin in these bytes. */
  offset: z.int().min(0).optional(),
  length: z.int().min(1).optional(),
  /** Number of the first line in it (JSON Lines). */
  line: z.int().min(1).optional(),
  /** Relative to `uri`. */
  files: z.array(z.string()).optional(),
})

/**
 * A line of a plan. Engines that keep plans in tables (Spark, pandas) give every column back, the empty ones as null; others write the
 * least that a plan must say, which is `shard` and `uri`.
 *
 * @throws Error when it is none.
 */
export function parseShard(line: string): Shard {
  const data: unknown = JSON.parse(line)
  const told = Object.entries(data ?? {}).filter(([, value]) => value !== null)
  const fields: Record<string, unknown> = Object.fromEntries(told)
  const { uri, files } = fields
  return shardSchema.parse({ source: files ? `${uri}/` : uri, ...fields })
}

export type Shard = z.infer<typeof shardSchema>

/** @param stamps sizes and times of what the shard holds. */
export function makeShard(parts: Omit<Shard, 'v' | 'shard'>, stamps: readonly string[]): Shard {
  const { source, size, etag, offset, length, files } = parts
  const hash = createHash('sha256').update(JSON.stringify([source, size, etag, offset, length, files, stamps]))
  return { v: 1, shard: hash.digest('hex'), ...parts }
}

/** What a finished shard came to; `in` = `ok` (with records) + `none` + `error`. */
export const receiptSchema = z.strictObject({
  v: z.literal(1),
  shard: z.string(),
  part: z.string(),
  in: z.int(),
  ok: z.int(),
  none: z.int(),
  error: z.int(),
  /** Of the articles, how many are copies of an earlier one. */
  copies: z.int(),
  records: z.int(),
  /** Of these, records of copies: they are no second source. */
  copied_records: z.int(),
  /** Articles in a language that is not read. */
  unread: z.int().default(0),
  /** What the archive holds that is no article. */
  passed: z.int(),
  /** The same by kind: ending of the name, `none`, `folder`, `record`. */
  passed_over: z.record(z.string(), z.int()).default({}),
  /** Of the part before it was packed. */
  bytes: z.int(),
  sha256: z.string(),
  /** Failures by their code. */
  causes: z.record(z.string(), z.int()),
  /** What stands before this shard, when copies are looked for across shards; null else. */
  after: z.string().nullable(),
})

export type Receipt = z.infer<typeof receiptSchema>

/** Deterministic: the same shard with the same rules and options has one name, wherever and however often it runs. */
export const partName = (shard: string, config: string): string =>
  `part-${shard.slice(0, 16)}-${config.slice(0, 8)}.jsonl.gz`

export const PART = /^part-[0-9a-f]{16}-[0-9a-f]{8}\.jsonl\.gz$/
