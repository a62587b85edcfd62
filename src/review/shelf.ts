import { createHash } from 'node:crypto'
import { VERSION } from '../version.ts'
import type { Event } from './api.ts'
import type { Catalog } from './catalog.ts'
import { etagOf } from './etag.ts'
import type { Files } from './files.ts'
import type { Reader } from './reader.ts'
import { brokenSummary, type Known, type Summary, summarise } from './summary.ts'

/**
 * Which files there are, and what the list says of each. Files are found by looking, again and again: events of the file system get lost,
 * and differ from system to system.
 */
export interface Shelf {
  /** Null for an id that was never given out. */
  path(id: string): string | null
  /** An article is on a reviewer's screen: its file is looked at often from now on. */
  opened(id: string, path: string, text: string): void
  /** We wrote it ourselves. */
  wrote(id: string, path: string, text: string): void
  unread(): number
  begin(): Promise<void>
  close(): void
}

/** From the path alone, so that an address works again tomorrow; and nothing that leads to a path without the list. */
export const idOf = (path: string): string => `f_${createHash('sha256').update(path).digest('hex').slice(0, 16)}`

/** How often the files on the screen are looked at. */
const GLANCE = 300
/** A look at the whole folder may take this share of the time. */
const SHARE = 20
const LEAST_PAUSE = 2000
/** Files on reviewers' screens. */
const WATCHED = 16

export function createShelf(
  files: Files,
  catalog: Catalog,
  reader: Reader,
  known: Known,
  reviewedAt: (path: string) => number | null,
  tell: (event: Event) => void,
): Shelf {
  const paths = new Map<string, string>()
  const stamps = new Map<string, string>()
  const watched = new Map<string, string>()
  const unread = new Map<string, string>()
  const memory = readMemory(files.memory())
  const timers = new Set<NodeJS.Timeout>()
  let closed = false
  let remembered = true

  const later = (pause: number, deed: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      if (!closed) deed()
    }, pause)
    timer.unref()
    timers.add(timer)
  }

  const take = (id: string, path: string, text: string): void => {
    const { extraction } = reader.told(path, text)
    const reviewed = reviewedAt(path)
    const rerun = reviewed !== null && (files.machineTime(path) ?? 0) > reviewed
    catalog.put(extraction ? summarise(id, path, extraction, known, { rerun }) : brokenSummary(id, path))
    remembered = false
  }

  const look = async (): Promise<void> => {
    const seen = await files.scan()
    const there = new Set<string>()
    for (const { path, stamp } of seen) {
      const id = idOf(path)
      there.add(id)
      if (stamps.get(id) === stamp) continue
      paths.set(id, path)
      stamps.set(id, stamp)
      const kept = memory.get(path)
      memory.delete(path)
      if (kept?.stamp === stamp) catalog.put(kept.summary)
      else unread.set(id, path)
    }
    for (const id of [...catalog.ids(), ...unread.keys()]) if (!there.has(id)) forget(id)
  }

  const forget = (id: string): void => {
    catalog.remove(id)
    unread.delete(id)
    stamps.delete(id)
    paths.delete(id)
    remembered = false
    tell({ kind: 'list', unread: unread.size })
  }

  /** Reads what has not been read, a file at a time, so that answers are never held up by more than one. */
  const catchUp = async (): Promise<void> => {
    let told = performance.now()
    for (const [id, path] of unread) {
      if (closed) return
      unread.delete(id)
      const text = files.read(path)
      if (text !== null) {
        take(id, path, text)
        if (watched.has(id)) noticed(id, text)
      }
      if (performance.now() - told > 500 || !unread.size) {
        told = performance.now()
        tell({ kind: 'list', unread: unread.size })
      }
      await new Promise((resolve) => setImmediate(resolve))
    }
    if (!remembered) {
      remembered = true
      saveMemory()
    }
  }

  const saveMemory = (): void => {
    const rows = [...catalog.ids()].flatMap((id) => {
      const summary = catalog.get(id)
      const stamp = stamps.get(id)
      return summary && stamp ? [{ stamp, summary }] : []
    })
    try {
      files.saveMemory(JSON.stringify({ version: MEMORY, rows }))
    } catch {
      // a folder that cannot be written is read anew at the next start
    }
  }

  const noticed = (id: string, text: string): void => {
    const etag = etagOf(text)
    if (watched.get(id) === etag) return
    watched.set(id, etag)
    tell({ kind: 'changed', id, etag })
  }

  const glance = (): void => {
    for (const id of watched.keys()) {
      const path = paths.get(id)
      const stamp = path === undefined ? null : files.stamp(path)
      if (path === undefined || stamp === null || stamps.get(id) === stamp) continue
      const text = files.read(path)
      if (text === null) continue
      stamps.set(id, stamp)
      take(id, path, text)
      noticed(id, text)
    }
    later(GLANCE, glance)
  }

  const rounds = async (): Promise<void> => {
    const start = performance.now()
    await look()
    const pause = Math.max(LEAST_PAUSE, (performance.now() - start) * SHARE)
    await catchUp()
    later(pause, () => void rounds())
  }

  return {
    path: (id) => paths.get(id) ?? null,
    unread: () => unread.size,
    opened(id, path, text) {
      const etag = etagOf(text)
      const last = watched.get(id)
      watched.delete(id)
      watched.set(id, etag)
      // whoever asks first must not be the only one to learn of a change
      if (last !== undefined && last !== etag) tell({ kind: 'changed', id, etag })
      if (watched.size > WATCHED) watched.delete(watched.keys().next().value!)
      if (unread.delete(id)) take(id, path, text)
    },
    wrote(id, path, text) {
      const stamp = files.stamp(path)
      if (stamp) stamps.set(id, stamp)
      take(id, path, text)
      noticed(id, text)
    },
    async begin() {
      await look()
      later(GLANCE, glance)
      void catchUp().then(() => later(LEAST_PAUSE, () => void rounds()))
    },
    close() {
      closed = true
      for (const timer of timers) clearTimeout(timer)
      if (!remembered && !unread.size) saveMemory()
    },
  }
}

/** Another version may sum up otherwise. */
const MEMORY = `2:${VERSION}`

function readMemory(text: string | null): Map<string, { stamp: string; summary: Summary }> {
  try {
    const { version, rows } = JSON.parse(text ?? '') as { version: string; rows: { stamp: string; summary: Summary }[] }
    if (version === MEMORY) return new Map(rows.map((row) => [row.summary.path, row]))
  } catch {
    // none, or torn: the files are read anew
  }
  return new Map()
}
