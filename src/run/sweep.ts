import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writerOf } from './atomic.ts'
import { isRunning } from './running.ts'
import { isLeftTurn } from './turn.ts'

/** Takes away the temporary files of writers that are gone: a crash leaves them, and nobody else does. */
export function sweepFolder(folder: string): void {
  for (const path of leftOvers(folder)) rmSync(path, { force: true })
}

/** Temporary files below a folder whose process has ended. */
export function* leftOvers(folder: string): Generator<string> {
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* leftOvers(path)
    const pid = entry.isFile() ? writerOf(entry.name) : null
    if ((pid !== null && !isRunning(pid)) || (entry.isFile() && isLeftTurn(path))) yield path
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}
