import { addDays, addMonths, dateOf, easterOf, lastDayOf, nthWeekday, pad } from './calendar.ts'

/**
 * Dates as EDTF (ISO 8601-2): `2024`, `2024-01`, `2024-01-24`, `2024/2027`, `2025-21` (spring), `2022/..`, `198X`,
 * with TIMEX3's `mod` beside the value: "by the end of 2025" is `2025` + END.
 */
export const MODS = ['START', 'MID', 'END', 'APPROX', 'BEFORE', 'AFTER'] as const
export type Mod = (typeof MODS)[number]

export interface When {
  readonly value: string
  readonly mod: Mod | null
}

/** What a finder could read of a date; settle/when.ts turns it into a `When` or leaves it open. */
export interface OpenWhen {
  /** Set when the words alone decide (`24 January 2024`, `2023 to 2030`); null when it hangs on another day. */
  readonly value: string | null
  readonly mod: Mod | null
  /** What is to be resolved, when `value` is null. */
  readonly relative: RelativeWhen | null
  /** `since 2022`, `from 2025`: the period is open at its end. `until`: at its start. */
  readonly open: 'since' | 'until' | null
}

export type WhenUnit = 'day' | 'week' | 'weekend' | 'fortnight' | 'month' | 'quarter' | 'year' | 'decade' | 'century'

/** `last` -1, `this` 0, `next` 1; null when the words do not say. */
export type Shift = number | null

/** Where a holiday stands in the year: on a day, so many days from Easter, or on the nth weekday of a month. */
export type Falls =
  | { readonly month: number; readonly day: number }
  | { readonly easter: number }
  | { readonly month: number; readonly weekday: number; readonly nth: number }

export function holidayIn(year: number, falls: Falls): string {
  if ('easter' in falls) return addDays(easterOf(year), falls.easter)
  return 'nth' in falls ? nthWeekday(year, falls.month, falls.weekday, falls.nth) : dateOf(year, falls.month, falls.day)
}

/** A date that counts from another day: mostly that of the news. */
export type RelativeWhen =
  /** `24 January`: only the year is open, and a weekday beside it may tell which. */
  | {
      readonly kind: 'day'
      readonly month: number
      readonly day: number
      readonly weekday: number | null
      /** `24 February this year`: 0. */
      readonly year?: number
    }
  /** `05/06/2024`: day first or month first, as the article writes elsewhere. */
  | { readonly kind: 'numeric'; readonly first: number; readonly second: number; readonly year: number | null }
  /** `the 24th`, `thirteenth of this month`, `Thursday the 13th` */
  | { readonly kind: 'nth'; readonly day: number; readonly shift: Shift; readonly weekday: number | null }
  /** `Wednesday`, `next Tuesday`, `Friday last week` (week -1) */
  | { readonly kind: 'weekday'; readonly weekday: number; readonly shift: Shift; readonly week: Shift }
  /** `November`, `last October`; `year` -1 for `March last year` */
  | { readonly kind: 'month'; readonly month: number; readonly shift: Shift; readonly year: Shift }
  /** As `month`; EDTF's 21 to 24. */
  | { readonly kind: 'season'; readonly season: number; readonly shift: Shift; readonly year: Shift }
  | { readonly kind: 'holiday'; readonly falls: Falls; readonly shift: Shift; readonly year: Shift }
  /** Months of a year that is open: `first quarter`, `second half of this year`. */
  | { readonly kind: 'part'; readonly from: number; readonly to: number; readonly year: Shift }
  /** `this year`, `last week`, `yesterday` (day -1); null for `the weekend`, of which the verb says which */
  | { readonly kind: 'unit'; readonly unit: WhenUnit; readonly shift: Shift }
  /** `the past two years` (-2), `the next three months` (3) */
  | { readonly kind: 'stretch'; readonly unit: WhenUnit; readonly count: number }
  /** `nine days ago` (-9); `day` 0 for `a year ago today`, -1 for `three weeks ago yesterday`, `weekday` for `a week ago on Monday` */
  | {
      readonly kind: 'ago'
      readonly unit: WhenUnit
      readonly count: number
      readonly day?: number
      readonly weekday?: number
    }
  /** `four days later`: from the date told before, or from what is told of `event` (`ten days before the conference`). */
  | {
      readonly kind: 'hanging'
      readonly unit: WhenUnit
      readonly count: number
      readonly event: string | null
      /** `the following week` is a whole week, `a week later` a day. */
      readonly whole: boolean
    }
  /** `the following Monday`, `the previous autumn`, `the following March`: the nearest behind or before the date told before. */
  | {
      readonly kind: 'beside'
      readonly weekday: number | null
      readonly month: number | null
      readonly season: number | null
      readonly toward: number
    }
  /** `that evening`, `the same year`, `the same six months`, `December of that year`, `the same autumn` */
  | {
      readonly kind: 'same'
      readonly unit: WhenUnit | 'interval'
      readonly season: number | null
      readonly month: number | null
      readonly day: number | null
    }
  /** `FY2024`, `this financial year`: whose it is, the words around tell. */
  | { readonly kind: 'fiscal'; readonly year: number | null; readonly shift: Shift }
  /** `January to June`: both ends are open. */
  | { readonly kind: 'range'; readonly from: OpenWhen; readonly to: OpenWhen }

export type Grain = 'day' | 'month' | 'season' | 'year' | 'decade' | 'interval'

/** How fine a value is: what bind/ asks before it takes a date for a day of announcement or for a period. */
export function grainOf(value: string): Grain {
  if (value.includes('/')) return 'interval'
  if (value.endsWith('X')) return 'decade'
  if (value.length === 4) return 'year'
  if (value.length === 10) return 'day'
  return Number(value.slice(5, 7)) > 12 ? 'season' : 'month'
}

export const isDay = (value: string): boolean => grainOf(value) === 'day'

/** A year or a stretch of time, rather than a point in it. */
export const isPeriod = (value: string): boolean => ['year', 'decade', 'interval'].includes(grainOf(value))

/** First and last day of a value; null where it is open (`2022/..`). Seasons are those of the north. */
export interface Bounds {
  readonly earliest: string | null
  readonly latest: string | null
}

export function boundsOf(value: string): Bounds {
  const plain = value.replace(/[~?%]/g, '')
  const slash = plain.indexOf('/')
  if (slash < 0) return pointBounds(plain)
  const from = plain.slice(0, slash)
  const to = plain.slice(slash + 1)
  return {
    earliest: from === '..' ? null : pointBounds(from).earliest,
    latest: to === '..' ? null : pointBounds(to).latest,
  }
}

function pointBounds(value: string): Bounds {
  const year = value.slice(0, 4)
  switch (grainOf(value)) {
    case 'decade':
      return { earliest: `${value.slice(0, 3)}0-01-01`, latest: `${value.slice(0, 3)}9-12-31` }
    case 'year':
      return { earliest: `${year}-01-01`, latest: `${year}-12-31` }
    case 'season': {
      const first = `${year}-${pad((Number(value.slice(5, 7)) - 20) * 3, 2)}`
      return { earliest: `${first}-01`, latest: lastDayOf(addMonths(first, 2)) }
    }
    case 'month':
      return { earliest: `${value}-01`, latest: lastDayOf(value) }
    default:
      return { earliest: value, latest: value }
  }
}

/** Begins only after the given day or period has ended: what it tells is still to come. */
export const isAfter = (value: string, published: string): boolean => {
  const { earliest } = boundsOf(value)
  const { latest } = boundsOf(published)
  return earliest !== null && latest !== null && earliest > latest
}

/** Has ended before the given day or period begins. */
export const isBefore = (value: string, published: string): boolean => isAfter(published, value)

/** Holds the given day, as `2024` holds `2024-01-25`. */
export const holds = (value: string, day: string): boolean => {
  const { earliest, latest } = boundsOf(value)
  return (earliest === null || earliest <= day) && (latest === null || latest >= day)
}

/** The seven days from a Monday on. */
export const weekFrom = (monday: string): string => `${monday}/${addDays(monday, 6)}`
