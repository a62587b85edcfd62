import { parseDocument } from 'yaml'
import { z } from 'zod'
import { type Issue, issue } from '../core/issue.ts'
import { DEEPEST, nestingOf } from '../core/nesting.ts'
import { readWrittenDate } from './date.ts'

/** What stands about an article beside or before it. */
export interface Metadata {
  readonly title?: string | null
  readonly published?: string | null
  readonly url?: string | null
  readonly publisher?: string | null
  readonly author?: string | null
  /** What a line of JSON Lines calls itself. */
  readonly ownId?: string | null
}

export const NO_METADATA: Metadata = {}

const text = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).trim())
  .nullish()
const FIELDS = ['title', 'published', 'date', 'url', 'publisher', 'source', 'author'] as const
const map = z.record(z.string(), z.unknown())

const LONGEST = 64 * 1024

/** @param instead what is taken for it, where something is. */
export const noDate = (written: string, place: string, instead?: string): Issue =>
  issue(
    'read/date',
    `“${written.slice(0, 40)}” is no date of publication${instead ? `; ${instead}` : ''}`,
    place,
    'write it as 2024-01-25 (or 2024-01, 2024)',
  )

/**
 * Reads `title`, `published` (or `date`), `url`, `publisher` (or `source`), `author` of front matter or a sidecar. Other fields are left alone;
 * what cannot be read is told, and the article is read without it.
 */
export function readMetadata(yaml: string, place: string): { metadata: Metadata; issues: readonly Issue[] } {
  const bad = (cause: string): { metadata: Metadata; issues: readonly Issue[] } => ({
    metadata: NO_METADATA,
    issues: [
      issue('read/metadata', cause, place, 'write fields like `published: 2024-01-25` and `title: …`, one a line'),
    ],
  })
  if (yaml.length > LONGEST) return bad(`the metadata is longer than ${LONGEST} characters`)
  if (nestingOf(yaml) > DEEPEST) return bad(`the metadata is nested more than ${DEEPEST} deep`)
  let data: unknown
  try {
    // the core schema makes no dates and no code of a value; few aliases, so that no small file becomes a large one
    const document = parseDocument(yaml, { schema: 'core', logLevel: 'silent', uniqueKeys: false })
    const [error] = document.errors
    if (error) return bad(`the metadata is no YAML: ${error.message.split('\n')[0]}`)
    data = document.toJS({ maxAliasCount: 20 })
  } catch (error) {
    return bad(`the metadata is no YAML: ${error instanceof Error ? error.message.split('\n')[0] : 'unreadable'}`)
  }
  if (data === null || data === undefined) return { metadata: NO_METADATA, issues: [] }
  const fields = map.safeParse(data)
  if (!fields.success) return bad('the metadata is no list of fields')
  // one odd field (a list of authors under `source`) does not cost the others
  const read: { [field in (typeof FIELDS)[number]]?: string | null | undefined } = {}
  const issues: Issue[] = []
  for (const field of FIELDS) {
    if (!Object.hasOwn(fields.data, field)) continue
    const value = text.safeParse(fields.data[field])
    if (value.success) read[field] = value.data
    else issues.push(...bad(`the metadata field ${field} is no text`).issues)
  }
  const { title, published, date, url, publisher, source, author } = read
  const isOther = published && date && readWrittenDate(published) === null && readWrittenDate(date) !== null
  if (isOther) issues.push(noDate(published, place, `date: ${date} is taken`))
  return {
    metadata: {
      title: title ?? null,
      published: (isOther ? date : published || date) || null,
      url: url ?? null,
      publisher: publisher ?? source ?? null,
      author: author ?? null,
    },
    issues,
  }
}
