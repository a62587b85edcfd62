import { z } from 'zod'
import { defineKind } from '../kind.ts'

/** How much one observation speaks for (or, below zero, against) a sum or goods being aid. Thresholds stand here too. */
const entry = z.strictObject({ weight: z.number(), says: z.string() })

export const evidence = defineKind({ entry, examples: 'none' })
