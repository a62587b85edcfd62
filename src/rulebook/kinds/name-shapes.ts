import { z } from 'zod'
import { unknownCountries } from '../facts.ts'
import { defineKind } from '../kind.ts'

/** How names of a language look, and in which states it is at home: `codes` mostly, `codes_also` among others. */
const entry = z.strictObject({
  codes: z.array(z.string().regex(/^[A-Z]{2}$/)).min(1),
  codes_also: z.array(z.string().regex(/^[A-Z]{2}$/)).optional(),
  endings: z.array(z.string().min(2)),
  given: z.array(z.string().min(2)),
  particles: z.array(z.string()).optional(),
  letters: z.string().optional(),
})

export const nameShapes = defineKind({
  entry,
  examples: 'none',
  check: ({ codes, codes_also }, known) => [
    ...unknownCountries(known, 'codes', codes),
    ...unknownCountries(known, 'codes_also', codes_also),
  ],
})
