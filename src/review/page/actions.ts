import type { AidRecord } from '../../core/record.ts'
import type { Flag, Listing, ListQuery, Opened, Row } from '../api.ts'
import { ANCHOR, type Line, linesOf } from './fields.ts'
import { createOffsets, type Offsets } from './offsets.ts'
import { isBusy, resume, run, send, settled, startQueue } from './queue.ts'
import { server, Unreachable } from './server.ts'
import { change, get, isOccupied, recordInHand, type State, say } from './state.ts'
import { during } from './typeahead.ts'

/** What the page does; keys and buttons only call these. */

let text = ''
let offsets: Offsets = createOffsets('')
let textId: string | null = null

export const articleText = (): string => text
export const articleOffsets = (): Offsets => offsets

const names = new Map<string, string>()
export const nameOf = (code: string): string | null => names.get(code) ?? null

export async function begin(): Promise<void> {
  const wanted = /^#(f_[0-9a-f]{16})$/.exec(location.hash)?.[1] ?? null
  const asked = wanted === null ? null : server.open(wanted)
  const [vocabulary, listing] = await Promise.all([server.vocabulary(), server.list(query())])
  if (!vocabulary) return say('This browser has not been let in: open the address that aidtrail review printed.', 'bad')
  for (const { code, name } of vocabulary.places) names.set(code, name)
  change({ vocabulary })
  if (listing && !vocabulary.only.length) takeListing(listing)
  else ask({ flag: vocabulary.only })
  startQueue(saved)
  server.listen(heard, back, () => change({ offline: true }))
  await openArticle(
    wanted ?? (vocabulary.only.length ? await server.next(query(), null, 1) : (listing?.rows[0]?.id ?? null)),
    asked,
  )
}

const query = (): ListQuery => ({ ...get().query, from: 0, count: PAGE })
const stampNow = (): string => Date.now().toString(36)

// —— the list ————————————————————————————————————————————————————————

/** Lines that are fetched at once. */
export const PAGE = 100
const fetching = new Set<number>()

let last: Promise<unknown> = Promise.resolve()

/**
 * Lines from a place on. One answer after the other: an older one never comes on top of a newer.
 *
 * @returns null when the server did not answer, or something else has been asked for meanwhile.
 */
async function fetchLines(from = 0): Promise<Listing | null> {
  const { query: asked } = get()
  const answer = last.then(() => (asked === get().query ? reach(() => server.list({ ...query(), from })) : null))
  last = answer.catch(() => null)
  const lines = await answer
  return asked === get().query ? lines : null
}

export async function refreshList(): Promise<void> {
  const answer = await fetchLines()
  if (answer) takeListing(answer)
}

function takeListing({ rows, from: _, ...listing }: Listing): void {
  fetching.clear()
  change({ listing, rows: new Map(rows.map((row, i) => [i, row])) })
}

/** Fetches the lines that came into sight. */
export async function needRows(first: number, last: number): Promise<void> {
  const { rows, listing } = get()
  for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++) {
    const from = page * PAGE
    const known = rows.has(from) || from >= (listing?.total ?? 0)
    if (known || fetching.has(from)) continue
    fetching.add(from)
    const answer = await fetchLines(from)
    fetching.delete(from)
    if (!answer) continue
    change({ rows: new Map([...get().rows, ...answer.rows.map((row, i): [number, Row] => [from + i, row])]) })
  }
}

/** A question, a facet or an order: the list is put in order anew. */
export function ask(part: Partial<State['query']>): void {
  change({ query: { ...get().query, ...part, stamp: stampNow() } })
  void refreshList()
}

export function toggleFacet(facet: 'state' | 'donor' | 'type' | 'flag', value: string): void {
  const chosen = get().query[facet]
  ask({ [facet]: chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value] } as {
    flag: Flag[]
  })
}

export const nextArticle = (step: 1 | -1): Promise<void> =>
  during(async () => {
    const { opened } = get()
    const id = await reach(() => server.next(query(), opened?.id ?? null, step))
    if (!id) return say(step > 0 ? 'This is the last article of the list.' : 'This is the first article of the list.')
    await openArticle(id)
  })

// —— an article ———————————————————————————————————————————————————————

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
  if (!opened) return say('This article is not there any more.', 'bad')
  const told = await textOf(opened, words)
  if (wished !== id) return
  takeText(opened, told)
  const first = firstOpen(opened) ?? opened.extraction?.records[0]?.id ?? null
  change({ opened, record: null, path: null, editing: false, marking: null, dialog: null, listOpen: false })
  history.replaceState(null, '', `#${id}`)
  choose(first)
  if (get().message.tone !== 'bad') say('')
}

async function textOf({ id, textId: wanted }: Opened, asked?: Promise<string | null>): Promise<string> {
  if (wanted === textId) return text
  return wanted === null ? '' : ((await (asked ?? reach(() => server.text(id)))) ?? '')
}

function takeText({ textId: now }: Opened, told: string): void {
  if (now === textId) return
  text = told
  offsets = createOffsets(text)
  textId = now
}

const firstOpen = ({ extraction }: Opened): string | null => extraction?.records.find(isOpen)?.id ?? null

export const isOpen = ({ review }: AidRecord): boolean =>
  review.state === 'machine' ||
  review.state === 'orphan' ||
  Boolean(review.conflicts?.length) ||
  (review.state !== 'rejected' && Object.keys(review.orphaned ?? {}).length > 0)

/** The article as it is after a save, or as somebody else left it (`label` null). */
function saved(opened: Opened, record: string | null, label: string | null): void {
  const now = get()
  if (now.opened?.id !== opened.id) return void refreshRow(opened)
  // a file that cannot be read for a moment has the same record in hand when it can
  const stays = isOccupied(now) || !opened.extraction
  const kept = opened.extraction?.records.some(({ id }) => id === now.record)
  change({ opened, record: kept || stays ? now.record : null })
  if (!stays && !kept) choose(record ?? opened.extraction?.records[0]?.id ?? null)
  else if (!stays && label !== null && record !== null && label.startsWith('record')) choose(record)
  keepPath()
  void refreshRow(opened)
}

/** What was open is closed: the record in hand, and its line, are ones that there are. */
export function settleHand(): void {
  const { opened, record } = get()
  if (isOccupied(get()) || !opened?.extraction) return
  if (opened.extraction.records.every(({ id }) => id !== record)) choose(opened.extraction.records[0]?.id ?? null)
  else keepPath()
}

/** The open form must not point at a value that is no longer there. */
function keepPath(): void {
  const record = recordInHand(get())
  if (!record || get().editing) return
  const lines = linesOf(record, get().all, nameOf)
  if (lines.some(({ path }) => path === get().path)) return
  const field = get().path?.split('.')[0]
  change({ path: (lines.find((line) => line.field.name === field) ?? lines[0])?.path ?? null })
}

/** One line of the list, where it stands. */
async function refreshRow({ id }: { id: string }): Promise<void> {
  const place = [...get().rows].find(([, row]) => row.id === id)?.[0]
  const from = place === undefined ? 0 : Math.floor(place / PAGE) * PAGE
  const answer = await fetchLines(from)
  if (!answer) return
  const { rows, from: _, ...listing } = answer
  change({ listing, rows: new Map([...get().rows, ...rows.map((row, i): [number, Row] => [from + i, row])]) })
}

/** Somebody (an editor, another page, a new extraction) changed a file. */
async function heard(event: { kind: string; id?: string; etag?: string }): Promise<void> {
  if (event.kind === 'list') return void refreshListSoon()
  const { opened } = get()
  if (event.id !== opened?.id) return void (event.id !== undefined && refreshRow({ id: event.id }))
  if (event.etag === opened?.etag) return
  // our own save is on its way: its answer tells more
  if (isBusy() && opened?.extraction) return
  await takeAnew('The file changed on disk; this is how it is now.')
}

async function takeAnew(message: string): Promise<void> {
  const { opened: before } = get()
  if (!before) return
  const opened = await reach(() => server.open(before.id))
  if (!opened) return
  const told = await textOf(opened)
  if (get().opened?.id !== opened.id || opened.etag === get().opened?.etag) return
  takeText(opened, told)
  saved(opened, null, null)
  say(message)
  resume()
}

async function back(): Promise<void> {
  change({ offline: false })
  await run()
  await takeAnew('The server is back; this is how the file is now.')
  void refreshList()
}

let soon: ReturnType<typeof setTimeout> | undefined
/** While files are read for the first time the list grows many times a second. */
function refreshListSoon(): void {
  clearTimeout(soon)
  soon = setTimeout(() => {
    const { listing } = get()
    if (listing?.unread) change({ query: { ...get().query, stamp: stampNow() } })
    void refreshList()
  }, 200)
}

// —— a record —————————————————————————————————————————————————————————

export function choose(id: string | null, path: string | null = null): void {
  const record = get().opened?.extraction?.records.find((one) => one.id === id)
  const first = record && linesOf(record, get().all, nameOf)[0]?.path
  change({ record: record ? id : null, path: path ?? first ?? null, editing: false, ...NOTHING_OPEN })
}

/** What was offered or chosen for one line is not for another. */
const NOTHING_OPEN = { marking: null, suggestion: null, words: null } as const

export function stepRecord(step: 1 | -1): void {
  const { opened, record } = get()
  const records = opened?.extraction?.records ?? []
  const at = records.findIndex(({ id }) => id === record)
  const next = records[at < 0 ? 0 : at + step]
  if (next) choose(next.id)
  else say(step > 0 ? 'This is the last record of the article.' : 'This is the first record of the article.')
}

export function stepLine(step: 1 | -1): void {
  const record = recordInHand(get())
  if (!record) return
  const lines = linesOf(record, get().all, nameOf)
  const at = lines.findIndex(({ path }) => path === get().path)
  const next = lines[Math.max(0, Math.min(lines.length - 1, at + step))]
  if (next) change({ path: next.path, editing: false, ...NOTHING_OPEN })
}

export function lineInHand(): Line | null {
  const record = recordInHand(get())
  return (record && linesOf(record, get().all, nameOf).find(({ path }) => path === get().path)) ?? null
}

type Conflict = NonNullable<AidRecord['review']['conflicts']>[number]

/** What stands against a line's value: another answer for the field, a part of it, or its words. */
export const conflictOf = ({ review }: AidRecord, { path, field }: Line): Conflict | null =>
  review.conflicts?.find(
    (one) => one.path === field.name || one.path.startsWith(path) || one.path === `spans.${path}`,
  ) ?? null

/** Takes the other answer in place of what the field says. */
export function takeOther(record: AidRecord, { path, machine }: Conflict): void {
  send({ kind: 'set', record: record.id, path, value: machine ?? null })
  say('The other answer was taken.', 'good')
}

/** Accepts or rejects, and goes on to what nobody has decided yet. */
export function decide(kind: 'accept' | 'reject'): void {
  const record = recordInHand(get())
  if (!record) return
  send({ kind, record: record.id })
  say(kind === 'accept' ? 'Accepted.' : 'Rejected.', 'good')
  toNextOpen(record.id)
}

export function skip(): void {
  const { record } = get()
  if (record) toNextOpen(record)
}

function toNextOpen(from: string): void {
  const records = get().opened?.extraction?.records ?? []
  const at = records.findIndex(({ id }) => id === from)
  const next = records.slice(at + 1).find(isOpen)
  if (next) return choose(next.id)
  const left = records.filter((record) => record.id !== from && isOpen(record)).length
  const told = get().message.text
  say(
    `${told} ${left ? `${left} skipped above.` : 'Nothing is left in this article:'} n goes to the next.`.trim(),
    'good',
  )
}

export const turn = (deed: 'undo' | 'redo'): Promise<void> => during(() => turnSaved(deed))

async function turnSaved(deed: 'undo' | 'redo'): Promise<void> {
  // an undo is of what is saved: what is on its way goes first
  await settled()
  const { opened } = get()
  if (!opened) return
  const answer = await reach(() => server.turn(opened.id, opened.etag, deed))
  if (!answer) return
  if (answer.kind === 'refused') return say(answer.issues[0]?.cause ?? '', 'bad')
  saved(answer.opened, null, null)
  if (answer.kind === 'stale') return say(`The file changed on disk; ${deed} once more if it still holds.`, 'bad')
  choose(answer.record)
  say(`${deed === 'undo' ? 'Undone' : 'Done again'}: ${answer.label}.`, 'good')
}

export const anchorOf = (record: AidRecord): string => record.spans[ANCHOR]?.quote ?? ''

async function reach<T>(deed: () => Promise<T>): Promise<T | null> {
  try {
    return await deed()
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    change({ offline: true })
    return null
  }
}
