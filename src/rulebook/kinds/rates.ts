import { z } from 'zod'
import { unknownCurrencies } from '../facts.ts'
import { defineKind } from '../kind.ts'

/** How many units of a currency a US dollar bought: of a pegged one, or year by year the mean or the least and the most. */
const rate = z.union([z.number().positive(), z.tuple([z.number().positive(), z.number().positive()])])
const entry = z.strictObject({
  code: z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code'),
  per_dollar: z.union([z.number().positive(), z.record(z.string().regex(/^\d{4}$/), rate)]),
})

export const rates = defineKind({
  entry,
  examples: 'none',
  check: ({ code }, known) => unknownCurrencies(known, 'code', [code]),
})
