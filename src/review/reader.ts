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
  /** What the file says as plain data; undefined when it cannot be read. */
  value(text: string): unknown
  /** We wrote this text to say this value: it need not be read to know that. */
  wrote(text: string, value: unknown): void
  /** Reads it when nothing else is to be done, so that the next change finds it read. */
  warm(text: string): void
}

/** Files that are kept read: the one in hand and its neighbours. */
const KEPT = 6

/** Longer files take so long to read that other answers would wait. */
const WARM = 100_000
/** Long enough for a page to have fetched all that it shows. */
const PAUSE = 600

export function createReader(untouched: (path: string, text: string) => Extraction | null): Reader {
  const documents = keeper((text) => parseResult(text, 'line'))
  const values = keeper((text): unknown => documents.of(text).document?.value)
  const tolds = keeper((text) => toldBy(values.of(text), () => documents.of(text).issues))
  let waiting: NodeJS.Timeout | undefined
  return {
    told(path, text) {
      const extraction = untouched(path, text)
      return extraction ? { extraction, issues: [], wrong: [] } : tolds.of(text)
    },
    document: documents.of,
    value: values.of,
    wrote: values.put,
    warm: (text) => {
      clearTimeout(waiting)
      if (text.length > WARM) return
      waiting = setTimeout(() => documents.of(text), PAUSE)
      waiting.unref()
    },
  }
}

function toldBy(value: unknown, issuesOf: () => readonly Issue[]): Told {
  if (value === undefined) return { extraction: null, issues: issuesOf(), wrong: [] }
  const { extraction, wrong } = readLeniently(value)
  if (extraction) return { extraction, issues: [], wrong }
  return {
    extraction: null,
    issues: [issue('review/no-result', 'it holds no records', null, 'run extract again')],
    wrong,
  }
}

/** Keeps the last few answers. */
function keeper<T>(make: (text: string) => T): { of(text: string): T; put(text: string, made: T): void } {
  const kept = new Map<string, T>()
  const put = (text: string, made: T): void => {
    kept.delete(text)
    kept.set(text, made)
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!)
  }
  return {
    put,
    of(text) {
      const made = kept.has(text) ? kept.get(text)! : make(text)
      put(text, made)
      return made
    },
  }
}
