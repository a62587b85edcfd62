import { createRequire } from 'node:module'
import { codePoints } from '../core/span.ts'
import type { Annotated, Gold } from './score-article.ts'

/*
 * What two libraries find by themselves, for docs/quality.md: chrono-node the dates, compromise the sums. Each is read as kindly
 * as can be: where an answer of theirs has two readings, the right one counts.
 */

/** Something found: where, in code points, and every value that it may be taken for. */
export interface Found {
  readonly start: number
  readonly end: number
  readonly values: readonly string[]
}

const require = createRequire(import.meta.url)

/** Dates as chrono-node reads them, line by line, with noon of the day of publication as its today. */
export function datesByChrono({ gold, text }: Annotated): Found[] {
  const { casual } = require('chrono-node') as typeof import('chrono-node')
  const point = codePoints(text)
  // without a reference it takes the clock of the machine
  const reference = new Date(`${String(gold.published ?? '2000-01-01').padEnd(10, '-01')}T12:00:00Z`)
  return linesOf(text).flatMap(({ line, at }) =>
    casual.parse(line, { instant: reference, timezone: 0 }).map((result) => {
      const [start, end] = [edtfOf(result.start), result.end ? edtfOf(result.end) : null]
      const index = at + result.index
      return {
        start: point(index),
        end: point(index + result.text.length),
        values: end ? [`${start}/${end}`, start, end] : [start],
      }
    }),
  )
}

/** As precise as its words: `January 2024` is no day. */
function edtfOf(parts: import('chrono-node').ParsedComponents): string {
  const part = (name: 'year' | 'month' | 'day'): string =>
    String(parts.get(name)).padStart(name === 'year' ? 4 : 2, '0')
  if (parts.isCertain('day') || parts.isCertain('weekday')) return `${part('year')}-${part('month')}-${part('day')}`
  return parts.isCertain('month') ? `${part('year')}-${part('month')}` : part('year')
}

interface Compromise {
  (text: string): Compromise
  money(): Compromise
  numbers(): { get(): (number | null)[] }
  json(options: { offset: true }): readonly {
    readonly text: string
    readonly offset: { readonly start: number; readonly length: number }
    readonly money?: { readonly num: number | null; readonly currency: string | null }
  }[]
}

/** Sums as compromise reads them; its own figure, and that of its number parser for the same words. */
export function sumsByCompromise({ text }: Annotated): Found[] {
  const nlp = require('compromise/three') as Compromise
  const point = codePoints(text)
  return nlp(text)
    .money()
    .json({ offset: true })
    .map(({ text: words, offset, money }) => {
      const figures = [money?.num ?? null, ...[nlp(words).numbers().get()].flat()].filter((figure) => figure !== null)
      const code = codeOf(money?.currency ?? '')
      return {
        start: point(offset.start),
        end: point(offset.start + offset.length),
        values: figures.map((figure) => `${figure} ${code}`),
      }
    })
}

/** It answers with a sign's code or with the word: `EUR` for €, `euro` for euros. */
const codeOf = (currency: string): string => NAMES[currency] ?? currency.toUpperCase()
const NAMES: Readonly<Record<string, string>> = {
  dollar: 'USD',
  euro: 'EUR',
  pound: 'GBP',
  yen: 'JPY',
  yuan: 'CNY',
  won: 'KRW',
  krona: 'SEK',
  krone: 'DKK',
  kroner: 'DKK',
  rupee: 'INR',
  zloty: 'PLN',
  franc: 'CHF',
  rand: 'ZAR',
}

function linesOf(text: string): { line: string; at: number }[] {
  let at = 0
  return text.split('\n').map((line) => {
    const found = { line, at }
    at += line.length + 1
    return found
  })
}

/** How many of the annotated places are touched, and F1 over distinct values. Shares, 0 to 1. */
export interface Comparison {
  readonly places: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

interface Wanted {
  readonly text: string
  readonly value: string
}

export const wantedDates = ({ dates }: Gold): Wanted[] =>
  dates.map(({ text, value }) => ({ text, value: String(value) }))

export const wantedSums = ({ money }: Gold): Wanted[] =>
  money.map(({ text, value, min, max, currency }) => ({ text, value: `${value ?? `${min}-${max}`} ${currency}` }))

/** Compares what was found in each article with what is wanted of it. */
export function compare(
  cases: readonly { readonly text: string; readonly wanted: readonly Wanted[]; readonly found: readonly Found[] }[],
): Comparison {
  let [places, all, right, told, asked] = [0, 0, 0, 0, 0]
  for (const { text, wanted, found } of cases) {
    for (const { text: words } of wanted) {
      all++
      if (placesOf(text, words).some((place) => found.some(({ start, end }) => start < place.end && place.start < end)))
        places++
    }
    const values = new Set(wanted.map(({ value }) => value))
    // a date or sum told several times counts once, as in the score
    const answers = new Set(found.map(({ values: own }) => own.find((value) => values.has(value)) ?? own[0] ?? '?'))
    right += [...answers].filter((value) => values.has(value)).length
    told += answers.size
    asked += values.size
  }
  const [precision, recall] = [right / (told || 1), right / (asked || 1)]
  return { places: places / (all || 1), precision, recall, f1: (2 * right) / (told + asked || 1) }
}

function placesOf(text: string, words: string): { start: number; end: number }[] {
  const point = codePoints(text)
  const places: { start: number; end: number }[] = []
  for (let at = text.indexOf(words); at >= 0 && words; at = text.indexOf(words, at + words.length))
    places.push({ start: point(at), end: point(at + words.length) })
  return places
}
