import { expect, test } from 'vitest'
import type { AidRecord } from '../core/record.ts'
import { extract } from '../index.ts'
import { loadInflector } from '../rulebook/inflect.ts'
import { book } from '../testing.ts'
import { learner } from './learn.ts'
import { pointsOf } from './points.ts'

const TEXT = 'Norway will give Moldova 75 million Norwegian crowns for schools.'
const said = extract(TEXT, book, { source: 'a.txt' })
const learn = learner(book, await loadInflector())

/** The words that a file teaches, in which a person set some fields. */
const check = (change: Partial<AidRecord>, known: typeof said | null, ...words: string[]): void => {
  const records = said.records.map((record) => ({ ...record, ...change }))
  const proposals = learn({ file: 'a.txt.yaml', said: known, reviewed: { ...said, records }, points: pointsOf(TEXT) })
  expect(proposals.map(({ word }) => word)).toEqual(words)
}

const amount = { value: 75_000_000, currency: 'SEK', qualifier: 'exact' } as const

test('only what a person corrected teaches', () => {
  expect(said.records.map((record) => record.amount?.currency)).toEqual(['NOK'])
  check({ review: { state: 'accepted' } }, said)
  check({ review: { state: 'corrected' }, status: 'committed' }, said)
  check({ review: { state: 'corrected' }, amount }, said, 'Norwegian crowns')
  check({ review: { state: 'machine' }, amount }, said)
  // the machine found nothing here, and a person made the record
  check({ review: { state: 'accepted' } }, { ...said, records: [] }, 'Norwegian crowns')
})

test('when the notes are lost, what was accepted may be the machine’s own', () => {
  check({ review: { state: 'accepted' } }, null)
  check({ review: { state: 'corrected' }, amount }, null, 'Norwegian crowns')
})
