import { statSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Done, ToRead } from '../../checked.ts'
import type { Issue } from '../../core/issue.ts'
import type { Metadata } from '../../read/metadata.ts'
import { writeJsonLine } from '../../write/index.ts'
import type { Engine } from '../engine.ts'
import { isPerArticle, render } from '../result-file.ts'
import { sidecarBytes } from '../sidecar.ts'
import { type Signature, signatureOf } from './signature.ts'

/** One article to extract: a file, or what was taken out of an archive. */
export interface Job {
  readonly source: string
  readonly path?: string | Uint8Array
  readonly content?: string | Uint8Array
  readonly format?: string
  readonly charset?: string | null
  readonly metadata?: Metadata | null
  /** What decoding it has told already. */
  readonly issues?: readonly Issue[]
  /** The day of publication that beats what the article says. */
  readonly published?: string | null
}

/** What a worker needs to know once. */
export interface WorkerSetup {
  readonly rules: string | null
  readonly published: string | null
  /** Of formats of one file an article the file is written too. */
  readonly format: string
  /** Texts that lie in no file: packed, each for a file of its own, or as lines of JSON. */
  readonly texts: 'files' | 'lines'
  /** Skip what cannot hold a record. */
  readonly gate: boolean
  readonly mentions: boolean
  /** Signatures for finding copies are wanted. */
  readonly copies: boolean
}

export interface Answer {
  readonly source: string
  /** The extraction as one line of JSON, without its end. */
  readonly line: string
  /** The extraction as its own file, for formats of one file an article. */
  readonly file: string | null
  readonly id: string
  readonly records: number
  /** It is in a language of which nothing is read. */
  readonly unread: boolean
  readonly issues: readonly Issue[]
  readonly failed: boolean
  /** The text, when it lies in no file of its own: packed, or as a line `{"id": …, "text": …}`. */
  readonly text: Uint8Array | string | null
  /** Where results are files, the text wherever it lies: spans are found again by it when the article has changed. */
  readonly article: string | null
  readonly signature: Signature | null
  /** Of an article that was extracted with others its share of what they took. */
  readonly ms: number
}

/** Extracts one article as a worker does. Never throws. */
export const answerOf = (engine: Engine, job: Job, setup: WorkerSetup): Answer => answersOf(engine, [job], setup)[0]!

/** Extracts several at once. Never throws. */
export function answersOf(engine: Engine, jobs: readonly Job[], setup: WorkerSetup): Answer[] {
  const from = performance.now()
  const done = engine.all(jobs.map((job) => toRead(engine, job, setup)))
  const answers = done.map((one, i) => answerWith(one, jobs[i]!, setup))
  const spent = performance.now() - from
  if (answers.length === 1) return [{ ...answers[0]!, ms: spent }]
  // what each of them took cannot be told: each has its share by its length
  const lengths = done.map(({ text }) => (text?.length ?? 0) + 1)
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  return answers.map((answer, i) => ({ ...answer, ms: (spent * lengths[i]!) / whole }))
}

function answerWith(done: Done, job: Job, setup: WorkerSetup): Answer {
  const { extraction } = done
  // what came out of an archive has no file either; where no mention is listed there is no span to check
  const listed = extraction.article.gate === 'open' || setup.mentions
  const kept = done.text !== null && (done.made || job.content !== undefined) && listed
  return {
    source: extraction.article.source,
    line: writeJsonLine(extraction),
    file: extraction.article.id && isPerArticle(setup.format) ? render(extraction, setup.format) : null,
    id: extraction.article.id,
    records: extraction.records.length,
    unread: isUnread(extraction),
    issues: done.issues,
    failed: done.failed,
    text: kept && done.text !== null ? packText(extraction.article.id, done.text, setup) : null,
    article: setup.texts === 'lines' ? null : done.text,
    signature: setup.copies && done.text !== null ? signatureOf(done.text, extraction) : null,
    ms: 0,
  }
}

const packText = (id: string, text: string, { texts }: WorkerSetup): Uint8Array | string =>
  texts === 'lines' ? JSON.stringify({ id, text }) : gzipSync(text, { level: 4 })

function toRead(engine: Engine, job: Job, setup: WorkerSetup): ToRead {
  const { source, format, charset, metadata, issues } = job
  const options = {
    source,
    published: job.published === undefined ? setup.published : job.published,
    ...(format !== undefined && { format }),
    charset: charset ?? null,
    ...(metadata && { metadata }),
    ...(issues && { before: issues }),
  }
  if (job.path !== undefined) {
    const path = typeof job.path === 'string' ? job.path : Buffer.from(job.path)
    return engine.open(path, { ...options, ...sidecarBytes(path) })
  }
  return typeof job.content === 'string'
    ? { text: job.content, options }
    : { bytes: job.content ?? new Uint8Array(), options }
}

/** Its language is not read. */
export const isUnread = ({ problems }: Done['extraction']): boolean =>
  problems.some(({ code }) => code === 'language/unread')

/** How long an article is, in bytes or characters, as far as it is known before it is read. */
export function lengthOf({ content, path }: Job): number {
  if (content !== undefined) return content.length
  try {
    return path === undefined ? 0 : statSync(typeof path === 'string' ? path : Buffer.from(path)).size
  } catch {
    return 0
  }
}
