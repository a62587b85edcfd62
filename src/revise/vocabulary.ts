import type { RuleBook } from '../rulebook/book.ts'
import { countryNames } from './country-names.ts'
import { nearest } from './nearest.ts'

/** The codes that the rules know, for a check of what people typed. */
export interface Vocabulary {
  readonly currencies: ReadonlySet<string>
  /** ISO 3166-1 alpha-2, and the acronyms of bodies and funds. */
  readonly parties: ReadonlySet<string>
  /** What a code was probably meant to be. @param nearby codes that the file uses: the likeliest among equals */
  meant(word: string, of: 'currencies' | 'parties', nearby: readonly string[]): string | null
  /** The code of a country that is written out, also with a slip; null for a body. */
  countryOf(party: string): string | null
}

export function vocabularyOf(book: RuleBook): Vocabulary {
  const currencies = new Set([...Object.keys(book.world.currencies), ...book.rules('rates').map(({ code }) => code)])
  const countries = [...Object.keys(book.world.countries), ...book.rules('countries').map(({ code }) => code)]
  const bodies = book.rules('bodies').flatMap(({ code }) => (code === undefined ? [] : [code]))
  const parties = new Set([...countries, ...bodies])
  const currencyNames = new Map(
    Object.entries(book.world.currencies).flatMap(([code, { names }]) =>
      names.map((name) => [name.toLowerCase(), code]),
    ),
  )
  const countryOf = countryNames(book)
  // news knows few of the many currencies: those with a rate come first among equals
  const rated = book.rules('rates').map(({ code }) => code)
  return {
    currencies,
    parties,
    countryOf: (party) => (parties.has(party) ? null : countryOf(party)),
    meant(word, of, nearby) {
      const named = of === 'currencies' ? currencyNames.get(word.toLowerCase()) : countryOf(word)
      if (named) return named
      const known = of === 'currencies' ? currencies : parties
      const likely = of === 'currencies' ? rated : []
      return nearest(word, [...new Set([...nearby.filter((code) => known.has(code)), ...likely, ...known])])
    },
  }
}
