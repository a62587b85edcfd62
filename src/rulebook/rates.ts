import type { Rule, RuleBook } from './book.ts'
import { once } from './once.ts'

/** A sum as far as a rate needs it. */
export interface Priced {
  readonly value: number | null
  readonly min?: number | null
  readonly max?: number | null
  readonly currency: string
}

/** `ok`: the two can be one sum. `doubt`: at no rate of that time. Null: nothing is known of a currency or its year. */
export type RateCheck = 'ok' | 'doubt' | null

interface Band {
  readonly low: number
  readonly high: number
}

/** Compares two sums in different money with the rates of a year (`2024`; null: any year). */
export type ImpliedRate = (a: Priced, b: Priced, year: string | null) => RateCheck

/**
 * Tells whether `91 million kroner (13.26 million dollars)` can be one sum. News rounds, and takes the rate of another
 * day: the band is wide, and only finds sums of different sizes, wrong currencies and slipped noughts.
 */
export const impliedRates = once(readImpliedRates)

function readImpliedRates(book: RuleBook): ImpliedRate {
  const rates = new Map(book.rules('rates').map((rule) => [rule.code, rule]))
  return (a, b, year) => {
    const bandA = bandOf(rates.get(a.currency), year)
    const bandB = bandOf(rates.get(b.currency), year)
    const [lowA, highA] = ends(a)
    const [lowB, highB] = ends(b)
    if (!bandA || !bandB || !(lowA > 0) || !(lowB > 0)) return null
    if (a.currency === b.currency) return lowA === lowB && highA === highB ? 'ok' : 'doubt'
    return fits(lowA / lowB, bandA, bandB) && fits(highA / highB, bandA, bandB) ? 'ok' : 'doubt'
  }
}

const ends = ({ value, min, max }: Priced): [number, number] => [value ?? min ?? 0, value ?? max ?? min ?? 0]

const fits = (rate: number, a: Band, b: Band): boolean =>
  rate >= (a.low / b.high) * (1 - ROUNDED) && rate <= (a.high / b.low) * (1 + ROUNDED)

/** How much of a currency a dollar bought, the middle of all years: good for telling millions from billions. */
export const roughRates = once(readRoughRates)

function readRoughRates(book: RuleBook): (code: string) => number | null {
  const rates = new Map(book.rules('rates').map((rule) => [rule.code, bandOf(rule, null)!]))
  return (code) => {
    const band = rates.get(code)
    return band ? Math.sqrt(band.low * band.high) : null
  }
}

/** "About two million euros" for 300 million krónur. */
const ROUNDED = 0.07
/** How far a currency strays from its mean within a year. */
const STRAY = 0.07

/** The year's rates; a year that is not listed has those of the nearest one, no year at all those of every year. */
function bandOf(rule: Rule<'rates'> | undefined, year: string | null): Band | null {
  if (!rule) return null
  const rates = rule.per_dollar
  if (typeof rates === 'number') return { low: rates, high: rates }
  const years = Object.keys(rates).sort()
  const near =
    year &&
    years.reduce((best, one) =>
      Math.abs(Number(one) - Number(year)) < Math.abs(Number(best) - Number(year)) ? one : best,
    )
  const bands = (near ? [near] : years)
    .map((one) => rates[one]!)
    .map((rate) => (typeof rate === 'number' ? [rate * (1 - STRAY), rate * (1 + STRAY)] : rate))
  return { low: Math.min(...bands.map(([low]) => low!)), high: Math.max(...bands.map(([, high]) => high!)) }
}
