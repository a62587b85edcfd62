import { z } from 'zod'
import { unknownCountries } from '../facts.ts'
import { defineKind } from '../kind.ts'

/** A body that can give, receive or pass on, by all its names. */
const entry = z.strictObject({
  /** What records call it: an acronym where one is usual. Left out, it is the name as written. */
  code: z.string().min(1).optional(),
  role: z.enum(['union', 'alliance', 'bank', 'agency', 'fund', 'state_organ', 'ngo', 'company']),
  /** The state that an organ or agency belongs to. It gives in either's name; an agency (JICA) is a channel too, an organ (a ministry) is none. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  names: z.array(z.string().min(1)).optional(),
  /** It spends on many states at once: what is paid in goes to no one state. */
  worldwide: z.boolean().optional(),
  /** The one state, or people without one, that all of its work is for. */
  for: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  /** States and bodies that give as one in its name, each its share. */
  members: z.array(z.string().regex(/^[A-Z]{2}$/)).optional(),
  /** The currencies it lends and gives in, by ISO 4217. */
  money: z.array(z.string().regex(/^[A-Z]{3}$/)).optional(),
  /** Acronyms and words that count only with these very capitals: `WHO`, not `who`. */
  exact: z.array(z.string().min(1)).optional(),
  /** Names that stand for the body but may mean something else: `Brussels`, `the Fund`. */
  indirect: z.array(z.string().min(1)).optional(),
})

export const bodies = defineKind({
  entry,
  examples: 'mention',
  check: (rule, known) => [
    ...(rule.country ? unknownCountries(known, 'country', [rule.country]) : []),
    ...(rule.members
      ? unknownCountries(
          known,
          'members',
          rule.members.filter((code) => code !== 'EU'),
        )
      : []),
    ...(rule.for ? unknownCountries(known, 'for', [rule.for]) : []),
  ],
  compile: (rule) => ({ ...rule, names: rule.names?.flatMap(unNames) }),
})

/** `UN refugee agency` is as often written out, or with full stops. */
const unNames = (name: string): string[] =>
  name.startsWith('UN ')
    ? [name, ...['U.N.', 'United Nations', "United Nations'"].map((un) => un + name.slice(2))]
    : [name]
