import { QUALIFIERS } from '../../core/mention.ts'
import type { Amount } from '../../core/record.ts'
import { leaveAsIs } from './commit.ts'
import { closeEditor, type EditorProps, useDraft, useFocus } from './drafts.ts'
import { Ends, Trouble, useEditor } from './editor-parts.tsx'
import { choiceShown, figure } from './fields.ts'
import { usePart } from './state.ts'
import { SuggestBox, useSuggest } from './suggest.tsx'
import { parseCurrency, parseSum, sumTyped, type Typed } from './values.ts'

interface SumProps extends EditorProps {
  readonly sum: Amount | null
  readonly save: (sum: Amount | null) => string | null
}

export function SumEditor({ sum, save, record, line }: SumProps) {
  const currencies = usePart((state) => state.vocabulary?.currencies) ?? []
  const start = { text: sumTyped(sum), currency: sum?.currency ?? '', qualifier: sum?.qualifier ?? 'exact' }
  const [typed, type] = useDraft({ record, line }, start)
  const figures = parseSum(typed.text)
  // one currency stands there at a time: the one behind the figure is shown in the currency's own box
  const behind = figures.ok ? figures.value.currency : null
  const suggesting = useSuggest({
    value: behind ?? typed.currency,
    words: currencies,
    separator: null,
    onInput: (currency) => type({ currency, ...(behind ? { text: typed.text.replace(/\s*[a-z]{3}\s*$/i, '') } : {}) }),
  })
  const read = (): Typed<Amount | null> => {
    if (!typed.text.trim()) return { ok: true, value: null }
    if (!figures.ok) return figures
    const code = parseCurrency(suggesting.meant, currencies)
    if (!code.ok) return code
    const { currency: _, ...values } = figures.value
    const qualifier = typed.qualifier as Amount['qualifier']
    return {
      ok: true,
      value: {
        ...values,
        currency: code.value,
        qualifier: values.min === undefined ? (qualifier === 'range' ? 'exact' : qualifier) : 'range',
      },
    }
  }
  const value = read()
  const isAsBefore =
    typed.text === start.text && suggesting.meant === start.currency && typed.qualifier === start.qualifier
  const done = (): string | null => (isAsBefore ? leaveAsIs() : value.ok ? save(value.value) : value.message)
  const { trouble, setTrouble, onKeyDown } = useEditor(done)
  const box = useFocus(typed.text, start.text)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter and Escape of the fields inside
    <span class="editor sum" onKeyDown={onKeyDown}>
      <span class="parts">
        <input
          ref={box}
          aria-label={line.field.label}
          aria-invalid={!value.ok}
          value={typed.text}
          placeholder="85 billion"
          onInput={({ currentTarget }) => type({ text: currentTarget.value })}
        />
        <SuggestBox
          label="Currency"
          suggesting={suggesting}
          narrow
          onEnter={() => setTrouble(done())}
          onEscape={closeEditor}
        />
        <select
          aria-label="Qualifier"
          value={typed.qualifier}
          onChange={({ currentTarget }) => type({ qualifier: currentTarget.value as Amount['qualifier'] })}
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

const figureOf = ({ value, min, max }: Amount): string =>
  value !== undefined ? figure(value) : `${figure(min ?? 0)}–${figure(max ?? 0)}`
