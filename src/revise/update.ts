import { type Issue, issue } from '../core/issue.ts'
import type { Extraction } from '../core/record.ts'
import { writeJson } from '../write/index.ts'
import { type Base, isUntouched, parseBase, printBase } from './base.ts'
import { commentedRecords } from './comments.ts'
import { parseResult, type ResultDocument } from './document.ts'
import { type Memory, type MergeCounts, mergeFile, noCounts } from './merge.ts'
import { pointsOf } from './points.ts'
import { reanchorer } from './reanchor.ts'
import { rewrite } from './rewrite.ts'
import { evened, isObject } from './same.ts'

/**
 * A new extraction meets the file that is there.
 *
 * In:  the file and what is kept of the last run, both as text (null: there is none), and the machine's answer.
 * Out: the file and what to keep of this run, as text; nothing is written here. A file that cannot be read stays as it is, and so does
 *      what is kept, so that nothing is lost once it is mended.
 */
export interface Answer {
  readonly extraction: Extraction
  /** The article's text; null when it is not at hand. */
  readonly text: string | null
  /** The answer as the file would say it, if nobody had touched it. */
  readonly written: string
}

export interface Update {
  /** `merged`: people had a say in the file. `refused`: it cannot be read. */
  readonly kind: 'written' | 'same' | 'merged' | 'refused'
  readonly file: string
  readonly base: string | null
  readonly counts: MergeCounts
  /** What the file says now, as plain data; null when it cannot be read. */
  readonly value: unknown
  readonly issues: readonly Issue[]
}

/**
 * @param name of the file, for Issues and for its form: `.json` is printed as JSON.
 * @param seen lines that the review log has of the file.
 */
export function update(name: string, file: string | null, kept: string | null, answer: Answer, seen = 0): Update {
  const { extraction, text, written } = answer
  const fresh: Memory = { machine: extraction, carried: {}, touched: {} }
  const plain = (kind: 'written' | 'same', counts: MergeCounts): Update => {
    return {
      kind,
      file: written,
      base: printBase({ ...fresh, text, left: null, seen }, written),
      counts,
      value: extraction,
      issues: [],
    }
  }
  if (file === null) return plain('written', { ...noCounts(), new: extraction.records.length })
  if (file === written && (kept === null || isUntouched(kept, file))) return plain('same', noCounts())
  if (kept !== null && isUntouched(kept, file)) return plain('written', replaced(kept, extraction))
  const { document, issues } = parseResult(file, name)
  if (!document) return refused(file, unreadable(name, issues))
  const last = (kept !== null && parseBase(kept)) || sameRun(document.value, extraction, text)
  const merged = mergeFile({
    memory: last,
    machine: extraction,
    person: document.value,
    move: text === null ? null : reanchorer(last?.text == null ? null : pointsOf(last.text), pointsOf(text)),
    commented: commentedRecords(document, formerRecords(last)),
  })
  if (!merged) return refused(file, [noRecords(document)])
  const print = name.endsWith('.json')
    ? writeJson(merged.value as Extraction)
    : rewrite(document, merged.value, { formerly: formerRecords(last) })
  const { value } = merged
  const base = printBase(
    { ...merged.memory, text: text ?? last?.text ?? null, left: evened(value), seen },
    written,
    print,
  )
  return { kind: 'merged', file: print, base, counts: merged.counts, value, issues: [] }
}

/** Earlier versions of a record: as the machine said it last, and as the last run left it. */
function formerRecords(last: Base | null): (id: string) => readonly unknown[] {
  const left: readonly unknown[] = isObject(last?.left) && Array.isArray(last.left.records) ? last.left.records : []
  const all: readonly unknown[] = [...(last?.machine.records ?? []), ...left]
  return (id) => all.filter((one) => isObject(one) && one.id === id)
}

const refused = (file: string, issues: readonly Issue[]): Update => ({
  kind: 'refused',
  file,
  base: null,
  counts: noCounts(),
  value: null,
  issues,
})

const unreadable = (name: string, issues: readonly Issue[]): Issue[] => [
  issue(
    'merge/unreadable',
    'this file was changed and cannot be read any more; it stays as it is, without what the new run found',
    name,
    'mend the lines that follow, then run again',
  ),
  ...issues,
]

const noRecords = ({ placeOf }: ResultDocument): Issue =>
  issue(
    'merge/no-records',
    'the file has no list of records; it stays as it is',
    placeOf([]),
    'write `records: []`, or delete the file',
  )

/** What was kept is lost, but the file says that the same rules read the same text: the machine's last answer was this one. */
function sameRun(file: unknown, extraction: Extraction, text: string | null): Base | null {
  const told = file as Partial<Extraction> | null
  const same =
    told?.run?.rules === extraction.run.rules &&
    told.run.version === extraction.run.version &&
    told.article?.id === extraction.article.id
  return same ? { machine: extraction, carried: {}, touched: {}, text, left: null, seen: 0 } : null
}

/** Nobody touched the file: all that changes is the machine's. */
function replaced(kept: string, extraction: Extraction): MergeCounts {
  const last = parseBase(kept)
  if (!last) return noCounts()
  const merged = mergeFile({
    memory: last,
    machine: extraction,
    person: last.machine,
    move: null,
    commented: new Set(),
  })
  return merged?.counts ?? noCounts()
}
