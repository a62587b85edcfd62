import type { RuleBook } from '../rulebook/book.ts'
import { CATEGORIES } from '../rulebook/kinds/goods.ts'
import type { Word } from './api.ts'
import type { Rates } from './summary.ts'

/** Countries and bodies that a record may name, with the names that a reviewer would type. */
export function placesOf(book: RuleBook): Word[] {
  const countries = Object.entries(book.world.countries)
    .filter(([code]) => /^[A-Z]{2}$/.test(code))
    .map(([code, names]) => ({ code, name: names[0] ?? code, kind: 'country' as const }))
  const taken = new Set(countries.map(({ code }) => code))
  const bodies = new Map<string, Word>()
  for (const { code, names } of book.rules('bodies')) {
    const short = code ?? names?.[0]
    if (short && !taken.has(short) && !bodies.has(short))
      bodies.set(short, { code: short, name: names?.[0] ?? short, kind: 'body' })
  }
  return [...countries, ...bodies.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

export const currenciesOf = (book: RuleBook): Word[] =>
  Object.entries(book.world.currencies)
    .map(([code, { names }]) => ({ code, name: names[0] ?? code, kind: 'currency' as const }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))

export const CATEGORY_NAMES: readonly string[] = Object.keys(CATEGORIES).sort()

/** Dollars of one unit, at the middle of the rates that the book has of any year: only to put sums in order. */
export const ratesOf = (book: RuleBook): Rates =>
  new Map(book.rules('rates').map(({ code, per_dollar }) => [code, 1 / middle(per_dollar)] as const))

function middle(rate: number | Readonly<Record<string, number | readonly [number, number]>>): number {
  const all = typeof rate === 'number' ? [rate] : Object.values(rate).flat()
  const sorted = [...all].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 1
}
