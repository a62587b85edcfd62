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
