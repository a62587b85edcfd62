import { type Issue, IssueError, issue } from '../../core/issue.ts'
import { type Decoded, decode } from '../decode.ts'
import type { Metadata } from '../metadata.ts'
import type { FIELDS, FieldMap } from './fields.ts'
import { type Found, type Member, type Range, reasonOf } from './member.ts'
import type { Puller } from './stream.ts'

export const LONGEST_LINE = 16 * 1024 * 1024

/**
 * The articles of JSON Lines: each line an object with `text` (or `html`, or `html_b64`). Blank lines are no lines.
 *
 * @param range only lines that begin in it.
 * @param place the archive, as problems name it.
 */
export async function* readJsonLines(
  puller: Puller,
  fields: FieldMap,
  place: string,
  range: Range | null,
): AsyncGenerator<Found> {
  let number = (range?.line ?? 1) - 1
  // a slice may not know how many lines stand before it
  const numbered = !range || range.line !== undefined || range.offset === 0
  for (;;) {
    const offset = puller.offset + (range?.offset ?? 0)
    if (range && offset >= range.end) return
    const line = await puller.line(LONGEST_LINE)
    if (!line) break
    number++
    const name = numbered ? String(number) : `@${offset}`
    if (line.long) yield damage(name, 'filter/too-long', `the line is longer than ${LONGEST_LINE} bytes`, place, number)
    else {
      const found = articleOf(line.bytes, fields, name, `${place}:${number}`)
      if (found) yield found
    }
  }
  if (puller.broken instanceof IssueError) throw puller.broken
  if (puller.broken)
    yield damage(
      `@${puller.offset}`,
      'archive/damaged',
      `the file breaks off: ${reasonOf(puller.broken)}`,
      place,
      number,
    )
}

const damage = (name: string, code: string, cause: string, place: string, line: number): Found => ({
  kind: 'damage',
  name,
  issue: issue(code, cause, `${place}:${line}`, ONE_LINE),
})

function articleOf(bytes: Uint8Array, fields: FieldMap, name: string, place: string): Found | null {
  const { text: written, issues } = decodeLine(bytes, place)
  if (written === null) return issues[0] ? { kind: 'damage', name, issue: issues[0] } : null
  if (!/\S/.test(written)) return null
  const line = parseLine(written, fields, place)
  if ('issue' in line) return { kind: 'damage', name, issue: line.issue, ownId: line.id }
  const told = [...issues, ...(line.member.issues ?? [])]
  // named by its number, which is unique, it keeps what it calls itself
  const metadata = { ...line.member.metadata, ownId: line.id }
  return { kind: 'article', member: { ...line.member, name, metadata, ...(told.length && { issues: told }) } }
}

/** A line is UTF-8. What is not is read as a file would be, and told: a name or a sum may have lost a letter. */
export function decodeLine(bytes: Uint8Array, place: string): Decoded {
  try {
    return { text: UTF8.decode(bytes), issues: [] }
  } catch {
    return decode(bytes, place)
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true })

export interface Line {
  /** What the line calls itself. */
  readonly id: string | null
  readonly member: Member
}

/**
 * One line becomes an article, or the reason why it is none. Never throws.
 *
 * @param place of the line, for Issues
 */
export function parseLine(
  written: string,
  fields: FieldMap,
  place: string,
): Line | { id: string | null; issue: Issue } {
  const bad = (id: string | null, code: string, cause: string, mend = ONE_LINE) => ({
    id,
    issue: issue(code, cause, place, mend),
  })
  let data: unknown
  try {
    data = JSON.parse(written)
  } catch (error) {
    return bad(null, 'filter/json', `the line is no JSON: ${reasonOf(error)}`)
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return bad(null, 'filter/shape', 'the line is no object with a text')
  const nameOf = (field: (typeof FIELDS)[number]): string => fields[field] ?? field
  const get = (field: (typeof FIELDS)[number]): unknown => {
    const name = nameOf(field)
    return Object.hasOwn(data, name) ? (data as Record<string, unknown>)[name] : undefined
  }
  const own = get('id')
  const id = typeof own === 'string' || typeof own === 'number' ? String(own) : null
  const content = contentOf(get)
  if (content === 'odd') return bad(id, 'filter/shape', `the field ${nameOf('text')} is no text`)
  if (content === 'none') {
    const has = Object.keys(data)
      .slice(0, MOST_NAMED)
      .map((name) => name.slice(0, 40))
    const known = has.length ? `; it has ${has.join(', ')}` : ''
    return bad(id, 'filter/shape', `the line has no field ${nameOf('text')}, html or html_b64${known}`, NAME_IT)
  }
  const metadata: Record<string, string | null> = {}
  const issues: Issue[] = []
  for (const field of ['title', 'published', 'url', 'author', 'publisher'] as const) {
    const value = get(field)
    if (value === undefined || value === null) continue
    // a year may be a number; what a number says else is told where it is read
    if (typeof value === 'string' || typeof value === 'number') metadata[field] = String(value)
    else
      issues.push(
        issue('read/metadata', `the field ${nameOf(field)} is no text, and is left out`, place, 'write it in quotes'),
      )
  }
  const member = { name: id ?? '', charset: null, metadata: metadata as Metadata, ...content }
  return { id, member: { ...member, ...(issues.length && { issues }) } }
}

const ONE_LINE = 'write one object like {"id": "a1", "text": "…"} on each line'
const NAME_IT = 'where the text has another name, say it: `aidtrail batch` and `filter` take --fields text=body'
/** Fields of a line that are told. */
const MOST_NAMED = 8

function contentOf(
  get: (field: 'text' | 'html' | 'html_b64') => unknown,
): Pick<Member, 'content' | 'format'> | 'odd' | 'none' {
  const text = get('text')
  if (typeof text === 'string') return { content: text, format: '.txt' }
  if (text !== undefined && text !== null) return 'odd'
  const html = get('html')
  if (typeof html === 'string') return { content: html, format: '.html' }
  const packed = get('html_b64')
  if (typeof packed === 'string') return { content: Buffer.from(packed, 'base64'), format: '.html' }
  return 'none'
}
