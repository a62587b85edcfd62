import { dateOf, pad } from '../core/calendar.ts'
import { grainOf, type OpenWhen } from '../core/when.ts'
import { absolute, type DatePart, type FormValue, open, type Read, type Taken, yearText } from './when-taken.ts'

/** Two dates joined: one stretch of time, two dates that share a year, or nothing. */
export function readRange(taken: Taken): Read {
  const { slots, with: constants } = taken
  if (slots.middle) return readThreeYears(slots.first!.number, slots.middle.number, slots.last!.number)
  const first = single(slots.first)
  if (!first) return null
  if (constants.join === 'next')
    return first.when.relative?.kind === 'unit' &&
      first.when.relative.unit === 'year' &&
      first.when.relative.shift === 0
      ? yearAndNext(first.when)
      : null
  const last = single(slots.last)
  if (!last) return null
  return constants.join === 'both' ? joinBoth(first, last) : joinRange(first.when, last.when)
}

const single = (slot: FormValue | undefined): DatePart | null => (slot?.inner?.length === 1 ? slot.inner[0]! : null)

const yearAndNext = (when: OpenWhen): OpenWhen =>
  open({ kind: 'range', from: when, to: open({ kind: 'unit', unit: 'year', shift: 1 }) })

const readThreeYears = (a: number, b: number, c: number): Read =>
  b === a + 1 && c === b + 1 ? absolute(`${yearText(a)}/${yearText(c)}`) : null

function joinRange(from: OpenWhen, to: OpenWhen): Read {
  // `open Monday to Thursday`: every week
  if (from.relative?.kind === 'weekday' && to.relative?.kind === 'weekday') return []
  const left = withYearOf(from, to) ?? from
  if (left.value !== null && to.value !== null) return joinValues(left.value, to.value)
  return mayJoin(left, to) ? open({ kind: 'range', from: left, to }) : null
}

const joinValues = (from: string, to: string): OpenWhen | null =>
  from.includes('/') ||
  to.includes('/') ||
  from.endsWith('X') ||
  to.endsWith('X') ||
  from >= to ||
  grainOf(from) === 'season'
    ? null
    : absolute(`${from}/${to}`)

const RANGED = new Set(['day', 'nth', 'weekday', 'month', 'unit'])

/** Both ends are of a kind: `January to June`, `Monday to Friday`; `2022 to November` hangs together no less. */
function mayJoin(from: OpenWhen, to: OpenWhen): boolean {
  if (from.relative && !RANGED.has(from.relative.kind)) return false
  if (to.relative && !RANGED.has(to.relative.kind)) return false
  if (from.relative && to.relative)
    return (
      from.relative.kind === to.relative.kind &&
      (from.relative.kind !== 'unit' ||
        (to.relative.kind === 'unit' &&
          from.relative.unit === to.relative.unit &&
          (from.relative.shift ?? 0) < (to.relative.shift ?? 0)))
    )
  return (
    (from.value !== null && to.relative?.kind === 'day') ||
    (from.value !== null && to.relative?.kind === 'month') ||
    (from.value !== null && to.relative?.kind === 'unit' && grainOf(from.value) === 'year')
  )
}

/** `March and April 2024`: the year of the last is that of the first. */
function withYearOf(from: OpenWhen, to: OpenWhen): OpenWhen | null {
  const { relative } = from
  if (to.value === null || to.value.includes('/')) return null
  const year = Number(to.value.slice(0, 4))
  if (relative?.kind === 'month' && relative.shift === null && relative.year === null && to.value.length === 7) {
    const value = `${yearText(year)}-${pad(relative.month, 2)}`
    return { ...absolute(value > to.value ? `${yearText(year - 1)}${value.slice(4)}` : value), mod: from.mod }
  }
  if (relative?.kind === 'day' && to.value.length === 10) {
    const value = dateOf(year, relative.month, relative.day)
    return value > to.value ? absolute(dateOf(year - 1, relative.month, relative.day)) : absolute(value)
  }
  return null
}

function joinBoth(first: DatePart, last: DatePart): Read {
  const [a, b] = [first.when, last.when]
  if (a.mod === null && b.mod === null && a.value?.length === 4 && b.value?.length === 4)
    return Number(b.value) === Number(a.value) + 1 ? absolute(`${a.value}/${b.value}`) : null
  const left = withYearOf(a, b)
  if (left) return [{ ...first, when: left }, last]
  if (
    a.mod === null &&
    b.mod === null &&
    a.relative?.kind === 'unit' &&
    b.relative?.kind === 'unit' &&
    a.relative.unit === 'year' &&
    a.relative.shift === 0 &&
    b.relative.unit === 'year' &&
    b.relative.shift === 1
  )
    return open({ kind: 'range', from: a, to: b })
  return null
}
