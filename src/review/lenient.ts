import type { z } from 'zod'
import { type AidRecord, type Extraction, extractionSchema, recordSchema } from '../core/record.ts'
import type { Wrong } from './api.ts'
import { blankRecord } from './reading.ts'

/**
 * What a file says, as far as it can be shown: a person may have written a wrong value, and the page is where it is put right.
 *
 * In:  the plain value of a result file.
 * Out: an extraction in the form of the contract, with each refused value emptied and told in `wrong`; null when it is no result at all.
 */
export function readLeniently(value: unknown): { extraction: Extraction | null; wrong: readonly Wrong[] } {
  const whole = extractionSchema.safeParse(value)
  if (whole.success) return { extraction: whole.data, wrong: [] }
  if (!isObject(value) || !Array.isArray(value['records'])) return { extraction: null, wrong: [] }
  const wrong: Wrong[] = []
  const records = value['records'].flatMap((record) => {
    const read = lenientRecord(record)
    wrong.push(...read.wrong)
    return read.record ?? []
  })
  const parts: Record<string, unknown> = { records }
  for (const [name, schema] of Object.entries(extractionSchema.shape)) {
    if (name === 'records') continue
    const part = schema.safeParse(value[name])
    parts[name] = part.success ? part.data : (EMPTY[name] ?? [])
    if (!part.success) wrong.push(...part.error.issues.map((issue) => wrongOf('', [name, ...issue.path], issue, value)))
  }
  const article = isObject(value['article']) ? value['article'] : {}
  parts['article'] = {
    ...ARTICLE,
    ...Object.fromEntries(
      Object.entries(extractionSchema.shape.article.shape).flatMap(([key, schema]) => {
        const part = schema.safeParse(article[key])
        return part.success ? [[key, part.data] as const] : []
      }),
    ),
  }
  return { extraction: parts as unknown as Extraction, wrong }
}

const ARTICLE: Extraction['article'] = {
  id: '',
  source: '',
  title: null,
  url: null,
  published: null,
  published_from: null,
  language: null,
  gate: 'open',
}
const EMPTY: Readonly<Record<string, unknown>> = {
  schema: 'aid-article/1',
  run: { version: '', rules: '' },
  article: ARTICLE,
}

/** Only a record with an id can be worked on. */
function lenientRecord(value: unknown): { record: AidRecord | null; wrong: Wrong[] } {
  const whole = recordSchema.safeParse(value)
  if (whole.success) return { record: whole.data, wrong: [] }
  if (!isObject(value) || typeof value['id'] !== 'string') return { record: null, wrong: [] }
  const id = value['id']
  const blank = blankRecord({ quote: '', start: 0, end: 0 })
  const record: Record<string, unknown> = { ...blank, id, spans: {} }
  const wrong: Wrong[] = []
  for (const [name, schema] of Object.entries(recordSchema.shape)) {
    const part = (schema as z.ZodType).safeParse(value[name])
    if (part.success) record[name] = part.data
    else if (name !== 'id')
      wrong.push(...part.error.issues.map((issue) => wrongOf(id, [name, ...issue.path], issue, value)))
  }
  for (const name of Object.keys(value))
    if (!(name in recordSchema.shape))
      wrong.push({ record: id, path: name, message: 'there is no such field', raw: shown(value[name]) })
  return { record: record as AidRecord, wrong }
}

function wrongOf(
  record: string,
  path: readonly PropertyKey[],
  { message }: { message: string },
  within: unknown,
): Wrong {
  const raw = path.reduce<unknown>(
    (at, key) => (isObject(at) || Array.isArray(at) ? Reflect.get(at, key) : undefined),
    within,
  )
  return { record, path: path.map(String).join('.'), message, raw: shown(raw) }
}

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value)).slice(0, 200)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
