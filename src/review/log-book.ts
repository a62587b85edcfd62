import { createHash } from 'node:crypto'
import { applyEntries, type LogEntry, parseLog, printLog, stands } from '../revise/log.ts'
import type { Files } from './files.ts'

/** The log by file, read again when somebody else added to it. */
export interface LogBook {
  of(path: string): readonly LogEntry[]
  append(entries: readonly LogEntry[]): void
  /** Lines whose values are in the file by now. */
  written(entries: readonly LogEntry[]): void
  /**
   * What a step of a page did, when it was done before: its answer was lost, and it is asked for again.
   *
   * @param read what the file says; asked only when the log has the step.
   */
  done(path: string, name: string, read: () => unknown): readonly LogEntry[] | null
}

/** The log's name for a step, from the page's. */
export const nameOfStep = (step: string): string => `e_${createHash('sha256').update(step).digest('hex').slice(0, 16)}`

export function createLog(files: Files): LogBook {
  const written = new Set<string>()
  let known: string | null = null
  let byFile = new Map<string, LogEntry[]>()
  const sort = (entries: readonly LogEntry[]): void => {
    for (const entry of entries) {
      const list = byFile.get(entry.file)
      if (list) list.push(entry)
      else byFile.set(entry.file, [entry])
    }
  }
  const refresh = (): void => {
    const stamp = files.logStamp()
    if (stamp === known) return
    known = stamp
    byFile = new Map()
    sort(parseLog(files.logText()).entries)
  }
  return {
    of(path) {
      refresh()
      return byFile.get(path) ?? []
    },
    append(entries) {
      refresh()
      files.appendLog(printLog(entries))
      sort(entries)
      known = files.logStamp()
    },
    written(entries) {
      for (const { edit } of entries) written.add(edit)
    },
    done(path, name, read) {
      const entries = this.of(path).filter(({ edit }) => edit === name)
      if (!entries.length) return null
      if (written.has(name)) return entries
      // the log is written first: a crash behind it left the file as it was
      let value = read()
      for (const entry of entries) {
        if (!stands(value, entry)) return entries
        value = applyEntries(value, [entry])
      }
      return null
    },
  }
}
