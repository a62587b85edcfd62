import { z } from 'zod'
import { defineKind } from '../kind.ts'

/**
 * Words by which a page's furniture is told. `opens`: a line that begins so; `alone`: a line that is nothing else, with
 * the short lines under it; `meta`: a line of the article's own head (bylines); `caption`: of a picture.
 */
const entry = z.strictObject({
  as: z.enum(['opens', 'alone', 'meta', 'caption']),
  words: z.array(z.string()).min(1),
})

export const furniture = defineKind({ entry, examples: 'none' })
