import { z } from 'zod'
import { defineKind } from '../kind.ts'

/** What the parts of a form add up to; find/when-read.ts holds one reader each. */
export const DATE_READS = [
  'day',
  'days',
  'nth',
  'month',
  'months',
  'year',
  'years',
  'decade',
  'season',
  'quarter',
  'half',
  'fiscal',
  'weekday',
  'today',
  'unit',
  'holiday',
  'stretch',
  'ago',
  'hanging',
  'beside',
  'same',
  'modified',
  'range',
  'nothing',
] as const
export type DateReads = (typeof DATE_READS)[number]

/**
 * A form is a row of parts: `{slot}` or `{name:slot}`, a word or mark as written, `a|b` for either, `?` behind what may
 * be missing, `[…]` round several that may be missing together.
 */
const form = z
  .string()
  .min(1)
  .refine((text) => brackets(text), 'brackets do not pair up')

const entry = z.strictObject({
  reads: z.enum(DATE_READS),
  forms: z.array(form).min(1),
  /** What every form of this rule says without a slot: `{unit: year, shift: 0}`. */
  with: z.record(z.string(), z.union([z.number(), z.string()])).optional(),
  /** Counts only right behind one of these words. */
  after: z.array(z.string()).optional(),
  /** Counts only where no noun follows: `the 24th`, not `the 24th package`. */
  alone: z.boolean().optional(),
  /** Does not count right behind one of these words. */
  'not-after': z.array(z.string()).optional(),
  /** Does not count right before one of these words. */
  unless: z.array(z.string()).optional(),
  /** Counts only inside a larger form: `the year` in `the end of the year`. */
  inner: z.boolean().optional(),
})

export const dates = defineKind({ entry, examples: 'mention' })

function brackets(text: string): boolean {
  let depth = 0
  for (const sign of text) {
    if (sign === '[') depth++
    else if (sign === ']' && --depth < 0) return false
  }
  return depth === 0
}
