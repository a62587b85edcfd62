import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { type AidRecord, REASONS } from '../../core/record.ts'
import type { Edit, ReadWords } from '../api.ts'
import { nameOf } from './actions.ts'
import { isGone } from './commit.ts'
import { Answer, Choices, close, Frame, wasClosedByHand } from './dialog-parts.tsx'
import { choiceShown, headlineOf } from './fields.ts'
import { Key } from './key.tsx'
import { seenNow, sendFrom } from './queue.ts'
import { partingsOf } from './records.ts'
import { get, type Seen, say, usePart } from './state.ts'

/** Questions about a record: the one that they were opened for, as it was then. */

export interface AboutProps {
  readonly record: AidRecord
  readonly seen: Seen | null
}

/** Tells that the record is gone. */
function Lost({ record }: { record: AidRecord }) {
  usePart((state) => state.opened)
  return isGone(record) ? (
    <p class="trouble" role="alert">
      {GONE}
    </p>
  ) : null
}

const GONE = 'This record is no longer in the file: nothing can be saved to it.'

function sendAbout({ record, seen }: AboutProps, edit: Edit, done: string): void {
  if (isGone(record)) return say(GONE, 'bad')
  close()
  sendFrom(seen, edit)
  say(done, 'good')
}

/** Comments that another question or another article came over. */
const taken = new Map<string, { readonly note: string; readonly reason: string }>()

export function Comment({ record, seen }: AboutProps) {
  const of = `${seen?.article} ${record.id}`
  const [note, setNote] = useState(taken.get(of)?.note ?? record.review.note ?? '')
  const [reason, setReason] = useState(taken.get(of)?.reason ?? record.review.reason ?? '')
  const typed = useRef({ note, reason })
  typed.current = { note, reason }
  useLayoutEffect(() => {
    taken.delete(of)
    return () => {
      if (wasClosedByHand()) return
      taken.set(of, typed.current)
      say('Your comment is not kept yet: comment on the record again, and it is there.', 'bad')
    }
  }, [])
  const box = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => box.current?.focus(), [])
  const save = (): void => {
    const why = REASONS.find((one) => one === reason) ?? null
    const other = why !== (record.review.reason ?? null)
    sendAbout(
      { record, seen },
      { kind: 'comment', record: record.id, note: note.trim() || null, ...(other ? { reason: why } : {}) },
      note.trim() ? 'Comment kept.' : 'Comment taken away.',
    )
  }
  return (
    <Frame title="Comment">
      <p class="hint">{headlineOf(record, nameOf)}</p>
      <Lost record={record} />
      <textarea
        ref={box}
        rows={4}
        // the server takes no longer one
        maxLength={10_000}
        aria-label="Comment"
        value={note}
        onInput={({ currentTarget }) => setNote(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.repeat) return
          event.preventDefault()
          save()
        }}
      />
      <p class="hint">⇧↵ begins a new line</p>
      <p class="reason">
        <label>
          Reason{' '}
          <select value={reason} onChange={({ currentTarget }) => setReason(currentTarget.value as typeof reason)}>
            <option value="">none given</option>
            {REASONS.map((one) => (
              <option key={one} value={one}>
                {choiceShown(one)}
              </option>
            ))}
          </select>
        </label>{' '}
        <Key name="tab" />
      </p>
      <p class="answers">
        <Answer label="Keep" hint="↵" kind="good" onClick={save} />
        <Answer label="Cancel" hint="esc" onClick={close} />
      </p>
    </Frame>
  )
}

export function Split({ record, seen }: AboutProps) {
  const partings = partingsOf(record, nameOf)
  return (
    <Frame title="Split this record in two">
      <Lost record={record} />
      <Choices
        labels={partings.map(({ label }) => label)}
        onChoose={(i) => sendAbout({ record, seen }, partings[i]!.edit, 'Split.')}
      />
      <p class="answers">
        <Answer label="Cancel" hint="esc" onClick={close} />
      </p>
    </Frame>
  )
}

export function Merge({ record, seen }: AboutProps) {
  // as it was when the question came: a list that moves under a digit would merge another
  const records = seen?.records ?? []
  const others = records.filter(({ id }) => id !== record.id)
  const numberOf = (other: AidRecord): string => String(records.indexOf(other) + 1)
  return (
    <Frame title="Merge with">
      <Lost record={record} />
      {others.length ? (
        <>
          <p class="hint">What the record in hand lacks it takes over; the other goes.</p>
          <Choices
            labels={others.map((other) => headlineOf(other, nameOf))}
            // the number that the record has in the list beside; from 10 on it is chosen by the arrows
            keys={others.map(numberOf)}
            onChoose={(i) =>
              sendAbout({ record, seen }, { kind: 'merge', into: record.id, from: others[i]!.id }, 'Merged.')
            }
          />
        </>
      ) : (
        <p>There is no other record in this article.</p>
      )}
      <p class="answers">
        <Answer label="Cancel" hint="esc" onClick={close} />
      </p>
    </Frame>
  )
}

/** What was read in the words: the reviewer takes one of the readings, or what the words hold without one. */
export function NewRecord({ read }: { read: ReadWords }) {
  const readings = [...read.records, read.blank]
  const [about] = useState(() => ({ seen: seenNow(), after: get().record, textId: get().opened?.textId }))
  return (
    <Frame title="New record">
      <blockquote>“{read.span.quote.length > 300 ? `${read.span.quote.slice(0, 299)}…` : read.span.quote}”</blockquote>
      <Choices
        labels={readings.map((record, i) =>
          i < read.records.length ? headlineOf(record, nameOf) : `As it stands: ${headlineOf(record, nameOf)}`,
        )}
        onChoose={(i) => {
          const { id: _, review: __, doubts: ___, confidence: ____, ...fields } = readings[i]!
          const { seen, after, textId } = about
          close()
          // its spans are places in the text as it was read
          if (textId !== get().opened?.textId)
            return say('The text of the article changed: choose the words again.', 'bad')
          sendFrom(seen, { kind: 'add', fields, ...(after === null ? {} : { after }) })
          say('Record added.', 'good')
        }}
      />
      <p class="answers">
        <Answer label="Cancel" hint="esc" onClick={close} />
      </p>
    </Frame>
  )
}
