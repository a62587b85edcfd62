// @ts-expect-error the package carries no types
import edtf from 'edtf'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf } from './calendar.ts'
import { boundsOf, grainOf, holds, isAfter, isBefore, isPeriod } from './when.ts'

const check = (value: string, earliest: string | null, latest: string | null): void =>
  expect([value, boundsOf(value)]).toEqual([value, { earliest, latest }])

test('the first and last day of a value', () => {
  check('2024', '2024-01-01', '2024-12-31')
  check('2024-02', '2024-02-01', '2024-02-29')
  check('2024-01-24', '2024-01-24', '2024-01-24')
  check('2024/2027', '2024-01-01', '2027-12-31')
  check('2023-10/2024-09', '2023-10-01', '2024-09-30')
  check('2022/..', '2022-01-01', null)
  check('../2030', null, '2030-12-31')
  check('198X', '1980-01-01', '1989-12-31')
  check('2025-21', '2025-03-01', '2025-05-31')
  check('2024-24', '2024-12-01', '2025-02-28')
  check('2024~', '2024-01-01', '2024-12-31')
})

test('how fine a value is', () => {
  expect(['2024', '2024-05', '2024-05-03', '2024-23', '2024/2025', '199X'].map(grainOf)).toEqual([
    'year',
    'month',
    'day',
    'season',
    'interval',
    'decade',
  ])
  expect(isPeriod('2024-05-03')).toBe(false)
  expect(isPeriod('2024')).toBe(true)
})

test('before and after', () => {
  expect(isAfter('2024-06', '2024-01-25')).toBe(true)
  expect(isAfter('2024', '2024-01-25')).toBe(false)
  expect(isBefore('2023-11', '2024-01-25')).toBe(true)
  expect(holds('2023/..', '2024-01-25')).toBe(true)
})

// edtf puts spring into January and opens an unknown beginning at 1970: only what it is right about is compared
const points = fc
  .integer({ min: -50_000, max: 60_000 })
  .chain((number) => fc.constantFrom(4, 7, 10).map((length) => dayOf(number).slice(0, length)))

test('our bounds are those of the edtf library', () => {
  const day = (time: number): string => new Date(time).toISOString().slice(0, 10)
  fc.assert(
    fc.property(points, (value) => {
      const { min, max } = edtf(value)
      expect(boundsOf(value)).toEqual({ earliest: day(min), latest: day(max) })
    }),
  )
})
