import { z } from 'zod'
import { unknownCountries } from '../facts.ts'
import { defineKind } from '../kind.ts'

const words = z.array(z.string().min(1)).min(1).optional()

/**
 * Everything by which a language's news names one country. The common English names of all countries come with the
 * book (`world.countries`); `names` adds to them. A word that stands twice (`Norwegian`) is told apart by the sentence.
 */
const entry = z.strictObject({
  /** ISO 3166-1 alpha-2, and XK for Kosovo. */
  code: z.string().regex(/^[A-Z]{2}$/, 'two capitals of ISO 3166-1'),
  names: words,
  /** Names that count only with these very capitals: `US`, not `us`. */
  exact: words,
  adjectives: words,
  people: words,
  /** First halves of hyphenated adjectives: the `Franco` of `Franco-German`. */
  prefixes: words,
  /** Towns that stand for the government: `Oslo`, but also The Hague. */
  capitals: words,
  /** Parliaments, palaces and streets that stand for the state: `the Storting`, `Downing Street`. */
  seats: words,
  /** Other places of which only the country matters: `Kharkiv` is in Ukraine. */
  cities: words,
})

export const countries = defineKind({
  entry,
  examples: 'mention',
  check: ({ code }, known) => unknownCountries(known, 'code', [code]),
})
