import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { settleHand } from './actions.ts'
import { Key } from './key.tsx'
import { change } from './state.ts'
import { deafen } from './typeahead.ts'

/** What all questions are made of: a frame, a list to choose from, and buttons. */

let byHand = false

/** By the reviewer's own hand. */
export function answered(): void {
  byHand = true
}

export function close(): void {
  answered()
  change({ dialog: null })
}

/** Whether what was typed in the last question was answered or given up, and not taken away. */
export const wasClosedByHand = (): boolean => byHand

interface FrameProps {
  readonly title: string
  readonly children: ComponentChildren
  /** Must be answered: Escape does not close it. */
  readonly firm?: boolean
  readonly onClose?: () => void
}

export function Frame({ title, children, firm = false, onClose = close }: FrameProps) {
  const box = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const before = document.activeElement
    byHand = false
    box.current?.showModal()
    // not its first button: a long dialog would open at its end
    if (!box.current?.querySelector('textarea, [role=listbox]')) box.current?.focus()
    box.current?.scrollTo(0, 0)
    return () => {
      // the rest of a sentence is no command
      if (!byHand && !firm) deafen()
      if (before instanceof HTMLElement) before.focus()
      // the record in hand may have gone meanwhile
      settleHand()
    }
  }, [])
  return (
    <dialog
      ref={box}
      aria-label={title}
      tabIndex={-1}
      onCancel={(event) => {
        event.preventDefault()
        if (firm) return
        answered()
        onClose()
      }}
    >
      <h2>{title}</h2>
      {children}
    </dialog>
  )
}

export function Answer({
  label,
  hint,
  onClick,
  kind = '',
}: {
  label: string
  hint: string
  onClick: () => void
  kind?: string
}) {
  return (
    <button type="button" class={`command ${kind}`} onClick={onClick}>
      <span>{label}</span> <Key name={hint} />
    </button>
  )
}

interface ChoicesProps {
  readonly labels: readonly string[]
  /** The key that takes each; its place, when left out. */
  readonly keys?: readonly string[]
  /** Until then no answer is taken. */
  readonly ready?: boolean
  readonly onChoose: (index: number) => void
}

const PLACES = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

/** A list of which a digit or Enter takes one. */
export function Choices({ labels, keys = PLACES, ready = true, onChoose }: ChoicesProps) {
  const [at, setAt] = useState(0)
  const choose = (index: number): void => {
    if (ready) onChoose(index)
  }
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => box.current?.focus(), [])
  return (
    <div
      ref={box}
      class="choices"
      role="listbox"
      tabIndex={0}
      aria-label="Choices"
      aria-disabled={!ready}
      aria-activedescendant={`answer-${at}`}
      onKeyDown={(event) => {
        const digit = keys.indexOf(event.key)
        if (event.key === 'ArrowDown') setAt((at + 1) % labels.length)
        else if (event.key === 'ArrowUp') setAt((at + labels.length - 1) % labels.length)
        else if (event.key === 'Enter') event.repeat || choose(at)
        else if (digit >= 0 && digit < labels.length) event.repeat || choose(digit)
        else return
        event.preventDefault()
      }}
    >
      {labels.map((label, i) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the list's
        <div
          key={label}
          id={`answer-${i}`}
          role="option"
          tabIndex={-1}
          class={i === at ? 'here' : ''}
          aria-selected={i === at}
          onClick={() => choose(i)}
        >
          {keys[i]?.length === 1 ? <Key name={keys[i]} /> : keys[i] ? `${keys[i]}.` : null} {label}
        </div>
      ))}
    </div>
  )
}
