/** Tells how far a long run is: on a terminal in one line that is written over, else in a plain line now and then. On stderr. */
export interface Progress {
  /** One article more. */
  article(): void
  /** @param share of all work, 0 to 1. */
  reached(share: number): void
  clear(): void
}

/** Milliseconds between two lines. */
const LIVE = 200
const PLAIN = 10_000

/** @param event is told instead of stderr, when events are wanted. */
export function createProgress(event: ((told: object) => void) | null): Progress {
  const live = (process.stderr.isTTY ?? false) && !event
  const begun = performance.now()
  let last = begun
  let articles = 0
  let share = 0
  let skipped: number | null = null
  let shown = false
  const clear = (): void => {
    if (shown) process.stderr.write('\r\u001b[2K')
    shown = false
  }
  const tell = (): void => {
    const now = performance.now()
    if (now - last < (live ? LIVE : PLAIN)) return
    last = now
    const seconds = (now - begun) / 1000
    const rate = articles / seconds
    const done = share - (skipped ?? 0)
    const left = done > 0.005 ? (seconds * (1 - share)) / done : null
    if (event) {
      const eta = left === null ? null : Math.round(left)
      event({ event: 'progress', articles, rate: Math.round(rate), share: Number(share.toFixed(4)), eta })
      return
    }
    clear()
    const line = `${articles} articles · ${rate.toFixed(0)}/s · ${(share * 100).toFixed(0)} %${left === null ? '' : ` · ${showTime(left)} left`}`
    process.stderr.write(live ? line : `${line}\n`)
    shown = live
  }
  return {
    article() {
      articles++
      tell()
    },
    reached(now) {
      // what an earlier run did cost this one nothing, and tells nothing about its speed
      if (!articles) skipped = now
      share = now
      tell()
    },
    clear,
  }
}

/** `50 s`, `12 min`, `3 h 5 min`. */
function showTime(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
