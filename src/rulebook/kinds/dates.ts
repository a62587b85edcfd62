import { z } from 'zod'
import type { Problem } from '../facts.ts'
import { defineKind } from '../kind.ts'
import { nearest } from '../nearest.ts'
import { DATE_ROLES } from './date-words.ts'

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

export const dates = defineKind({
  entry,
  examples: 'mention',
  check: ({ forms }) =>
    forms.flatMap((form, i) => [...unknownSlots(form, ['forms', i]), ...tooManyWays(form, ['forms', i])]),
})

/** What a slot may be beside the roles of words: numbers, a smaller date, any word. find/when-slots.ts fills them. */
const NUMBER_SLOTS = ['day', 'nth', 'year', 'decade-year', 'yy', 'index', 'numeric', 'count-many']
const SLOTS: readonly string[] = [...DATE_ROLES, ...NUMBER_SLOTS, 'date', 'period', 'whole', 'word']

function unknownSlots(form: string, path: Problem['path']): Problem[] {
  return [...form.matchAll(/\{(?:[^}:]*:)?([^}]*?)\??\}/g)]
    .flatMap(([, slots]) => slots!.split('|'))
    .filter((slot) => !SLOTS.includes(slot))
    .map((slot) => {
      const near = nearest(slot, SLOTS)
      return {
        path,
        cause: `there is no slot {${slot}}`,
        mend: near ? `did you mean {${near}}?` : `write one of ${SLOTS.join(', ')}`,
      }
    })
}

/** Our own forms can be read in 60 ways at most. */
const MOST_WAYS = 200

/**
 * Every optional part doubles the ways of reading a form, and all may be tried at every word: a form with twenty of them would
 * stand still on a long text.
 */
function tooManyWays(form: string, path: Problem['path']): Problem[] {
  const ways = [1]
  for (const piece of form.replace(/[[\]]/g, ' $& ').split(' ').filter(Boolean)) {
    if (piece === '[') ways.push(1)
    else if (piece === ']') {
      const inside = ways.pop()! + 1
      ways[ways.length - 1]! *= inside
    } else if (piece.length > 1 && /\?\}?$/.test(piece)) ways[ways.length - 1]! *= 2
  }
  if (ways[0]! <= MOST_WAYS) return []
  const cause = `the form can be read in ${ways[0]} ways, more than ${MOST_WAYS}: its time would not stay linear`
  return [{ path, cause, mend: 'write several forms with fewer optional parts' }]
}

function brackets(text: string): boolean {
  let depth = 0
  for (const sign of text) {
    if (sign === '[') depth++
    else if (sign === ']' && --depth < 0) return false
  }
  return depth === 0
}
