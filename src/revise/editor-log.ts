import { REASONS, type Reason } from '../core/record.ts'
import type { Base } from './base.ts'
import { differences } from './difference.ts'
import { entriesFor } from './edit.ts'
import { applyEntries, FILE, invert, type LogEntry, stands } from './log.ts'
import { reasonOf } from './reason.ts'
import { isObject, keysOf, same } from './same.ts'

/**
 * What somebody changed in an editor, as lines of the review log: all that stands in a file and that neither the machine nor the page
 * put there.
 *
 * In:  what the file must say (the last run's answer with the log played over it) and what it says.
 * Out: the lines, each marked `from: editor`, so that the log played back gives the file as it is. None for a file whose records
 *      cannot be told apart: `check` says so, and what was changed is told once they can.
 */
export interface Noticed {
  readonly time: string
  /** Who, where the record's own `review.by` does not say. */
  readonly reviewer: string
  readonly file: string
  /** A page may be between its line in the log and the file: then its last step is not taken for one that was cut off. */
  readonly busy: boolean
}

/** @param log the file's lines, from the beginning. */
export function noticedEdits(base: Base, log: readonly LogEntry[], now: unknown, noticed: Noticed): LogEntry[] {
  const lines = log.slice(base.seen)
  const known = played(base.left ?? base.machine, lines)
  if (!isObject(now) || !isObject(known)) return []
  const [before, after] = [recordsOf(known), recordsOf(now)]
  if (!before || !after) return []
  const fresh = [...recordEntries(before, after, noticed), ...aroundEntries(known, now, noticed)]
  if (!fresh.length) return []
  const cut = cutOff(base, lines, now)
  if (cut) return noticed.busy ? [] : cut.map((entry) => ({ ...entry, time: noticed.time }))
  return fresh.map((entry) => ({ ...entry, edit: fresh[0]!.edit, from: 'editor' as const }))
}

type Loose = Readonly<Record<string, unknown>>

/** A line counts where the file says what it starts from: a save that met a run and was taken back has left no trace. */
function played(start: unknown, lines: readonly LogEntry[]): unknown {
  return lines.reduce((value, line) => (stands(value, line) ? applyEntries(value, [line]) : value), start)
}

function recordsOf(value: Loose): readonly Loose[] | null {
  const { records } = value
  if (!Array.isArray(records) || !records.every(isObject)) return null
  const ids = new Set(records.map(({ id }) => id))
  return ids.size === records.length && [...ids].every((id) => typeof id === 'string') ? records : null
}

function recordEntries(before: readonly Loose[], after: readonly Loose[], noticed: Noticed): LogEntry[] {
  const old = new Map(before.map((record) => [record.id, record]))
  return entriesFor(before, after, noticed).flatMap((entry, _, all): LogEntry[] => {
    const record = after.find(({ id }) => id === entry.record)
    const former = old.get(entry.record)
    if (!record || !former) return [toldBy(record ?? former ?? {}, {}, entry)]
    const own = all.filter((one) => one.record === entry.record)
    if (same(applied(former, own), record)) return [toldBy(record, former, entry)]
    // a key with a dot in it, a null where nothing should stand: told as a whole
    if (own[0] !== entry) return []
    const index = after.indexOf(record)
    return [
      { ...entry, path: '', before: former, after: null, index: before.indexOf(former) },
      { ...toldBy(record, former, entry), path: '', before: null, after: record, index },
    ]
  })
}

const applied = (record: Loose, entries: readonly LogEntry[]): unknown =>
  (applyEntries({ records: [record] }, entries) as { records: unknown[] }).records[0]

/** The person may have said who they are, why, and more: then that is what the line says. */
function toldBy(record: Loose, former: Loose, entry: LogEntry): LogEntry {
  const review: Loose = isObject(record.review) ? record.review : {}
  const was: Loose = isObject(former.review) ? former.review : {}
  const fresh = (key: string): string | null =>
    typeof review[key] === 'string' && review[key] !== was[key] ? review[key] : null
  const given = REASONS.find((reason) => reason === fresh('reason')) ?? null
  return {
    ...entry,
    reviewer: fresh('by') ?? entry.reviewer,
    reason: given ?? impliedReason(entry, former),
    note: fresh('note'),
  }
}

function impliedReason({ path, record, before, after }: LogEntry, former: Loose): Reason | null {
  if (path === '') return before === null ? 'missed_record' : null
  if (path.startsWith('spans.')) return 'span_only'
  return reasonOf({ kind: 'set', record, path, value: after }, former)
}

/** Not the reviewer's to change, and written anew by every run. */
const MACHINES: ReadonlySet<string> = new Set(['schema', 'run', 'records', 'problems'])

/** The article's data and the lists of mentions, an entry at a time where their number is the same. */
function aroundEntries(known: Loose, now: Loose, { time, reviewer, file }: Noticed): LogEntry[] {
  const common = { time, reviewer, file, edit: '', record: FILE, reason: null, note: null }
  const line = (path: string, before: unknown, after: unknown): LogEntry[] =>
    same(before, after) ? [] : [{ ...common, path, before: before ?? null, after: after ?? null }]
  const keys = [...new Set([...keysOf(known), ...keysOf(now)])].filter((key) => !MACHINES.has(key))
  return keys.flatMap((key) => {
    const [was, is] = [known[key], now[key]]
    if (Array.isArray(was) && Array.isArray(is) && was.length === is.length)
      return is.flatMap((one, i) => line(`${key}.${i}`, was[i], one))
    if (key === 'article' && isObject(was) && isObject(is))
      return differences(was, is).flatMap(({ path, before, after }) => line(`article.${path}`, before, after))
    return line(key, was, is)
  })
}

/** A save that a crash cut off is in the log and not in the file: its last step is taken back, and can be done again. */
function cutOff(base: Base, lines: readonly LogEntry[], now: Loose): LogEntry[] | null {
  const name = lines.at(-1)?.edit
  const from = lines.findLastIndex(({ edit }) => edit !== name) + 1
  if (name === undefined || lines[from]?.from === 'editor') return null
  const without = played(base.left ?? base.machine, lines.slice(0, from))
  if (!isObject(without) || !same({ ...without, ...machines(now) }, now)) return null
  const { time, reviewer } = lines[from]!
  const edit = name.startsWith('undo:') ? name.replace('undo:', 'redo:') : `undo:${name.replace(/^redo:/, '')}`
  return invert(lines.slice(from), { time, reviewer, edit })
}

const machines = (now: Loose): Loose =>
  Object.fromEntries([...MACHINES].filter((key) => key !== 'records').map((key) => [key, now[key]]))
