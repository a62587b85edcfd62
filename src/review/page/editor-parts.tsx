import { useState } from 'preact/hooks'
import { closeEditor } from './drafts.ts'
import { Key } from './key.tsx'

/** Keys that all editors have. @param save returns why it cannot. */
export function useEditor(save: () => string | null) {
  const [trouble, setTrouble] = useState<string | null>(null)
  const onKeyDown = (event: KeyboardEvent): void => {
    // they belong to the writing of the character
    if (event.isComposing) return event.stopPropagation()
    // a button in the editor does what it says
    const onButton = event.target instanceof Element && event.target.closest('button')
    if (event.key === 'Escape') closeEditor()
    else if (event.key === 'Enter' && !onButton) event.repeat || setTrouble(save())
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return { trouble, setTrouble, onKeyDown }
}

export function Trouble({ message }: { message: string | null }) {
  return message ? (
    <span class="trouble" role="alert">
      {message}
    </span>
  ) : null
}

export function Ends({ onSave }: { onSave: () => void }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the field keeps the focus, and with it what it shows as meant
    <span class="ends" onMouseDown={(event) => event.preventDefault()}>
      <button type="button" class="command good" onClick={onSave}>
        <span>Save</span> <Key name="↵" />
      </button>
      <button type="button" class="command" onClick={closeEditor}>
        <span>Cancel</span> <Key name="esc" />
      </button>
    </span>
  )
}
