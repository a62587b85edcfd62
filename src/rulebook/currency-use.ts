import type { RuleBook } from './book.ts'
import { once } from './once.ts'

/** Which money a state (or the EU) uses. */
export interface CurrencyUse {
  /** Its currencies on a day, the usual one first; without a day, those of today. */
  of(country: string, published: string | null): readonly string[]
  /** Which of these it used on that day, else at any time since 1990 (an article of 2024 tells of old marks). */
  ofThese(country: string, codes: readonly string[], published: string | null): string | null
}

export const currencyUse = once(readCurrencyUse)

function readCurrencyUse(book: RuleBook): CurrencyUse {
  const uses = (country: string) => book.world.currencyOf[country] ?? []
  const of: CurrencyUse['of'] = (country, published) =>
    uses(country)
      .filter(({ from, to }) =>
        published ? (!from || from.slice(0, published.length) <= published) && (!to || to > published) : !to,
      )
      .map(({ code }) => code)
  return {
    of,
    ofThese(country, codes, published) {
      const now = of(country, published).find((code) => codes.includes(code))
      return now ?? uses(country).find(({ code, to }) => codes.includes(code) && (!to || to > '1990'))?.code ?? null
    },
  }
}
