import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { issue } from '../core/issue.ts'
import type { Output } from './output.ts'

/** What is remembered of an article: the hash of its content, the size and time at which it was read, whether it failed. */
export interface Remembered {
  readonly hash: string
  readonly stamp: string
  readonly failed: boolean
}

/** What the watcher did, by the names of the articles. */
export interface Memory {
  readonly files: Map<string, Remembered>
  print(): string
}

const schema = z.object({
  format: z.literal(1),
  made: z.string(),
  files: z.record(z.string(), z.object({ hash: z.string(), stamp: z.string(), failed: z.boolean() })),
})

/**
 * Reads what was done before. Another version, other rules or options make everything new; a broken file is told and made anew.
 *
 * @param made version, rules and options in one line.
 */
export function readMemory(path: string, made: string, output: Output): Memory {
  const files = new Map<string, Remembered>()
  const memory: Memory = {
    files,
    print: () => `${JSON.stringify({ format: 1, made, files: Object.fromEntries([...files].sort()) }, null, 1)}\n`,
  }
  if (!existsSync(path)) return memory
  try {
    const kept = schema.parse(JSON.parse(readFileSync(path, 'utf8')))
    // the names stay, so that an article removed meanwhile is noticed; what failed is tried again at each start
    for (const [source, state] of Object.entries(kept.files))
      files.set(source, kept.made === made && !state.failed ? state : { hash: '', stamp: '', failed: false })
  } catch {
    output.problem(issue('watch/memory', 'the watcher’s notes cannot be read and are made anew', path, null), false)
  }
  return memory
}
