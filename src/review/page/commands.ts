import * as act from './actions.ts'
import { conflictInHand, duplicate, flag, focus, nextTheme, reopen, take } from './deeds.ts'
import * as mark from './marking.ts'
import { meantInHand } from './meant.ts'
import { change, get, recordInHand, type State } from './state.ts'

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
