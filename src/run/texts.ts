import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { writeWhole } from './atomic.ts'

/**
 * Texts kept under the output folder, each under a name made from its content, so that a span can be checked and shown long after the
 * folder of the news went.
 */
export interface Texts {
  /** Keeps it, unless it is there already. @throws Error of the file system. */
  keep(name: string, text: string): void
  /** Null when it was not kept, or is no longer what its name says. */
  read(name: string): string | null
  has(name: string): boolean
}

/** Longer texts are refused when they are read back: nothing that we write is so long. */
const LONGEST = 64 * 1024 * 1024

/** @param digestOf the name that a text must have; a file that was tampered with is none. */
export function openTexts(folder: string, digestOf: (text: string) => string): Texts {
  const place = (name: string): string => join(folder, name.slice(0, 4), `${name}.deflate`)
  const has = (name: string): boolean => isName(name) && existsSync(place(name))
  return {
    has,
    keep(name, text) {
      if (isName(name) && !has(name)) writeWhole(place(name), deflateRawSync(text, { level: 3 }))
    },
    read(name) {
      if (!isName(name)) return null
      try {
        const text = inflateRawSync(readFileSync(place(name)), { maxOutputLength: LONGEST }).toString('utf8')
        return digestOf(text) === name ? text : null
      } catch {
        return null
      }
    },
  }
}

/** Names come from files that people edit: nothing else may become a path. */
const isName = (name: string): boolean => /^[a-z]_[0-9a-f]{16,64}$/.test(name)

/** As `article.id` is made. */
export const articleName = (text: string): string =>
  `a_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
