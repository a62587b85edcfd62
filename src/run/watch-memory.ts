import { existsSync } from 'node:fs'
import { z } from 'zod'
import { causeOf, issue } from '../core/issue.ts'
import { openLines } from './atomic.ts'
import { linesOfFile } from './lines.ts'
import type { Output } from './output.ts'

/** What is remembered of an article: the hash of its content, the size and time at which it was read, whether it failed. */
export interface Remembered {
  readonly hash: string
  readonly stamp: string
  readonly failed: boolean
  /** The last scan that came by it. */
  round: number
}

/** What the watcher did, by the names of the articles. */
export interface Memory {
  readonly files: Map<string, Remembered>
  /** Notes that cannot be written cost only time: everything is done again at the next start. */
  write(): void
}

const headSchema = z.object({ format: z.literal(2), made: z.string() })
const lineSchema = z.tuple([z.string(), z.string(), z.string(), z.boolean()])

/**
 * Reads what was done before, a line an article. Another version, other rules or options make everything new; a broken file is told and made
 * anew.
 *
 * @param made version, rules and options in one line.
 */
export function readMemory(path: string, made: string, output: Output): Memory {
  const files = new Map<string, Remembered>()
  try {
    if (existsSync(path)) readLines(path, made, files)
  } catch {
    files.clear()
    output.problem(issue('watch/memory', 'the watcher’s notes cannot be read and are made anew', path, null), false)
  }
  return {
    files,
    write() {
      try {
        writeLines(path, made, files)
      } catch (error) {
        const cause = causeOf(error)
        output.problem(issue('watch/memory', `the watcher’s notes cannot be written: ${cause}`, path, null), false)
      }
    },
  }
}

function readLines(path: string, made: string, files: Map<string, Remembered>): void {
  let same: boolean | null = null
  for (const line of linesOfFile(path)) {
    if (same === null) same = headSchema.parse(JSON.parse(line)).made === made
    else {
      const [source, hash, stamp, failed] = lineSchema.parse(JSON.parse(line))
      // the names stay, so that an article removed meanwhile is noticed; what failed is tried again at each start
      files.set(source, same && !failed ? { hash, stamp, failed, round: 0 } : { ...UNKNOWN })
    }
  }
}

const UNKNOWN: Remembered = { hash: '', stamp: '', failed: false, round: 0 }

function writeLines(path: string, made: string, files: ReadonlyMap<string, Remembered>): void {
  const lines = openLines(path, false)
  lines.line(JSON.stringify({ format: 2, made }))
  for (const source of [...files.keys()].sort()) {
    const { hash, stamp, failed } = files.get(source)!
    lines.line(JSON.stringify([source, hash, stamp, failed]))
  }
  lines.finish()
}
