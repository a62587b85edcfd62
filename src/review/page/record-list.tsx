import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { AidRecord } from '../../core/record.ts'
import type { Opened } from '../api.ts'
import { choose, isOpen, nameOf } from './actions.ts'
import { CommandButton } from './button.tsx'
import { headlineOf } from './fields.ts'
import { RecordForm } from './record-form.tsx'
import { handsFull, usePart } from './state.ts'

const NONE: readonly AidRecord[] = []

/** The article's records: the one in hand as a form, the others as a line each. */
export function Records() {
  const opened = usePart((state) => state.opened)
  const here = usePart((state) => state.record)
  const records = opened?.extraction?.records ?? NONE
  const open = records.filter(isOpen).length
  const lost = useLost(records, here, opened?.id)
  // the same elements as before are not looked at again: hundreds of records cost nothing when one goes to the next
  const briefs = useMemo(
    () => records.map((record, i) => <Brief key={record.id} record={record} number={i + 1} />),
    [records],
  )
  return (
    <aside class="records" aria-label="Records">
      <div class="scroller" tabIndex={-1}>
        <p class="count">
          {records.length === 0
            ? 'No records in this article.'
            : `${records.length} ${records.length === 1 ? 'record' : 'records'}${open ? `, ${open} to do` : ', all reviewed'}`}
        </p>
        <ol>
          {lost
            ? briefs.toSpliced(lost.number - 1, 0, shownCurrent(lost.record, lost.number, opened))
            : records.map((record, i) => (record.id === here ? shownCurrent(record, i + 1, opened) : briefs[i]))}
        </ol>
      </div>
      <Deeds />
    </aside>
  )
}

/** One element with one key, lost or not: what is being typed in it goes on. */
const shownCurrent = (record: AidRecord, number: number, opened: Opened | null) => (
  <li key={record.id}>
    <Current record={record} number={number} lost={lostSaid(record, opened)} />
  </li>
)

const lostSaid = ({ id }: AidRecord, opened: Opened | null): string | null =>
  opened?.extraction?.records.some((one) => one.id === id) ? null : opened?.extraction ? LOST : UNREADABLE

const LOST =
  'This record is no longer in the file. What is open stays, so that nothing is lost: copy it, or leave it by esc.'
const UNREADABLE = 'The file cannot be read at the moment. What is open stays, and is saved when it can.'

/** The record in hand, when it went away while the reviewer was at it: keys typed for it must not reach another. */
function useLost(records: readonly AidRecord[], here: string | null, article: string | undefined) {
  const last = useRef<{ article: string | undefined; record: AidRecord; number: number } | null>(null)
  const isBusy = usePart(handsFull)
  const at = records.findIndex(({ id }) => id === here)
  if (at >= 0) last.current = { article, record: records[at]!, number: at + 1 }
  const lost = last.current
  return isBusy && at < 0 && lost?.article === article && lost?.record.id === here ? lost : null
}

function Brief({ record, number }: { record: AidRecord; number: number }) {
  return (
    <li>
      <button type="button" class={`brief ${record.review.state}`} onClick={() => choose(record.id)}>
        <Head record={record} number={number} />
      </button>
    </li>
  )
}

function Current({ record, number, lost }: { record: AidRecord; number: number; lost: string | null }) {
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), [record.id])
  return (
    <section ref={box} class={`current ${record.review.state}`} aria-label={`Record ${number}`}>
      <h2>
        <Head record={record} number={number} />
      </h2>
      {lost ? (
        <p class="doubts" role="alert">
          {lost}
        </p>
      ) : null}
      <RecordForm record={record} />
    </section>
  )
}

const STATES: Readonly<Record<AidRecord['review']['state'], string>> = {
  machine: '',
  accepted: 'accepted',
  corrected: 'corrected',
  rejected: 'rejected',
  orphan: 'no longer found',
}

function Head({ record, number }: { record: AidRecord; number: number }) {
  const conflicts = record.review.conflicts?.length ?? 0
  const lost = record.review.state === 'rejected' ? 0 : Object.keys(record.review.orphaned ?? {}).length
  const state = conflicts
    ? `${conflicts} in conflict`
    : lost
      ? `${lost} lost ${lost === 1 ? 'span' : 'spans'}`
      : STATES[record.review.state]
  return (
    <span class="headline">
      <span class="number">{number}</span>
      <span class="what">{headlineOf(record, nameOf)}</span>
      {record.review.flag ? <span class="state flag">flagged</span> : null}
      {state ? <span class={`state ${conflicts || lost ? 'conflict' : record.review.state}`}>{state}</span> : null}
      {!state && record.doubts.length ? (
        <span class="state doubt">
          {record.doubts.length} {record.doubts.length === 1 ? 'doubt' : 'doubts'}
        </span>
      ) : null}
    </span>
  )
}

/** What can be done to the record in hand; always in the same place. */
function Deeds() {
  return (
    <div class="deeds" role="toolbar" aria-label="Record">
      <div class="main">
        <CommandButton id="accept" kind="good" />
        <CommandButton id="reject" kind="bad" />
        <CommandButton id="skip" />
      </div>
      <div class="more">
        <CommandButton id="edit" />
        <CommandButton id="mark" />
        <CommandButton id="comment" />
        <CommandButton id="flag" />
        <CommandButton id="add" />
        <CommandButton id="split" />
        <CommandButton id="merge" />
        <CommandButton id="duplicate" />
        <CommandButton id="reopen" />
        <CommandButton id="fields" />
      </div>
    </div>
  )
}
