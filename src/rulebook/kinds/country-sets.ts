import { z } from 'zod'
import { unknownCountries } from '../facts.ts'
import { defineKind } from '../kind.ts'

/**
 * Sets of countries that the world keeps lists of: who is eligible for official development assistance, which are monarchies.
 * `lacks` names offices that none of these states has, `alone` offices that only they have.
 */
const entry = z.strictObject({
  codes: z.array(z.string().regex(/^[A-Z]{2}$/)).min(1),
  source: z.string(),
  lacks: z.array(z.string()).optional(),
  alone: z.array(z.string()).optional(),
})

export const countrySets = defineKind({
  entry,
  examples: 'none',
  check: ({ codes }, known) => unknownCountries(known, 'codes', codes),
})
