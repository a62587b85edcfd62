import type { Event, Opened } from '../api.ts'
import { choose, isOpen, keepPath } from './choosing.ts'
import { reach } from './link.ts'
import { query, refreshListSoon, refreshRow } from './listing.ts'
import { createOffsets, type Offsets } from './offsets.ts'
import { settled, wake } from './queue.ts'
import { server } from './server.ts'
import { change, get, handsFull, type Pending, say, watch } from './state.ts'
import { during } from './typeahead.ts'

/** The article on the screen: how it is opened, and how it follows its file. */

let text = ''
let offsets: Offsets = createOffsets('')

export const articleText = (): string => text
export const articleOffsets = (): Offsets => offsets

export const nextArticle = (step: 1 | -1): Promise<void> =>
  during(async () => {
    const { opened } = get()
    const id = await reach(() => server.next(query(), opened?.id ?? null, step))
    if (id === undefined) return say(AWAY, 'bad')
    if (!id) return say(step > 0 ? 'This is the last article of the list.' : 'This is the first article of the list.')
    await openArticle(id)
  })

export const AWAY = 'The server does not answer: try again when it is back.'

let wished: string | null = null

/**
 * Shows an article, unless another was asked for before it came.
 *
 * @param asked the answer of the server, when it was asked already.
 */
export async function openArticle(id: string | null, asked: Promise<Opened | null> | null = null): Promise<void> {
  if (id === null) return
  wished = id
  await during(() => fetchArticle(id, asked))
}

async function fetchArticle(id: string, asked: Promise<Opened | null> | null): Promise<void> {
  // both at once: most articles are opened for the first time
  const words = reach(() => server.text(id))
  const opened = await reach(() => asked ?? server.open(id))
  if (wished !== id) return
  if (opened === undefined) return say(AWAY, 'bad')
  if (!opened) return say('This article is not there any more.', 'bad')
  const told = await textOf(opened, words)
  if (wished !== id) return
  takeText(opened, told)
  arrivals++
  putOff = null
  const first = firstOpen(opened) ?? opened.extraction?.records[0]?.id ?? null
  change({ opened, record: null, path: null, editing: false, marking: null, dialog: null, listOpen: false })
  history.replaceState(null, '', `#${id}`)
  choose(first)
  if (get().message.tone !== 'bad') say('')
}

const firstOpen = ({ extraction }: Opened): string | null => extraction?.records.find(isOpen)?.id ?? null

/** Undefined when it could not be fetched. */
async function textOf(
  { id, textId }: Opened,
  asked?: Promise<string | null | undefined>,
): Promise<string | null | undefined> {
  if (textId === get().textShown) return text
  return textId === null ? null : (asked ?? reach(() => server.text(id)))
}

const RETRY = 1000

function takeText(opened: Opened, told: string | null | undefined): void {
  const { id, textId } = opened
  if (told === undefined) setTimeout(() => void bringText(id), RETRY)
  if (textId === get().textShown) return
  text = told ?? ''
  offsets = createOffsets(text)
  change({ textShown: told === undefined ? null : textId })
}

/** A text that could not be fetched with its article is asked for until it is there. */
async function bringText(id: string): Promise<void> {
  const { opened, textShown } = get()
  if (opened?.id !== id || opened.textId === textShown) return
  const told = await textOf(opened)
  if (get().opened === opened) takeText(opened, told)
  else await bringText(id)
}

/** A state of the file in which the record in hand is not there, or that cannot be read: another is taken in hand when the change under way is done. */
let putOff: { readonly opened: Opened; readonly label: string | null } | null = null
let arrivals = 0

watch(() => {
  if (!putOff || handsFull(get())) return
  const { opened, label } = putOff
  putOff = null
  void arrive(opened, null, label)
})

/** The article as it is after a save, or as somebody else left it (`label` null). */
export async function arrive(
  opened: Opened,
  record: string | null,
  label: string | null,
  pending: Pending | null = null,
): Promise<void> {
  const now = get()
  void refreshRow(opened)
  if (now.opened?.id !== opened.id) return
  const place = ++arrivals
  const lacks = now.record !== null && !opened.extraction?.records.some(({ id }) => id === now.record)
  if (lacks && handsFull(now)) {
    putOff = { opened, label }
    change({ opened })
    return say(opened.extraction ? GONE : UNREADABLE, 'bad')
  }
  putOff = null
  if (opened.textId !== now.textShown && opened.textId !== null) {
    const told = await textOf(opened)
    // a later state came first, or another article
    if (place !== arrivals || get().opened?.id !== opened.id) return
    if (handsFull(get())) endMarking()
    takeText(opened, told)
  } else takeText(opened, null)
  show(opened, record, label, pending)
}

const GONE = 'The record is gone from the file. What you are typing stays until you are done.'
const UNREADABLE = 'The file cannot be read at the moment. What you are typing stays.'

/** Places in the text that was are other words in the text that is. */
function endMarking(): void {
  const { marking } = get()
  change({ marking: null, words: null })
  if (marking) say('The text of the article changed: choose the words again.', 'bad')
}

function show(opened: Opened, record: string | null, label: string | null, pending: Pending | null): void {
  const now = get()
  const records = opened.extraction?.records
  const there = (id: string | null): boolean => records?.some((one) => one.id === id) ?? false
  // a file that cannot be read has its record again when it is mended
  const gone = now.record !== null && records !== undefined && !there(now.record)
  change({ opened })
  if (gone && label !== null) choose(record ?? records[0]?.id ?? null)
  else if (gone) {
    // not the next best: keys that were meant for this one must find nothing
    change({ record: null, path: null })
    say('The record is gone from the file.', 'bad')
  } else if (now.record === null && !pending) choose(firstOpen(opened) ?? records?.[0]?.id ?? null)
  else if (label?.startsWith('record') && there(record) && now.record === pending?.hand && !handsFull(now))
    choose(record)
  keepPath()
}

const heardOf = new Map<string, string>()

/** Somebody (an editor, another page, a new extraction) changed a file. */
export async function heard(event: Event): Promise<void> {
  if (event.kind === 'list') return refreshListSoon()
  const { id, etag } = event
  heardOf.set(id, etag)
  wake(id)
  if (id !== get().opened?.id) return refreshRow(event)
  // our own save is on its way: its answer tells more
  await settled(id)
  const { opened } = get()
  if (opened?.id === id && heardOf.get(id) !== opened.etag)
    await takeAnew('The file changed on disk; this is how it is now.')
}

/** Looks at the file of the article on the screen. */
export async function takeAnew(message: string): Promise<void> {
  const { opened: before } = get()
  if (!before) return
  const began = arrivals
  const opened = await reach(() => server.open(before.id))
  const now = get().opened
  // a state came meanwhile that may be a later one than this answer's
  if (opened && arrivals !== began && opened.etag !== now?.etag) return takeAnew(message)
  if (!opened || now?.id !== opened.id || opened.etag === now.etag || opened.etag === putOff?.opened.etag) return
  say(message)
  await arrive(opened, null, null)
}
