import type { Review } from '../core/record.ts'
import { isObject } from './same.ts'
import type { Hand } from './step.ts'

/* What a step of a reviewer leaves under `review`, beside the value itself. */

type Loose = Readonly<Record<string, unknown>>

export const reviewBy = (hand: Hand, state: Review['state']): Loose => ({
  state,
  by: hand.reviewer,
  at: hand.time,
  ...(hand.reason ? { reason: hand.reason } : {}),
  ...(hand.note ? { note: hand.note } : {}),
})

/** @param path the field that was set: the conflict over it is answered. Null answers all. */
export function reviewed(record: Loose, hand: Hand, state: Review['state'], path: string | null): Loose {
  const { conflicts, reason, ...rest }: Loose = isObject(record.review) ? record.review : {}
  // what is accepted or rejected now is so for no reason of an earlier step
  const why = state === 'corrected' && reason !== undefined ? { reason } : {}
  const open =
    Array.isArray(conflicts) && path !== null ? conflicts.filter((one) => !isObject(one) || one.path !== path) : []
  return {
    ...record,
    review: { ...rest, ...why, ...reviewBy(hand, state), ...(open.length ? { conflicts: open } : {}) },
  }
}

/** A decision taken back takes nothing else with it: not the comment, not what waits for an answer. */
export function undecided({ review }: Loose): Loose {
  const { by: _, at: __, reason: ___, ...rest }: Loose = isObject(review) ? review : {}
  return { ...rest, state: 'machine' }
}

/** What the machine gave as its reason for a value does not hold for a person's. */
export function withoutReason(record: Loose, path: string): Loose {
  if (!isObject(record.why)) return record
  const words = new Set([path, path.split('.').at(-1), path.split('.')[0]])
  const kept = Object.entries(record.why).filter(([key]) => !words.has(key))
  return { ...record, why: Object.fromEntries(kept) }
}
