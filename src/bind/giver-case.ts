import type { Claim, Deed } from '../core/claim.ts'
import type { Gift } from './gift.ts'
import type { Line } from './scene.ts'
import type { Topic } from './topic.ts'

/** What the ranking of givers sees of the gift in hand. */
export interface GiverCase {
  readonly line: Line
  readonly gift: Gift
  readonly deed: Deed | null
  readonly topic: Topic
  readonly previous: Claim | null
  /** All claims before it. */
  readonly before: readonly Claim[]
}

/** Notes what was seen, and how strongly: once when nothing is said. */
export type See = (name: string, times?: number) => void
