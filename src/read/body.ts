import type { Issue } from '../core/issue.ts'
import type { Metadata } from './metadata.ts'

/** What one format makes of decoded text: where its prose begins, and what its head says. */
export interface Body {
  readonly bodyStart: number
  readonly metadata: Metadata
  readonly issues: readonly Issue[]
  /** The article's text, where the format's own text is not it (a page); positions count in this one. */
  readonly text?: string
}
