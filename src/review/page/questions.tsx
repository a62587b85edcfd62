import { useEffect, useState } from 'preact/hooks'
import { answered, Choices, Frame } from './dialog-parts.tsx'
import { fieldOfPath } from './fields.ts'
import { settleClash } from './queue.ts'
import type { Clash } from './reconcile.ts'
import { shown } from './record-form.tsx'
import { change, get, handsFull, type Question, type Refusal, usePart } from './state.ts'

/** What the queue of saves asks and tells. It waits until nothing is typed: it takes no dialog away, and no key was meant for it. */
export function Questions() {
  const clash = usePart((state) => state.clash)
  const refused = usePart((state) => state.refused[0])
  const busy = usePart((state) => handsFull(state) || state.dialog !== null)
  const typing = useTyping(busy)
  if (busy || typing) return null
  if (clash) return <Clashes key={clash.pending.step} question={clash} />
  return refused ? <Refused key={refused.pending.step} refusal={refused} /> : null
}

const TYPED = 'input:not([type=checkbox]), textarea, select'

/** Whether a field outside of all dialogs has the focus. @param busy a field that is taken away tells nobody that it lost the focus. */
function useTyping(busy: boolean): boolean {
  const [typing, setTyping] = useState(false)
  useEffect(() => {
    const look = (): void => {
      const field = document.activeElement
      setTyping(Boolean(field?.matches(TYPED)) && !field?.closest('dialog'))
    }
    const events = ['focusin', 'focusout'] as const
    // a focus that moves on is nowhere for a moment
    const soon = (): void => void setTimeout(look)
    for (const event of events) addEventListener(event, soon)
    look()
    return () => {
      for (const event of events) removeEventListener(event, soon)
    }
  }, [busy])
  return typing
}

/** Milliseconds without a key after which the question has been seen: what comes sooner was meant for what it came on top of. */
const SILENCE = 500

function useSilence(): boolean {
  const [silent, setSilent] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const stop = (): void => {
      clearTimeout(timer)
      removeEventListener('keydown', start, true)
    }
    const start = (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        stop()
        setSilent(true)
      }, SILENCE)
    }
    addEventListener('keydown', start, true)
    start()
    return stop
  }, [])
  return silent
}

/** The file says something else by now than when the reviewer changed it: both are shown, and neither is lost. */
function Clashes({ question }: { question: Question }) {
  const ready = useSilence()
  const { pending, opened, clashes } = question
  const gone = clashes.some((clash) => clash.gone)
  return (
    <Frame title="The file changed underneath" firm>
      <p>Somebody changed the same place on disk while you changed it here. Nothing is lost: choose what stays.</p>
      <p class="place">
        <b>{opened.extraction?.article.title ?? opened.path}</b>
        {opened.extraction?.article.title ? ` · ${opened.path}` : ''}
        {pending.before.map((record) => (
          <span key={record.id}> · “{record.spans['anchor']?.quote ?? record.id}”</span>
        ))}
      </p>
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
          {clashes
            .flatMap((clash) => rowsOf(clash))
            .map((row) => (
              <Line key={`${row.path} ${row.label}`} {...row} />
            ))}
        </tbody>
      </table>
      <Choices
        labels={gone ? ['Leave the file as it is'] : ['Leave the file as it is', 'Put mine on top']}
        ready={ready}
        onChoose={(i) => settleClash(question, i === 1)}
      />
    </Frame>
  )
}

interface Row {
  readonly path: string
  readonly label: string
  readonly before: string
  readonly theirs: string
  readonly mine: string
}

const labelOf = (path: string): string => fieldOfPath(path)?.label ?? path.replaceAll('_', ' ')

function rowsOf({ record, path, before, theirs, mine, gone, changed }: Clash): Row[] {
  const row = { path: `${record} ${path}`, label: path ? labelOf(path) : 'the whole record', mine: shown(mine) }
  if (gone) return [{ ...row, before: path ? shown(before) : 'as you saw it', theirs: 'the record is gone' }]
  if (path) return [{ ...row, before: shown(before), theirs: shown(theirs) }]
  if (!changed.length) return [{ ...row, before: 'as you saw it', theirs: 'its words are others' }]
  return changed.map((one) => ({
    ...row,
    label: labelOf(one.path),
    before: shown(one.before),
    theirs: shown(one.theirs),
  }))
}

const Line = ({ label, before, theirs, mine }: Row) => (
  <tr>
    <th scope="row">{label}</th>
    <td>{before}</td>
    <td>{theirs}</td>
    <td>{mine}</td>
  </tr>
)

/** What was typed is given back: the page has no other place for it. */
function Refused({ refusal: { pending, cause } }: { refusal: Refusal }) {
  const close = (): void => {
    answered()
    change({ refused: get().refused.filter((one) => one.pending.step !== pending.step) })
  }
  return (
    <Frame title="Not saved" onClose={close}>
      <p>
        {pending.path}: {cause}
      </p>
      <p>What you did, to be copied:</p>
      <textarea aria-label="What was not saved" readOnly rows={6} value={pending.edits.map(typed).join('\n')} />
      <p class="answers">
        <button type="button" class="command" onClick={close}>
          <span>Close</span>
        </button>
      </p>
    </Frame>
  )
}

function typed(edit: Refusal['pending']['edits'][number]): string {
  switch (edit.kind) {
    case 'comment':
      return edit.note ?? ''
    case 'set':
      return `${labelOf(edit.path)}: ${shown(edit.value)}`
    case 'span':
      return `${labelOf(edit.path)}: words`
    case 'add':
      return `a new record: ${edit.fields.spans['anchor']?.quote ?? ''}`
    default:
      return edit.kind
  }
}
