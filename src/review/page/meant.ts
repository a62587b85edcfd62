import type { AidRecord } from '../../core/record.ts'
import { splitPath, withValue } from '../../revise/path.ts'
import type { Edit } from '../api.ts'
import { waitingEdits } from './queue.ts'
import { get, recordInHand } from './state.ts'

/** A record as the reviewer left it: with what was sent, and the file does not say yet. */
export const meantOf = (record: AidRecord): AidRecord =>
  waitingEdits(get().opened?.id ?? '').reduce((now, edit) => withEdit(now, edit), record)

export function meantInHand(): AidRecord | null {
  const record = recordInHand(get())
  return record && meantOf(record)
}

const STATE = { accept: 'accepted', reject: 'rejected', reopen: 'machine' } as const

function withEdit(record: AidRecord, edit: Edit): AidRecord {
  if (!('record' in edit) || edit.record !== record.id) return record
  const reviewed = (part: Partial<AidRecord['review']>): AidRecord => ({
    ...record,
    review: { ...record.review, ...part },
  })
  switch (edit.kind) {
    case 'set':
      return withValue(record, splitPath(edit.path), edit.value) as AidRecord
    case 'accept':
    case 'reject':
    case 'reopen':
      return reviewed({ state: STATE[edit.kind] })
    case 'flag':
      return { ...record, review: withValue(record.review, ['flag'], edit.flag || undefined) as AidRecord['review'] }
    default:
      return record
  }
}
