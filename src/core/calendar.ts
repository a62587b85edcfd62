/**
 * Arithmetic with days and months, written `2024-01-24` and `2024-01`. Everything is UTC and proleptic Gregorian; no
 * function knows what day it is today.
 */

/** Days since 1 January 1970. */
export const dayNumber = (day: string): number => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return utc(year, month, date) / DAY
}

/** `Date.UTC` takes the years 0 to 99 for 1900 to 1999. */
const utc = (year: number, month: number, day: number): number => new Date(0).setUTCFullYear(year, month - 1, day)

/** A month's days, by arithmetic: every number that might be a date is asked (isDate). */
const lengthOf = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

export const dayOf = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10)

export const addDays = (day: string, count: number): string => dayOf(dayNumber(day) + count)

/** Months since the year 0. */
export const monthNumber = (month: string): number => {
  const [year = 0, index = 1] = month.split('-').map(Number)
  return year * 12 + index - 1
}

export const monthOf = (number: number): string =>
  `${pad(Math.floor(number / 12), 4)}-${pad((((number % 12) + 12) % 12) + 1, 2)}`

export const addMonths = (month: string, count: number): string => monthOf(monthNumber(month) + count)

export const lastDayOf = (month: string): string => {
  const number = monthNumber(month)
  const year = Math.floor(number / 12)
  return `${monthOf(number)}-${lengthOf(year, number - year * 12 + 1)}`
}

/** 1 is Monday, 7 Sunday. */
export const weekdayOf = (day: string): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1

/** The Monday of the day's week. */
export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day))

/** Monday and Sunday of an ISO week: week 1 holds 4 January. */
export const isoWeek = (year: number, week: number): { readonly from: string; readonly to: string } => {
  const from = addDays(mondayOf(dateOf(year, 1, 4)), (week - 1) * 7)
  return { from, to: addDays(from, 6) }
}

export const dateOf = (year: number, month: number, day: number): string =>
  `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`

/** A day that the calendar has: no 31 April, and 29 February in leap years only. */
export const isDate = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= lengthOf(year, month)

/** Easter Sunday of the western churches (the anonymous Gregorian reckoning). */
export function easterOf(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  return dateOf(year, Math.floor(f / 31), (f % 31) + 1)
}

/** The nth weekday of a month; -1 is its last. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): string {
  if (nth < 0) {
    const last = lastDayOf(`${pad(year, 4)}-${pad(month, 2)}`)
    return addDays(last, -((weekdayOf(last) - weekday + 7) % 7))
  }
  const first = dateOf(year, month, 1)
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7)
}

const DAY = 86_400_000

export const pad = (number: number, length: number): string => String(number).padStart(length, '0')

/** Days from one day to another, both as they begin: `2024-01-24`. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${from.slice(0, 10)}T00:00Z`) - Date.parse(`${to.slice(0, 10)}T00:00Z`)) / -86_400_000
