import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fallen, readFloors, writeFloors } from './floors.ts'
import type { Score } from './score-tally.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aidtrail-floors-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const scored = (f1: number, accuracy: number, n = 1000): Score => ({
  areas: { records: { p: f1, r: f1, f1, tp: n / 2, fp: 0, fn: n / 2 } },
  fields: { type: { accuracy, n } },
  errors: [],
  predictions: [],
})
const fallenNames = (score: Score): string[] => fallen(score, readFloors(folder), folder).map(({ cause }) => cause)

test('a floor rises, and never falls unless told', () => {
  writeFloors(scored(0.7, 0.8), folder, 'raise')
  writeFloors(scored(0.75, 0.6), folder, 'raise')
  expect(readFloors(folder)).toEqual({ areas: { records: 0.75 }, fields: { type: 0.8 } })
  writeFloors(scored(0.6, 0.6), folder, 'lower')
  expect(readFloors(folder)).toEqual({ areas: { records: 0.6 }, fields: { type: 0.6 } })
})

test('a figure may lie a little below its floor, and by one case where there are few', () => {
  writeFloors(scored(0.7, 0.8), folder, 'raise')
  expect(fallenNames(scored(0.696, 0.796))).toEqual([])
  expect(fallenNames(scored(0.69, 0.8))).toEqual(['F1 of records is 69.0 %, and was 70.0 %'])
  expect(fallenNames(scored(0.65, 0.75, 10))).toEqual([])
})

test('a figure that is gone is told', () => {
  writeFloors(scored(0.7, 0.8), folder, 'raise')
  expect(fallenNames({ ...scored(0.7, 0.8), fields: {} })).toEqual([
    'accuracy of type is no longer counted, and was 80.0 %',
  ])
})

test('floors that are missing or broken are told with their mend', () => {
  expect(() => readFloors(folder)).toThrow(/no floors\.json[\s\S]*--floors raise/)
  writeFileSync(join(folder, 'floors.json'), '{"areas": 1}')
  expect(() => readFloors(folder)).toThrow(/score\/floors/)
})
