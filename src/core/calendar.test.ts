import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dateOf,
  dayNumber,
  dayOf,
  easterOf,
  isDate,
  isoWeek,
  lastDayOf,
  monthNumber,
  monthOf,
  nthWeekday,
  weekdayOf,
} from './calendar.ts'

const days = fc.integer({ min: -200_000, max: 100_000 }).map(dayOf)

test('days and numbers go into each other', () => {
  fc.assert(fc.property(days, (day) => dayOf(dayNumber(day)) === day))
  fc.assert(
    fc.property(
      days,
      fc.integer({ min: -5000, max: 5000 }),
      (day, count) => addDays(addDays(day, count), -count) === day,
    ),
  )
  fc.assert(fc.property(days, (day) => monthOf(monthNumber(day.slice(0, 7))) === day.slice(0, 7)))
})

test('a week has seven weekdays', () => {
  fc.assert(fc.property(days, (day) => weekdayOf(addDays(day, 1)) === (weekdayOf(day) % 7) + 1))
  expect(weekdayOf('2024-01-24')).toBe(3)
})

test('a month ends before the next begins', () => {
  fc.assert(
    fc.property(days, (day) => addDays(lastDayOf(day.slice(0, 7)), 1) === `${addMonths(day.slice(0, 7), 1)}-01`),
  )
  expect(lastDayOf('2024-02')).toBe('2024-02-29')
  expect(isDate(2023, 2, 29)).toBe(false)
  expect(isDate(2024, 4, 31)).toBe(false)
})

test('ISO weeks begin on a Monday, and the first holds 4 January', () => {
  expect(isoWeek(2024, 1)).toEqual({ from: '2024-01-01', to: '2024-01-07' })
  expect(isoWeek(2021, 1)).toEqual({ from: '2021-01-04', to: '2021-01-10' })
  fc.assert(
    fc.property(
      fc.integer({ min: 1900, max: 2200 }),
      (year) => isoWeek(year, 1).from <= dateOf(year, 1, 4) && isoWeek(year, 1).to >= dateOf(year, 1, 4),
    ),
  )
})

test('movable days', () => {
  expect([2022, 2023, 2024, 2025, 2026].map(easterOf)).toEqual([
    '2022-04-17',
    '2023-04-09',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
  ])
  expect(nthWeekday(2024, 11, 4, 4)).toBe('2024-11-28')
  expect(nthWeekday(2024, 5, 1, -1)).toBe('2024-05-27')
})
