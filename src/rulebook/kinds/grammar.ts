import { z } from 'zod'
import { defineKind } from '../kind.ts'

/** Sets of function words that the clause reader needs: auxiliaries, prepositions, governors of an infinitive. */
const entry = z.strictObject({ words: z.array(z.string()).min(1) })

export const grammar = defineKind({ entry, examples: 'none' })
