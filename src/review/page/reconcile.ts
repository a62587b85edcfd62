import type { AidRecord, Extraction } from '../../core/record.ts'
import type { Edit } from '../api.ts'

/** A value that a person changed here and somebody else on disk. */
export interface Clash {
  readonly record: string
  /** Empty: the record as a whole. */
  readonly path: string
  readonly before: unknown
  /** What the file says by now; undefined when the record is gone. */
  readonly theirs: unknown
  readonly mine: unknown
}

/**
 * Whether an edit still means what the reviewer saw, after the file changed underneath.
 *
 * In:  the edit, the records as they were when it was made, and the file as it is now.
 * Out: nothing, when what it touches is as it was (it may be saved again); else what clashes.
 */
export function clashesOf(edit: Edit, before: readonly AidRecord[], now: Extraction): Clash[] {
  const clash = (record: string, path: string, mine: unknown, at: (record: AidRecord) => unknown): Clash[] => {
    const was = before.find(({ id }) => id === record)
    const is = now.records.find(({ id }) => id === record)
    if (was && is && same(at(was), at(is))) return []
    return [{ record, path, before: was && at(was), theirs: is && at(is), mine }]
  }
  switch (edit.op) {
    case 'add':
      return []
    case 'set':
      return clash(edit.record, edit.path.join('.'), edit.value, (record) => valueAt(record, edit.path))
    case 'note':
      return clash(edit.record, 'review.note', edit.note, ({ review }) => review.note ?? '')
    case 'review':
      // a decision is about all that the reviewer saw
      return clash(edit.record, '', edit.state, told)
    case 'duplicate':
    case 'split':
      return clash(edit.record, '', edit.op, told)
    case 'merge':
      return [...clash(edit.record, '', 'merge', told), ...clash(edit.into, '', 'merge', told)]
  }
}

/** A record without what the machine or the log writes about it. */
const told = ({ review, why: _, confidence: __, doubts: ___, ...values }: AidRecord): unknown => ({
  ...values,
  state: review.state,
})

export const valueAt = (record: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (at, step) => (typeof at === 'object' && at !== null && Object.hasOwn(at, step) ? Reflect.get(at, step) : undefined),
    record,
  )

/** Whether two values say the same; a key without a value counts as absent. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = (value: object): string[] => Object.keys(value).filter((key) => Reflect.get(value, key) !== undefined)
  const own = keys(a)
  return own.length === keys(b).length && own.every((key) => Object.hasOwn(b, key) && same(Reflect.get(a, key), Reflect.get(b, key)))
}
