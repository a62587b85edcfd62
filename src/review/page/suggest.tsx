import type { RefObject } from 'preact'
import { useId, useState } from 'preact/hooks'
import type { Word } from '../api.ts'
import { completes, suggest } from './values.ts'

interface Asked {
  readonly value: string
  readonly words: readonly Word[]
  /** Between several values; null when there is but one. */
  readonly separator: string | null
  /** Any name may stand here: Enter takes what was typed, unless the arrows chose a suggestion. */
  readonly free?: boolean
  /** Names that hold a separator themselves. */
  readonly whole?: readonly string[]
  readonly onInput: (value: string) => void
}

export interface Suggesting extends Asked {
  /** What Enter takes, and what is to be shown as read. */
  readonly meant: string
  readonly mark: string | null
  readonly found: readonly Word[]
  /** Which of the found is chosen; -1 for none. */
  readonly at: number
  readonly pick: (at: number | null) => void
  readonly setOpen: (open: boolean) => void
  readonly completed: (word: Word) => string
}

/** Completes the last of the typed names. A guess (`KFX` for `KfW`) is listed, but taken only when the reviewer chooses it. */
export function useSuggest(asked: Asked): Suggesting {
  const { value, words, separator, free = false, whole = [] } = asked
  const [open, setOpen] = useState(false)
  const [picked, pick] = useState<number | null>(null)
  const mark = separator?.trim() ?? null
  const cut = mark === null ? 0 : value.lastIndexOf(mark) + 1
  const isWhole = mark !== null && whole.some((one) => one.includes(mark) && value.trimEnd().endsWith(one))
  const last = isWhole ? '' : value.slice(cut).trim()
  const found = open && last ? suggest(last, words) : []
  const at = picked ?? (!free && found[0] && completes(last, found[0]) ? 0 : -1)
  const chosen = found[at]
  const completed = (word: Word): string => {
    const before = value.slice(0, cut).trimEnd()
    return `${before}${before ? ' ' : ''}${word.code}`
  }
  // what stands in the list is meant only when the typed words are no code themselves
  const exact = words.some(({ code }) => code.toLowerCase() === last.toLowerCase())
  const meant = chosen && (!exact || picked !== null) ? completed(chosen) : value
  return { ...asked, meant, mark, found, at, pick, setOpen, completed }
}

interface BoxProps {
  readonly label: string
  readonly suggesting: Suggesting
  readonly box?: RefObject<HTMLInputElement | null>
  readonly narrow?: boolean
  readonly onEnter: () => void
  readonly onEscape: () => void
}

/** A line of text that completes codes and names of countries, bodies or currencies as one types. */
export function SuggestBox({ label, suggesting, box, narrow = false, onEnter, onEscape }: BoxProps) {
  const id = useId()
  const { value, found, at, mark, free, meant, separator, pick, setOpen, completed, onInput } = suggesting
  const chosen = found[at]
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return event.stopPropagation()
    if (event.key === 'ArrowDown' && found.length) pick((at + 1) % found.length)
    else if (event.key === 'ArrowUp' && found.length) pick((Math.max(at, 0) + found.length - 1) % found.length)
    else if (event.key === 'Tab' && chosen && !event.shiftKey) {
      onInput(completed(chosen))
      setOpen(false)
    } else if (event.key === mark && chosen && !free) {
      onInput(`${meant}${separator}`)
      setOpen(false)
    } else if (event.key === 'Enter') {
      if (!event.repeat) onEnter()
    } else if (event.key === 'Escape') {
      if (found.length) setOpen(false)
      else onEscape()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <span class={`suggest${narrow ? ' narrow' : ''}`}>
      <input
        ref={box as RefObject<HTMLInputElement> | undefined}
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
          // only the last name is completed, and only while it is being typed
          setOpen(currentTarget.selectionEnd === currentTarget.value.length)
          pick(null)
          onInput(currentTarget.value)
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
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
