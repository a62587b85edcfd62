import { z } from 'zod'
import { unknownCurrencies } from '../facts.ts'
import { defineKind } from '../kind.ts'

/**
 * A word, sign or code for money, with every currency it may mean; the first is what it means when nothing tells
 * (settle/currency.ts). CLDR's own names (`Norwegian kroner`), its plain signs and all ISO codes need no entry.
 */
const code = z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code')
const entry = z.strictObject({
  codes: z.array(code).min(1),
  /** After the number, in any case of letters: `91 million kroner`. */
  names: z.array(z.string()).optional(),
  /** Before or after the number, letter by letter: `US$`, `Rs`, `zł`. */
  signs: z.array(z.string()).optional(),
  /** What one is worth in whole units: a cent 0.01, `MSEK` 1000000. */
  unit: z.number().positive().optional(),
  /** A common word or name too (`won`, `TOP`): only beside a number of size. */
  scaled: z.boolean().optional(),
  /** Every code is a sign for itself: `ALL`, `TOP`. */
  each: z.boolean().optional(),
  /** Also a weight: `2,000 pounds of flour` is no sum. */
  weight: z.boolean().optional(),
  /** The first code holds when nothing near says which. False: it stays open. */
  default: z.boolean().optional(),
})

export const currencies = defineKind({
  entry,
  examples: 'mention',
  check: ({ codes }, known) => unknownCurrencies(known, 'codes', codes),
})
