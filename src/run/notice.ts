import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isUntouched, parseBase } from '../revise/base.ts'
import { parseResult } from '../revise/document.ts'
import { noticedEdits } from '../revise/editor-log.ts'
import { LOG_FILE, type LogEntry, parseLog, printLog } from '../revise/log.ts'
import { readBase } from './base-file.ts'
import { NOTES } from './notes.ts'
import { reviewerName } from './person.ts'
import { appendLines } from './replace.ts'

/**
 * Sees what was changed in an editor since a run or the page last wrote a file, and adds it to the review log, once. Whoever reads a
 * result file for a person (a run, the check, the page) looks here first.
 */
export interface Notice {
  /**
   * @param path relative to the output folder, with `/`; `text` is what the file holds.
   * @param read what the text says; read anew when left out. Null when it cannot be read: nothing is told then.
   */
  look(path: string, text: string, read?: (text: string) => unknown): void
  /** We wrote this text ourselves, and the log tells how. */
  wrote(path: string, text: string): void
  /** Lines that the log has of a file. */
  seen(path: string): number
}

/** A page that is saving has its line in the log, in milliseconds, at most so long before the file. */
const SAVING = 2000

/**
 * @param reviewer git's user or the login, when left out.
 * @param saving how old the log must be for its last step to be finished or cut off; 0 for the page itself, which knows.
 */
export function createNotice(folder: string, reviewer?: string, saving = SAVING): Notice {
  const log = openLog(join(folder, NOTES, LOG_FILE))
  const known = new Map<string, string>()
  return {
    seen: (path) => log.of(path).length,
    wrote: (path, text) => remember(known, path, text),
    look(path, text, read = saidBy) {
      if (known.get(path) === text) return
      const kept = readBase(join(folder, NOTES), path, text)
      if (kept === null) return
      const lines = log.of(path)
      if (!lines.length && isUntouched(kept, text)) return remember(known, path, text)
      const base = parseBase(kept)
      const value = base && read(text)
      if (!base || !value) return
      const changed = changeTime(join(folder, path))
      const entries = noticedEdits(base, lines, value, {
        time: changed.toISOString(),
        reviewer: reviewer ?? reviewerName(),
        file: path,
        busy: log.age() < saving,
      })
      if (!entries.length && log.age() < saving) return
      // a page saved since the text was read: the log tells more than the text
      if (entries.length && readIf(join(folder, path)) !== text) return
      try {
        if (entries.length) log.append(entries)
        remember(known, path, text)
      } catch {
        // a folder that cannot be written (a check in CI) is looked at all the same
      }
    },
  }
}

/** Files whose text is known to be told; the one in hand and its neighbours. */
const KNOWN = 16

function remember(known: Map<string, string>, path: string, text: string): void {
  known.delete(path)
  known.set(path, text)
  if (known.size > KNOWN) known.delete(known.keys().next().value!)
}

const saidBy = (text: string): unknown => parseResult(text).document?.value ?? null

/** When the person saved it: that is when the change was made. */
function changeTime(path: string): Date {
  try {
    return statSync(path).mtime
  } catch {
    return new Date()
  }
}

/** The log by file, read again when somebody else added to it. */
function openLog(path: string): {
  of(file: string): readonly LogEntry[]
  append(entries: readonly LogEntry[]): void
  /** Milliseconds since anything was added. */
  age(): number
} {
  let stamp: string | null = null
  let byFile = new Map<string, LogEntry[]>()
  const refresh = (): void => {
    const now = stampOf(path)
    if (now === stamp) return
    stamp = now
    byFile = new Map()
    for (const entry of parseLog(readIf(path) ?? '').entries) {
      const list = byFile.get(entry.file)
      if (list) list.push(entry)
      else byFile.set(entry.file, [entry])
    }
  }
  return {
    of(file) {
      refresh()
      return byFile.get(file) ?? []
    },
    append: (entries) => appendLines(path, printLog(entries)),
    age: () => Date.now() - Number(stampOf(path)?.split(':')[0] ?? 0),
  }
}

function stampOf(path: string): string | null {
  try {
    const { mtimeMs, size } = statSync(path)
    return `${mtimeMs}:${size}`
  } catch {
    return null
  }
}

function readIf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
