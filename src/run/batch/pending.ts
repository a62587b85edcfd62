import type { Outcome } from './given-up.ts'
import type { Job } from './job.ts'

/* The articles that wait for a worker, and how many go to one at once. */

export interface Pending {
  readonly job: Job
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: Error) => void
  attempts: number
  /** It was in hand with others when their worker ended: which of them it was is told by giving each by itself. */
  suspect: boolean
}

/** Articles of one message, and bytes: fewer messages are faster, fewer articles are sooner sorted when one ends its worker. */
export const BATCH = 16
const BATCH_BYTES = 2 * 1024 * 1024

/** The next batch: an article that ended a worker, or may have, goes alone. */
export function take(queue: Pending[], most: number): Pending[] {
  const batch: Pending[] = []
  for (let bytes = 0; queue.length && batch.length < most && bytes < BATCH_BYTES; ) {
    if (isAlone(queue[0]!) && batch.length) break
    const next = queue.shift()!
    batch.push(next)
    if (isAlone(next)) break
    bytes += next.job.content?.length ?? 0
  }
  return batch
}

const isAlone = ({ attempts, suspect }: Pending): boolean => attempts > 0 || suspect
