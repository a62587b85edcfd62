import { gzipSync } from 'node:zlib'
import type { CheckedExtractor, Done } from '../../checked.ts'
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
  readonly issues: readonly Issue[]
  readonly failed: boolean
  /** The text, when it lies in no file of its own: packed, or as a line `{"id": …, "text": …}`. */
  readonly text: Uint8Array | string | null
  /** Where results are files, the text wherever it lies: spans are found again by it when the article has changed. */
  readonly article: string | null
  readonly signature: Signature | null
  readonly ms: number
}

/** Extracts one article as a worker does. Never throws. */
export function answerOf(engine: Engine, job: Job, setup: WorkerSetup): Answer {
  const from = performance.now()
  const done = extractJob(engine, job, setup)
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
    issues: done.issues,
    failed: done.failed,
    text: kept && done.text !== null ? packText(extraction.article.id, done.text, setup) : null,
    article: setup.texts === 'lines' ? null : done.text,
    signature: setup.copies && done.text !== null ? signatureOf(done.text, extraction) : null,
    ms: performance.now() - from,
  }
}

const packText = (id: string, text: string, { texts }: WorkerSetup): Uint8Array | string =>
  texts === 'lines' ? JSON.stringify({ id, text }) : gzipSync(text, { level: 4 })

function extractJob(engine: Engine & CheckedExtractor, job: Job, setup: WorkerSetup): Done {
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
    return engine.file(path, { ...options, ...sidecarBytes(path) })
  }
  return typeof job.content === 'string'
    ? engine.text(job.content, options)
    : engine.bytes(job.content ?? new Uint8Array(), options)
}
