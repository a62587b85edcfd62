import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { AidRecord } from '../../core/record.ts'
import { settleHand } from './actions.ts'
import type { Line } from './fields.ts'
import { seenNow } from './queue.ts'
import { change, get, type Seen, say } from './state.ts'
import { deafen } from './typeahead.ts'

/**
 * What is typed into a field, and what the file said when the typing began. Outlives the form: a file that changes underneath, a click
 * elsewhere or another article takes neither the typed words nor the knowledge of what they were to replace.
 */
export interface Draft {
  readonly of: string
  readonly label: string
  readonly seen: Seen | null
  /** Goods and sums are edited one by one: the one as it was, because its place may change. */
  readonly old: unknown
  readonly start: Parts
  typed: Parts
  /** Left by the reviewer's own key or button. */
  closed: boolean
}

export type Parts = Readonly<Record<string, string>>

const drafts = new Map<string, Draft>()
let open: Draft | null = null

export const draftInHand = (): Draft | null => open

export interface EditorProps {
  readonly record: AidRecord
  readonly line: Line
}

const isOneOfMany = ({ kind }: Line['field']): boolean => kind === 'items' || kind === 'amounts'

const oldOf = ({ record, line }: EditorProps): unknown =>
  isOneOfMany(line.field) && line.index !== null ? (record[line.field.name] as readonly unknown[])[line.index] : null

/** Two articles of one text have records of the same ids: the article is part of the name. */
const keyOf = ({ record, line }: EditorProps): string =>
  JSON.stringify([get().opened?.id, record.id, line.field.name, oldOf({ record, line })])

const isTouched = ({ start, typed }: Draft): boolean => Object.keys(start).some((part) => start[part] !== typed[part])

/** What was typed for a line and never saved; null when nothing was. */
export function keptFor(props: EditorProps): string | null {
  const kept = drafts.get(keyOf(props))
  return kept && isTouched(kept) ? Object.values(kept.typed).filter(Boolean).join(' ') : null
}

/** @param start what the editor's boxes hold before anybody types. */
export function useDraft<P extends Parts>(props: EditorProps, start: P): readonly [P, (part: Partial<P>) => void] {
  const [draft] = useState(() => {
    const kept = drafts.get(keyOf(props))
    const fresh = { of: keyOf(props), label: props.line.field.label, seen: seenNow(), old: oldOf(props) }
    return kept && isTouched(kept) ? kept : { ...fresh, start, typed: start, closed: false }
  })
  const [typed, setTyped] = useState(draft.typed as P)
  useLayoutEffect(() => {
    drafts.set(draft.of, draft)
    open = draft
    return () => left(draft)
  }, [])
  return [
    typed,
    (part) => {
      draft.typed = { ...draft.typed, ...part } as P
      setTyped(draft.typed as P)
    },
  ]
}

function left(draft: Draft): void {
  if (open === draft) open = null
  if (draft.closed || !isTouched(draft)) drafts.delete(draft.of)
  if (draft.closed) return
  // the rest of a word is no command
  deafen()
  if (isTouched(draft))
    say(`What you typed for ${draft.label} is not saved: edit the field again, and it is there.`, 'bad')
}

/** The reviewer is done with the field, one way or the other. */
export function closeEditor(): void {
  if (open) open.closed = true
  change({ editing: false, words: null })
  settleHand()
}

/** The field that an editor begins in. What is there is replaced by typing, unless it was typed here before. */
export function useFocus<T extends HTMLInputElement>(typed: string, start: string) {
  const box = useRef<T>(null)
  useLayoutEffect(() => {
    box.current?.focus()
    if (typed === start) box.current?.select()
  }, [])
  return box
}
