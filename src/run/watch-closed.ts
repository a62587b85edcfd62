import { noListing } from './inputs.ts'
import type { Output } from './output.ts'

/** Folders and files of which nothing could be learned in a scan: what lay there is not gone for that. Each is told once. */
export interface Closed {
  begin(): void
  add(path: string, error: unknown, source: string): void
  any(): boolean
  holds(source: string): boolean
}

export function createClosed(output: Output): Closed {
  let before = new Set<string>()
  let now = new Set<string>()
  return {
    begin() {
      before = now
      now = new Set()
    },
    add(path, error, source) {
      now.add(source)
      if (!before.has(source)) output.problem(noListing(path, error), true)
    },
    any: () => now.size > 0,
    holds: (source) =>
      [...now].some((place) => source === place || ((place === '' || place.endsWith('/')) && source.startsWith(place))),
  }
}
