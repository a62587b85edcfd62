import { z } from 'zod'
import { unknownCountries } from '../facts.ts'
import { defineKind } from '../kind.ts'

/** Towns of which only the country matters, in bulk: `Kramatorsk` is in Ukraine. A country's own rule names those news speak of most. */
const entry = z.strictObject({
  /** ISO 3166-1 alpha-2, and XK for Kosovo. */
  code: z.string().regex(/^[A-Z]{2}$/, 'two capitals of ISO 3166-1'),
  /** Where the list is from, and its licence. */
  source: z.string().optional(),
  names: z.array(z.string().min(1)).min(1),
})

export const towns = defineKind({
  entry,
  examples: 'mention',
  check: ({ code }, known) => unknownCountries(known, 'code', [code]),
})
