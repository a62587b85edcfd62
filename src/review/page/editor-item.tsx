import type { Item } from '../../core/record.ts'
import { commitOne } from './commit.ts'
import { draftInHand, type EditorProps, useDraft, useFocus } from './drafts.ts'
import { Ends, Trouble, useEditor } from './editor-parts.tsx'
import { choiceShown } from './fields.ts'
import { usePart } from './state.ts'
import { parseSum, plain, type Typed } from './values.ts'

export function ItemEditor({ record, line }: EditorProps) {
  const categories = usePart((state) => state.vocabulary?.categories) ?? []
  const old = line.index === null ? undefined : record.items[line.index]
  const start = {
    name: old?.name ?? '',
    quantity: old?.quantity === null || old?.quantity === undefined ? '' : plain(old.quantity),
    unit: old?.unit ?? '',
    category: old?.category ?? '',
  }
  const [typed, type] = useDraft({ record, line }, start)
  const save = (): string | null => {
    if (!typed.name.trim()) return commitOne(record, line.field, null)
    const count = quantityOf(typed.quantity)
    if (!count.ok) return count.message
    const before = draftInHand()?.old as Item | null | undefined
    return commitOne(record, line.field, {
      name: typed.name.trim(),
      category: typed.category || null,
      quantity: count.value,
      qualifier: count.value === null ? null : (before?.qualifier ?? 'exact'),
      unit: typed.unit.trim() || null,
    } satisfies Item)
  }
  const { trouble, setTrouble, onKeyDown } = useEditor(save)
  const box = useFocus(typed.name, start.name)
  const part = (label: string, name: 'quantity' | 'unit') => (
    <input
      aria-label={label}
      placeholder={label}
      value={typed[name]}
      onInput={({ currentTarget }) => type({ [name]: currentTarget.value })}
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
          value={typed.name}
          onInput={({ currentTarget }) => type({ name: currentTarget.value })}
        />
        {part('Quantity', 'quantity')}
        {part('Unit', 'unit')}
        <select
          aria-label="Category"
          value={typed.category}
          onChange={({ currentTarget }) => type({ category: currentTarget.value })}
        >
          <option value="">no category</option>
          {[...new Set([...categories, ...(typed.category ? [typed.category] : [])])].map((one) => (
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

/** `3 mil` and `12 pcs` end as a sum does, in what may be a currency: here it is no word that was understood. */
function quantityOf(typed: string): Typed<number | null> {
  if (!typed.trim()) return { ok: true, value: null }
  const read = parseSum(typed)
  if (!read.ok || read.value.value === undefined)
    return { ok: false, message: 'a quantity is a number, like 12 or 2 thousand' }
  if (read.value.currency === null) return { ok: true, value: read.value.value }
  const word = typed.trim().split(/\s+/).at(-1)
  return { ok: false, message: `“${word}” is no size: thousand, million; a unit has a box of its own` }
}
