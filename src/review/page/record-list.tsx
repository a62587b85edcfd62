import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { AidRecord } from '../../core/record.ts'
import { choose, isOpen, nameOf } from './actions.ts'
import { CommandButton } from './button.tsx'
import { headlineOf } from './fields.ts'
import { RecordForm } from './record-form.tsx'
import { usePart } from './state.ts'

const NONE: readonly AidRecord[] = []

/** The article's records: the one in hand as a form, the others as a line each. */
export function Records() {
  const opened = usePart((state) => state.opened)
  const here = usePart((state) => state.record)
  const records = opened?.extraction?.records ?? NONE
  const open = records.filter(isOpen).length
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
          {records.map((record, i) =>
            record.id === here ? (
              <li key={record.id}>
                <Current record={record} number={i + 1} />
              </li>
            ) : (
              briefs[i]
            ),
          )}
        </ol>
      </div>
      <Deeds />
    </aside>
  )
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

function Current({ record, number }: { record: AidRecord; number: number }) {
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), [record.id])
  return (
    <section ref={box} class={`current ${record.review.state}`} aria-label={`Record ${number}`}>
      <h2>
        <Head record={record} number={number} />
      </h2>
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
