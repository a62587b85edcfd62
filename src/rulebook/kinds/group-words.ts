import { z } from 'zod'
import { defineKind } from '../kind.ts'

/**
 * How a group that no rule knows is told by its name: capitalised words that end in a `head` (Moldova Support Platform).
 * A `stop` word among them says that it is none (Pension Fund); a `bare` one alone is no name (the International Fund).
 */
const entry = z.strictObject({
  sense: z.enum(['head', 'stop', 'bare']),
  /** For heads: what the group is. */
  role: z.enum(['coalition', 'format', 'fund', 'programme', 'initiative']).optional(),
  words: z.array(z.string().min(1)).min(1),
})

export const groupWords = defineKind({ entry, examples: 'mention' })
