import { dateOf, isDate, pad } from '../core/calendar.ts'
import type { Token } from '../core/token.ts'
import { grainOf, holidayIn, type Mod, type OpenWhen, type RelativeWhen, type WhenUnit } from '../core/when.ts'
import type { DateReads } from '../rulebook/kinds/dates.ts'
import { isLoneMonth, isLoneSeason, isLoneWeekday, isLoneYear, isTitle } from './when-doubt.ts'
import { readRange } from './when-range.ts'
import { absolute, type DatePart, open, type Read, type Taken, yearText } from './when-taken.ts'

/** What the parts of a form add up to; null where they make no date after all (31 April, `May` as a name). */
export const readForm = (reads: DateReads, taken: Taken): readonly DatePart[] | null => {
  const read = READERS[reads](taken)
  if (read === null) return null
  return 'mod' in read ? [{ first: taken.first, last: taken.last, when: read }] : read
}

const READERS: Readonly<Record<DateReads, (taken: Taken) => Read>> = {
  day: (taken) => (taken.slots.numeric ? readNumeric(taken) : readDay(taken)),
  days: readDays,
  nth: ({ slots }) =>
    open({
      kind: 'nth',
      day: slots.day!.number,
      shift: slots.shift?.number ?? null,
      weekday: slots.weekday?.number ?? null,
    }),
  month: readMonth,
  months: readMonths,
  year: (taken) =>
    taken.last - taken.first > 1 || isLoneYear(taken) ? absolute(yearText(taken.slots.year!.number)) : null,
  years: readYears,
  decade: readDecade,
  season: readSeason,
  quarter: (taken) => readPart(taken, 4),
  half: (taken) => readPart(taken, 2),
  fiscal: readFiscal,
  weekday: readWeekday,
  today: (taken) => (isTitle(taken) ? null : open({ kind: 'unit', unit: 'day', shift: taken.slots.today!.number })),
  unit: readUnit,
  holiday: readHoliday,
  stretch: (taken) => open({ kind: 'stretch', unit: unitOf(taken), count: signedCount(taken) }),
  ago: readAgo,
  hanging: readHanging,
  beside: ({ slots, with: { toward } }) =>
    open({
      kind: 'beside',
      weekday: slots.weekday?.number ?? null,
      month: slots.month?.number ?? null,
      season: slots.season?.number ?? null,
      toward: Number(toward),
    }),
  same: ({ slots, with: { unit } }) =>
    open({
      kind: 'same',
      unit: unit === 'interval' ? unit : sameUnit(slots),
      season: slots.season?.number ?? null,
      month: slots.month?.number ?? null,
      day: slots.day?.number ?? null,
    }),
  modified: readModified,
  range: readRange,
  nothing: () => [],
}

function readDay(taken: Taken): Read {
  const { slots, tokens, first, begin } = taken
  const day = (slots.day ?? slots.ordinal)!
  const month = slots.month!
  const year = slots.year?.number
  if (year === undefined) {
    // `In April 20 million euros came`: a day follows `in` neither here nor anywhere
    const monthFirst = month.first < day.first && !slots.weekday
    const plain = day.last - day.first === 1 && day.text !== ''
    if (monthFirst && plain && first > begin && tokens[first - 1]!.fold === 'in') return null
    if (monthFirst && isQuantity(taken, day.last)) return null
  }
  if (!isDate(year ?? 2024, month.number, day.number)) return null
  const beside = slots.shift ? { year: slots.shift.number } : {}
  return year === undefined
    ? open({ kind: 'day', month: month.number, day: day.number, weekday: slots.weekday?.number ?? null, ...beside })
    : absolute(dateOf(year, month.number, day.number))
}

const isQuantity = ({ tokens, limit, words }: Taken, at: number): boolean =>
  at < limit && words.has('quantity', tokens[at]!.fold)

/** `2024-1-24` with a year or `?`, and `25|7` where day and month could change places. */
function readNumeric(taken: Taken): Read {
  const { slots, tokens, first, begin } = taken
  const [year = '', ...rest] = slots.numeric!.text.split('-')
  if (rest.length === 1 && rest[0]!.includes('|')) {
    const [a = 0, b = 0] = rest[0]!.split('|').map(Number)
    if (year === '?' && !slots.weekday) return null
    return open({ kind: 'numeric', first: a, second: b, year: year === '?' ? null : Number(year) })
  }
  const [month = 0, day = 0] = rest.map(Number)
  if (rest.length === 1) return absolute(`${year}-${pad(month, 2)}`)
  if (year !== '?') return absolute(dateOf(Number(year), month, day))
  const before = first > begin ? tokens[first - 1]!.fold : ''
  return slots.weekday || first === begin || before === 'on' || before === '(' || before === 'dated'
    ? open({ kind: 'day', month, day, weekday: slots.weekday?.number ?? null })
    : null
}

/** `3 and 4 October` is one stretch of two days, `3 and 17 October` are two days. */
function readDays(taken: Taken): Read {
  const { slots } = taken
  const [a, b] = [slots.first!, slots.last!]
  const month = slots.month!.number
  const year = slots.year?.number
  if (a.number >= b.number || !isDate(year ?? 2024, month, b.number)) return null
  if (year === undefined && month && slots.month!.first < a.first && isQuantity(taken, b.last)) return null
  const on = (day: number): OpenWhen =>
    year === undefined ? open({ kind: 'day', month, day, weekday: null }) : absolute(dateOf(year, month, day))
  if (taken.with.join === 'both' && b.number - a.number > 1) return splitDays(taken, on(a.number), on(b.number))
  if (year !== undefined) return absolute(`${dateOf(year, month, a.number)}/${dateOf(year, month, b.number)}`)
  return open({ kind: 'range', from: on(a.number), to: on(b.number) })
}

function splitDays({ slots, first, last }: Taken, a: OpenWhen, b: OpenWhen): readonly DatePart[] {
  const monthFirst = slots.month!.first < slots.first!.first
  return monthFirst
    ? [
        { first, last: slots.first!.last, when: a },
        { first: slots.last!.first, last, when: b },
      ]
    : [
        { first, last: slots.first!.last, when: a },
        { first: slots.last!.first, last, when: b },
      ]
}

function readMonth(taken: Taken): Read {
  const { slots } = taken
  const month = slots.month!
  if (slots.year) return absolute(`${yearText(slots.year.number)}-${pad(month.number, 2)}`)
  if (slots.shift) {
    const before = slots.shift.first < month.first
    return open({
      kind: 'month',
      month: month.number,
      shift: before ? slots.shift.number : null,
      year: before ? null : slots.shift.number,
    })
  }
  return isLoneMonth(taken, month) ? open({ kind: 'month', month: month.number, shift: null, year: null }) : null
}

/** `first nine months of 2024` */
function readMonths(taken: Taken): Read {
  const count = taken.slots['count-many']!.number
  if (count >= 12) return null
  return taken.with.edge === 'first' ? monthsOf(taken, 1, count) : monthsOf(taken, 13 - count, 12)
}

function monthsOf(taken: Taken, from: number, to: number): OpenWhen {
  const { slots, tokens, last } = taken
  if (slots.year)
    return absolute(`${yearText(slots.year.number)}-${pad(from, 2)}/${yearText(slots.year.number)}-${pad(to, 2)}`)
  // `of the year` is this one; a lone `first quarter` may lie behind or ahead
  const ofTheYear = tokens[last - 1]!.kind === 'word' && last - 1 > lastOfSlots(taken)
  return open({ kind: 'part', from, to, year: slots.shift?.number ?? (ofTheYear ? 0 : null) })
}

/** The last token that a slot took: what stands behind it is the form's own word. */
const lastOfSlots = ({ slots }: Taken): number => Math.max(...Object.values(slots).map((slot) => slot.last)) + 1

function readPart(taken: Taken, parts: number): Read {
  const number = taken.slots.number!.number
  const length = 12 / parts
  return number >= 1 && number <= parts ? monthsOf(taken, (number - 1) * length + 1, number * length) : null
}

/** `2023/24` and `2023-24` are split years, `2024-03` a month, `2024-27` four years. */
function readYears({ slots, tokens, first, begin, last, limit }: Taken): Read {
  const from = slots.first!.number
  const short = slots.yy ?? slots.last!
  const to = short.number < 100 ? Math.floor(from / 100) * 100 + short.number : short.number
  if (isPartOfNumber(tokens, first, begin, last, limit)) return null
  if (to > from && to - from < 60) return absolute(`${yearText(from)}/${yearText(to)}`)
  return null
}

/** `012-2023/24-7`: a file number, no years. */
const isPartOfNumber = (tokens: readonly Token[], first: number, begin: number, last: number, limit: number): boolean =>
  (first > begin && tokens[first]!.glued && /^[-/.\w]$/.test(tokens[first - 1]!.fold)) ||
  (last < limit &&
    tokens[last]!.glued &&
    (tokens[last]!.fold === '/' || (tokens[last]!.fold === '-' && tokens[last + 1]?.kind === 'number')))

function readDecade({ slots, tokens, last }: Taken): Read {
  const year = slots['decade-year']?.number
  if (year !== undefined) return tokens[last - 1]!.glued ? absolute(`${String(year).slice(0, 3)}X`) : null
  if (slots.decade) return absolute(slots.decade.number === 0 ? '200X' : `19${slots.decade.number}X`)
  const short = slots.yy!.number
  return short % 10 === 0 ? absolute(`${short < 30 ? 20 : 19}${short / 10}X`) : null
}

function readSeason(taken: Taken): Read {
  const { slots } = taken
  const season = slots.season!
  const year = slots.year ?? slots.first
  if (year) return absolute(`${yearText(year.number)}-${season.number}`)
  if (taken.with.shift !== undefined)
    return open({ kind: 'season', season: season.number, shift: Number(taken.with.shift), year: null })
  if (slots.shift) {
    const before = slots.shift.first < season.first
    return open({
      kind: 'season',
      season: season.number,
      shift: before ? slots.shift.number : null,
      year: before ? null : slots.shift.number,
    })
  }
  return isLoneSeason(taken, season) ? open({ kind: 'season', season: season.number, shift: null, year: null }) : null
}

function readFiscal({ slots }: Taken): Read {
  if (slots.shift) return open({ kind: 'fiscal', year: null, shift: slots.shift.number })
  const year = slots.year?.number ?? 2000 + slots.yy!.number
  const last = slots.last?.number
  if (last === undefined) return open({ kind: 'fiscal', year, shift: null })
  const to = last < 100 ? Math.floor(year / 100) * 100 + last : last
  return to > year && to - year < 20 ? absolute(`${yearText(year)}/${yearText(to)}`) : null
}

function readWeekday(taken: Taken): Read {
  const { slots } = taken
  const weekday = slots.weekday!
  if (weekday.weak && !slots.shift && !isLoneWeekday(taken, weekday)) return null
  return open({
    kind: 'weekday',
    weekday: weekday.number,
    shift: slots.shift?.number ?? null,
    week: slots['week-shift']?.number ?? null,
  })
}

function readUnit(taken: Taken): Read {
  const { slots, tokens, last, limit, with: constants } = taken
  const unit = (constants.unit ?? slots.unit!.text) as WhenUnit
  // `this day`, `this century`: too vague; `last year of the war`: another year
  if (unit === 'day' || unit === 'century' || unit === 'fortnight') return null
  if (slots.shift && last < limit && tokens[last]!.fold === 'of') return null
  const shift = constants.shift === 'none' ? null : (slots.shift?.number ?? Number(constants.shift ?? 0))
  return open({ kind: 'unit', unit, shift })
}

function readHoliday(taken: Taken): Read {
  const { slots, tokens, last, limit, words } = taken
  if (slots.weekday) return readNthWeekday(taken)
  const holiday = slots.holiday!
  if (slots.year) return absolute(holidayIn(slots.year.number, holiday.falls!))
  const before = slots.shift && slots.shift.first < holiday.first
  // `New Year holidays`, `Christmas cards`
  if (last < limit && tokens[last]!.kind === 'word' && !words.has('follower', tokens[last]!.fold)) return null
  return open({
    kind: 'holiday',
    falls: holiday.falls!,
    shift: before ? slots.shift!.number : null,
    year: slots.shift && !before ? slots.shift.number : null,
  })
}

/** `first Sunday of October` */
function readNthWeekday({ slots }: Taken): Read {
  const nth = slots.number?.number ?? -1
  if (nth > 4) return null
  const falls = { month: slots.month!.number, weekday: slots.weekday!.number, nth }
  return slots.year
    ? absolute(holidayIn(slots.year.number, falls))
    : open({ kind: 'holiday', falls, shift: null, year: null })
}

const unitOf = ({ slots, with: constants }: Taken): WhenUnit =>
  (constants.unit ?? slots.unit?.text ?? slots.units?.text ?? 'day') as WhenUnit

const signedCount = ({ slots, with: constants }: Taken): number =>
  (slots.count?.number ?? slots['count-many']?.number ?? Number(constants.count ?? 1)) * Number(constants.toward)

/** `two and a half years ago` is told in months. */
function readAgo(taken: Taken): Read {
  const { slots, with: constants } = taken
  if (unitOf(taken) === 'century') return null
  // `this time last year`
  if (!slots.count) return open({ kind: 'ago', unit: unitOf(taken), count: Number(constants.count) })
  const count = slots.count.number
  if (slots.weekday) return open({ kind: 'ago', unit: unitOf(taken), count: -count, weekday: slots.weekday.number })
  if (constants.day !== undefined)
    return open({ kind: 'ago', unit: unitOf(taken), count: -count, day: Number(constants.day) })
  if (taken.with.half !== undefined)
    return open({ kind: 'ago', unit: 'month', count: -(count * 12 + Number(taken.with.half)) })
  return open({ kind: 'ago', unit: unitOf(taken), count: -count })
}

function readHanging(taken: Taken): Read {
  const { tokens, first, last, begin, limit, words } = taken
  const event = taken.slots.event?.text ?? null
  if (unitOf(taken) === 'century' || (event !== null && words.has('follower', event))) return null
  // `the ten years before`: a stretch of time
  if (taken.slots.count && first > begin && words.sense('preposition', tokens[first - 1]!.fold) === 'article')
    return null
  // `two weeks earlier than planned`
  if (last < limit && tokens[last]!.fold === 'than') return null
  return open({
    kind: 'hanging',
    unit: unitOf(taken),
    count: signedCount(taken),
    event,
    whole: taken.with.whole !== undefined,
  })
}

function sameUnit({ season, month, day, daypart, unit, units }: Taken['slots']): WhenUnit {
  if (season) return 'quarter'
  if (month) return day ? 'day' : 'month'
  return daypart ? 'day' : ((unit ?? units)!.text as WhenUnit)
}

const MODIFIABLE = new Set(['month', 'season', 'part', 'fiscal', 'unit', 'same', 'beside', 'stretch'])

/** `end of 2025`: the period's value, with what part of it is meant beside it. */
function readModified(taken: Taken): Read {
  const { slots, with: constants } = taken
  if (constants.mod !== undefined) {
    const mod = constants.mod as Mod
    return slots.year
      ? absolute(yearText(slots.year.number), mod)
      : open({ kind: 'unit', unit: 'year', shift: slots.shift?.number ?? 0 }, mod)
  }
  const inner = (slots.period ?? slots.whole)?.inner
  const text = (slots.modifier ?? slots.portion)!.text
  if (inner?.length !== 1) return null
  const { when } = inner[0]!
  if (when.relative ? !isModifiable(when.relative) : grainOf(when.value!) === 'day') return null
  if (text === 'WHOLE') return inner
  return { ...when, mod: text === 'WITHIN' ? when.mod : (text as Mod) }
}

const isModifiable = (relative: RelativeWhen): boolean =>
  MODIFIABLE.has(relative.kind) &&
  !('unit' in relative && (relative.unit === 'day' || relative.unit === 'weekend')) &&
  !(relative.kind === 'beside' && relative.weekday !== null)
