import { type Issue, issue } from '../core/issue.ts'
import type { ResultDocument } from './document.ts'
import { isObject } from './same.ts'

/** What a merge left that only a person can settle. Rejected records wait for nobody. */
export interface Waiting {
  /** Fields of which a person and the machine say different things. */
  readonly conflicts: number
  /** Records that people had a say in, and the machine does not find any more. */
  readonly orphans: number
  /** Spans whose words the article does not say any more. */
  readonly spans: number
}

export const noneWaiting: Waiting = { conflicts: 0, orphans: 0, spans: 0 }

export const addWaiting = (a: Waiting, b: Waiting): Waiting => ({
  conflicts: a.conflicts + b.conflicts,
  orphans: a.orphans + b.orphans,
  spans: a.spans + b.spans,
})

/** @param file a result file as plain data, of whatever shape */
export function waitingIn(file: unknown): Waiting {
  return recordsOf(file)
    .map(waitingOf)
    .map(({ conflicts, spans, orphan }) => ({
      conflicts: conflicts.length,
      orphans: orphan ? 1 : 0,
      spans: spans.length,
    }))
    .reduce(addWaiting, noneWaiting)
}

/** Each with its line and with what settles it. */
export function waitingIssues({ value, placeOf }: ResultDocument): Issue[] {
  return recordsOf(value).flatMap((record, i) => {
    const { conflicts, spans, orphan } = waitingOf(record)
    const at = (...steps: (string | number)[]): string => placeOf(['records', i, 'review', ...steps])
    return [
      ...(orphan ? [issue('check/orphan', 'the machine does not find this record any more', at('state'), DECIDE)] : []),
      ...conflicts.map((one, k) =>
        issue('check/conflict', `of ${pathOf(one)} the machine says ${saidOf(one)}`, at('conflicts', k), ANSWER),
      ),
      ...spans.map((key) =>
        issue(
          'check/orphaned',
          `the words of ${key} have no place in the article any more`,
          at('orphaned', key),
          PLACE,
        ),
      ),
    ]
  })
}

const DECIDE = 'set its state to accepted, corrected or rejected, or take the record out'
const ANSWER = 'leave the value or write the machine’s, and take this entry out'
const PLACE = 'write the span anew under spans, or take this entry out'

/** `2 conflicts and 1 orphaned record wait for a person`; null when nothing does. */
export function showWaiting({ conflicts, orphans, spans }: Waiting): string | null {
  const parts = [
    [conflicts, 'conflict'] as const,
    [orphans, 'orphaned record'] as const,
    [spans, 'orphaned span'] as const,
  ].flatMap(([count, name]) => (count ? [`${count} ${name}${count === 1 ? '' : 's'}`] : []))
  if (!parts.length) return null
  const many = conflicts + orphans + spans > 1
  return `${parts.join(', ').replace(/, ([^,]*)$/, ' and $1')} ${many ? 'wait' : 'waits'} for a person`
}

function waitingOf(record: unknown): {
  conflicts: readonly unknown[]
  spans: readonly string[]
  orphan: boolean
} {
  const review = isObject(record) && isObject(record.review) ? record.review : {}
  if (review.state === 'rejected') return { conflicts: [], spans: [], orphan: false }
  return {
    conflicts: Array.isArray(review.conflicts) ? review.conflicts : [],
    spans: isObject(review.orphaned) ? Object.keys(review.orphaned) : [],
    orphan: review.state === 'orphan',
  }
}

const recordsOf = (file: unknown): readonly unknown[] =>
  isObject(file) && Array.isArray(file.records) ? file.records : []

const pathOf = (conflict: unknown): string => (isObject(conflict) ? String(conflict.path) : 'a field')

function saidOf(conflict: unknown): string {
  const text = JSON.stringify((isObject(conflict) && conflict.machine) ?? null)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
