import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Word } from '../api.ts'
import { suggest } from './values.ts'

interface SuggestProps {
  readonly label: string
  readonly value: string
  readonly words: readonly Word[]
  /** Between several values; null when there is but one. */
  readonly separator: string | null
  readonly narrow?: boolean
  /** Any name may stand here: Enter takes what was typed, unless the arrows chose a suggestion. */
  readonly free?: boolean
  readonly onInput: (value: string) => void
  readonly onEnter: (value: string) => void
  readonly onEscape: () => void
}

/** A line of text that completes codes and names of countries, bodies or currencies as one types. */
export function Suggest({
  label,
  value,
  words,
  separator,
  narrow = false,
  free = false,
  onInput,
  onEnter,
  onEscape,
}: SuggestProps) {
  const id = useId()
  const box = useRef<HTMLInputElement>(null)
  const [open, setOpen] = useState(false)
  const none = free ? -1 : 0
  const [at, setAt] = useState(none)
  useLayoutEffect(() => {
    if (narrow) return
    box.current?.focus()
    box.current?.select()
  }, [])
  const mark = separator?.trim() ?? null
  const cut = mark === null ? 0 : value.lastIndexOf(mark) + 1
  const last = value.slice(cut).trim()
  const found = open && last ? suggest(last, words) : []
  const chosen = found[at]
  const completed = (word: Word): string => {
    const before = value.slice(0, cut).trimEnd()
    return `${before}${before ? ' ' : ''}${word.code}`
  }
  /** What stands in the list is meant only when the typed words are no code themselves. */
  const meant = (): string => {
    const exact = words.some(({ code }) => code.toLowerCase() === last.toLowerCase())
    return chosen && (!exact || at > none) ? completed(chosen) : value
  }
  return (
    <span class={`suggest${narrow ? ' narrow' : ''}`}>
      <input
        ref={box}
        role="combobox"
        aria-label={label}
        aria-expanded={found.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={chosen ? `${id}-${at}` : undefined}
        autocomplete="off"
        spellcheck={false}
        value={value}
        onInput={({ currentTarget }) => {
          setOpen(true)
          setAt(none)
          onInput(currentTarget.value)
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' && found.length) setAt((at + 1) % found.length)
          else if (event.key === 'ArrowUp' && found.length) setAt((Math.max(at, 0) + found.length - 1) % found.length)
          else if (event.key === 'Tab' && chosen && open && !event.shiftKey) {
            onInput(completed(chosen))
            setOpen(false)
          } else if (event.key === mark && chosen && !free) {
            onInput(`${meant()}${separator}`)
            setOpen(false)
          } else if (event.key === 'Enter' && !event.isComposing) {
            const text = meant()
            onInput(text)
            onEnter(text)
          } else if (event.key === 'Escape') {
            if (found.length) setOpen(false)
            else onEscape()
          } else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <div id={id} class="found" role="listbox" aria-label={`${label}: suggestions`} hidden={!found.length}>
        {found.map((word, i) => (
          <div
            key={word.code}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            // before the field loses its focus
            onMouseDown={(event) => {
              event.preventDefault()
              onInput(completed(word))
              setOpen(false)
            }}
          >
            <b>{word.code}</b> {word.name}
          </div>
        ))}
      </div>
    </span>
  )
}
