import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { QUALIFIERS } from '../../core/mention.ts'
import { type AidRecord, type Amount, type Item, recordSchema } from '../../core/record.ts'
import type { Edit, Word } from '../api.ts'
import { nameOf } from './actions.ts'
import { choiceShown, type Field, figure, headlineOf, type Line } from './fields.ts'
import { Key } from './key.tsx'
import { seenNow, sendFrom } from './queue.ts'
import { change, get, type Seen, say, usePart } from './state.ts'
import { Suggest } from './suggest.tsx'
import { checkField, parseCurrency, parsePlaces, parseSum, parseTexts, type Typed } from './values.ts'

interface EditorProps {
  readonly record: AidRecord
  readonly line: Line
}

/** The editor of a field, in the field's own place. Enter saves what is right, Escape leaves everything as it was. */
export function FieldEditor({ record, line }: EditorProps) {
  const { field } = line
  switch (field.kind) {
    case 'places':
      return <WordsEditor record={record} line={line} parse={parsePlaces} separator=", " />
    case 'texts':
      return <WordsEditor record={record} line={line} parse={(typed) => parseTexts(typed)} separator="; " />
    case 'amount':
      return <SumEditor record={record} line={line} sum={record.amount} save={(sum) => commit(record, field, sum)} />
    case 'amounts': {
      const at = line.index ?? record.equivalents.length
      return (
        <SumEditor
          record={record}
          line={line}
          sum={record.equivalents[at] ?? null}
          save={(sum) => commit(record, field, replaced(record.equivalents, at, sum))}
        />
      )
    }
    case 'items':
      return <ItemEditor record={record} line={line} />
    case 'choice':
      return <ChoiceEditor record={record} line={line} choices={field.choices ?? []} />
    case 'part':
      return <ChoiceEditor record={record} line={line} choices={otherRecords(record)} />
    default:
      return <TextEditor record={record} line={line} />
  }
}

const replaced = <T,>(list: readonly T[], at: number, value: T | null): T[] => {
  const copy = [...list]
  if (value === null) copy.splice(at, 1)
  else copy[at] = value
  return copy
}

const otherRecords = ({ id }: AidRecord): string[] =>
  (get().opened?.extraction?.records ?? []).map((one) => one.id).filter((one) => one !== id)

/** Saves a value that the schema takes. @returns why not, else null. */
function commit(record: AidRecord, field: Field, value: unknown): string | null {
  const checked = checkField(field.name, value)
  if (!checked.ok) return checked.message
  sendFrom(
    draft?.seen ?? seenNow(),
    { kind: 'set', record: record.id, path: field.name, value: checked.value },
    ...wordsOf(record, field, checked.value),
  )
  close()
  say(`${field.label} changed.`, 'good')
  return null
}

/** Words that wait for a value go to the first one that is new. */
function wordsOf(record: AidRecord, field: Field, value: unknown): Edit[] {
  const { words } = get()
  if (words?.record !== record.id || words.field !== field.name || value === null) return []
  const old = record[field.name] as unknown
  const fresh = Array.isArray(value) ? value.findIndex((one) => !Array.isArray(old) || !old.includes(one)) : 0
  if (fresh < 0) return []
  const entry: unknown = Array.isArray(value) ? value[fresh] : null
  const path = !Array.isArray(value) ? field.name : `${field.name}.${typeof entry === 'string' ? entry : fresh}`
  return [{ kind: 'span', record: record.id, path, span: words.span }]
}

/**
 * What is typed, and what the file said when the typing began. Outlives the form: a file that changes underneath draws the form anew, and
 * takes neither the typed words nor the knowledge of what they were to replace.
 */
let draft: { readonly of: string; readonly seen: Seen | null; typed: string | null } | null = null

function useDraft({ record, line }: EditorProps, start: string): [string, (typed: string) => void] {
  // a list of names is edited as a whole, goods and sums one by one
  const one = line.field.kind === 'items' || line.field.kind === 'amounts'
  const of = `${record.id} ${line.field.name} ${one ? line.index : ''}`
  const [typed, setTyped] = useState(() => {
    const kept = draft?.of === of ? draft : null
    draft = kept ?? { of, seen: seenNow(), typed: null }
    return draft.typed ?? start
  })
  return [
    typed,
    (fresh) => {
      if (draft) draft.typed = fresh
      setTyped(fresh)
    },
  ]
}

const close = (): void => {
  draft = null
  change({ editing: false, words: null })
}

/** Keys that all editors have. @param save returns why it cannot. */
function useEditor(save: () => string | null) {
  const [trouble, setTrouble] = useState<string | null>(null)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && !event.isComposing) setTrouble(save())
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return { trouble, setTrouble, onKeyDown }
}

function useFocus<T extends HTMLInputElement | HTMLSelectElement>() {
  const box = useRef<T>(null)
  useLayoutEffect(() => {
    box.current?.focus()
    if (box.current instanceof HTMLInputElement) box.current.select()
  }, [])
  return box
}

function Trouble({ message }: { message: string | null }) {
  return message ? (
    <span class="trouble" role="alert">
      {message}
    </span>
  ) : null
}

function Ends({ onSave }: { onSave: () => void }) {
  return (
    <span class="ends">
      <button type="button" class="command good" onClick={onSave}>
        <span>Save</span> <Key name="↵" />
      </button>
      <button type="button" class="command" onClick={close}>
        <span>Cancel</span> <Key name="esc" />
      </button>
    </span>
  )
}

interface WordsProps extends EditorProps {
  readonly parse: (typed: string, places: readonly Word[]) => string[]
  readonly separator: string
}

function WordsEditor({ record, line, parse, separator }: WordsProps) {
  const places = usePart((state) => state.vocabulary?.places) ?? []
  const value = record[line.field.name] as readonly string[]
  const [typed, setTyped] = useDraft({ record, line }, value.join(separator))
  const save = (text: string): string | null => commit(record, line.field, parse(text, places))
  const { trouble, setTrouble } = useEditor(() => null)
  const codes = parse(typed, places)
  const strange = line.field.kind === 'places' ? codes.filter((code) => nameOf(code) === null) : []
  return (
    <span class="editor">
      <Suggest
        label={line.field.label}
        value={typed}
        words={places}
        separator={separator}
        free={line.field.kind === 'texts'}
        onInput={(text) => {
          setTyped(text)
          setTrouble(null)
        }}
        onEnter={(text) => setTrouble(save(text))}
        onEscape={close}
      />
      <span class="reads">
        {codes.map((code) => (nameOf(code) ? `${nameOf(code)} (${code})` : code)).join(', ') || 'nothing'}
      </span>
      {strange.length ? (
        <span class="hint">{strange.join(', ')}: no country or body that is known; it is kept as typed</span>
      ) : null}
      <Trouble message={trouble} />
      <Ends onSave={() => setTrouble(save(typed))} />
    </span>
  )
}

interface SumProps extends EditorProps {
  readonly sum: Amount | null
  readonly save: (sum: Amount | null) => string | null
}

function SumEditor({ sum, save, record, line }: SumProps) {
  const currencies = usePart((state) => state.vocabulary?.currencies) ?? []
  const [typed, setTyped] = useDraft({ record, line }, sumTyped(sum))
  const [currency, setCurrency] = useState(sum?.currency ?? '')
  const [qualifier, setQualifier] = useState<Amount['qualifier']>(sum?.qualifier ?? 'exact')
  const figures = parseSum(typed)
  const code = parseCurrency((figures.ok && figures.value.currency) || currency, currencies)
  const read = (): Typed<Amount | null> => {
    if (!typed.trim()) return { ok: true, value: null }
    if (!figures.ok) return figures
    if (!code.ok) return code
    const { currency: _, ...values } = figures.value
    return {
      ok: true,
      value: {
        ...values,
        currency: code.value,
        qualifier: values.min === undefined ? (qualifier === 'range' ? 'exact' : qualifier) : 'range',
      },
    }
  }
  const done = (): string | null => {
    const value = read()
    return value.ok ? save(value.value) : value.message
  }
  const { trouble, setTrouble, onKeyDown } = useEditor(done)
  const box = useFocus<HTMLInputElement>()
  const value = read()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter and Escape of the fields inside
    <span class="editor sum" onKeyDown={onKeyDown}>
      <span class="parts">
        <input
          ref={box}
          aria-label={line.field.label}
          aria-invalid={!value.ok}
          value={typed}
          placeholder="85 billion"
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Suggest
          label="Currency"
          value={currency}
          words={currencies}
          separator={null}
          narrow
          onInput={setCurrency}
          onEnter={(text) => {
            const meant = parseCurrency(text, currencies)
            if (!meant.ok || !figures.ok) return setTrouble(meant.ok ? done() : meant.message)
            const { currency: _, ...values } = figures.value
            setTrouble(
              save({ ...values, currency: meant.value, qualifier: values.min === undefined ? qualifier : 'range' }),
            )
          }}
          onEscape={close}
        />
        <select
          aria-label="Qualifier"
          value={qualifier}
          onChange={({ currentTarget }) => setQualifier(currentTarget.value as Amount['qualifier'])}
        >
          {QUALIFIERS.map((one) => (
            <option key={one} value={one}>
              {choiceShown(one)}
            </option>
          ))}
        </select>
      </span>
      <span class="reads">
        {value.ok
          ? value.value
            ? `${figureOf(value.value)} ${value.value.currency ?? '(no currency)'}`
            : 'no sum'
          : value.message}
      </span>
      <Trouble message={trouble} />
      <Ends onSave={() => setTrouble(done())} />
    </span>
  )
}

const sumTyped = (sum: Amount | null): string =>
  !sum ? '' : sum.value !== undefined ? plain(sum.value) : `${plain(sum.min ?? 0)}-${plain(sum.max ?? 0)}`

/** As one would type it: `85 billion`, or the bare figure. */
const plain = (value: number): string => figure(value).replaceAll('\u202f', ' ')

const figureOf = ({ value, min, max }: Amount): string =>
  value !== undefined ? figure(value) : `${figure(min ?? 0)}–${figure(max ?? 0)}`

function ItemEditor({ record, line }: EditorProps) {
  const categories = usePart((state) => state.vocabulary?.categories) ?? []
  const at = line.index ?? record.items.length
  const old = record.items[at]
  const [name, setName] = useDraft({ record, line }, old?.name ?? '')
  const [quantity, setQuantity] = useState(
    old?.quantity === null || old?.quantity === undefined ? '' : plain(old.quantity),
  )
  const [unit, setUnit] = useState(old?.unit ?? '')
  const [category, setCategory] = useState(old?.category ?? '')
  const save = (): string | null => {
    if (!name.trim()) return commit(record, line.field, replaced(record.items, at, null))
    const count = quantity.trim() ? parseSum(quantity) : null
    if (count && (!count.ok || count.value.value === undefined)) return 'a quantity is a number, like 12 or 2 thousand'
    const item: Item = {
      name: name.trim(),
      category: category || null,
      quantity: count?.ok ? (count.value.value ?? null) : null,
      qualifier: count ? (old?.qualifier ?? 'exact') : null,
      unit: unit.trim() || null,
    }
    return commit(record, line.field, replaced(record.items, at, item))
  }
  const { trouble, setTrouble, onKeyDown } = useEditor(save)
  const box = useFocus<HTMLInputElement>()
  const part = (label: string, value: string, set: (text: string) => void) => (
    <input
      aria-label={label}
      placeholder={label}
      value={value}
      onInput={({ currentTarget }) => set(currentTarget.value)}
    />
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter and Escape of the fields inside
    <span class="editor item" onKeyDown={onKeyDown}>
      <span class="parts">
        <input
          ref={box}
          aria-label="Goods"
          placeholder="Goods"
          value={name}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
        {part('Quantity', quantity, setQuantity)}
        {part('Unit', unit, setUnit)}
        <select
          aria-label="Category"
          value={category}
          onChange={({ currentTarget }) => setCategory(currentTarget.value)}
        >
          <option value="">no category</option>
          {[...new Set([...categories, ...(category ? [category] : [])])].map((one) => (
            <option key={one} value={one}>
              {choiceShown(one)}
            </option>
          ))}
        </select>
      </span>
      <span class="hint">without a name it is taken out</span>
      <Trouble message={trouble} />
      <Ends onSave={() => setTrouble(save())} />
    </span>
  )
}

/** A short list, each with a number: a digit chooses and saves at once. */
function ChoiceEditor({ record, line, choices }: EditorProps & { choices: readonly string[] }) {
  const { field } = line
  const value = record[field.name] as string | null
  const mayBeNone = recordSchema.shape[field.name].safeParse(null).success
  const all = [...choices, ...(mayBeNone ? [''] : [])]
  useDraft({ record, line }, '')
  const [at, setAt] = useState(Math.max(0, all.indexOf(value ?? '')))
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => box.current?.focus(), [])
  const save = (choice: string | undefined): void => {
    if (choice !== undefined) commit(record, field, choice || null)
  }
  const records = get().opened?.extraction?.records ?? []
  const shownChoice = (choice: string): string => {
    const other = records.find(({ id }) => id === choice)
    return choice === '' ? 'nothing' : other ? headlineOf(other, nameOf) : choiceShown(choice)
  }
  return (
    <span class="editor">
      <div
        ref={box}
        class="choices"
        role="listbox"
        tabIndex={0}
        aria-label={field.label}
        aria-activedescendant={`choice-${at}`}
        onKeyDown={(event) => {
          const digit = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : -1
          if (event.key === 'ArrowDown') setAt((at + 1) % all.length)
          else if (event.key === 'ArrowUp') setAt((at + all.length - 1) % all.length)
          else if (event.key === 'Enter') save(all[at])
          else if (digit >= 0) save(all[digit])
          else if (event.key === 'Escape') close()
          else {
            const letter = all.findIndex((choice, i) => i !== at && choice.startsWith(event.key.toLowerCase()))
            if (letter < 0 || event.key.length !== 1) return
            setAt(letter)
          }
          event.preventDefault()
          event.stopPropagation()
        }}
      >
        {all.map((choice, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the list's
          <div
            key={choice}
            id={`choice-${i}`}
            role="option"
            tabIndex={-1}
            class={i === at ? 'here' : ''}
            aria-selected={i === at}
            onClick={() => save(choice)}
          >
            {i < 9 ? <Key name={String(i + 1)} /> : null} {shownChoice(choice)}
          </div>
        ))}
      </div>
    </span>
  )
}

function TextEditor({ record, line }: EditorProps) {
  const { field } = line
  const [typed, setTyped] = useDraft({ record, line }, (record[field.name] as string | null) ?? '')
  const value = typed.trim() || null
  const checked = checkField(field.name, value)
  const { trouble, setTrouble, onKeyDown } = useEditor(() => commit(record, field, value))
  const box = useFocus<HTMLInputElement>()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter and Escape of the field inside
    <span class="editor" onKeyDown={onKeyDown}>
      <input
        ref={box}
        aria-label={field.label}
        aria-invalid={!checked.ok}
        placeholder={field.kind === 'date' ? '2024-01-24' : ''}
        value={typed}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value)
          setTrouble(null)
        }}
      />
      {checked.ok ? null : <span class="reads">{checked.message}</span>}
      <Trouble message={trouble} />
      <Ends onSave={() => setTrouble(commit(record, field, value))} />
    </span>
  )
}
