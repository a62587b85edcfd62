import { readFileSync, statSync } from 'node:fs'
import { type CheckedExtractor, type CheckOptions, checkedExtractor, type Done, type ToRead } from '../checked.ts'
import { causeOf, type Issue, issue } from '../core/issue.ts'
import type { ReadOptions } from '../read/index.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { compileLess } from './heap.ts'
import { sidecarBytes } from './sidecar.ts'

export type { Done } from '../checked.ts'

export interface Engine extends CheckedExtractor {
  /** Reads a file and the sidecar beside it. */
  file(path: string | Buffer, options: ReadOptions): Done
  /** The same, up to its being read, to be given to `all`. */
  open(path: string | Buffer, options: ReadOptions): ToRead
}

/** Longer files are not even loaded. */
const LARGEST_FILE = 64 * 1024 * 1024

/** Extraction as the commands use it: nothing of one article can stop another. */
export function createEngine(book: RuleBook, options: CheckOptions = {}): Engine {
  compileLess()
  const checked = checkedExtractor(book, options)
  const failed = (source: string, item: Issue): ToRead => ({ done: checked.failure(source, [item]) })
  const open = (path: string | Buffer, options: ReadOptions): ToRead => {
    const { source } = options
    try {
      const file = statSync(path)
      // a pipe or a device may have no end
      if (!file.isFile()) {
        const mend = 'name a file; articles on a pipe are read by aidtrail filter'
        return failed(source, issue('read/no-file', 'it is no file', source, mend))
      }
      if (file.size > LARGEST_FILE) {
        const cause = `the file is larger than ${LARGEST_FILE} bytes`
        return failed(source, issue('read/too-long', cause, source, 'split it: one article per file'))
      }
      return { bytes: readFileSync(path), options: { ...options, ...sidecarBytes(path) } }
    } catch (error) {
      const cause = causeOf(error)
      return failed(source, issue('read/failed', cause, source, 'make the file readable'))
    }
  }
  return { ...checked, open, file: (path, options) => checked.all([open(path, options)])[0]! }
}
