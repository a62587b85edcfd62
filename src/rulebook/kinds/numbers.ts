import { z } from 'zod'
import { defineKind } from '../kind.ts'

/**
 * What a word does in a number. `unit` to `hundred` and `group` are values, `scale` and `short` powers of ten, the rest
 * are words between: find/quantity.ts says how they combine.
 */
export const NUMBER_ROLES = [
  'digits', // the rule of figures without a word
  'range', // the rule of `16 to 20`
  'unit', // one … nineteen
  'ten', // twenty … ninety
  'hundred',
  'scale', // thousand, million, bn: read after every figure
  'short', // m, b, k, tn: glued to a figure, or beside a currency
  'group', // dozen, score
  'fraction', // half, quarter
  'same', // the same amount: the sum told before, once more
  'behind-same', // the same to, the same again: nothing that it could be the same of
  'vague', // dozens, millions, several: an order without a value
  'some', // several, a few: before hundred, million
  'article', // a, an
  'bare', // before a scale that stands for one: another million
  'rest', // the other two and a half: the scale of the number before
  'and',
  'point',
  'of',
  'to', // 16 to 20
  'or', // two or three
  'between',
  'from',
  'change', // rises from 3 to 8: two figures, no range
  'month', // 12 May 500 …: no group of digits begins behind it
  'length', // 30m long: metres, not millions
  'identifier', // No. 7, Resolution 2728
  'suffix', // th, am: what is glued to it is no quantity
  'calibre', // mm: a size, glued or not
  'follower', // may follow a single unit: a dollar cost …
  'whole', // of it, of that: the sum told before
  'beside-sum', // may follow a sum without a currency
  'price', // before a price: sells for
  'crowd', // who or what fled, starved: people, no money
  'crowd-before', // population of
  'home', // the writer's own country is meant: our money
  'domestic', // words that only papers at home need not explain
  'statement', // all amounts
  'per-year',
  'per-month',
  'per-unit',
] as const
export type NumberRole = (typeof NUMBER_ROLES)[number]

const entry = z.strictObject({
  role: z.enum(NUMBER_ROLES),
  words: z.union([z.record(z.string(), z.number()), z.array(z.string())]),
})

export const numbers = defineKind({
  entry,
  examples: 'mention',
  compile: ({ words, ...rule }) => ({
    ...rule,
    words: Array.isArray(words) ? Object.fromEntries(words.map((word) => [word, 0])) : words,
  }),
})
