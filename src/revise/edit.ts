import { createHash } from 'node:crypto'
import { type Issue, issue } from '../core/issue.ts'
import { differences } from './difference.ts'
import type { ResultDocument } from './document.ts'
import { joinRecords } from './join.ts'
import { applyEntries, type LogEntry } from './log.ts'
import { EMPTY, freshId } from './new-record.ts'
import { splitPath, withValue } from './path.ts'
import type { Points } from './points.ts'
import { reasonOf } from './reason.ts'
import { reviewBy, reviewed, undecided, withoutReason } from './review-mark.ts'
import { rewrite } from './rewrite.ts'
import { isObject, same } from './same.ts'
import type { Edit, Hand } from './step.ts'
import { tidied } from './tidy.ts'
import { type ValueIssue, validateRecord } from './validate.ts'

/**
 * One step of a reviewer, done to a result file.
 *
 * In:  the file, the step, who does it and when (the caller has the clock), and the article's text where spans are set.
 * Out: the file's new text, with comments and the order of keys as they were, and a log entry for each field that changed;
 *      or an Issue for each thing that the schema does not allow, and nothing done.
 */
export type { Edit, Hand, NewRecord, Patch, PointSpan } from './step.ts'

export type Edited =
  | { readonly ok: true; readonly text: string; readonly entries: readonly LogEntry[]; readonly record: string | null }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/** @param points the article's text; without it spans cannot be set, and are not looked at. */
export function edit(document: ResultDocument, step: Edit, who: Hand, points: Points | null = null): Edited {
  const records = recordsOf(document.value)
  if (!records)
    return refused('review/no-records', 'the file has no list of records', document.name, 'add `records: []`')
  const done = perform(document.value, records, step, who, points)
  if (!Array.isArray(done)) return { ok: false, issues: [done as Issue] }
  const issues = newIssues(records, done as readonly unknown[], points)
  if (issues.length) return { ok: false, issues: issues.map(({ issue: found }) => found) }
  const entries = entriesFor(records, done, withReason(who, step, records))
  // by way of the log, so that what is written is what a replay writes
  const target = applyEntries(document.value, entries)
  return { ok: true, text: rewrite(document, target), entries, record: touchedBy(step, records, done) }
}

/** Plays a log over a file. Entries of other files are passed over. */
export function replay(
  document: ResultDocument,
  entries: readonly LogEntry[],
  parse: (text: string) => ResultDocument | null,
): string {
  let now = document
  for (let i = 0; i < entries.length; ) {
    let end = i + 1
    while (end < entries.length && entries[end]!.edit === entries[i]!.edit) end++
    const next = parse(rewrite(now, applyEntries(now.value, entries.slice(i, end))))
    if (next) now = next
    i = end
  }
  return now.text
}

/** The log's lines say why: as the person told, else as the step itself does. */
function withReason(who: Hand, step: Edit, records: readonly Loose[]): Hand {
  const own = step.kind === 'comment' ? { note: step.note, reason: step.reason ?? null } : {}
  const before = 'record' in step ? records.find(({ id }) => id === step.record) : null
  return { ...who, reason: who.reason ?? reasonOf(step, before), note: who.note ?? null, ...own }
}

const refused = (code: string, cause: string, place: string | null, mend: string | null): Edited => ({
  ok: false,
  issues: [issue(code, cause, place, mend)],
})

type Loose = Readonly<Record<string, unknown>>

function recordsOf(value: unknown): readonly Loose[] | null {
  const records = isObject(value) ? value.records : null
  return Array.isArray(records) && records.every(isObject) ? records : null
}

/** The new list of records, or why there is none. */
function perform(
  file: unknown,
  records: readonly Loose[],
  step: Edit,
  hand: Hand,
  points: Points | null,
): readonly Loose[] | Issue {
  if (step.kind === 'add') return added(file, records, step, hand)
  const id = step.kind === 'merge' ? step.into : step.record
  const at = records.findIndex((record) => record.id === id)
  const record = records[at]
  if (!record)
    return issue('review/no-record', `there is no record ${id}`, id, 'look at the file again: it may have changed')
  const put = (fresh: Loose): readonly Loose[] => records.with(at, fresh)
  switch (step.kind) {
    case 'set': {
      const path = splitPath(step.path)
      if (!path.length || path[0] === 'id')
        return issue('review/path', 'this field cannot be set', step.path, 'name a field of the record: status')
      const fresh = withValue(record, path, step.value) as Loose
      return same(fresh, record)
        ? records
        : put(reviewed(tidied(withoutReason(fresh, step.path)), hand, 'corrected', step.path))
    }
    case 'span':
      return spanned(record, step, hand, points, put)
    case 'accept':
      return put(reviewed(record, hand, 'accepted', null))
    case 'reject':
      return put(reviewed(record, hand, 'rejected', null))
    case 'reopen':
      return put({ ...record, review: undecided(record) })
    case 'comment': {
      const noted = withValue(record, ['review', 'note'], step.note ?? undefined)
      if (step.reason === undefined) return put(noted as Loose)
      return put(withValue(noted, ['review', 'reason'], step.reason ?? undefined) as Loose)
    }
    case 'flag':
      return put(withValue(record, ['review', 'flag'], step.flag || undefined) as Loose)
    case 'delete':
      return records
        .filter((_, i) => i !== at)
        .map((other) => (other.part_of === id ? { ...other, part_of: null } : other))
    case 'duplicate':
      return records.toSpliced(
        at + 1,
        0,
        reviewed({ ...record, id: freshId(file, records, record) }, hand, 'corrected', null),
      )
    case 'split': {
      const second = { ...record, ...step.second, id: freshId(file, records, record) }
      return records.toSpliced(
        at,
        1,
        reviewed(tidied({ ...record, ...step.first }), hand, 'corrected', null),
        reviewed(tidied(second), hand, 'corrected', null),
      )
    }
    case 'merge': {
      const other = records.find(({ id: one }) => one === step.from)
      if (!other || other === record)
        return issue('review/no-record', `there is no other record ${step.from}`, step.from, 'name two records')
      return put(reviewed(joinRecords(record, other), hand, 'corrected', null))
        .filter((one) => one.id !== step.from)
        .map((one) => (one.part_of === step.from ? { ...one, part_of: one.id === id ? null : id } : one))
    }
  }
}

function spanned(
  record: Loose,
  step: Extract<Edit, { kind: 'span' }>,
  hand: Hand,
  points: Points | null,
  put: (fresh: Loose) => readonly Loose[],
): readonly Loose[] | Issue {
  const { span, path } = step
  if (span && (!points || span.start < 0 || span.end > points.length || span.start >= span.end))
    return issue('review/span', 'this span is not within the article', path, 'select words of the article')
  const fresh = span ? { quote: points!.slice(span.start, span.end), ...span } : undefined
  const moved = withValue(record, ['spans', path], fresh) as Loose
  // a span that had lost its words has found them
  const found = withValue(moved, ['review', 'orphaned', path], undefined) as Loose
  return put(reviewed(withoutEmpty(found), hand, 'corrected', `spans.${path}`))
}

function withoutEmpty(record: Loose): Loose {
  const { review } = record
  if (!isObject(review) || !isObject(review.orphaned) || Object.keys(review.orphaned).length) return record
  return withValue(record, ['review', 'orphaned'], undefined) as Loose
}

function added(
  file: unknown,
  records: readonly Loose[],
  step: Extract<Edit, { kind: 'add' }>,
  hand: Hand,
): readonly Loose[] | Issue {
  if (!step.fields.spans.anchor)
    return issue('review/anchor', 'a record needs the words that tell it', 'spans.anchor', 'select the sentence first')
  const at =
    step.after === undefined || step.after === null
      ? records.length - 1
      : records.findIndex(({ id }) => id === step.after)
  const fresh = { ...EMPTY, ...step.fields }
  const record: Loose = { id: freshId(file, records, fresh), ...fresh, review: reviewBy(hand, 'corrected') }
  return records.toSpliced(at + 1, 0, record)
}

/** Only what the step brings in is held against it: a file may have been wrong before. */
function newIssues(before: readonly Loose[], after: readonly unknown[], points: Points | null): ValueIssue[] {
  const old = new Map(before.map((record) => [record.id, record]))
  return after.flatMap((record) => {
    const former = isObject(record) ? old.get(record.id) : undefined
    if (former === record) return []
    const known = new Set(former ? problemsOf(former, points).map(nameOf) : [])
    return problemsOf(record, points).filter((one) => !known.has(nameOf(one)))
  })
}

const nameOf = ({ path, issue: { cause } }: ValueIssue): string => `${path.join('.')} ${cause}`

function problemsOf(record: unknown, points: Points | null): ValueIssue[] {
  const spans = isObject(record) && isObject(record.spans) && points ? Object.entries(record.spans) : []
  const bad = spans.filter(
    ([, span]) => isObject(span) && points!.slice(Number(span.start), Number(span.end)) !== span.quote,
  )
  return [
    ...validateRecord(record),
    ...bad.map(([key]) => ({
      path: ['spans', key],
      issue: issue(
        'check/span',
        'the article does not say these words there',
        `spans.${key}`,
        'select the words again',
      ),
    })),
  ]
}

/** The log's lines: records gone, changed and new, in an order that can be played back. */
export function entriesFor(before: readonly Loose[], after: readonly Loose[], hand: Hand): LogEntry[] {
  const { time, reviewer, file, reason = null, note = null } = hand
  const name = createHash('sha256')
    .update(JSON.stringify([time, reviewer, file, before.length, after]))
    .digest('hex')
  const common = { time, reviewer, file, edit: `e_${name.slice(0, 12)}`, reason, note }
  const old = new Map(before.map((record) => [record.id, record]))
  const kept = new Set(after.map(({ id }) => id))
  const gone = before.flatMap((record, index) =>
    kept.has(record.id) ? [] : [{ ...common, record: String(record.id), path: '', before: record, after: null, index }],
  )
  const rest = after.flatMap((record, index) => {
    const former = old.get(record.id)
    if (!former) return [{ ...common, record: String(record.id), path: '', before: null, after: record, index }]
    return differences(former, record).map((one) => ({
      ...common,
      record: String(record.id),
      path: one.path,
      before: one.before ?? null,
      after: one.after ?? null,
    }))
  })
  // last first, so that an undo puts each back where it stood
  return [...gone.reverse(), ...rest]
}

function touchedBy(step: Edit, before: readonly Loose[], after: readonly Loose[]): string | null {
  if (step.kind === 'delete') return null
  const old = new Set(before.map(({ id }) => id))
  const fresh = after.find(({ id }) => !old.has(id))
  return fresh ? String(fresh.id) : step.kind === 'merge' ? step.into : 'record' in step ? step.record : null
}
