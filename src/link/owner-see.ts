import type { Named } from './owner-scene.ts'

/** Takes what was seen of a state or body: by name, and how strongly. */
export type See = (code: string, name: string, times?: number) => void

/** What was seen of each. */
export type Seen = Map<string, Map<string, number>>

/** Keeps the strongest of what is seen several times. */
export function seeInto(seen: Seen, share = 1): See {
  return (code, name, times = 1) => {
    let own = seen.get(code)
    if (!own) {
      own = new Map()
      seen.set(code, own)
    }
    const strength = times * share
    if (strength > (own.get(name) ?? 0)) own.set(name, strength)
  }
}

/** The same of all whom a name stands for. */
export function seeAll(see: See, { codes }: Named, name: string, times = 1): void {
  for (const code of codes) see(code, name, times)
}
