import { flushSync } from 'preact/compat'
import * as act from './actions.ts'
import { closeEditor } from './drafts.ts'
import * as mark from './marking.ts'
import { meantInHand } from './meant.ts'
import { send } from './queue.ts'
import { change, get, recordInHand, type State, say } from './state.ts'

/** One thing that can be done: by its key, by its button, and told in the help. */
export interface Command {
  readonly id: string
  /** The first is shown on the button. As the browser names keys, with `Ctrl+`, `Shift+`, `Alt+` before it. */
  readonly keys: readonly string[]
  readonly label: string
  readonly help: string
  readonly group: 'Moving' | 'Deciding' | 'Correcting' | 'Words' | 'Records' | 'Page'
  readonly run: () => unknown
  /** When it makes sense; always, when left out. */
  readonly when?: (state: State) => boolean
}

const hasRecord = (state: State): boolean => recordInHand(state) !== null
/** By what was typed, not by what the server has confirmed: `a k o` in one go opens it again. */
const isDecided = (): boolean => (meantInHand()?.review.state ?? 'machine') !== 'machine'

const open = (kind: 'help' | 'comment' | 'split' | 'merge') => () =>
  kind === 'help' || hasRecord(get()) ? change({ dialog: { kind }, marking: null, editing: false }) : undefined

export const COMMANDS: readonly Command[] = [
  { id: 'next-record', keys: ['j'], label: 'Next', help: 'next record', group: 'Moving', run: () => act.stepRecord(1) },
  {
    id: 'last-record',
    keys: ['k'],
    label: 'Back',
    help: 'record before',
    group: 'Moving',
    run: () => act.stepRecord(-1),
  },
  {
    id: 'next-line',
    keys: ['ArrowDown'],
    label: 'Field below',
    help: 'next field',
    group: 'Moving',
    run: () => act.stepLine(1),
  },
  {
    id: 'last-line',
    keys: ['ArrowUp'],
    label: 'Field above',
    help: 'field before',
    group: 'Moving',
    run: () => act.stepLine(-1),
  },
  {
    id: 'next-article',
    keys: ['n'],
    label: 'Next article',
    help: 'next article of the list',
    group: 'Moving',
    run: () => act.nextArticle(1),
  },
  {
    id: 'last-article',
    keys: ['p'],
    label: 'Article before',
    help: 'article before',
    group: 'Moving',
    run: () => act.nextArticle(-1),
  },
  {
    id: 'accept',
    keys: ['a'],
    label: 'Accept',
    help: 'the record is right; go on',
    group: 'Deciding',
    run: () => act.decide('accept'),
    when: hasRecord,
  },
  {
    id: 'reject',
    keys: ['x'],
    label: 'Reject',
    help: 'this is no aid, or no record; go on',
    group: 'Deciding',
    run: () => act.decide('reject'),
    when: hasRecord,
  },
  {
    id: 'skip',
    keys: [' '],
    label: 'Skip',
    help: 'decide later; go on',
    group: 'Deciding',
    run: act.skip,
    when: hasRecord,
  },
  {
    id: 'comment',
    keys: ['c'],
    label: 'Comment',
    help: 'write a note on the record',
    group: 'Deciding',
    run: open('comment'),
    when: hasRecord,
  },
  {
    id: 'flag',
    keys: ['f'],
    label: 'Flag',
    help: 'mark the record for another look, or take the mark away',
    group: 'Deciding',
    run: flag,
    when: hasRecord,
  },
  {
    id: 'edit',
    keys: ['e', 'Enter'],
    label: 'Edit',
    help: 'change the field',
    group: 'Correcting',
    run: () => act.lineInHand() && change({ editing: true, marking: null }),
    when: hasRecord,
  },
  {
    id: 'undo',
    keys: ['u', 'Ctrl+z'],
    label: 'Undo',
    help: 'take the last change back, as often as you like',
    group: 'Correcting',
    run: () => act.turn('undo'),
  },
  {
    id: 'redo',
    keys: ['Shift+U', 'Ctrl+Shift+Z', 'Ctrl+y'],
    label: 'Redo',
    help: 'do it again',
    group: 'Correcting',
    run: () => act.turn('redo'),
  },
  {
    id: 'take',
    keys: ['y'],
    label: 'Take',
    help: 'take the value that the words say, or the other answer',
    group: 'Correcting',
    run: take,
    when: (state) => state.suggestion !== null || conflictInHand() !== null,
  },
  {
    id: 'fields',
    keys: ['v'],
    label: 'All fields',
    help: 'show fields that hold nothing, or hide them',
    group: 'Correcting',
    run: () => change({ all: !get().all }),
  },
  {
    id: 'mark',
    keys: ['w'],
    label: 'Words',
    help: 'choose the words of the field',
    group: 'Words',
    run: () => mark.startMarking(false),
    when: hasRecord,
  },
  {
    id: 'end-word-right',
    keys: ['Shift+ArrowRight'],
    label: 'Longer',
    help: 'move the edge of the words by a word (Shift) or a character (Alt)',
    group: 'Words',
    run: () => mark.markEdge('word', 1),
    when: hasRecord,
  },
  {
    id: 'end-word-left',
    keys: ['Shift+ArrowLeft'],
    label: 'Shorter',
    help: '',
    group: 'Words',
    run: () => mark.markEdge('word', -1),
    when: hasRecord,
  },
  {
    id: 'end-char-right',
    keys: ['Alt+ArrowRight'],
    label: 'Longer by a character',
    help: '',
    group: 'Words',
    run: () => mark.markEdge('character', 1),
    when: hasRecord,
  },
  {
    id: 'end-char-left',
    keys: ['Alt+ArrowLeft'],
    label: 'Shorter by a character',
    help: '',
    group: 'Words',
    run: () => mark.markEdge('character', -1),
    when: hasRecord,
  },
  {
    id: 'add',
    keys: ['i'],
    label: 'New record',
    help: 'add a record that was missed, from words of the text',
    group: 'Records',
    run: () => mark.startMarking(true),
  },
  {
    id: 'duplicate',
    keys: ['d'],
    label: 'Duplicate',
    help: 'a copy of the record',
    group: 'Records',
    run: duplicate,
    when: hasRecord,
  },
  {
    id: 'split',
    keys: ['s'],
    label: 'Split',
    help: 'part the record in two',
    group: 'Records',
    run: open('split'),
    when: hasRecord,
  },
  {
    id: 'merge',
    keys: ['m'],
    label: 'Merge',
    help: 'join it with another record',
    group: 'Records',
    run: open('merge'),
    when: hasRecord,
  },
  {
    id: 'reopen',
    keys: ['o'],
    label: 'Reopen',
    help: 'take the decision back',
    group: 'Deciding',
    run: reopen,
    when: isDecided,
  },
  {
    id: 'search',
    keys: ['/'],
    label: 'Search',
    help: 'search the articles',
    group: 'Page',
    run: () => focus('search'),
  },
  {
    id: 'list',
    keys: ['l'],
    label: 'Articles',
    help: 'go to the list of articles',
    group: 'Page',
    run: () => focus('list'),
  },
  {
    id: 'theme',
    keys: ['t'],
    label: 'Light or dark',
    help: 'light, dark, or as the system',
    group: 'Page',
    run: nextTheme,
  },
  { id: 'help', keys: ['?'], label: 'Help', help: 'all keys', group: 'Page', run: open('help') },
]

export const commandOf = (id: string): Command => COMMANDS.find((command) => command.id === id)!

const conflictInHand = () => {
  const record = recordInHand(get())
  const line = act.lineInHand()
  return record && line && act.conflictOf(record, line)
}

function take(): void {
  const [record, conflict] = [recordInHand(get()), conflictInHand()]
  if (get().suggestion) mark.takeSuggestion()
  else if (record && conflict) act.takeOther(record, conflict)
}

function duplicate(): void {
  const record = recordInHand(get())
  if (record) send({ kind: 'duplicate', record: record.id })
}

function flag(): void {
  const record = meantInHand()
  if (!record) return
  const flagged = !record.review.flag
  send({ kind: 'flag', record: record.id, flag: flagged })
  say(flagged ? 'Flagged for another look.' : 'The flag is gone.', 'good')
}

function reopen(): void {
  const record = meantInHand()
  if (!record || record.review.state === 'machine') return
  send({ kind: 'reopen', record: record.id })
  say('Open again.', 'good')
}

function focus(id: 'search' | 'list'): void {
  // drawn at once: the letters behind the key are for the field, and no commands
  flushSync(() => change({ listOpen: true }))
  document.getElementById(id)?.focus()
}

function nextTheme(): void {
  const order = ['system', 'light', 'dark'] as const
  const theme = order[(order.indexOf(get().theme) + 1) % order.length]!
  change({ theme })
  say(theme === 'system' ? 'Light or dark as the system has it.' : theme === 'light' ? 'Light.' : 'Dark.')
}

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
  if (dialog || target?.closest(TYPING)) return
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
  document.querySelector<HTMLElement>('[data-editor] :is(input, [role=listbox])')?.focus()
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
