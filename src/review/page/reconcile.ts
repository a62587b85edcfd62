import type { AidRecord, Extraction } from '../../core/record.ts'
import { splitPath, valueAt } from '../../revise/path.ts'
import { same } from '../../revise/same.ts'
import type { Edit } from '../api.ts'

/** A value that a person changed here and somebody else on disk. */
export interface Clash {
  readonly record: string
  /** Empty: the record as a whole. */
  readonly path: string
  readonly before: unknown
  /** What the file says by now; undefined when the record, or the value, is gone. */
  readonly theirs: unknown
  readonly mine: unknown
  /** The record itself is gone from the file. */
  readonly gone: boolean
  /** The record as a whole: what of it is another by now. */
  readonly changed: readonly { readonly path: string; readonly before: unknown; readonly theirs: unknown }[]
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
    const changed = path === '' && was && is ? differences(told(was), told(is)) : []
    return [{ record, path, before: was && at(was), theirs: is && at(is), mine, gone: !is, changed }]
  }
  switch (edit.kind) {
    case 'add':
      return []
    case 'set':
      return clash(edit.record, edit.path, edit.value, (record) => valueAt(record, splitPath(edit.path)))
    case 'span':
      return clash(edit.record, `spans.${edit.path}`, edit.span, (record) => [
        record.spans[edit.path],
        // words of the second of the goods are words of another thing when the first is gone
        /\.\d+$/.test(edit.path) ? valueAt(record, splitPath(edit.path).slice(0, 1)) : null,
      ]).map((one) => ({
        ...one,
        before: before.find(({ id }) => id === edit.record)?.spans[edit.path],
        theirs: now.records.find(({ id }) => id === edit.record)?.spans[edit.path],
      }))
    case 'flag':
      return clash(edit.record, 'review.flag', edit.flag, ({ review }) => review.flag ?? false)
    case 'comment':
      return clash(edit.record, 'review.note', edit.note, ({ review }) => review.note ?? null)
    case 'merge':
      return [...clash(edit.into, '', 'merge', told), ...clash(edit.from, '', 'merge', told)]
    default:
      // a decision is about all that the reviewer saw
      return clash(edit.record, '', edit.kind, told)
  }
}

/** A record without what the machine or the log writes about it. */
const told = ({ review, why: _, confidence: __, doubts: ___, ...values }: AidRecord): Told => ({
  ...values,
  state: review.state,
})

type Told = Readonly<Record<string, unknown>>

const differences = (was: Told, is: Told): Clash['changed'] =>
  [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((path) => path !== 'spans' && !same(was[path], is[path]))
    .map((path) => ({ path, before: was[path], theirs: is[path] }))

/** The records that an edit touches. */
export const touched = (edit: Edit): readonly string[] =>
  edit.kind === 'add' ? [] : edit.kind === 'merge' ? [edit.into, edit.from] : [edit.record]
