import type { BlockKind } from '../core/outline.ts'
import type { Span } from '../core/span.ts'

/** A block before it knows its section and lead. */
export interface RawBlock {
  readonly kind: BlockKind
  readonly span: Span
  readonly depth: number
  readonly cells: readonly Span[]
  /** Ends in a colon, or is a heading: what follows may be its list. */
  readonly leads: boolean
  readonly spaced: boolean
}
