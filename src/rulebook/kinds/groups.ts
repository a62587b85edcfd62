import { z } from 'zod'
import { defineKind } from '../kind.ts'

const words = z.array(z.string().min(1)).min(1)

/**
 * A coalition, format, fund, programme or initiative. `names` are its own; `together` are ways of describing it: a word
 * of every list, in any order, no more than `within` words apart (`Czech-led drive to buy shells`).
 */
const entry = z.strictObject({
  /** The one form the records use. */
  name: z.string().min(1),
  role: z.enum(['coalition', 'format', 'fund', 'programme', 'initiative', 'region']),
  /** False for what may be a channel but is not listed among the article's groups. */
  listed: z.boolean().optional(),
  names: words.optional(),
  exact: words.optional(),
  together: z.array(z.strictObject({ words: z.array(words).min(2), within: z.int().positive() })).optional(),
  /** Words that, right before or behind, make it something else: the air base of Ramstein. */
  not_before: words.optional(),
  not_after: words.optional(),
})

export const groups = defineKind({ entry, examples: 'mention' })
