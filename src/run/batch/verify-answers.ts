import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { causeOf } from '../../core/issue.ts'
import { type Extraction, extractionSchema, type SpanOut } from '../../core/record.ts'
import { parseBase, writtenHash } from '../../revise/base.ts'
import { linesOfPart } from '../lines.ts'
import { NOTES } from '../store.ts'
import { keptText } from '../texts.ts'
import type { Shard } from './shard.ts'

/*
 * Checks the answers of one part, line by line: each is an extraction, or names the file that holds one, and its spans give their quotes
 * back from the text that was kept.
 */

export type Tell = (code: string, cause: string, place: string) => void

/** @returns the article that the line answers; null when it is no answer. */
export type CheckLine = (line: string) => Promise<string | null>

/** Lines of a part of JSON Lines: each is an extraction. */
export function lineChecker(out: string, part: string, shard: Shard, tell: Tell): CheckLine {
  const textOf = textReader(out, part, tell)
  return async (line) => {
    const parsed = extractionSchema.safeParse(readJson(line))
    if (!parsed.success) {
      tell('verify/answer', `an answer is none: ${parsed.error.issues[0]?.message}`, part)
      return null
    }
    checkSpans(parsed.data, await textOf(parsed.data.article.id), shard, part, tell)
    return parsed.data.article.source
  }
}

/** The texts of a part stand in the order of its answers; not every answer has one. */
function textReader(out: string, part: string, tell: Tell): (id: string) => Promise<string | null> {
  const path = join(out, NOTES, 'texts', part)
  const lines = existsSync(path) ? linesOfPart(path) : null
  let waiting: { readonly id: string; readonly text: string } | null = null
  let ended = lines === null
  const read = async (): Promise<void> => {
    try {
      const next = await lines?.next()
      if (!next || next.done) ended = true
      else waiting = textSchema.parse(JSON.parse(next.value))
    } catch (error) {
      ended = true
      const cause = causeOf(error)
      tell('verify/text', `the texts of the part cannot be read: ${cause}`, part)
    }
  }
  return async (id) => {
    if (!waiting && !ended) await read()
    if (waiting?.id !== id) return null
    const { text } = waiting
    waiting = null
    return text
  }
}

const textSchema = z.looseObject({ id: z.string(), text: z.string() })

const answerSchema = z.looseObject({
  source: z.string(),
  id: z.string(),
  file: z.string().nullable(),
  sha256: z.string().nullable(),
  failed: z.boolean(),
})

/** Lines of the answers to files: each says which file holds the extraction. People may have changed it since. */
export function fileChecker(out: string, part: string, shard: Shard, tell: Tell): CheckLine {
  return async (line) => {
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
    const path = join(out, NOTES, 'base', file)
    const written = existsSync(path) ? readFileSync(path, 'utf8') : null
    if (written === null || writtenHash(written) !== sha256)
      tell('verify/hash', `the file of ${source} is not what was written`, file)
    const base = written === null ? null : parseBase(written)
    if (base?.machine.article.id === id) checkSpans(base.machine, keptText(out, id) ?? base.text, shard, file, tell)
    return source
  }
}

/** Articles that lie in files of their own need no text beside them: their own file is it. */
function checkSpans(extraction: Extraction, text: string | null, shard: Shard, place: string, tell: Tell): void {
  const { id, source } = extraction.article
  const spans = spansOf(extraction)
  if (text === null) {
    if (!shard.files && spans.length) tell('verify/text', `the text of ${source} is not kept`, place)
    return
  }
  if (idOf(text) !== id) return tell('verify/text', `the text kept of ${source} is another one`, place)
  const points = Array.from(text)
  const holds = ({ quote, start, end }: SpanOut): boolean => points.slice(start, end).join('') === quote
  if (!spans.every(holds)) tell('verify/span', `a span of ${source} does not reproduce its quote`, place)
}

const spansOf = ({ records, officials, groups, agreements, countries, money, dates }: Extraction): SpanOut[] => [
  ...records.flatMap((record) => Object.values(record.spans)),
  ...[...officials, ...groups, ...agreements, ...countries].flatMap(({ spans }) => spans),
  ...[...money, ...dates].map(({ span }) => span),
]

const idOf = (text: string): string => `a_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`

function readJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
