import { useLayoutEffect, useRef } from 'preact/hooks'
import type { AidRecord } from '../../core/record.ts'
import type { Word } from '../api.ts'
import { nameOf } from './actions.ts'
import { commit, commitOne, leaveAsIs } from './commit.ts'
import { closeEditor, type EditorProps, useDraft, useFocus } from './drafts.ts'
import { ChoiceEditor } from './editor-choice.tsx'
import { ItemEditor } from './editor-item.tsx'
import { Ends, Trouble, useEditor } from './editor-parts.tsx'
import { SumEditor } from './editor-sum.tsx'
import { focusEditor } from './focus-editor.ts'
import { meantOf } from './meant.ts'
import { get, usePart } from './state.ts'
import { SuggestBox, useSuggest } from './suggest.tsx'
import { checkField, parsePlaces, parseTexts } from './values.ts'

/** The editor of a field, in the field's own place. Enter saves what is right, Escape leaves everything as it was. */
export function FieldEditor({ record, line }: EditorProps) {
  const box = useRef<HTMLSpanElement>(null)
  // a form that is drawn anew underneath may move it, and what is moved loses the focus
  useLayoutEffect(() => {
    if (document.activeElement === document.body) focusEditor(box.current)
  })
  return (
    <span ref={box} data-editor>
      <EditorOf record={record} line={line} />
    </span>
  )
}

function EditorOf({ record, line }: EditorProps) {
  const { field } = line
  const meant = meantOf(record)
  switch (field.kind) {
    case 'places':
      return <WordsEditor record={meant} line={line} parse={parsePlaces} separator=", " />
    case 'texts':
      return (
        <WordsEditor record={meant} line={line} parse={(typed, _, whole) => parseTexts(typed, whole)} separator="; " />
      )
    case 'amount':
      return <SumEditor record={record} line={line} sum={meant.amount} save={(sum) => commit(record, field, sum)} />
    case 'amounts':
      return (
        <SumEditor
          record={record}
          line={line}
          sum={record.equivalents[line.index ?? record.equivalents.length] ?? null}
          save={(sum) => commitOne(record, field, sum)}
        />
      )
    case 'items':
      return <ItemEditor record={record} line={line} />
    case 'choice':
      return <ChoiceEditor record={meant} line={line} choices={field.choices ?? []} />
    case 'part':
      return <ChoiceEditor record={meant} line={line} choices={otherRecords(record)} />
    default:
      return <TextEditor record={meant} line={line} />
  }
}

const otherRecords = ({ id }: AidRecord): string[] =>
  (get().opened?.extraction?.records ?? []).map((one) => one.id).filter((one) => one !== id)

interface WordsProps extends EditorProps {
  readonly parse: (typed: string, places: readonly Word[], whole: readonly string[]) => string[]
  readonly separator: string
}

function WordsEditor({ record, line, parse, separator }: WordsProps) {
  const places = usePart((state) => state.vocabulary?.places) ?? []
  const value = record[line.field.name] as readonly string[]
  const start = value.join(separator)
  const [{ text }, type] = useDraft({ record, line }, { text: start })
  const { trouble, setTrouble } = useEditor(() => null)
  const box = useFocus(text, start)
  const suggesting = useSuggest({
    value: text,
    words: places,
    separator,
    free: line.field.kind === 'texts',
    whole: value,
    onInput: (typed) => {
      type({ text: typed })
      setTrouble(null)
    },
  })
  const { meant } = suggesting
  const codes = parse(meant, places, value)
  const save = (): void => {
    if (text === start) return void leaveAsIs()
    const why = commit(record, line.field, codes)
    if (why !== null) type({ text: meant })
    setTrouble(why)
  }
  const strange = line.field.kind === 'places' ? codes.filter((code) => nameOf(code) === null) : []
  return (
    <span class="editor">
      <SuggestBox label={line.field.label} suggesting={suggesting} box={box} onEnter={save} onEscape={closeEditor} />
      <span class="reads">
        {codes.map((code) => (nameOf(code) ? `${nameOf(code)} (${code})` : code)).join(', ') || 'nothing'}
      </span>
      {strange.length ? (
        <span class="hint">{strange.join(', ')}: no country or body that is known; it is kept as typed</span>
      ) : null}
      <Trouble message={trouble} />
      <Ends onSave={save} />
    </span>
  )
}

function TextEditor({ record, line }: EditorProps) {
  const { field } = line
  const start = (record[field.name] as string | null) ?? ''
  const [{ text }, type] = useDraft({ record, line }, { text: start })
  const value = text.trim() || null
  const checked = checkField(field.name, value)
  const save = (): string | null => (text === start ? leaveAsIs() : commit(record, field, value))
  const { trouble, setTrouble, onKeyDown } = useEditor(save)
  const box = useFocus(text, start)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter and Escape of the field inside
    <span class="editor" onKeyDown={onKeyDown}>
      <input
        ref={box}
        aria-label={field.label}
        aria-invalid={!checked.ok}
        placeholder={field.kind === 'date' ? '2024-01-24' : ''}
        value={text}
        onInput={({ currentTarget }) => {
          type({ text: currentTarget.value })
          setTrouble(null)
        }}
      />
      {checked.ok ? null : <span class="reads">{checked.message}</span>}
      <Trouble message={trouble} />
      <Ends onSave={() => setTrouble(save())} />
    </span>
  )
}
