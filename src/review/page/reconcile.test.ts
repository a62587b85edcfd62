import { expect, test } from 'vitest'
import type { AidRecord, Extraction } from '../../core/record.ts'
import { resultOf } from '../../testing-review.ts'
import type { Edit } from '../api.ts'
import { clashesOf } from './reconcile.ts'

const seen = resultOf('a', 'words', [{ anchor: 'words', fields: { donors: ['DK'], sector: 'cyber' }, words: {} }])
const [record] = seen.records
const now = (change: Partial<AidRecord> | null): Extraction => ({
  ...seen,
  records: change === null ? [] : [{ ...record!, ...change }],
})

/** Paths that clash; `whole` for the record. */
const check = (edit: Edit, change: Partial<AidRecord> | null, ...paths: string[]): void =>
  expect(clashesOf(edit, seen.records, now(change)).map(({ path }) => path || 'whole')).toEqual(paths)

const id = record!.id
const setDonors: Edit = { kind: 'set', record: id, path: 'donors', value: ['SE'] }

test('an edit goes on top of a changed file when what it touches is as it was', () => {
  check(setDonors, { sector: 'medical' })
  check(setDonors, { review: { state: 'accepted' } })
  check({ kind: 'comment', record: id, note: 'x' }, { donors: ['NO'] })
  check({ kind: 'add', fields: { spans: {} } }, null)
  check({ kind: 'accept', record: id }, { confidence: 0.9, why: { type: 'x' } })
})

test('what both changed is asked about', () => {
  check(setDonors, { donors: ['NO'] }, 'donors')
  check(setDonors, null, 'donors')
  check({ kind: 'accept', record: id }, { sector: 'medical' }, 'whole')
  check({ kind: 'accept', record: id }, { review: { state: 'rejected' } }, 'whole')
  check({ kind: 'span', record: id, path: 'anchor', span: null }, { spans: {} }, 'spans.anchor')
  check({ kind: 'merge', into: id, from: 'r_other' }, {}, 'whole')
})
