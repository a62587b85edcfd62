import type { Claim, Deed } from '../core/claim.ts'
import type { Gift } from './gift.ts'
import type { Actor, Line } from './scene.ts'

/** What the choice of channels sees of the gift in hand. */
export interface ChannelCase {
  readonly line: Line
  readonly gift: Gift
  readonly deed: Deed | null
  readonly previous: Claim | null
  /** All claims before it. */
  readonly before: readonly Claim[]
  /** The gift takes up the one before, or stands in a list. */
  readonly leans: boolean
  readonly donors: ReadonlySet<string>
  readonly passers: Passers
}

/** A body or fund that can pass on. */
export interface Passer {
  /** How large a part of all such mentions is its own. */
  readonly share: number
  readonly count: number
  /** The sentence that names it first. */
  readonly first: number
  readonly actor: Actor
  /** The state whose agency it is; null for one of many states. */
  readonly of: string | null
}

/** By code, those named most first. */
export type Passers = ReadonlyMap<string, Passer>
