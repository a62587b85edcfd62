import { type Issue, issue } from '../core/issue.ts'
import type { Extraction } from '../core/record.ts'
import { parseResult, type ResultDocument } from '../revise/document.ts'
import type { Wrong } from './api.ts'
import { readLeniently } from './lenient.ts'

/** What a result file says. `extraction` is null when it is nothing that could be shown. */
export interface Told {
  readonly extraction: Extraction | null
  readonly issues: readonly Issue[]
  readonly wrong: readonly Wrong[]
}

/** Reading YAML takes some milliseconds for each ten kilobytes; what was read last is kept, by its very text. */
export interface Reader {
  /** Does without reading the YAML where it can. */
  told(path: string, text: string): Told
  /** For changing it. */
  document(text: string): { readonly document: ResultDocument | null; readonly issues: readonly Issue[] }
}

/** Files that are kept read: the one in hand and its neighbours. */
const KEPT = 6

export function createReader(untouched: (path: string, text: string) => Extraction | null): Reader {
  const documents = keeper(KEPT, (text) => parseResult(text, 'line'))
  const tolds = keeper(KEPT, (text) => toldBy(documents(text)))
  return {
    told(path, text) {
      const extraction = untouched(path, text)
      return extraction ? { extraction, issues: [], wrong: [] } : tolds(text)
    },
    document: documents,
  }
}

function toldBy({ document, issues }: ReturnType<typeof parseResult>): Told {
  if (!document) return { extraction: null, issues, wrong: [] }
  const { extraction, wrong } = readLeniently(document.value)
  if (extraction) return { extraction, issues, wrong }
  return {
    extraction: null,
    issues: [issue('review/no-result', 'it holds no records', null, 'run extract again')],
    wrong,
  }
}

/** Keeps the last few answers. */
function keeper<T>(size: number, make: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>()
  return (text) => {
    const made = kept.get(text) ?? make(text)
    kept.delete(text)
    kept.set(text, made)
    if (kept.size > size) kept.delete(kept.keys().next().value!)
    return made
  }
}
