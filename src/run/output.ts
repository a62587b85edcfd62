import pc from 'picocolors'
import type { Issue } from '../core/issue.ts'
import { printable } from '../write/printable.ts'
import { type Screen, showIssue } from './screen.ts'

/** Where a command speaks: data and lines to stdout, problems and progress to stderr. With `--stdout` lines go to stderr too. */
export interface Output {
  readonly screen: Screen
  data(text: string): void
  line(text: string): void
  problem(item: Issue, failed: boolean): void
  progress(done: number, all: number, name: string): void
  /** Waits until stdout took what was written. */
  drained(): Promise<void>
}

/** @param dataOnly nothing but data goes to stdout. */
export function createOutput(dataOnly = false): Output {
  const lines = dataOnly ? process.stderr : process.stdout
  const screen: Screen = { colour: pc.isColorSupported && (lines.isTTY ?? false), columns: lines.columns ?? 120 }
  const live = process.stderr.isTTY ?? false
  let shown = false
  const clear = (): void => {
    if (shown) process.stderr.write('\r\u001b[2K')
    shown = false
  }
  let last = 0
  return {
    screen,
    data: (text) => void process.stdout.write(text),
    line(text) {
      clear()
      lines.write(`${text}\n`)
    },
    problem(item, failed) {
      clear()
      process.stderr.write(`${showIssue({ ...screen, colour: pc.isColorSupported && live }, item, failed)}\n`)
    },
    progress(done, all, name) {
      const now = performance.now()
      if (!live || all < 20 || (done < all && now - last < 80)) return
      last = now
      clear()
      if (done >= all) return
      process.stderr.write(`${done}/${all} ${printable(name).slice(0, 60)}`)
      shown = true
    },
    drained: () =>
      process.stdout.writableNeedDrain
        ? new Promise((resolve) => process.stdout.once('drain', () => resolve()))
        : Promise.resolve(),
  }
}

/** A reader that goes away (`| head -1`) ends the command quietly. */
export function quietPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
}
