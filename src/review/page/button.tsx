import type { ComponentChildren } from 'preact'
import { commandOf } from './commands.ts'
import { Key } from './key.tsx'
import { keyShown } from './keys.ts'
import { usePart } from './state.ts'

/** A command as a button, with its key on it. */
export function CommandButton({
  id,
  kind = '',
  children,
}: {
  id: string
  kind?: string
  children?: ComponentChildren
}) {
  const command = commandOf(id)
  const enabled = usePart((state) => command.when?.(state) ?? true)
  return (
    <button
      type="button"
      class={`command ${kind}`}
      disabled={!enabled}
      title={command.help}
      onClick={(event) => {
        // a mouse click leaves no focus behind: the space bar goes on skipping
        if (event.detail > 0) event.currentTarget.blur()
        void command.run()
      }}
    >
      <span>{children ?? command.label}</span>
      <Key name={keyShown(command.keys[0]!)} />
    </button>
  )
}
