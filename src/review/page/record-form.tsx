import { useEffect, useRef } from 'preact/hooks'
import type { AidRecord } from '../../core/record.ts'
import { conflictOf, nameOf, takeOther } from './actions.ts'
import { keptFor } from './drafts.ts'
import { FieldEditor } from './editor.tsx'
import { ANCHOR, amountShown, choiceShown, fieldOfPath, type Line, linesOf } from './fields.ts'
import { Key } from './key.tsx'
import { keyShown } from './keys.ts'
import { startMarking, stopMarking, takeSuggestion } from './marking.ts'
import { send } from './queue.ts'
import { change, usePart } from './state.ts'

/** A record as a form: each value with the words it stands on, or the reason why it was inferred. */
export function RecordForm({ record }: { record: AidRecord }) {
  const all = usePart((state) => state.all)
  const lines = linesOf(record, all, nameOf)
  const edited = useEdited(lines)
  return (
    <div class="form">
      <Orphaned record={record} />
      <Doubts record={record} />
      <OtherAnswers record={record} lines={lines} />
      <ul>
        {withEdited(lines, edited).map((line, i, all) =>
          line === edited ? (
            <EditedLine key="edited" record={record} line={line} />
          ) : (
            <FieldLine key={line.path} record={record} line={line} same={all[i - 1]?.field === line.field} />
          ),
        )}
      </ul>
      <Reviewed record={record} />
    </div>
  )
}

/** The line that is being edited; it stays when what it showed is gone from the file. */
function useEdited(lines: readonly Line[]): Line | null {
  const path = usePart((state) => (state.editing ? state.path : null))
  const last = useRef<Line | null>(null)
  const before = last.current
  // one of several goods is known by what it is: its place changes when another is taken out
  const isSame = (line: Line): boolean =>
    before === null || before.index === null
      ? line.path === path
      : line.field === before.field && line.shown === before.shown && line.detail === before.detail
  last.current = path === null ? null : (lines.find(isSame) ?? before)
  return last.current
}

function withEdited(lines: readonly Line[], edited: Line | null): readonly Line[] {
  if (!edited || lines.includes(edited)) return lines
  const place = lines.findIndex(({ field }) => field === edited.field)
  return place < 0 ? [...lines, edited] : lines.toSpliced(place, 0, edited)
}

/** Known by one key whatever its path becomes: a file that changes underneath takes no typed word, and not the focus. */
function EditedLine({ record, line }: { record: AidRecord; line: Line }) {
  return (
    <li class={`line f-${line.field.family} here`}>
      <span class="label">{line.field.label}</span>
      <FieldEditor record={record} line={line} />
    </li>
  )
}

function FieldLine({ record, line, same }: { record: AidRecord; line: Line; same: boolean }) {
  const here = usePart((state) => state.path === line.path)
  const wrong = usePart((state) => state.opened?.wrong)?.filter(
    (one) => one.record === record.id && (one.path === line.field.name || one.path.startsWith(`${line.field.name}.`)),
  )
  const conflict = same ? null : conflictOf(record, line)
  const box = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (here) box.current?.scrollIntoView({ block: 'nearest' })
  }, [here])
  const take = (): void => {
    stopMarking()
    change({ path: line.path, editing: false, suggestion: null, words: null })
  }
  const kept = keptFor({ record, line })
  return (
    <li ref={box} class={`line f-${line.field.family}${here ? ' here' : ''}${line.empty ? ' empty' : ''}`}>
      <span class="label">{same ? '' : line.field.label}</span>
      <span class="value">
        <button
          type="button"
          class="shown"
          aria-label={`${line.field.label}: ${line.empty ? 'nothing' : `${line.shown} ${line.detail}`}`}
          aria-current={here ? 'true' : undefined}
          onClick={(event) => {
            if (event.detail > 0) event.currentTarget.blur()
            if (here) change({ editing: true, marking: null })
            else take()
          }}
        >
          {line.empty ? <span class="none">—</span> : line.shown}
          {line.detail ? <small> {line.detail}</small> : null}
        </button>
        <Ground line={line} onTake={take} />
        {wrong?.map((one) => (
          <span key={one.path + one.message} class="trouble">
            {one.path}: the file says {one.raw}; {one.message}
          </span>
        ))}
        {conflict ? <Other record={record} conflict={conflict} /> : null}
        {kept === null ? null : (
          <span class="trouble">
            typed and not saved: {kept} <Key name="e" />
          </span>
        )}
        {here ? <Offer record={record.id} path={line.path} /> : null}
      </span>
    </li>
  )
}

/** What a value stands on. */
function Ground({ line, onTake }: { line: Line; onTake: () => void }) {
  if (line.span)
    return (
      <button
        type="button"
        class="words"
        aria-label={`The words: ${line.span.quote}`}
        onClick={(event) => {
          event.currentTarget.blur()
          onTake()
        }}
      >
        “{short(line.span.quote)}”{line.why ? <em> · {line.why}</em> : null}
      </button>
    )
  if (line.why)
    return (
      <span class="why">
        <b>inferred</b> {line.why}
      </span>
    )
  return null
}

const short = (quote: string): string => (quote.length > 90 ? `${quote.slice(0, 60)} … ${quote.slice(-24)}` : quote)

function Offer({ record, path }: { record: string; path: string }) {
  const suggestion = usePart((state) => state.suggestion)
  if (suggestion?.record !== record || suggestion.path !== path) return null
  return (
    <span class="offer">
      These words say {suggestion.shown}.{' '}
      <button type="button" class="command good" onClick={takeSuggestion}>
        <span>Take it</span> <Key name={keyShown('y')} />
      </button>
    </span>
  )
}

type Conflict = NonNullable<AidRecord['review']['conflicts']>[number]

/** A new extraction, or another reviewer, says something else: what is here stays until somebody decides. */
function Other({ record, conflict }: { record: AidRecord; conflict: Conflict }) {
  const { path, machine } = conflict
  return (
    <span class="offer conflict">
      {path.startsWith('spans.') ? 'Other words: ' : 'Another answer: '}
      <b>{shown(machine)}</b>{' '}
      <button type="button" class="command" onClick={() => takeOther(record, conflict)}>
        <span>Take it</span> <Key name="y" />
      </button>{' '}
      <button type="button" class="command" onClick={() => send({ kind: 'accept', record: record.id })}>
        <span>Keep all as it is</span> <Key name="a" />
      </button>
    </span>
  )
}

/** Conflicts over what no line of the form shows. */
function OtherAnswers({ record, lines }: { record: AidRecord; lines: readonly Line[] }) {
  const told = new Set(lines.flatMap((line) => conflictOf(record, line)?.path ?? []))
  const rest = record.review.conflicts?.filter(({ path }) => !told.has(path)) ?? []
  if (!rest.length) return null
  return (
    <ul class="doubts" aria-label="Other answers">
      {rest.map((conflict) => (
        <li key={conflict.path}>
          {choiceShown(conflict.path)} <Other record={record} conflict={conflict} />
        </li>
      ))}
    </ul>
  )
}

export function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (typeof value === 'string') return nameOf(value) ?? choiceShown(value)
  if (Array.isArray(value)) return value.length ? value.map(shown).join(', ') : 'nothing'
  if (typeof value === 'object' && 'currency' in value) return amountShown(value as NonNullable<AidRecord['amount']>)
  if (typeof value === 'object' && 'quote' in value) return `“${String(value.quote)}”`
  if (typeof value === 'object' && 'name' in value) return String(value.name)
  return JSON.stringify(value)
}

function Doubts({ record }: { record: AidRecord }) {
  if (!record.doubts.length) return null
  return (
    <ul class="doubts" aria-label="Doubts">
      {record.doubts.map(({ code, sentence }) => (
        <li key={code + sentence}>{sentence}</li>
      ))}
    </ul>
  )
}

/** Words that an edited article no longer says: shown first, never moved silently. */
function Orphaned({ record }: { record: AidRecord }) {
  const lost = Object.entries(record.review.orphaned ?? {})
  if (!lost.length) return null
  return (
    <ul class="doubts" aria-label="Lost words">
      {lost.map(([path, span]) => (
        <li key={path}>
          The article no longer says “{span.quote}” (
          {path === ANCHOR ? 'the record' : (fieldOfPath(path)?.label ?? path).toLowerCase()}).{' '}
          <button
            type="button"
            class="command"
            onClick={() => {
              change({ path: path === ANCHOR ? null : path })
              startMarking(false)
            }}
          >
            <span>Choose its words</span> <Key name="w" />
          </button>{' '}
          <button
            type="button"
            class="command"
            onClick={() => send({ kind: 'span', record: record.id, path, span: null })}
          >
            <span>Leave it without</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function Reviewed({ record }: { record: AidRecord }) {
  const { by, at, note, state, reason } = record.review
  return (
    <footer>
      {note ? <p class="note">{note}</p> : null}
      <p class="quiet-facts">
        {state === 'machine'
          ? `confidence ${record.confidence.toFixed(2)}`
          : `${state}${by ? ` by ${by}` : ''}${reason ? ` (${choiceShown(reason)})` : ''}${at ? ` · ${at.slice(0, 16).replace('T', ' ')}` : ''}`}
        {' · '}
        {record.id}
      </p>
    </footer>
  )
}
