import { z } from 'zod'
import { type Issue, issue } from '../core/issue.ts'
import { REASONS } from '../core/record.ts'
import { splitPath, valueAt, withValue } from './path.ts'
import { isObject, same } from './same.ts'

/**
 * The review log, `.aidtrail/log.jsonl` in the output folder: one line for each field that a person changed, only ever added to.
 * Played back over the file as it was, it gives the file as it is, byte for byte (`replay` in `edit.ts`).
 */
const entrySchema = z.strictObject({
  /** ISO 8601 with time zone. */
  time: z.string(),
  reviewer: z.string(),
  /** The result file, relative to the output folder. */
  file: z.string(),
  /** Lines that were one step of the person have one name. */
  edit: z.string(),
  record: z.string(),
  /** Path of the field in the record; empty for the whole record, added (`before` null) or deleted (`after` null). */
  path: z.string(),
  /** Null also where there was nothing. */
  before: z.unknown(),
  after: z.unknown(),
  /** With an empty path: the record's place in the list. */
  index: z.int().min(0).optional(),
  reason: z.enum(REASONS).nullable(),
  note: z.string().nullable(),
  /** Done in an editor, and noticed later; left out for steps in the page. */
  from: z.literal('editor').optional(),
})

export type LogEntry = z.infer<typeof entrySchema>

export const LOG_FILE = 'log.jsonl'

/** In place of a record's id: the field is one of the file, outside its records. */
export const FILE = 'file'

export const printLog = (entries: readonly LogEntry[]): string =>
  entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')

/** Lines that are no entries (cut off by a crash) are told and left out. */
export function parseLog(text: string, name = LOG_FILE): { entries: readonly LogEntry[]; issues: readonly Issue[] } {
  const entries: LogEntry[] = []
  const issues: Issue[] = []
  for (const [i, line] of text.split('\n').entries()) {
    if (!line) continue
    const parsed = entrySchema.safeParse(jsonOrNull(line))
    if (parsed.success) entries.push(parsed.data)
    else
      issues.push(
        issue('review/log-line', 'this line of the review log cannot be read', `${name}:${i + 1}`, 'take it out'),
      )
  }
  return { entries, issues }
}

function jsonOrNull(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

/** Whether the file says what the line starts from. */
export function stands(value: unknown, { record: id, path, before }: LogEntry): boolean {
  if (id === FILE) return same(valueAt(value, splitPath(path)) ?? null, before)
  const records: readonly unknown[] = isObject(value) && Array.isArray(value.records) ? value.records : []
  const record = records.find((one) => isObject(one) && one.id === id)
  if (path) return record !== undefined && same(valueAt(record, splitPath(path)) ?? null, before)
  return same(record ?? null, before)
}

/** The file's data after the entries; what they name and the file has not is left. */
export function applyEntries(file: unknown, entries: readonly LogEntry[]): unknown {
  let value = file
  let records: readonly unknown[] = isObject(value) && Array.isArray(value.records) ? value.records : []
  for (const { record: id, path, after, index } of entries) {
    if (id === FILE) {
      value = withValue(value, splitPath(path), after)
      continue
    }
    const at = records.findIndex((record) => isObject(record) && record.id === id)
    if (path) {
      if (at >= 0) records = records.with(at, withValue(records[at], splitPath(path), absent(path, after)))
    } else if (after === null) records = records.filter((_, i) => i !== at)
    else if (at < 0) records = records.toSpliced(index ?? records.length, 0, after)
  }
  return isObject(value) ? { ...value, records } : value
}

/** Keys that may be missing are taken out by null; fields that must stand are null. */
const absent = (path: string, after: unknown): unknown => (after === null && OPTIONAL.test(path) ? undefined : after)

const OPTIONAL = /^(?:spans|why)\..|^review\.|^amount\.(?:value|min|max)$/

/** What undoes the entries, last first. The times and names are the caller's. */
export const invert = (entries: readonly LogEntry[], by: Pick<LogEntry, 'time' | 'reviewer' | 'edit'>): LogEntry[] =>
  entries.toReversed().map((entry) => ({ ...entry, ...by, before: entry.after, after: entry.before }))
