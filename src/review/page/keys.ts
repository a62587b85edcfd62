import { COMMANDS } from './commands.ts'
import { closeEditor } from './drafts.ts'
import { focusEditor } from './focus-editor.ts'
import * as mark from './marking.ts'
import { change, get, say } from './state.ts'

/** While words are marked. */
const MARKING: Readonly<Record<string, () => void | Promise<void>>> = {
  ArrowRight: () => mark.markWord(1),
  ArrowLeft: () => mark.markWord(-1),
  ArrowDown: () => mark.markLine(1),
  ArrowUp: () => mark.markLine(-1),
  'Shift+ArrowRight': () => mark.markEdge('word', 1),
  'Shift+ArrowLeft': () => mark.markEdge('word', -1),
  'Alt+ArrowRight': () => mark.markEdge('character', 1),
  'Alt+ArrowLeft': () => mark.markEdge('character', -1),
  Tab: mark.swapEdge,
  Enter: mark.finishMarking,
  Escape: mark.stopMarking,
  Delete: mark.clearSpan,
  Backspace: mark.clearSpan,
  i: () => {
    mark.markFor(null)
    return mark.finishMarking()
  },
}

/** `Ctrl+Shift+Z`; Shift is told for letters and arrows, not for signs that need it (`?`). */
export function keyOf(event: KeyboardEvent): string {
  const shift = event.shiftKey && (event.key.length > 1 || /\p{L}/u.test(event.key))
  const held = [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : '', shift ? 'Shift' : '']
  return [...held.filter(Boolean), event.key].join('+')
}

const TYPING = 'input, textarea, select, [contenteditable]'

/** One listener for the whole page: no key is bound in two places. */
export function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const target = event.target instanceof Element ? event.target : null
  const { dialog, marking, letters } = get()
  const key = keyOf(event)
  // a question of the queue is no part of the page's own state of things
  if (dialog || document.querySelector('dialog') || target?.closest(TYPING)) return
  const deed = marking ? MARKING[key] : undefined
  if (deed) {
    event.preventDefault()
    return void (event.repeat && !key.includes('Arrow') ? null : deed())
  }
  // its buttons have keys, but none of them is a command
  if (target?.closest('[data-editor]')) return
  if (key === 'Escape' && get().listOpen) return change({ listOpen: false })
  // the list and its buttons have these keys for themselves
  if (target?.closest('[data-own-keys]') && /^(?:Arrow|Home|End|Page|Enter| $)/.test(key)) return
  if (target?.closest('button, a, summary, label') && (key === ' ' || key === 'Enter')) return
  if (get().editing && key === 'Escape') return closeEditor()
  if (!letters && key.length === 1 && key !== '?') return
  const command = COMMANDS.find(({ keys }) => keys.includes(key))
  if (!command || (command.when && !command.when(get()))) return
  event.preventDefault()
  // a key that is held down decides once, and moves on and on
  if (event.repeat && !REPEATED.test(command.id)) return
  if (get().editing) return backToEditor()
  void command.run()
}

const REPEATED = /^(?:next|last)-(?:record|line)$|^end-/

/** The reviewer clicked beside the field that is open: what is typed is for it, and no decision. */
function backToEditor(): void {
  focusEditor()
  say('This field is still open: ↵ saves it, esc leaves it.')
}

const SHOWN: Readonly<Record<string, string>> = {
  ' ': 'space',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowRight: '→',
  ArrowLeft: '←',
  Enter: '↵',
  Escape: 'esc',
}

export const keyShown = (key: string): string =>
  key
    .split('+')
    .map((part) => SHOWN[part] ?? (part === 'Shift' ? '⇧' : part.length > 1 ? `${part} ` : part))
    .join('')
