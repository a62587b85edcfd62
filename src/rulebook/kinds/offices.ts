import { z } from 'zod'
import { unknownCountries } from '../facts.ts'
import { defineKind } from '../kind.ts'
import { withPlurals } from '../plural.ts'

/**
 * Public offices as a grammar, not a list of people. `title` is a whole title; `ministry` a portfolio from which titles
 * are made (`defence minister`, `minister of defence`, `head of the defence ministry`); `rank` stands before a title
 * (`deputy`), `standing` says that the office is not held (`former`). `field` lists the single words of portfolios that no
 * `ministry` names (`rural development and fisheries`), `organ` the nouns of public organs that somebody heads (`agency`),
 * `organ_kind` what tells them from a company's (`national`), `suffix` what ends a name (`Jr.`).
 */
const entry = z.strictObject({
  as: z.enum([
    'title',
    'ministry',
    'commissioner',
    'rank',
    'standing',
    'courtesy',
    'counterpart',
    'particle',
    'field',
    'organ',
    'organ_kind',
    'suffix',
  ]),
  words: z.array(z.string()).min(1),
  /** Canonical English form; for ranks what is put before it. */
  office: z.string().optional(),
  /** The state whose office it can only be: `Taoiseach` IE. */
  country: z.string().optional(),
  /** The body it belongs to where none is named: `High Representative` EU. */
  body: z.string().optional(),
  /** Also in the plural: `Federal Councillors`. */
  plural: z.boolean().optional(),
  /** The title alone, `Minister X`, refers to somebody named with a full office elsewhere. */
  vague: z.boolean().optional(),
  /** May be followed by `of` or `for` and its field: `Ambassador of`, `Minister of State for`. */
  field: z.boolean().optional(),
  /** Only with a body named beside it: `head of the African Union Commission`, `UNICEF director`. */
  of_body: z.boolean().optional(),
  /** Only with a capital and right before a name: `Deputy X`, which elsewhere is a rank. */
  alone: z.boolean().optional(),
  /** Sent to another state, which `to` or `in` names: that one is not the office's. */
  abroad: z.boolean().optional(),
  /** What its holder's counterpart in another state is called: a Secretary of Defense meets Ministers of Defence. */
  elsewhere: z.string().optional(),
  /** What it is called for short at home: the Chancellor of the Exchequer is the Chancellor. */
  short: z.string().optional(),
  standing: z.enum(['former', 'designate', 'spokesperson', 'none']).optional(),
})

export const offices = defineKind({
  entry,
  examples: 'mention',
  check: ({ country }, known) => (country ? unknownCountries(known, 'country', [country]) : []),
  compile: (rule, inflect) => ({
    ...rule,
    words: rule.plural ? withPlurals(rule.words, inflect.plural) : rule.words,
  }),
})
