import { dayNumber } from '../core/calendar.ts'
import { boundsOf, holds } from '../core/when.ts'

/** What the verb beside a date says of it; a `deadline` (`must be spent by`) lies ahead beyond doubt. */
export type Toward = 'past' | 'future' | 'deadline' | null

/**
 * Which of several values is meant, seen from a day: `23 February` in January is this year's, `November` in March last
 * year's. The verb decides; without one the nearer, with a bias to the past, because news mostly tells what has been.
 *
 * `values` ascend. What lies on the day itself is both.
 */
export function choose(values: readonly string[], today: string, toward: Toward): string | null {
  const now = values.find((value) => holds(value, today))
  if (now !== undefined) return now
  const past = values.filter((value) => boundsOf(value).latest! < today).at(-1)
  const future = values.find((value) => boundsOf(value).earliest! > today)
  if (past === undefined || future === undefined) return past ?? future ?? null
  const behind = dayNumber(today) - dayNumber(boundsOf(past).latest!)
  const ahead = dayNumber(boundsOf(future).earliest!) - dayNumber(today)
  if (toward === 'past') return past
  if (toward === 'deadline') return future
  // a `will` of another clause, a `could` told of the past: nobody writes `January 24` on the 25th for a day of next year
  if (toward === 'future') return behind <= JUST_NOW && ahead > YEARISH ? past : future
  return behind <= ahead * PAST_BIAS ? past : future
}

const JUST_NOW = 31
const YEARISH = 300
const PAST_BIAS = 1.5

export const isAhead = (toward: Toward): boolean => toward === 'future' || toward === 'deadline'
