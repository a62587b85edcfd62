import type { Reader } from './body.ts'
import { NO_METADATA } from './metadata.ts'

/** Plain text: everything is prose. */
export default {
  extensions: ['.txt'],
  body: () => ({ bodyStart: 0, metadata: NO_METADATA, issues: [] }),
} satisfies Reader
