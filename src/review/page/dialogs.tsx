import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { type AidRecord, REASONS } from '../../core/record.ts'
import type { Edit, ReadWords } from '../api.ts'
import { nameOf, settleHand } from './actions.ts'
import { isGone } from './commit.ts'
import { choiceShown, fieldOfPath, headlineOf } from './fields.ts'
import { Key } from './key.tsx'
import { COMMANDS, keyShown } from './keys.ts'
import { seenNow, sendFrom, settleClash } from './queue.ts'
import type { Clash } from './reconcile.ts'
import { shown } from './record-form.tsx'
import { partingsOf } from './records.ts'
import { change, get, recordInHand, type Seen, say, usePart } from './state.ts'

/** What asks for an answer before the work goes on; one at a time. */
export function Dialogs() {
  const dialog = usePart((state) => state.dialog)
  // the record that it was opened for, as it was then: whatever becomes of the file, the answer is for no other
  const about = useMemo(() => ({ record: recordInHand(get()), seen: seenNow() }), [dialog])
  if (dialog?.kind === 'help') return <Help />
  if (dialog?.kind === 'clash') return <Clashes clashes={dialog.clashes} />
  if (dialog?.kind === 'new') return <NewRecord read={dialog.read} />
  const { record, seen } = about
  if (!dialog || !record) return null
  const Asked = { comment: Comment, split: Split, merge: Merge }[dialog.kind]
  return <Asked record={record} seen={seen} />
}

interface AboutProps {
  readonly record: AidRecord
  readonly seen: Seen | null
}

const close = (): void => change({ dialog: null })

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

interface FrameProps {
  readonly title: string
  readonly children: ComponentChildren
  /** Must be answered: Escape does not close it. */
  readonly firm?: boolean
}

function Frame({ title, children, firm = false }: FrameProps) {
  const box = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const before = document.activeElement
    box.current?.showModal()
    // not its first button: a long dialog would open at its end
    if (!box.current?.querySelector('textarea, [role=listbox]')) box.current?.focus()
    box.current?.scrollTo(0, 0)
    return () => {
      if (before instanceof HTMLElement) before.focus()
      // the record in hand may have gone meanwhile
      settleHand()
    }
  }, [])
  return (
    <dialog
      ref={box}
      aria-label={title}
      tabIndex={-1}
      onCancel={(event) => {
        event.preventDefault()
        if (!firm) close()
      }}
    >
      <h2>{title}</h2>
      {children}
    </dialog>
  )
}

const GROUPS = ['Moving', 'Deciding', 'Correcting', 'Words', 'Records', 'Page'] as const

function Help() {
  const letters = usePart((state) => state.letters)
  return (
    <Frame title="Keys">
      <div class="keys">
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {COMMANDS.filter((command) => command.group === group && command.help).map((command) => (
                <div key={command.id}>
                  <dt>
                    {(command.id === 'end-word-right' ? EDGES : command.keys).map((key) => (
                      <kbd key={key}>{keyShown(key)}</kbd>
                    ))}
                  </dt>
                  <dd>{command.help}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p>
        While words are being chosen: <kbd>←</kbd> <kbd>→</kbd> <kbd>↑</kbd> <kbd>↓</kbd> other words, <kbd>tab</kbd>{' '}
        the other edge, <kbd>↵</kbd> set, <kbd>esc</kbd> cancel. By mouse: select words in the text.
      </p>
      <p>
        <label>
          <input type="checkbox" checked={letters} onChange={() => change({ letters: !letters })} /> single letters act
          (take this off when speech or another tool types them)
        </label>
      </p>
      <Answer label="Close" hint="esc" onClick={close} />
    </Frame>
  )
}

const EDGES = ['Shift+ArrowLeft', 'Shift+ArrowRight', 'Alt+ArrowLeft', 'Alt+ArrowRight']

function Answer({
  label,
  hint,
  onClick,
  kind = '',
}: {
  label: string
  hint: string
  onClick: () => void
  kind?: string
}) {
  return (
    <button type="button" class={`command ${kind}`} onClick={onClick}>
      <span>{label}</span> <Key name={hint} />
    </button>
  )
}

function Comment({ record, seen }: AboutProps) {
  const [note, setNote] = useState(record.review.note ?? '')
  const [reason, setReason] = useState(record.review.reason ?? '')
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

interface ChoicesProps {
  readonly labels: readonly string[]
  /** The key that takes each; its place, when left out. */
  readonly keys?: readonly string[]
  /** Until then no answer is taken. */
  readonly ready?: boolean
  readonly onChoose: (index: number) => void
}

const PLACES = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

/** A list of which a digit or Enter takes one. */
function Choices({ labels, keys = PLACES, ready = true, onChoose }: ChoicesProps) {
  const [at, setAt] = useState(0)
  const choose = (index: number): void => {
    if (ready) onChoose(index)
  }
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => box.current?.focus(), [])
  return (
    <div
      ref={box}
      class="choices"
      role="listbox"
      tabIndex={0}
      aria-label="Choices"
      aria-disabled={!ready}
      aria-activedescendant={`answer-${at}`}
      onKeyDown={(event) => {
        const digit = keys.indexOf(event.key)
        if (event.key === 'ArrowDown') setAt((at + 1) % labels.length)
        else if (event.key === 'ArrowUp') setAt((at + labels.length - 1) % labels.length)
        else if (event.key === 'Enter') event.repeat || choose(at)
        else if (digit >= 0 && digit < labels.length) event.repeat || choose(digit)
        else return
        event.preventDefault()
      }}
    >
      {labels.map((label, i) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the list's
        <div
          key={label}
          id={`answer-${i}`}
          role="option"
          tabIndex={-1}
          class={i === at ? 'here' : ''}
          aria-selected={i === at}
          onClick={() => choose(i)}
        >
          {keys[i]?.length === 1 ? <Key name={keys[i]} /> : keys[i] ? `${keys[i]}.` : null} {label}
        </div>
      ))}
    </div>
  )
}

function Split({ record, seen }: AboutProps) {
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

function Merge({ record, seen }: AboutProps) {
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
function NewRecord({ read }: { read: ReadWords }) {
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

/** Milliseconds in which a key was meant for what this question came on top of: nobody has read it by then. */
const UNSEEN = 500

/** The file says something else by now than when the reviewer changed it: both are shown, and neither is lost. */
function Clashes({ clashes }: { clashes: readonly Clash[] }) {
  const [read, setRead] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setRead(true), UNSEEN)
    return () => clearTimeout(timer)
  }, [])
  const gone = clashes.some((clash) => clash.gone)
  return (
    <Frame title="The file changed underneath" firm>
      <p>Somebody changed the same place on disk while you changed it here. Nothing is lost: choose what stays.</p>
      <table>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Was</th>
            <th scope="col">On disk</th>
            <th scope="col">Yours</th>
          </tr>
        </thead>
        <tbody>
          {clashes.map((clash) => (
            <tr key={`${clash.record} ${clash.path}`}>
              <th scope="row">{clash.path ? (fieldOfPath(clash.path)?.label ?? clash.path) : 'the whole record'}</th>
              <td>{clash.path ? shown(clash.before) : 'as you saw it'}</td>
              <td>
                {clash.gone ? 'the record is gone' : clash.path ? shown(clash.theirs) : 'changed: look at the form'}
              </td>
              <td>{shown(clash.mine)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Choices
        labels={gone ? ['Leave the file as it is'] : ['Leave the file as it is', 'Put mine on top']}
        ready={read}
        onChoose={(i) => settleClash(i === 1)}
      />
    </Frame>
  )
}
