import { z } from 'zod'
import { defineKind } from '../kind.ts'

/**
 * What a word of dates can be; the forms of `kind: dates` name these as slots. `tense` words are no part of a
 * date: settle/ reads from them whether `in June` is the last June or the next.
 */
export const DATE_ROLES = [
  'month',
  'weekday',
  'season',
  'daypart',
  'today',
  'unit',
  'units',
  'count',
  'ordinal',
  'shift',
  'modifier',
  'portion',
  'holiday',
  'decade',
  'tense',
  'noun',
  'determiner',
  'auxiliary',
  'clause',
  'limit',
  'condition',
  'opener',
  'half-opener',
  'follower',
  'preposition',
  'trigger',
  'vague',
  'quantity',
] as const
export type DateRole = (typeof DATE_ROLES)[number]

const entry = z.strictObject({
  role: z.enum(DATE_ROLES),
  words: z.array(z.string()).min(1),
  value: z.union([z.number(), z.string()]).optional(),
  case: z.enum(['any', 'capital', 'exact']).optional(),
  /** Also a name, a verb or an adjective (`May`, `Sat`, `spring`): counts only beside a number or behind an opener. */
  weak: z.boolean().optional(),
  /** May be followed by a full stop, and is weak as well: `Sept.`, `Sat` */
  abbreviation: z.boolean().optional(),
  /** Where a holiday stands in the year: on a day, so many days from Easter, or on the nth weekday of a month. */
  falls: z
    .union([
      z.strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) }),
      z.strictObject({ easter: z.int() }),
      z.strictObject({ month: z.int().min(1).max(12), weekday: z.int().min(1).max(7), nth: z.int().min(-1).max(5) }),
    ])
    .optional(),
})

export const dateWords = defineKind({ entry, examples: 'none' })
