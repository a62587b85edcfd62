import { z } from 'zod'
import { defineKind } from '../kind.ts'

/** Sets of countries that the world keeps lists of: who is eligible for official development assistance. */
const entry = z.strictObject({ codes: z.array(z.string().regex(/^[A-Z]{2}$/)).min(1), source: z.string() })

export const countrySets = defineKind({ entry, examples: 'none' })
