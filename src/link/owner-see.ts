import type { Named } from './owner-scene.ts'

/** Takes what was seen of a state or body: by name, and how strongly. */
export type See = (code: string, name: string, times?: number) => void

/** What was seen of each. */
export type Seen = ReadonlyMap<string, Map<string, number>>

/** Keeps the strongest of what is seen several times, of those that come into question. */
export function seeInto(seen: Seen, share = 1): See {
  return (code, name, times = 1) => {
    const own = seen.get(code)
    const strength = times * share
    if (own && strength > (own.get(name) ?? 0)) own.set(name, strength)
  }
}

/** The same of all whom a name stands for. */
export function seeAll(see: See, { codes }: Named, name: string, times = 1): void {
  for (const code of codes) see(code, name, times)
}
