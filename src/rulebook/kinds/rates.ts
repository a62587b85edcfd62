import { z } from 'zod'
import { defineKind } from '../kind.ts'

/** How many units of a currency a US dollar bought, year by year: the mean, or the least and the most of a wild year. */
const rate = z.union([z.number().positive(), z.tuple([z.number().positive(), z.number().positive()])])
const entry = z.strictObject({
  code: z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code'),
  per_dollar: z.record(z.string().regex(/^\d{4}$/), rate),
})

export const rates = defineKind({ entry, examples: 'none' })
