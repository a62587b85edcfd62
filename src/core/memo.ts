/** What was worked out for something, as a WeakMap gives it back. */
export interface Memo<K, V> {
  get(of: K): V | undefined
  set(of: K, value: V): void
}

/**
 * A memo for the last one alone. A verb is done with an article before it takes the next, so one is enough, and asking costs a glance. A
 * WeakMap would remember all, and costs far more than its look-ups: what it holds outlives every small sweep of the engine, with all that
 * hangs on it (the scene, its mentions, the text), and the great sweeps that it leads to take the compiled code of all inner functions along.
 */
export function memoOfLast<K extends object, V>(): Memo<K, V> {
  let last: K | null = null
  let known: V | undefined
  return {
    get: (of) => (of === last ? known : undefined),
    set(of, value) {
      last = of
      known = value
    },
  }
}

/** For parts of the last one, its lines or actors: a memo of each. */
export function memosOfLast<K extends object, P, V>(): (of: K) => Map<P, V> {
  let last: K | null = null
  let known = new Map<P, V>()
  return (of) => {
    if (of !== last) {
      last = of
      known = new Map()
    }
    return known
  }
}
