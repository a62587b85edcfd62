import type { SettledClaim } from '../core/reading.ts'
import type { AidRecord } from '../core/record.ts'

/** A record before it was weighed. */
export type Draft = Omit<AidRecord, 'doubts' | 'confidence'>

/** A record with every claim that tells it, in the order of the text, and the records that are shares of it. */
export interface Told {
  readonly record: Draft
  readonly tellings: readonly [SettledClaim, ...SettledClaim[]]
  readonly parts: readonly Draft[]
  /** The text calls it a share of something that it does not tell. */
  readonly orphaned: boolean
}
