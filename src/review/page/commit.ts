import type { AidRecord } from '../../core/record.ts'
import { same } from '../../revise/same.ts'
import type { Edit } from '../api.ts'
import { closeEditor, draftInHand } from './drafts.ts'
import type { Field } from './fields.ts'
import { meantOf } from './meant.ts'
import { seenNow, sendFrom } from './queue.ts'
import { get, type Seen, say } from './state.ts'
import { checkField } from './values.ts'

/** Saves a value that the schema takes. @returns why not, else null. */
export const commit = (record: AidRecord, field: Field, value: unknown): string | null =>
  commitFrom(draftInHand()?.seen ?? seenNow(), record, field, value)

function commitFrom(seen: Seen | null, record: AidRecord, field: Field, value: unknown): string | null {
  if (isGone(record)) return 'This record is no longer in the file: esc leaves it.'
  const checked = checkField(field.name, value)
  if (!checked.ok) return checked.message
  if (same(checked.value, meantOf(record)[field.name])) return leaveAsIs()
  const words = wordsOf(record, field, checked.value)
  closeEditor()
  sendFrom(seen, { kind: 'set', record: record.id, path: field.name, value: checked.value }, ...words)
  say(`${field.label} changed.`, 'good')
  return null
}

/** What was only looked at is not written again: a name with a comma in it would become two. */
export function leaveAsIs(): null {
  closeEditor()
  say('Nothing was changed.')
  return null
}

/**
 * Saves one of several goods or sums; null takes it out. It is known by what it says, never by its place: an own save that arrives meanwhile
 * may have moved it.
 */
export function commitOne(record: AidRecord, field: Field, value: unknown): string | null {
  const draft = draftInHand()
  const old = draft?.old ?? null
  if (old === null && value === null) return leaveAsIs()
  const now = listOf(meantOf(fresh(record)), field)
  if (old === null) return commitFrom(seenNow(), record, field, [...now, value])
  const at = now.findIndex((one) => same(one, old))
  if (at >= 0) return commitFrom(seenNow(), record, field, replaced(now, at, value))
  // somebody else changed the same one: what was seen goes along, so that the reviewer is asked
  const seen = listOf(draft?.seen?.records.find(({ id }) => id === record.id) ?? record, field)
  const before = seen.findIndex((one) => same(one, old))
  if (before < 0) return 'This entry is no longer in the file: esc leaves it.'
  return commitFrom(draft?.seen ?? null, record, field, replaced(seen, before, value))
}

const listOf = (record: AidRecord, { name }: Field): readonly unknown[] => record[name] as readonly unknown[]

const replaced = (list: readonly unknown[], at: number, value: unknown): unknown[] =>
  list.toSpliced(at, 1, ...(value === null ? [] : [value]))

const recordsNow = (): readonly AidRecord[] | null => get().opened?.extraction?.records ?? null

const fresh = (record: AidRecord): AidRecord => recordsNow()?.find(({ id }) => id === record.id) ?? record

/** A file that cannot be read at the moment is waited for. */
export const isGone = ({ id }: AidRecord): boolean => recordsNow()?.every((one) => one.id !== id) ?? false

/** Words that wait for a value go to the first one that is new. */
function wordsOf(record: AidRecord, field: Field, value: unknown): Edit[] {
  const { words, opened } = get()
  if (words?.record !== record.id || words.field !== field.name || value === null) return []
  if (words.textId !== opened?.textId) {
    say('The article changed: its words are to be chosen again.', 'bad')
    return []
  }
  const old = record[field.name] as unknown
  const added = Array.isArray(value) ? value.findIndex((one) => !Array.isArray(old) || !old.includes(one)) : 0
  if (added < 0) return []
  const entry: unknown = Array.isArray(value) ? value[added] : null
  const path = !Array.isArray(value) ? field.name : `${field.name}.${typeof entry === 'string' ? entry : added}`
  return [{ kind: 'span', record: record.id, path, span: words.span }]
}
