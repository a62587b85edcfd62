import { expect, test } from 'vitest'
import { book } from '../testing.ts'
import { calibrationOf, type Prediction, wilson } from './calibration.ts'
import { collect } from './fit-examples.ts'
import { DECIDING, leaveOutParts, predictUnseen, unseenRecords } from './left-out.ts'
import { readAnnotated } from './score.ts'

test.each([
  [0, 10, 0, 0.399],
  [5, 10, 0.184, 0.816],
  [90, 100, 0.796, 0.954],
])('%i of %i right: Wilson says %f to %f', (right, count, low, high) => {
  const interval = wilson(right, count)
  expect(interval.low).toBeCloseTo(low, 3)
  expect(interval.high).toBeCloseTo(high, 3)
})

/** `count` records of one confidence, of which a share is right, evenly spread. */
const records = (confidence: number, count: number, right: number): Prediction[] =>
  Array.from({ length: count }, (_, i) => ({ confidence, right: Math.floor((i + 1) * right) > Math.floor(i * right) }))

const check = (name: string, predictions: readonly Prediction[], holds: boolean): void =>
  test(name, () => expect(calibrationOf(predictions).holds).toBe(holds))

check('what is kept as promised holds', [...records(0.2, 100, 0.2), ...records(0.9, 100, 0.9)], true)
check('promising too much does not', [...records(0.5, 100, 0.2), ...records(0.99, 100, 0.9)], false)
check('promising the same of all is no better than the base rate', records(0.7, 500, 0.7), false)

test('the bins share the records evenly', () => {
  const { bins } = calibrationOf(Array.from({ length: 103 }, (_, i) => ({ confidence: i / 103, right: i % 2 === 0 })))
  expect(bins.map(({ count }) => count)).toEqual([21, 20, 21, 20, 21])
})

// in five parts instead of ten, so that it takes half the time: calibrate.js --check is the long form
test('the confidence of records of articles left out holds', { timeout: 1_200_000 }, () => {
  const corpus = readAnnotated('fixtures/corpus')
  const { bins, brier, baseBrier, holds } = calibrationOf(
    predictUnseen(unseenRecords([...leaveOutParts(book, collect(book, corpus), corpus, 5, DECIDING)])),
  )
  expect({ bins, better: brier < baseBrier, holds }).toEqual({ bins, better: true, holds: true })
})
