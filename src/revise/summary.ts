import { type AidRecord, recordSchema } from '../core/record.ts'
import { summaryComment } from '../write/index.ts'
import { isObject } from './same.ts'

/**
 * The sentence that stands as a comment above each record: `# 2. DK → UA · 91 000 000 DKK · committed`. It is the machine's as long
 * as it says what some version of a record says; a person's comment in its place stays for good.
 */
export interface Summaries {
  isOurs(comment: string): boolean
  /** The sentence of a record as it is now. @param index its place in the list, from 0 */
  write(record: AidRecord, index: number): string
}

const NUMBERED = /^# \d+\. /

/** @param formerly earlier versions of a record, of which the file may still hold the sentence. */
export function summaries(file: unknown, formerly: (id: string) => readonly unknown[] = () => []): Summaries {
  let known: ReadonlySet<string> | null = null
  const build = (): ReadonlySet<string> => {
    const records: readonly unknown[] = isObject(file) && Array.isArray(file.records) ? file.records : []
    const all = records.flatMap((record) => [
      record,
      ...(isObject(record) && typeof record.id === 'string' ? formerly(record.id) : []),
    ])
    return new Set(all.map(sentence).filter((one) => one !== null))
  }
  return {
    isOurs(comment) {
      if (!NUMBERED.test(comment)) return false
      known ??= build()
      return known.has(comment.replace(NUMBERED, ''))
    },
    write: (record, index) => `#${summaryComment(record, index + 1)}`,
  }
}

function sentence(record: unknown): string | null {
  const parsed = recordSchema.safeParse(record)
  return parsed.success ? summaryComment(parsed.data, 0).replace(/^ 0\. /, '') : null
}
