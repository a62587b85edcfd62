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

/** Each body or fund that can pass on: how large a part of all such mentions is its own, and where it is first named. */
export type Passers = ReadonlyMap<
  string,
  { readonly share: number; readonly count: number; readonly first: number; readonly actor: Actor }
>
