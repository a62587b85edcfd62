import type { Answer, Job } from './job.ts'
import type { Outcome } from './pool.ts'

/**
 * Articles are asked for ahead, answered in any order, and written in the order in which they were asked for. One that hangs holds up the
 * writing, not the workers: what is answered behind it is held, up to a bound.
 */
export interface Turns {
  /** Asks for one more; waits while too many are on their way. @throws what `write` throws, or what became of an article. */
  add(job: Job | null, outcome: Promise<Outcome> | Outcome): Promise<void>
  /** All are written. @param stopped asked between two: the rest is left. */
  end(stopped: () => boolean): Promise<void>
}

export interface Limits {
  /** Articles that are on their way to a worker or at one. */
  readonly ahead: number
  /** Articles that wait for one before them, with those on their way. */
  readonly most: number
  /** Characters of answers that wait. */
  readonly held: number
}

const LIMITS: Limits = { ahead: 512, most: 16_384, held: 32 * 1024 * 1024 }

interface Turn {
  readonly job: Job | null
  outcome: Outcome | null
  error: unknown
}

export function createTurns(write: (outcome: Outcome, job: Job | null) => void, limits: Limits = LIMITS): Turns {
  const waiting: Turn[] = []
  let unanswered = 0
  let held = 0
  let wake: () => void = () => {}

  const ask = (turn: Turn, outcome: Promise<Outcome>): void => {
    unanswered++
    const answered = (): void => {
      unanswered--
      wake()
    }
    outcome.then(
      (known) => {
        turn.outcome = known
        held += lengthOf(known.answer)
        answered()
      },
      (error: unknown) => {
        turn.error = error
        answered()
      },
    )
  }
  /** Writes the first one, if it is answered. */
  const writeFirst = (): boolean => {
    const [first] = waiting
    if (first?.error) throw first.error
    if (!first?.outcome) return false
    waiting.shift()
    held -= lengthOf(first.outcome.answer)
    write(first.outcome, first.job)
    return true
  }
  const answer = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve
    })
  const isFull = (): boolean => unanswered >= limits.ahead || waiting.length >= limits.most || held >= limits.held
  return {
    async add(job, outcome) {
      const turn: Turn = { job, outcome: null, error: null }
      waiting.push(turn)
      if (outcome instanceof Promise) ask(turn, outcome)
      else {
        turn.outcome = outcome
        held += lengthOf(outcome.answer)
      }
      for (;;) {
        while (writeFirst());
        if (!isFull()) return
        await answer()
      }
    },
    async end(stopped) {
      while (waiting.length && !stopped()) if (!writeFirst()) await answer()
    },
  }
}

const lengthOf = ({ line, file, text, article }: Answer): number =>
  line.length + (file?.length ?? 0) + (text?.length ?? 0) + (article?.length ?? 0)
