import { addDays, addMonths, isDate, pad, weekdayOf } from '../core/calendar.ts'
import { grainOf, type RelativeWhen } from '../core/when.ts'
import { choose, isAhead, type Toward } from './when-choose.ts'

/** `the 24th` of this month or one beside it. */
export function nth(
  { day, shift, weekday: wanted }: { day: number; shift: number | null; weekday: number | null },
  today: string,
  toward: Toward,
): string | null {
  const on = (months: number): string | null => {
    const month = addMonths(today.slice(0, 7), months)
    return isDate(Number(month.slice(0, 4)), Number(month.slice(5)), day) ? `${month}-${pad(day, 2)}` : null
  }
  if (shift !== null) return on(shift)
  const days = [-2, -1, 0, 1, 2].map(on).filter((value) => value !== null)
  const fitting = days.filter((value) => weekdayOf(value) === wanted)
  return choose(fitting.length ? fitting : days, today, toward)
}

/** "On 17 December the earth shook. Two million was approved on the 19th.": of the month told close by, which is over. */
export function nthAfter(
  { day, shift, weekday: wanted }: RelativeWhen & { kind: 'nth' },
  today: string,
  { nearby, toward }: { readonly nearby: string | null; readonly toward: Toward },
): string | null {
  if (nearby === null || shift !== null || wanted !== null || isAhead(toward)) return null
  const month = nearby.slice(0, 7)
  if (grainOf(today) !== 'day' || month >= today.slice(0, 7) || addDays(nearby, A_YEAR) < today) return null
  if (day < Number(nearby.slice(8)) || !isDate(Number(month.slice(0, 4)), Number(month.slice(5)), day)) return null
  return `${month}-${pad(day, 2)}`
}

const A_YEAR = 366
