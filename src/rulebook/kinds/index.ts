import { cues } from './cues.ts'
import { verbs } from './verbs.ts'

/** Every kind of rule file, by the name that stands in its `kind:` line. One line each, sorted. */
export const KINDS = {
  cues,
  verbs,
} as const
