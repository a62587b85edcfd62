import { z } from 'zod'
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

export const nameShapes = defineKind({ entry, examples: 'none' })
