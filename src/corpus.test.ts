import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { fallen, readFloors } from './run/floors.ts'
import { scoreFolder } from './run/score.ts'
import { book } from './testing.ts'

/*
 * The annotated articles: no figure falls below the floor that was once reached. When one falls for a good reason:
 * `aidtrail score fixtures/corpus --floors lower`.
 */
const corpus = join(dirname(fileURLToPath(import.meta.url)), '..', 'fixtures', 'corpus')
const score = scoreFolder(book, corpus)

test('no figure has fallen below its floor', () => {
  expect(fallen(score, readFloors(corpus), 'fixtures/corpus').map(({ cause }) => cause)).toEqual([])
})

test('every figure has a floor', () => {
  const floors = readFloors(corpus)
  expect(Object.keys(floors.areas).sort()).toEqual(Object.keys(score.areas).sort())
  expect(Object.keys(floors.fields).sort()).toEqual(Object.keys(score.fields).sort())
})

test('every span reproduces its quote', () => {
  expect(score.areas['spans']).toMatchObject({ fp: 0, fn: 0 })
})
