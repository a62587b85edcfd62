import type { Body } from './body.ts'
import { NO_METADATA } from './metadata.ts'

/** Plain text: everything is prose. */
export const readPlain = (): Body => ({ bodyStart: 0, metadata: NO_METADATA, issues: [] })
