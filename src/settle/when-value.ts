import { addDays, addMonths, dateOf, isDate, mondayOf, pad, weekdayOf } from '../core/calendar.ts'
import {
  boundsOf,
  grainOf,
  holds,
  holidayIn,
  type OpenWhen,
  type RelativeWhen,
  type WhenUnit,
  weekFrom,
} from '../core/when.ts'
import { choose, isAhead, type Toward } from './when-choose.ts'
import { nth, nthAfter } from './when-nth.ts'

/** What a date that counts from another is counted from. */
export interface Standpoint {
  /** The day of the news: `2024-01-25`, or as coarse as the publication date is. Null when nobody knows. */
  readonly today: string | null
  readonly toward: Toward
  /** The latest value told before that is at least so fine; null if none is. */
  readonly before: (grain: 'day' | 'month' | 'year' | 'interval') => string | null
  /** The last day told before in the same paragraph. */
  readonly nearby: string | null
  /** The day of an event that the text dates elsewhere (`the conference`). */
  readonly dayOf: (event: string) => string | null
  /** Does the article put the day first in `05/06/2024`? Null when it does not show. */
  readonly dayFirst: boolean | null
  readonly fiscal: FiscalYear | null
}

/** How the state whose money is spoken of reckons. */
export interface FiscalYear {
  readonly begins: number
  readonly named: 'start' | 'end'
  readonly written: 'months' | 'years'
}

/** The value of a date that its words leave open; null where the standpoint does not settle it. */
export function resolve(relative: RelativeWhen, at: Standpoint): string | null {
  switch (relative.kind) {
    case 'hanging':
      return hanging(relative, at)
    case 'beside':
      return beside(relative, at)
    case 'same':
      return same(relative, at)
    case 'numeric':
      return numeric(relative, at)
    case 'range':
      return range(relative, at)
    case 'fiscal':
      return fiscal(relative, at)
    case 'nth':
      return at.today === null ? null : (nthAfter(relative, at.today, at) ?? fromToday(relative, at.today, at.toward))
    default:
      return at.today === null ? null : fromToday(relative, at.today, at.toward)
  }
}

type FromToday = Exclude<RelativeWhen, { kind: 'hanging' | 'beside' | 'same' | 'numeric' | 'range' | 'fiscal' }>

function fromToday(relative: FromToday, today: string, toward: Toward): string | null {
  const day = grainOf(today) === 'day' ? today : null
  const year = yearOf(today)
  switch (relative.kind) {
    case 'day':
      return dayOfYear(relative, today, toward)
    case 'nth':
      return day && nth(relative, day, toward)
    case 'weekday':
      return day && weekday(relative, day, toward)
    case 'month':
      return named(today, toward, relative, (y) => `${pad(y, 4)}-${pad(relative.month, 2)}`)
    case 'season':
      return named(today, toward, relative, (y) => `${pad(y, 4)}-${relative.season}`)
    case 'holiday':
      return named(today, toward, relative, (y) => holidayIn(y, relative.falls))
    case 'part': {
      const months = (y: number): string => `${pad(y, 4)}-${pad(relative.from, 2)}/${pad(y, 4)}-${pad(relative.to, 2)}`
      return relative.year === null ? inSomeYear(today, toward, months) : months(year + relative.year)
    }
    case 'unit':
      return unit(relative.unit, relative.shift, today, toward)
    case 'stretch':
      return stretch(relative.unit, relative.count, today)
    case 'ago':
      return agoExactly(relative, today) ?? ago(relative.unit, relative.count, today)
  }
}

/** `Tuesday 19 March` is of a year in which that is a Tuesday, unless none near is. */
function dayOfYear(
  { month, day, weekday: wanted, year: shift }: RelativeWhen & { kind: 'day' },
  today: string,
  toward: Toward,
): string | null {
  const at = (year: number): string | null => (isDate(year, month, day) ? dateOf(year, month, day) : null)
  if (shift !== undefined) return at(yearOf(today) + shift)
  const fitting = (year: number): string | null => {
    const value = at(year)
    return value !== null && weekdayOf(value) === wanted ? value : null
  }
  return (wanted !== null ? inSomeYear(today, toward, fitting) : null) ?? inSomeYear(today, toward, at)
}

export const yearOf = (value: string): number => Number(value.slice(0, 4))
const monthIn = (value: string): string | null =>
  value.length >= 7 && Number(value.slice(5, 7)) <= 12 ? value.slice(0, 7) : null

/** Of last year, this and the next, the one meant. */
function inSomeYear(today: string, toward: Toward, at: (year: number) => string | null): string | null {
  const year = yearOf(today)
  // a publication date that is but a year: the date is in it
  if (grainOf(today) === 'year') return at(year)
  const values = [year - 2, year - 1, year, year + 1, year + 2].map(at).filter((value) => value !== null)
  return choose(values, grainOf(today) === 'day' ? today : boundsOf(today).latest!, toward)
}

/** A month, season or holiday with or without `last`, `this`, `next`, or `last year`. */
function named(
  today: string,
  toward: Toward,
  { shift, year }: { shift: number | null; year: number | null },
  at: (year: number) => string,
): string | null {
  if (year !== null) return at(yearOf(today) + year)
  if (shift === null) return inSomeYear(today, toward, at)
  const { earliest, latest } = boundsOf(today)
  const values = [-2, -1, 0, 1, 2].map((offset) => at(yearOf(today) + offset))
  if (shift < 0) return values.filter((value) => boundsOf(value).latest! < earliest!).at(-1) ?? null
  if (shift > 0) return values.find((value) => boundsOf(value).earliest! > latest!) ?? null
  return values.find((value) => holds(value, earliest!)) ?? at(yearOf(today))
}

function weekday(
  { weekday: wanted, shift, week }: { weekday: number; shift: number | null; week: number | null },
  today: string,
  toward: Toward,
): string {
  const inThisWeek = addDays(mondayOf(today), wanted - 1)
  if (week !== null) return addDays(inThisWeek, week * 7)
  const latest = inThisWeek <= today ? inThisWeek : addDays(inThisWeek, -7)
  if (shift === null) return isAhead(toward) && latest !== today ? addDays(latest, 7) : latest
  if (shift < 0) return latest === today ? addDays(latest, -7) : latest
  // `next Friday`, said on a Wednesday, is not the day after tomorrow
  if (shift > 0) return addDays(inThisWeek, 7)
  return inThisWeek < today && isAhead(toward) ? addDays(inThisWeek, 7) : inThisWeek
}

function unit(of: WhenUnit, told: number | null, today: string, toward: Toward): string | null {
  const shift = told ?? 0
  const year = yearOf(today) + shift
  const month = monthIn(today)
  const day = grainOf(today) === 'day' ? today : null
  switch (of) {
    case 'day':
      return day && addDays(day, shift)
    case 'week':
      return day && weekFrom(addDays(mondayOf(day), shift * 7))
    case 'weekend':
      return day && weekend(told, day, toward)
    case 'month':
      return month && addMonths(month, shift)
    case 'quarter':
      return month && quarter(month, shift)
    case 'year':
      return pad(year, 4)
    case 'decade':
      return `${pad(Math.floor(yearOf(today) / 10) + shift, 3)}X`
    default:
      return null
  }
}

/** The latest one begun, unless it is still to come; on its own days this one. */
function weekend(shift: number | null, today: string, toward: Toward): string {
  const saturday = addDays(mondayOf(today), 5)
  const running = saturday <= today
  const ahead = shift === null ? isAhead(toward) : toward !== 'past'
  const weeks = shift ? (shift > 0 && !running ? 0 : shift) : running || ahead ? 0 : -1
  const from = addDays(saturday, weeks * 7)
  return `${from}/${addDays(from, 1)}`
}

function quarter(month: string, shift: number): string {
  const index = Number(month.slice(5)) - 1
  const first = addMonths(month, -(index % 3) + shift * 3)
  return `${first}/${addMonths(first, 2)}`
}

const YEARS: Partial<Record<WhenUnit, number>> = { year: 1, decade: 10, century: 100 }
const MONTHS: Partial<Record<WhenUnit, number>> = { month: 1, quarter: 3 }
const DAYS: Partial<Record<WhenUnit, number>> = { day: 1, week: 7, fortnight: 14 }

/** `over the past two years` is told to the month, `over the next three years` to the year. */
function stretch(of: WhenUnit, count: number, today: string): string | null {
  const years = YEARS[of]
  if (years && count > 0) return `${pad(yearOf(today), 4)}/${pad(yearOf(today) + count * years, 4)}`
  const months = years ? years * 12 : MONTHS[of]
  const month = monthIn(today)
  if (months) return month && ordered(month, addMonths(month, count * months))
  const days = DAYS[of]
  return days && grainOf(today) === 'day' ? ordered(today, addDays(today, count * days)) : null
}

const ordered = (a: string, b: string): string => (a < b ? `${a}/${b}` : `${b}/${a}`)

/** As fine as its unit: `two months ago` is a month, `two weeks ago` a day. */
function ago(of: WhenUnit, count: number, from: string): string | null {
  const years = YEARS[of]
  if (years) return pad(yearOf(from) + count * years, 4)
  const months = MONTHS[of]
  const month = monthIn(from)
  if (months) return month && addMonths(month, count * months)
  const days = DAYS[of]
  return days && grainOf(from) === 'day' ? addDays(from, count * days) : null
}

/** `a year ago today` is a day, though a year ago is a year. */
function agoExactly(
  { unit: of, count, day, weekday: wanted }: RelativeWhen & { kind: 'ago' },
  today: string,
): string | null {
  if ((day === undefined && wanted === undefined) || grainOf(today) !== 'day') return null
  const months = (YEARS[of] ?? 0) * 12 + (MONTHS[of] ?? 0)
  const back = months
    ? `${addMonths(today.slice(0, 7), count * months)}${today.slice(7)}`
    : addDays(today, count * (DAYS[of] ?? 1))
  const [year = 0, month = 0, date = 0] = back.split('-').map(Number)
  if (!isDate(year, month, date)) return null
  return wanted === undefined ? addDays(back, day ?? 0) : addDays(mondayOf(back), wanted - 1)
}

function hanging({ unit: of, count, event, whole }: RelativeWhen & { kind: 'hanging' }, at: Standpoint): string | null {
  if (event !== null) {
    const day = at.dayOf(event)
    return day && ago(of, count, day)
  }
  const from = at.before(YEARS[of] ? 'year' : MONTHS[of] ? 'month' : 'day')
  if (from && whole && of === 'week') return weekFrom(addDays(mondayOf(from), count * 7))
  return from && ago(of, count, from)
}

/** `the following Monday`, `the previous autumn` */
function beside(
  { weekday: wanted, month, season, toward }: RelativeWhen & { kind: 'beside' },
  at: Standpoint,
): string | null {
  // "paid in 2023, and another the previous November": the November before that year
  const from = at.before(wanted === null ? 'year' : 'day')
  if (from === null) return null
  if (wanted !== null) {
    const distance = (toward > 0 ? wanted - weekdayOf(from) + 7 : weekdayOf(from) - wanted + 7) % 7 || 7
    return addDays(from, toward > 0 ? distance : -distance)
  }
  const shift = toward > 0 ? 1 : -1
  return named(from, null, { shift, year: null }, (y) =>
    month !== null ? `${pad(y, 4)}-${pad(month, 2)}` : `${pad(y, 4)}-${season}`,
  )
}

function same({ unit: of, season, month, day }: RelativeWhen & { kind: 'same' }, at: Standpoint): string | null {
  if (of === 'interval') return at.before('interval')
  if (month !== null || season !== null) {
    const year = at.before('year')?.slice(0, 4)
    if (!year) return null
    if (month === null) return `${year}-${season}`
    if (day === null) return `${year}-${pad(month, 2)}`
    return isDate(Number(year), month, day) ? dateOf(Number(year), month, day) : null
  }
  const from = at.before(of === 'day' || of === 'week' || of === 'weekend' ? 'day' : of === 'month' ? 'month' : 'year')
  if (from === null) return null
  return unit(of, 0, from, null)
}

function numeric({ first, second, year }: RelativeWhen & { kind: 'numeric' }, at: Standpoint): string | null {
  if (at.dayFirst === null) return null
  const [day, month] = at.dayFirst ? [first, second] : [second, first]
  if (year !== null) return dateOf(year, month, day)
  return at.today && fromToday({ kind: 'day', month, day, weekday: null }, at.today, at.toward)
}

/** Both ends, of which the second lies behind the first. */
function range({ from, to }: RelativeWhen & { kind: 'range' }, at: Standpoint): string | null {
  const value = ({ value: known, relative }: OpenWhen): string | null => known ?? (relative && resolve(relative, at))
  const [first, last] = [value(from), value(to)]
  if (first === null || last === null || first.includes('/') || last.includes('/')) return null
  if (first < last) return `${first}/${last}`
  const later = to.relative && resolve(to.relative, { ...at, today: boundsOf(first).latest, toward: 'future' })
  return later && first < later && !later.includes('/') ? `${first}/${later}` : null
}

function fiscal(
  { year, shift }: RelativeWhen & { kind: 'fiscal' },
  { today, fiscal: reckoning }: Standpoint,
): string | null {
  if (reckoning === null) {
    if (year !== null) return pad(year, 4)
    return today && shift !== null ? pad(yearOf(today) + shift, 4) : null
  }
  const start =
    year !== null
      ? reckoning.named === 'end'
        ? year - 1
        : year
      : today && shift !== null
        ? fiscalStart(today, reckoning.begins) + shift
        : null
  if (start === null) return null
  if (reckoning.written === 'years') return `${pad(start, 4)}/${pad(start + 1, 4)}`
  const first = `${pad(start, 4)}-${pad(reckoning.begins, 2)}`
  return `${first}/${addMonths(first, 11)}`
}

/** The year in which the running financial year began. */
const fiscalStart = (today: string, begins: number): number =>
  yearOf(today) - (Number(today.slice(5, 7) || 12) < begins ? 1 : 0)
