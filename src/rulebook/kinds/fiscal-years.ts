import { z } from 'zod'
import { unknownCountries, unknownCurrencies } from '../facts.ts'
import { defineKind } from '../kind.ts'

/** In which month a state's financial year begins, and whether news calls it by the year in which it begins or ends. */
const entry = z.strictObject({
  countries: z.array(z.string().regex(/^[A-Z]{2}$/)).min(1),
  /** Currencies by which a sum in the same sentence tells the state. */
  currencies: z.array(z.string().regex(/^[A-Z]{3}$/)).optional(),
  begins: z.int().min(1).max(12),
  named: z.enum(['start', 'end']),
  /** `months` writes 2023-10/2024-09, `years` 2024/2025. */
  written: z.enum(['months', 'years']),
})

export const fiscalYears = defineKind({
  entry,
  examples: 'none',
  check: ({ countries, currencies }, known) => [
    ...unknownCountries(known, 'countries', countries),
    ...unknownCurrencies(known, 'currencies', currencies),
  ],
})
