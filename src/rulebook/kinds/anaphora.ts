import { z } from 'zod'
import { defineKind } from '../kind.ts'

/** Words that stand for an actor told elsewhere, and which actors they can stand for. */
const entry = z.strictObject({
  of: z.enum(['country', 'body', 'ministry', 'person', 'gift', 'any']),
  words: z.array(z.string().min(1)).min(1),
  case: z.enum(['any', 'capital', 'exact']).optional(),
  /** `its`, `their`: what follows belongs to the actor. `'s` behind any other word makes it possessive, too. */
  possessive: z.boolean().optional(),
  /** Only states of this set: an id of regions.yaml or of world/kinds-of-states.yaml (`the Nordic nation`). */
  among: z.string().optional(),
  /** Only bodies of these roles (`the bank`) or with these codes (`the bloc`). */
  roles: z.array(z.string()).optional(),
  codes: z.array(z.string()).optional(),
  /** But none of these: nobody calls the IMF the bank. */
  except: z.array(z.string()).optional(),
  /** What it stands for where nothing suitable was told before: `the Fund` is the IMF. */
  otherwise: z.string().optional(),
  /** The state of the official named last: `his country`. */
  through: z.enum(['person', 'speaker']).optional(),
  /** How many it stands for: 2 for `both countries`, 0 for `they`. */
  several: z.int().min(0).optional(),
})

export const anaphora = defineKind({ entry, examples: 'mention' })
