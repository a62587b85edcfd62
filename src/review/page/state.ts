import { useLayoutEffect, useState } from 'preact/hooks'
import type { AidRecord } from '../../core/record.ts'
import type { Edit, Listing, ListQuery, Opened, ReadWords, Row, Vocabulary } from '../api.ts'
import type { Clash } from './reconcile.ts'
import type { Edge, Range } from './words.ts'

/** All that the page shows. Changed only by `change`, so that every part shows one and the same state. */
export interface State {
  readonly vocabulary: Vocabulary | null
  readonly query: Omit<ListQuery, 'from' | 'count'>
  readonly listing: Omit<Listing, 'rows' | 'from'> | null
  /** Lines of the list that were fetched, by their place. */
  readonly rows: ReadonlyMap<number, Row>
  readonly opened: Opened | null
  /** The record and the line of its form that keys act on. */
  readonly record: string | null
  readonly path: string | null
  readonly editing: boolean
  readonly marking: Marking | null
  readonly dialog: Dialog | null
  readonly suggestion: Suggestion | null
  /** Words in which no value was read: they go to the value that the reviewer types. */
  readonly words: {
    readonly record: string
    readonly field: string
    readonly span: Range
    readonly textId: string | null
  } | null
  /** Fields that hold nothing are shown too. */
  readonly all: boolean
  readonly message: Message
  /** Saves that the server has not confirmed. */
  readonly unsaved: number
  readonly offline: boolean
  /** What is told of keys that wait for the server; empty when none does. */
  readonly waiting: string
  /** Why something is not saved yet, when there is a reason. */
  readonly obstacle: string | null
  /** What a reviewer must answer before the article is saved on: the file and they changed the same. */
  readonly clash: Question | null
  /** What the server's rules do not allow, until the reviewer has read it; the first is shown. */
  readonly refused: readonly Refusal[]
  /** Whose text the page has, by `Opened.textId`. */
  readonly textShown: string | null
  /** In a narrow window the list lies over the article. */
  readonly listOpen: boolean
  readonly theme: Theme
  /** Single letters act; some speech and input tools need them off. */
  readonly letters: boolean
}

export type Theme = 'system' | 'light' | 'dark'

export interface Message {
  readonly text: string
  readonly tone: 'calm' | 'good' | 'bad'
}

/** Words being marked: for a field of the record in hand, or for a new record. */
export interface Marking {
  readonly range: Range
  readonly edge: Edge
  readonly path: string | null
  /** What the file said when the marking began, and the text that the words are of. */
  readonly seen: Seen | null
  readonly textId: string | null
}

/** A value that words say, for a field that says something else. */
export interface Suggestion {
  readonly record: string
  readonly path: string
  readonly shown: string
  readonly edit: Edit
}

export type Dialog =
  | { readonly kind: 'help' }
  | { readonly kind: 'comment' }
  | { readonly kind: 'split' }
  | { readonly kind: 'merge' }
  | { readonly kind: 'new'; readonly read: ReadWords }

/** What a reviewer saw when they began a change: a file that changes while they type must not be overwritten by what they typed. */
export interface Seen {
  readonly article: string
  readonly path: string
  readonly etag: string
  readonly textId: string | null
  readonly records: readonly AidRecord[]
  /** How many saves of this page the file had by then. */
  readonly saves: number
}

/** An edit on its way to the file. */
export interface Pending {
  /** Its name, by which the server knows it again. */
  readonly step: string
  readonly article: string
  readonly path: string
  /** The state of the file that it was looked at against: the one that the reviewer saw, or a later one that says the same. */
  readonly etag: string
  readonly textId: string | null
  readonly edits: readonly Edit[]
  /** The records that it touches, as they are in that state. */
  readonly before: readonly AidRecord[]
  /** The record that was in hand. */
  readonly hand: string | null
}

export interface Question {
  readonly pending: Pending
  readonly opened: Opened
  readonly clashes: readonly Clash[]
}

export interface Refusal {
  readonly pending: Pending
  readonly cause: string
}

const START: State = {
  vocabulary: null,
  query: { q: '', state: [], donor: [], type: [], flag: [], sort: 'doubt', stamp: '0' },
  listing: null,
  rows: new Map(),
  opened: null,
  record: null,
  path: null,
  editing: false,
  marking: null,
  dialog: null,
  suggestion: null,
  words: null,
  all: false,
  message: { text: '', tone: 'calm' },
  unsaved: 0,
  offline: false,
  waiting: '',
  obstacle: null,
  clash: null,
  refused: [],
  textShown: null,
  listOpen: false,
  theme: 'system',
  letters: true,
}

let state = START
const watchers = new Set<() => void>()

export const get = (): State => state

export function change(part: Partial<State>): void {
  state = { ...state, ...part }
  for (const watcher of watchers) watcher()
}

/** Something is to be done when the state changes, besides drawing it. */
export const watch = (look: () => void): void => void watchers.add(look)

/** Draws a part of the page anew when what it picks changes. */
export function usePart<T>(pick: (state: State) => T): T {
  const [, draw] = useState(0)
  const picked = pick(state)
  useLayoutEffect(() => {
    let last = picked
    const look = (): void => {
      const now = pick(state)
      if (Object.is(now, last)) return
      last = now
      draw((n) => n + 1)
    }
    watchers.add(look)
    look()
    return () => void watchers.delete(look)
  }, [])
  return picked
}

export const say = (text: string, tone: Message['tone'] = 'calm'): void => change({ message: { text, tone } })

/** Whether a change is under way: then nothing is taken out from under it. */
export const handsFull = ({ editing, dialog, marking }: State): boolean =>
  editing || marking !== null || (dialog !== null && dialog.kind !== 'help')

export const recordInHand = ({ opened, record }: State): AidRecord | null =>
  opened?.extraction?.records.find(({ id }) => id === record) ?? null
