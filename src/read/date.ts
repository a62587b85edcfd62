/**
 * Reads a day of publication: `2024-01-25`, `2024-01`, `2024`, or a time stamp `2024-01-25T10:00:00+02:00`, whose day is taken
 * as written. Null when it is none: `2024-02-30`, `25.1.2024`.
 */
export function readDate(written: string): string | null {
  const match =
    /^\s*(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?)?)?\s*$/.exec(
      written,
    )
  if (!match) return null
  const [, year, month, day] = match as unknown as [string, string, string | undefined, string | undefined]
  if (month === undefined) return isYear(year) ? year : null
  if (Number(month) < 1 || Number(month) > 12) return null
  if (day === undefined) return `${year}-${month}`
  return isDayOf(year, month, day) ? `${year}-${month}-${day}` : null
}

/**
 * The same, and what people and pages write into metadata in English: `25 January 2024`, `Jan. 25th, 2024`, `January 2024`,
 * `Thu, 25 Jan 2024 10:00:00 +0100`. Days told in numbers alone stay unread: 1/2/2024 is one day here and another there.
 */
export function readWrittenDate(written: string): string | null {
  const plain = written.replace(/\s+/g, ' ').trim().replace(WEEKDAY, '').replace(TIME, '')
  for (const [form, order] of FORMS) {
    const match = form.exec(plain)
    if (!match) continue
    const part = (name: Part): string => match[order.indexOf(name) + 1] ?? ''
    const month = MONTHS.findIndex((name) => isMonth(name, part('month').toLowerCase())) + 1
    if (!month) return null
    const day = order.includes('day') ? `-${part('day').padStart(2, '0')}` : ''
    return readDate(`${part('year')}-${String(month).padStart(2, '0')}${day}`)
  }
  return readDate(written)
}

const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? /i
const TIME = /,? (?:at )?\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?: ?(?:[a-z]{1,5}|[+-]\d{2}:?\d{2}))?$/i
type Part = 'day' | 'month' | 'year'
const FORMS: readonly (readonly [RegExp, readonly Part[]])[] = [
  [/^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]+)\.?,?[ -](\d{4})$/i, ['day', 'month', 'year']],
  [/^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i, ['month', 'day', 'year']],
  [/^([a-z]+)\.?,? (\d{4})$/i, ['month', 'year']],
]

const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
]

/** In full, by its first three letters, or as `sept`. */
const isMonth = (name: string, written: string): boolean =>
  written === name || written === name.slice(0, 3) || (written === 'sept' && name === 'september')

const isYear = (year: string): boolean => Number(year) >= 1000

function isDayOf(year: string, month: string, day: string): boolean {
  const time = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return time.getUTCMonth() === Number(month) - 1 && time.getUTCDate() === Number(day)
}

/** A day in a file's name: `2024-01-25-kyiv.txt`, `20240125.txt`, `reuters_2024_01_25.txt`; not any eight digits. */
export function dateInName(path: string): string | null {
  const name = path.split(/[\\/]/).pop() ?? ''
  for (const match of name.matchAll(/(?<!\d)((?:19|20)\d{2})([-_.]?)(\d{2})\2(\d{2})(?!\d)/g)) {
    const [, year, , month, day] = match as unknown as [string, string, string, string, string]
    if (Number(month) >= 1 && Number(month) <= 12 && isDayOf(year, month, day)) return `${year}-${month}-${day}`
  }
  return null
}
