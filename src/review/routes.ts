import type { OutgoingHttpHeaders } from 'node:http'
import { z } from 'zod'
import { type Issue, issue } from '../core/issue.ts'
import { REASONS } from '../core/record.ts'
import { ARTICLE_STATES, FLAGS, type ListQuery, type Save, SORTS } from './api.ts'
import type { Desk } from './desk.ts'

export interface Answer {
  readonly status: number
  readonly headers?: OutgoingHttpHeaders
  readonly json?: unknown
  readonly body?: string
}

/**
 * One question to the desk, and its answer. Articles are named by ids that the desk gave out, never by paths: a path in an address has
 * nothing to reach.
 *
 * `GET /api/hello` · `GET /api/vocabulary` · `GET /api/articles` · `GET /api/next` · `GET /api/articles/ID` · `GET /api/articles/ID/text` · `POST /api/articles/ID/{save,undo,redo,read}`
 */
export async function answer(
  desk: Desk,
  method: string,
  url: URL,
  ifMatch: string | undefined,
  body: unknown,
): Promise<Answer> {
  const place = url.pathname.slice(1).split('/')
  if (place[0] !== 'api' || place.length > 4) return NOTHING
  const reading = method === 'GET' || method === 'HEAD'
  if (place.length === 2 && reading) return list(desk, place[1]!, url.searchParams)
  const [, collection, id = '', deed] = place
  if (collection !== 'articles' || !/^f_[0-9a-f]{16}$/.test(id)) return NOTHING
  if (deed === undefined) return reading ? openArticle(desk, id) : { status: 405, json: { issues: [] } }
  if (deed === 'text' && reading) return textOf(desk, id)
  if (method !== 'POST') return { status: 405, headers: { allow: 'POST' }, json: { issues: [] } }
  if (deed === 'read') {
    const words = wordsSchema.safeParse(body)
    if (!words.success) return misread(words.error)
    const read = desk.readWords(id, words.data)
    return read ? { status: 200, json: read } : NOTHING
  }
  return change(desk, id, deed, ifMatch, body)
}

function change(desk: Desk, id: string, deed: string, ifMatch: string | undefined, body: unknown): Answer {
  const etag = /^"([^"]+)"$/.exec(ifMatch ?? '')?.[1]
  if (etag === undefined)
    return {
      status: 428,
      json: { issues: [issue('review/no-match', 'a save must say which state of the file it is made from')] },
    }
  if (deed === 'save') {
    const save = saveSchema.safeParse(body)
    return save.success ? saved(desk.save(id, etag, save.data as Save)) : misread(save.error)
  }
  if (deed === 'undo' || deed === 'redo') return saved(desk[deed](id, etag))
  return NOTHING
}

const STATUS = { saved: 200, stale: 412, refused: 422 } as const

const saved = (result: ReturnType<Desk['save']>): Answer =>
  result ? { status: STATUS[result.kind], json: result } : NOTHING

function openArticle(desk: Desk, id: string): Answer {
  const opened = desk.open(id)
  return opened ? { status: 200, headers: { etag: `"${opened.etag}"` }, json: opened } : NOTHING
}

function textOf(desk: Desk, id: string): Answer {
  const text = desk.text(id)
  return text === null ? NOTHING : { status: 200, json: { text } }
}

function list(desk: Desk, name: string, search: URLSearchParams): Answer {
  if (name === 'hello') return { status: 200, json: {} }
  if (name === 'vocabulary') return { status: 200, json: desk.vocabulary }
  if (name !== 'articles' && name !== 'next') return NOTHING
  const query = querySchema.safeParse({
    ...Object.fromEntries(search),
    ...Object.fromEntries(['state', 'donor', 'type', 'flag'].map((facet) => [facet, search.getAll(facet)])),
  })
  if (!query.success) return misread(query.error)
  const { id, step, ...asked } = query.data
  return name === 'articles'
    ? { status: 200, json: desk.list(asked satisfies ListQuery) }
    : { status: 200, json: { id: desk.neighbour(asked, id, step) } }
}

const NOTHING: Answer = { status: 404, json: { issues: [issue('review/not-here', 'there is no such thing here')] } }

const misread = (error: z.ZodError): Answer => ({
  status: 400,
  json: {
    issues: error.issues.map(
      ({ path, message }): Issue => issue('review/misread', `${path.map(String).join('.')} ${message}`),
    ),
  },
})

const several = z.array(z.string().max(200)).max(100)
const oneOf = <T extends string>(words: readonly T[]) => z.array(z.enum(words as [T, ...T[]]))
const querySchema = z.object({
  q: z.string().max(200).default(''),
  state: oneOf(ARTICLE_STATES),
  donor: several,
  type: several,
  flag: oneOf(FLAGS),
  sort: z.enum(SORTS).default('doubt'),
  from: z.coerce.number().int().min(0).default(0),
  count: z.coerce.number().int().min(0).max(500).default(100),
  stamp: z.string().max(40).default(''),
  id: z.string().max(40).nullable().default(null),
  step: z.coerce.number().int().min(-1).max(1).default(1),
})

const wordsSchema = z.strictObject({ start: z.int().min(0), end: z.int().min(0) })

const record = z.string().min(1).max(60)
const path = z.string().min(1).max(200)
const one = <T extends string>(kind: T) => z.strictObject({ kind: z.literal(kind), record })
/** What a record says is judged by the record's own schema, when the edit is done. */
const fields = z.record(z.string().max(40), z.unknown())
const editSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set'), record, path, value: z.unknown() }),
  z.strictObject({ kind: z.literal('span'), record, path, span: wordsSchema.nullable() }),
  one('accept'),
  one('reject'),
  one('reopen'),
  one('delete'),
  one('duplicate'),
  z.strictObject({
    kind: z.literal('comment'),
    record,
    note: z.string().max(10_000).nullable(),
    reason: z.enum(REASONS).nullable().optional(),
  }),
  z.strictObject({ kind: z.literal('flag'), record, flag: z.boolean() }),
  z.strictObject({ kind: z.literal('add'), fields, after: record.nullable().optional() }),
  z.strictObject({ kind: z.literal('split'), record, first: fields, second: fields }),
  z.strictObject({ kind: z.literal('merge'), into: record, from: record }),
])
const saveSchema = z.strictObject({
  edits: z.array(editSchema).min(1).max(50),
  step: z.string().min(8).max(60).optional(),
  textId: z.string().max(60).nullable().optional(),
  store: z.string().max(60).optional(),
})
