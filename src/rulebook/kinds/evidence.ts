import { z } from 'zod'
import { defineKind } from '../kind.ts'

/**
 * How much each observation speaks for a choice (or, below zero, against it): `aid` for a gift being aid, `status-pledged` for
 * that stage. Fitted to annotated articles by run/calibrate.ts.
 */
const entry = z.strictObject({ weights: z.record(z.string(), z.number()) })

export const evidence = defineKind({ entry, examples: 'none' })
