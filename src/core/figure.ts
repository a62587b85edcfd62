/**
 * Reads a written figure as a plain decimal: `1,200` → `1200`, `13,5` → `13.5`, `174'000` → `174000`. News mixes the
 * English and the continental way, often in one article, so the digits decide.
 *
 * `beforeScale`: a word like million follows. `1.215 billion` has a decimal point there, `1.215` francs may be grouped.
 * Null for what is no number: `29.09.2023`, `1.2.3`.
 */
export function parseFigure(written: string, beforeScale = false): string | null {
  const digits = written.replace(/\s/g, '')
  if (/^\d+$/.test(digits)) return digits
  const marks = digits.replace(/\d/g, '')
  const last = marks.at(-1)!
  const parts = digits.split(/[.,']/)
  if (parts.some((part) => part === '')) return null
  const kinds = new Set(marks)
  if (kinds.size === 1) return marks.length === 1 ? oneMark(parts[0]!, parts[1]!, last, beforeScale) : grouped(parts)
  // two kinds of mark: the last one parts the decimals, the other one groups
  if (kinds.size > 2 || last === "'" || marks.indexOf(last) !== marks.length - 1) return null
  const whole = grouped(parts.slice(0, -1))
  return whole && `${whole}.${parts.at(-1)}`
}

/** `1,200` groups, `13,5` and `1,95583` do not; `0,125` cannot. A point groups only where an English decimal would be odd: `800.000`. */
function oneMark(left: string, right: string, mark: string, beforeScale: boolean): string | null {
  const groups = right.length === 3 && left.length <= 3 && !/^0/.test(left)
  if (mark === "'") return groups ? left + right : null
  if (mark === ',') return groups ? left + right : `${left}.${right}`
  return groups && !beforeScale && right.endsWith('0') ? left + right : `${left}.${right}`
}

/** Groups of three, or the Indian way: `12,34,567`. */
function grouped(parts: readonly string[]): string | null {
  const [head = '', ...rest] = parts
  if (!head || head.length > 3 || rest.at(-1)?.length !== 3) return null
  const inner = rest.slice(0, -1)
  return inner.every((part) => part.length === 3) || inner.every((part) => part.length === 2) ? parts.join('') : null
}

/** `8.2` with 6 noughts. Read as one decimal, because 8.2 * 1e6 is 8199999.999999999. */
export const scaleFigure = (digits: string, noughts: number): number => Number(`${digits}e${noughts}`)

/** A product as a person would write it: 0.1 * 3 is no 0.30000000000000004. */
export const times = (value: number, factor: number): number => Number((value * factor).toPrecision(12))
