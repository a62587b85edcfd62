import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { type AidRecord, REASONS } from '../../core/record.ts'
import type { ReadWords } from '../api.ts'
import { nameOf } from './actions.ts'
import { choiceShown, headlineOf } from './fields.ts'
import { Key } from './key.tsx'
import { COMMANDS, keyShown } from './keys.ts'
import { seenNow, send, sendFrom } from './queue.ts'
import { partingsOf } from './records.ts'
import { change, get, recordInHand, say, usePart } from './state.ts'

/** What asks for an answer before the work goes on; one at a time. */
export function Dialogs() {
  const dialog = usePart((state) => state.dialog)
  const record = usePart(recordInHand)
  switch (dialog?.kind) {
    case 'help':
      return <Help />
    case 'comment':
      return record ? <Comment record={record} /> : null
    case 'split':
      return record ? <Split record={record} /> : null
    case 'merge':
      return record ? <Merge record={record} /> : null
    case 'new':
      return <NewRecord read={dialog.read} />
    default:
      return null
  }
}

const close = (): void => change({ dialog: null })

interface FrameProps {
  readonly title: string
  readonly children: ComponentChildren
  /** Must be answered: Escape does not close it. */
  readonly firm?: boolean
  readonly onClose?: () => void
}

export function Frame({ title, children, firm = false, onClose = close }: FrameProps) {
  const box = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const before = document.activeElement
    box.current?.showModal()
    // not its first button: a long dialog would open at its end
    if (!box.current?.querySelector('textarea, [role=listbox]')) box.current?.focus()
    box.current?.scrollTo(0, 0)
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={box}
      aria-label={title}
      tabIndex={-1}
      onCancel={(event) => {
        event.preventDefault()
        if (!firm) onClose()
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

function Comment({ record }: { record: AidRecord }) {
  const [note, setNote] = useState(record.review.note ?? '')
  const [reason, setReason] = useState(record.review.reason ?? '')
  const [seen] = useState(seenNow)
  const box = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => box.current?.focus(), [])
  const save = (): void => {
    const why = REASONS.find((one) => one === reason) ?? null
    const other = why !== (record.review.reason ?? null)
    sendFrom(seen, { kind: 'comment', record: record.id, note: note.trim() || null, ...(other ? { reason: why } : {}) })
    close()
    say(note.trim() ? 'Comment kept.' : 'Comment taken away.', 'good')
  }
  return (
    <Frame title="Comment">
      <textarea
        ref={box}
        rows={4}
        aria-label="Comment"
        value={note}
        onInput={({ currentTarget }) => setNote(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
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
  /** Until then no answer is taken. */
  readonly ready?: boolean
  readonly onChoose: (index: number) => void
}

/** A list of which a digit or Enter takes one. */
export function Choices({ labels, ready = true, onChoose }: ChoicesProps) {
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
        const digit = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : -1
        if (event.key === 'ArrowDown') setAt((at + 1) % labels.length)
        else if (event.key === 'ArrowUp') setAt((at + labels.length - 1) % labels.length)
        else if (event.key === 'Enter') choose(at)
        else if (digit >= 0 && digit < labels.length) choose(digit)
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
          {i < 9 ? <Key name={String(i + 1)} /> : null} {label}
        </div>
      ))}
    </div>
  )
}

function Split({ record }: { record: AidRecord }) {
  const partings = partingsOf(record, nameOf)
  return (
    <Frame title="Split this record in two">
      <Choices
        labels={partings.map(({ label }) => label)}
        onChoose={(i) => {
          send(partings[i]!.edit)
          close()
          say('Split.', 'good')
        }}
      />
      <p class="answers">
        <Answer label="Cancel" hint="esc" onClick={close} />
      </p>
    </Frame>
  )
}

function Merge({ record }: { record: AidRecord }) {
  const records = usePart((state) => state.opened?.extraction?.records) ?? []
  const others = records.filter(({ id }) => id !== record.id)
  return (
    <Frame title="Merge with">
      {others.length ? (
        <>
          <p class="hint">What the record in hand lacks it takes over; the other goes.</p>
          <Choices
            labels={others.map((other) => `${records.indexOf(other) + 1}. ${headlineOf(other, nameOf)}`)}
            onChoose={(i) => {
              send({ kind: 'merge', into: record.id, from: others[i]!.id })
              close()
              say('Merged.', 'good')
            }}
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
  return (
    <Frame title="New record">
      <blockquote>“{read.span.quote.length > 300 ? `${read.span.quote.slice(0, 299)}…` : read.span.quote}”</blockquote>
      <Choices
        labels={readings.map((record, i) =>
          i < read.records.length ? headlineOf(record, nameOf) : `As it stands: ${headlineOf(record, nameOf)}`,
        )}
        onChoose={(i) => {
          const { id: _, review: __, doubts: ___, confidence: ____, ...fields } = readings[i]!
          const after = get().record
          send({ kind: 'add', fields, ...(after === null ? {} : { after }) })
          close()
          say('Record added.', 'good')
        }}
      />
      <p class="answers">
        <Answer label="Cancel" hint="esc" onClick={close} />
      </p>
    </Frame>
  )
}
