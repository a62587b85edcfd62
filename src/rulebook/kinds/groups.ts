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
  /** Records use the form that the article wrote first. */
  written: z.boolean().optional(),
  role: z.enum(['coalition', 'format', 'fund', 'programme', 'initiative', 'region']),
  /** Whom the records name as the giver when this fund gives: CERF is the UN's. Without it the fund is a channel only. */
  gives: z.string().optional(),
  /** The currencies it pays in, by ISO 4217, when it gives. */
  money: z.array(z.string().regex(/^[A-Z]{3}$/)).optional(),
  /** The one state that all of it goes to: PURL buys for UA. */
  for: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  /** It spends on many states at once: what is paid in goes to no one state. */
  worldwide: z.boolean().optional(),
  /** False for what may be a channel but is not listed among the article's groups. */
  listed: z.boolean().optional(),
  names: words.optional(),
  /** Names that count only with these very capitals: `SAFE`, `Grain from Ukraine`. */
  exact: words.optional(),
  together: z.array(z.strictObject({ words: z.array(words).min(2), within: z.int().positive() })).optional(),
  /** Words of which one must stand in the article: `CAP` is NATO's fund only where NATO is named. */
  with: words.optional(),
  /** Words that, right before or behind, make it something else: the air base of Ramstein. */
  not_after: words.optional(),
  not_before: words.optional(),
})

export const groups = defineKind({ entry, examples: 'mention' })
