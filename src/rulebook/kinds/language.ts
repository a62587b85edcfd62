import { z } from 'zod'
import { defineKind } from '../kind.ts'

/** What a language needs to be split into sentences and recognised: abbreviations, and its commonest function words. */
const entry = z.strictObject({
  /** BCP 47. */
  code: z.string(),
  /** Words that a full stop may follow without ending the sentence. */
  abbreviations: z.array(z.string()).default([]),
  /** Of these, those that end no sentence even before a capital: `Mr`, `Gen`. */
  titles: z.array(z.string()).default([]),
  function_words: z.array(z.string()).default([]),
})

export const language = defineKind({ entry, examples: 'none' })
