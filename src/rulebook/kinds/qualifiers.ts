import { z } from 'zod'
import { QUALIFIERS } from '../../core/mention.ts'
import { defineKind } from '../kind.ts'

/** Words that make a figure less than exact. They stand before it or after it and are no part of its span. */
const entry = z.strictObject({
  qualifier: z.enum(QUALIFIERS).exclude(['exact', 'range']),
  before: z.array(z.string()).optional(),
  after: z.array(z.string()).optional(),
  /** After these words it says nothing of the figure: `handed over 30 tanks`, `adds up to 5 million`. */
  not_after: z.array(z.string()).optional(),
})

// the mentions that an example shows are of the figure's own rule: find/qualifier.test.ts runs them
export const qualifiers = defineKind({ entry, examples: 'none' })
