import { cues } from './cues.ts'
import { currencies } from './currencies.ts'
import { evidence } from './evidence.ts'
import { grammar } from './grammar.ts'
import { numbers } from './numbers.ts'
import { qualifiers } from './qualifiers.ts'
import { rates } from './rates.ts'
import { verbs } from './verbs.ts'

/** Every kind of rule file, by the name that stands in its `kind:` line. One line each, sorted. */
export const KINDS = {
  cues,
  currencies,
  evidence,
  grammar,
  numbers,
  qualifiers,
  rates,
  verbs,
} as const
