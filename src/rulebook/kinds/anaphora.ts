import { z } from 'zod'
import { defineKind } from '../kind.ts'

/** Words that stand for an actor told elsewhere, and which actors they can stand for. */
const entry = z.strictObject({
  of: z.enum(['country', 'body', 'ministry', 'person', 'gift', 'any']),
  words: z.array(z.string().min(1)).min(1),
  case: z.enum(['any', 'capital', 'exact']).optional(),
  /** `its`, `their`: what follows belongs to the actor. `'s` behind any other word makes it possessive, too. */
  possessive: z.boolean().optional(),
  /** Only these: the id of a set in regions.yaml (`the Nordic nation`) … */
  among: z.string().optional(),
  /** … or bodies of these roles or with these codes (`the bank`, `the bloc`). */
  roles: z.array(z.string()).optional(),
  codes: z.array(z.string()).optional(),
  /** Stands for several: `both countries`. */
  plural: z.boolean().optional(),
})

export const anaphora = defineKind({ entry, examples: 'mention' })
