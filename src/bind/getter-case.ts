import type { Claim, Deed, Stated } from '../core/claim.ts'
import type { Gift } from './gift.ts'
import type { Line } from './scene.ts'
import type { Topic } from './topic.ts'

/** What the ranking of recipients sees of the gift in hand. */
export interface GetterCase {
  readonly line: Line
  readonly gift: Gift
  readonly deed: Deed | null
  readonly topic: Topic
  readonly previous: Claim | null
  /** The gift takes up the one before. */
  readonly continued: boolean
  readonly donors: ReadonlySet<string>
  readonly told?: Told
}

export type Recipients = readonly Stated<string>[]

/** Who gets the sum that it is a part of, and who get the parts that make it up, known once all are read; `larger`, `sums` where others seem to pay them. */
export type Told = Partial<Record<'whole' | 'parts' | 'larger' | 'sums', Recipients>> & {
  /** The parts go each to others, as the words beside each say. */
  readonly apart?: boolean
}
