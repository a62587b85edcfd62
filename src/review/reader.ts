import type { Issue } from '../core/issue.ts'
import type { Extraction } from '../core/record.ts'
import { parseResult, type ResultDocument } from '../revise/document.ts'
import type { Wrong } from './api.ts'
import { readLeniently } from './lenient.ts'

/** A result file, read. `extraction` is null when it says nothing that could be shown. */
export interface ReadFile {
  readonly document: ResultDocument | null
  readonly extraction: Extraction | null
  readonly issues: readonly Issue[]
  readonly wrong: readonly Wrong[]
}

/** Files that are kept read: the one in hand and its neighbours. */
const KEPT = 6

/** Reading takes some milliseconds for each ten kilobytes; what was read last is kept, by its very text. */
export function createReader(): { read(text: string): ReadFile } {
  const kept = new Map<string, ReadFile>()
  return {
    read(text) {
      const known = kept.get(text)
      kept.delete(text)
      const read = known ?? readFile(text)
      kept.set(text, read)
      if (kept.size > KEPT) kept.delete(kept.keys().next().value!)
      return read
    },
  }
}

export function readFile(text: string): ReadFile {
  const { document, issues } = parseResult(text, 'line')
  if (!document) return { document, extraction: null, issues, wrong: [] }
  const { extraction, wrong } = readLeniently(document.value)
  if (extraction) return { document, extraction, issues, wrong }
  return {
    document,
    extraction: null,
    issues: [{ code: 'review/no-result', cause: 'this file holds no records', place: null, mend: 'run extract again' }],
    wrong,
  }
}
