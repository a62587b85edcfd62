import { z } from 'zod'
import { defineKind } from '../kind.ts'
import { withPlurals } from '../plural.ts'

/**
 * Words that say something of the sums beside them: nouns of giving, refusals, requests, conditions, what is not aid,
 * what money is for, novelty and scope. `sense` carries the payload (a stage, a reason, a type).
 */
const entry = z.strictObject({
  cue: z.enum([
    'gift',
    'receive',
    'refusal',
    'request',
    'condition',
    'not_aid',
    'purpose',
    'instrument',
    'novelty',
    'scope',
    'stage',
    'said',
    'agreement',
    'member',
  ]),
  words: z.array(z.string()).min(1),
  /** Longer phrases that hold one of the words and do not say it: `people in need`. */
  except: z.array(z.string()).optional(),
  case: z.enum(['any', 'capital', 'exact']).optional(),
  /** Also the plural of each phrase's last word. */
  plural: z.boolean().optional(),
  sense: z.record(z.string(), z.union([z.string(), z.boolean(), z.null(), z.array(z.string())])).optional(),
})

export const cues = defineKind({
  entry,
  examples: 'mention',
  compile: (rule, inflect) => ({
    ...rule,
    words: rule.plural ? withPlurals(rule.words, inflect.plural) : rule.words,
  }),
})
