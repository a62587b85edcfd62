import type { AidRecord, Amount, SpanOut } from '../core/record.ts'
import type { Step } from './path.ts'
import { type Found, problem } from './problem.ts'
import { isObject } from './same.ts'

/**
 * Whether the words under a sum can say it: `£15 million` are no 16000000 EUR.
 *
 * Told only where the words plainly read as another sum. `kroner` may be any of its currencies, a range holds all that lies in it, several
 * sums under one span any of them or all together, and a sum a year or a piece may have been multiplied. Words without a currency of their
 * own (`another 35`) are not looked at.
 */

/** A sum that the article's words say. Positions are code points. */
export interface SumRead {
  readonly start: number
  readonly end: number
  /** Null, with `min` and `max`, for a range. */
  readonly value: number | null
  readonly min: number | null
  readonly max: number | null
  /** Every currency that the words allow, by ISO 4217; empty where they name none. */
  readonly codes: readonly string[]
  /** A year, a month, a piece: the whole is some times as much. */
  readonly each: boolean
}

/**
 * @param currencies those that there are: a slip in a code is told by itself
 * @param money the file's list of sums: where it says the same of these words, nothing is read again
 * @param read the sums of the article; asked only where it is needed
 */
export function sumProblems(
  record: AidRecord,
  path: readonly Step[],
  currencies: ReadonlySet<string>,
  money: readonly unknown[],
  read: () => readonly SumRead[],
): Found[] {
  const sums = [
    ['amount', record.amount] as const,
    ...record.equivalents.map((sum, i) => [`equivalents.${i}`, sum] as const),
  ]
  return sums.flatMap(([key, sum]) => {
    const span = record.spans[key]
    if (!sum || !span || (sum.currency && !currencies.has(sum.currency)) || money.some((one) => isTold(one, sum, span)))
      return []
    const there = read().filter((one) => one.codes.length && overlap(one, span))
    if (!there.length || canSay(there, sum)) return []
    const said = [...new Set(there.map((one) => showRead(one, sum)))].join(' and ')
    return [
      problem(
        [...path, ...key.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step))],
        'check/sum',
        `“${span.quote}” says ${said}, not ${showSum(sum)}`,
        `write what the words say, or move spans.${key} to the words that say it; take that line out if none do`,
      ),
    ]
  })
}

function isTold(one: unknown, sum: Amount, { start, end }: SpanOut): boolean {
  if (!isObject(one) || !isObject(one.span) || one.span.start !== start || one.span.end !== end) return false
  return (['value', 'min', 'max', 'currency'] as const).every((key) => one[key] === sum[key])
}

/** Half of one lies in the other. */
function overlap(one: { start: number; end: number }, other: { start: number; end: number }): boolean {
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start)
  return 2 * shared >= Math.min(one.end - one.start, other.end - other.start) && shared > 0
}

function canSay(there: readonly SumRead[], sum: Amount): boolean {
  const money = there.filter(({ codes }) => !sum.currency || codes.includes(sum.currency))
  if (!money.length) return false
  if (money.some((one) => one.each || holds(one, sum))) return true
  const all = money.reduce((total, { value, max }) => total + (value ?? max ?? 0), 0)
  return sum.value !== undefined && near(all, sum.value)
}

/** The ends of a range are as good as what lies between. */
function holds({ value, min, max }: SumRead, sum: Amount): boolean {
  const [low, high] = [value ?? min, value ?? max]
  const told = [sum.value, sum.min, sum.max].filter((one) => one !== undefined)
  return told.every((one) => (low === null || one >= low / ROUNDED) && (high === null || one <= high * ROUNDED))
}

/** Half a percent is rounding. */
const ROUNDED = 1.005

const near = (a: number, b: number): boolean => Math.max(a, b) <= Math.min(a, b) * ROUNDED

function showRead({ value, min, max, codes }: SumRead, { currency }: Amount): string {
  const told = value ?? `${min ?? '…'}–${max ?? '…'}`
  if (currency && codes.includes(currency)) return `${told} ${currency}`
  return `${told} ${codes.length > 3 ? 'of another currency' : codes.join(' or ')}`
}

const showSum = ({ value, min, max, currency }: Amount): string =>
  `${value ?? `${min}–${max}`} ${currency ?? 'of no currency'}`
