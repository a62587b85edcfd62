import { z } from 'zod'
import { unknownCountries } from '../facts.ts'
import { defineKind } from '../kind.ts'

/** Sets of countries that go by one name: `the Baltics`. Other rules point to a set by its id (`among: nordics`). */
const entry = z.strictObject({
  codes: z.array(z.string().regex(/^[A-Z]{2}$/)).min(2),
  /** None for a set that only other rules need (islands, kingdoms). */
  names: z.array(z.string().min(1)).optional(),
})

export const regions = defineKind({
  entry,
  examples: 'mention',
  check: ({ codes }, known) => unknownCountries(known, 'codes', codes),
})
