import type { Files } from './review/files.ts'

/** Result files in memory, for tests of the review without a disk. @param hidden no scan finds it; `texts`: of articles, by their file. */
export function memoryFiles(
  files: Record<string, string>,
  hidden = '',
  text: () => string = () => '',
): Files & { readonly log: string[] } {
  const log: string[] = []
  return {
    log,
    folder: 'out',
    store: 'memory',
    parts: () => 0,
    scan: async () =>
      Object.keys(files)
        .filter((path) => path !== hidden)
        .map((path) => ({ path, stamp: files[path]! })),
    stamp: (path) => files[path] ?? null,
    read: (path) => files[path] ?? null,
    replace(path, before, after) {
      if (files[path] !== before) return false
      files[path] = after
      return true
    },
    notice: () => {},
    article: text,
    untouched: () => null,
    machineTime: () => null,
    logText: () => log.join(''),
    logStamp: () => String(log.length),
    appendLog: (lines) => void log.push(lines),
    memory: () => null,
    saveMemory: () => {},
  }
}
