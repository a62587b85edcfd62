import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { recordSchema } from '../../core/record.ts'
import { nameOf } from './actions.ts'
import { commit } from './commit.ts'
import { closeEditor, type EditorProps, useDraft } from './drafts.ts'
import { Trouble } from './editor-parts.tsx'
import { choiceShown, headlineOf } from './fields.ts'
import { Key } from './key.tsx'
import { get } from './state.ts'

/** Milliseconds after which a letter begins another word. */
const PAUSE = 1500

/** A short list, each with a number: a digit chooses and saves at once, letters go to what begins with them. */
export function ChoiceEditor({ record, line, choices }: EditorProps & { choices: readonly string[] }) {
  const { field } = line
  const value = record[field.name] as string | null
  const mayBeNone = recordSchema.shape[field.name].safeParse(null).success
  const all = [...choices, ...(mayBeNone ? [''] : [])]
  useDraft({ record, line }, {})
  const [at, setAt] = useState(Math.max(0, all.indexOf(value ?? '')))
  const [trouble, setTrouble] = useState<string | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const typed = useRef({ letters: '', time: 0 })
  useLayoutEffect(() => box.current?.focus(), [])
  const save = (choice: string | undefined): void => {
    if (choice !== undefined) setTrouble(commit(record, field, choice || null))
  }
  const records = get().opened?.extraction?.records ?? []
  const shownChoice = (choice: string): string => {
    const other = records.find(({ id }) => id === choice)
    return choice === '' ? 'nothing' : other ? headlineOf(other, nameOf) : choiceShown(choice)
  }
  const goTo = (letter: string, time: number): void => {
    const before = time - typed.current.time < PAUSE ? typed.current.letters : ''
    const [place, letters] = begins(all.map(shownChoice), at, before, letter.toLowerCase())
    typed.current = { letters, time }
    if (place >= 0) setAt(place)
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
          const { key, repeat } = event
          if (event.ctrlKey || event.metaKey || event.altKey) return
          if (key === 'ArrowDown') setAt((at + 1) % all.length)
          else if (key === 'ArrowUp') setAt((at + all.length - 1) % all.length)
          else if (key === 'Enter') repeat || save(all[at])
          else if (/^[1-9]$/.test(key)) repeat || save(all[Number(key) - 1])
          else if (key === 'Escape') closeEditor()
          // whatever is typed here is for this list: a letter that fits nothing is no command
          else if (key.length === 1) goTo(key, event.timeStamp)
          else return
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
      <Trouble message={trouble} />
    </span>
  )
}

/** @returns the place that typed letters lead to, -1 for none, and the letters to go on from. */
export function begins(shown: readonly string[], at: number, before: string, letter: string): [number, string] {
  const find = (letters: string, from: number): number => {
    for (let i = 0; i < shown.length; i++) {
      const place = (from + i) % shown.length
      if (shown[place]!.toLowerCase().startsWith(letters)) return place
    }
    return -1
  }
  if (before) {
    const longer = find(before + letter, at)
    if (longer >= 0) return [longer, before + letter]
  }
  // the same letter once more goes to the next that begins with it
  const place = find(letter, at + 1)
  return [place, place < 0 ? '' : letter]
}
