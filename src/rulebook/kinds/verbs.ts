import { z } from 'zod'
import { STATUSES } from '../../core/record.ts'
import { defineKind } from '../kind.ts'

/**
 * A verb of giving and the stage it asserts. `frame` says who stands where: `give` (subject gives object to recipient),
 * `receive` (subject gets), `go` (the gift is the subject: goes to, arrived), `amount` (the subject is worth or totals
 * the sum), `say` (announces, without giving by itself).
 */
const entry = z.strictObject({
  verb: z.union([z.string(), z.array(z.string())]),
  /** What compromise gets wrong: `{past: ring-fenced}`. */
  forms: z
    .strictObject({ third: z.string(), past: z.string(), participle: z.string(), gerund: z.string() })
    .partial()
    .optional(),
  /** Those of its verbs whose object may stand inside: `set 20 million aside`. */
  separable: z.array(z.string()).optional(),
  /** Longer verbs that begin with one of these and mean something else: `pay back`. */
  except: z.array(z.string()).optional(),
  frame: z.enum(['give', 'receive', 'go', 'amount', 'say', 'plan']),
  /** Asserted in the past and perfect tenses, of money. */
  status: z.enum(STATUSES).nullable(),
  /** The same, of goods; default: `status`. */
  goods: z.enum(STATUSES).optional(),
  /** In the present tense and the passive present; default `pledged`. */
  present: z.enum(STATUSES).optional(),
  /** In the future and after modals; default `pledged`. */
  future: z.enum(STATUSES).optional(),
  instrument: z.string().optional(),
  /** Weak verbs (give, send, go) count only beside a sum or goods. */
  weak: z.boolean().optional(),
})

export const verbs = defineKind({
  entry,
  examples: 'record',
  needsExample: true,
  compile: (rule, inflect) => ({
    ...rule,
    inflected: [rule.verb].flat().map((verb) => ({ ...inflect.verb(verb), ...rule.forms })),
    excepted: (rule.except ?? []).map((verb) => inflect.verb(verb)),
    parted: (rule.separable ?? []).map((verb) => inflect.verb(verb)),
  }),
})
