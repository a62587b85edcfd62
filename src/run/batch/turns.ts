import type { Outcome } from './given-up.ts'
import type { Answer } from './job.ts'

/**
 * Articles are asked for ahead, answered in any order, and written in the order in which they were asked for. One that hangs holds up the
 * writing, not the workers: what is answered behind it is held, up to a bound.
 */
export interface Turns<T> {
  /** Asks for one more; waits while too many are on their way. @throws what `write` throws, or what became of an article. */
  add(asked: T, outcome: Promise<Outcome> | Outcome): Promise<void>
  /** All are written, or it was stopped. */
  end(): Promise<void>
  /** What is not written yet is left, and nobody waits for it. */
  stop(): void
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

interface Turn<T> {
  readonly asked: T
  outcome: Outcome | null
  error: unknown
}

/** @param write gets each outcome with what was given to `add`. */
export function createTurns<T>(write: (outcome: Outcome, asked: T) => void, limits: Limits = LIMITS): Turns<T> {
  const waiting: Turn<T>[] = []
  let stopped = false
  let unanswered = 0
  let held = 0
  let wake: () => void = () => {}

  const ask = (turn: Turn<T>, outcome: Promise<Outcome>): void => {
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
    write(first.outcome, first.asked)
    return true
  }
  const answer = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve
    })
  const isFull = (): boolean => unanswered >= limits.ahead || waiting.length >= limits.most || held >= limits.held
  return {
    async add(asked, outcome) {
      const turn: Turn<T> = { asked, outcome: null, error: null }
      waiting.push(turn)
      if (outcome instanceof Promise) ask(turn, outcome)
      else {
        turn.outcome = outcome
        held += lengthOf(outcome.answer)
      }
      while (!stopped) {
        while (writeFirst());
        if (!isFull()) return
        await answer()
      }
    },
    async end() {
      while (waiting.length && !stopped) if (!writeFirst()) await answer()
    },
    stop() {
      stopped = true
      wake()
    },
  }
}

const lengthOf = ({ line, file, text, article }: Answer): number =>
  line.length + (file?.length ?? 0) + (text?.length ?? 0) + (article?.length ?? 0)
