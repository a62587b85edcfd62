import type { Pending } from './state.ts'

/**
 * What is not saved yet, in the browser's storage: by folder and by page, so that no page overwrites what another keeps, and nothing made
 * in one folder goes into another. What a page leaves behind when it goes, or reloads, the next one takes over.
 */
export interface Keeper {
  /** @returns false when the browser keeps nothing. */
  keep(queue: readonly Pending[]): boolean
}

/**
 * @param take gets what a page left that is gone, once and by one page only; it has been kept when this returns true.
 */
export function openKeeper(store: string, take: (left: readonly Pending[]) => boolean): Keeper {
  const prefix = `aidtrail.unsaved.${store}.`
  const own = prefix + crypto.randomUUID()
  // as long as this page lives
  void navigator.locks.request(own, () => new Promise(() => {}))
  const awaited = new Set([own])
  const inherit = (key: string | null): void => {
    if (key === null || !key.startsWith(prefix) || awaited.has(key)) return
    awaited.add(key)
    // granted when the page that keeps it is gone
    void navigator.locks.request(key, () => {
      awaited.delete(key)
      const left = read(key)
      if (!left.length || take(left)) localStorage.removeItem(key)
    })
  }
  addEventListener('storage', ({ key, newValue }) => {
    if (newValue !== null) inherit(key)
  })
  for (const key of keys()) inherit(key)
  return {
    keep(queue) {
      try {
        if (queue.length) localStorage.setItem(own, JSON.stringify(queue))
        else localStorage.removeItem(own)
        return true
      } catch {
        // a browser without storage: what is not saved lives as long as the page
        return false
      }
    },
  }
}

function keys(): string[] {
  try {
    return Object.keys(localStorage)
  } catch {
    return []
  }
}

function read(key: string): Pending[] {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '[]') as unknown
    return Array.isArray(kept) ? (kept as Pending[]) : []
  } catch {
    return []
  }
}
