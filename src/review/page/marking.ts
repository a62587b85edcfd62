import type { AidRecord } from '../../core/record.ts'
import { same } from '../../revise/same.ts'
import type { Edit, ReadWords } from '../api.ts'
import { articleOffsets, articleText, lineInHand, nameOf, settleHand } from './actions.ts'
import { ANCHOR, amountShown, fieldOfPath, type Line } from './fields.ts'
import { meantOf } from './meant.ts'
import { seenNow, send, sendFrom } from './queue.ts'
import { server, Unreachable } from './server.ts'
import { change, get, handsFull, type Marking, recordInHand, type Seen, say } from './state.ts'
import { during } from './typeahead.ts'
import { moveEdge, type Range, stepLine, stepWord, type Unit, wordAt } from './words.ts'

/** Words of the text become the span of a field, or a new record; by keys and by mouse alike. */

/** Set by the article's view: what the mouse selected. */
let selected: () => Range | null = () => null
export const onSelect = (ask: () => Range | null): void => {
  selected = ask
}

/** Begins at the words that the mouse selected, else at the field's own, else near the record. */
export function startMarking(forNew: boolean): void {
  const record = recordInHand(get())
  if (!articleText()) return say('The text of this article was not kept: run extract once more.', 'bad')
  const line = forNew ? null : lineInHand()
  if (!forNew && !record) return
  const path = forNew ? null : (line?.path ?? ANCHOR)
  const own = path !== null && record?.spans[path] ? unitsOf(record.spans[path]!) : null
  const range = selected() ?? own ?? wordAt(articleText(), nearBy(record))
  getSelection()?.removeAllRanges()
  begin(range, path)
}

const begin = (range: Range, path: string | null): void =>
  change({
    marking: { range, edge: 'end', path, seen: seenNow(), textId: get().opened?.textId ?? null },
    editing: false,
    words: null,
  })

/** The mouse selected words: they are taken for the field in hand, until the reviewer says what for. */
export function markSelected(): void {
  const range = selected()
  if (range) begin(range, lineInHand()?.path ?? null)
}

const nearBy = (record: AidRecord | null): number => {
  const anchor = record?.spans[ANCHOR]
  return anchor ? unitsOf(anchor).start : 0
}

export const unitsOf = ({ start, end }: { start: number; end: number }): Range => ({
  start: articleOffsets().toUnits(start),
  end: articleOffsets().toUnits(end),
})

const move = (step: (marking: Marking) => Partial<Marking>): void => {
  const { marking } = get()
  if (marking) change({ marking: { ...marking, ...step(marking) } })
}

export const markWord = (direction: 1 | -1): void =>
  move(({ range }) => ({ range: stepWord(articleText(), range, direction) }))

export const markLine = (direction: 1 | -1): void =>
  move(({ range }) => ({ range: stepLine(articleText(), range, direction) }))

export const swapEdge = (): void => move(({ edge }) => ({ edge: edge === 'end' ? 'start' : 'end' }))

/** Also begins the marking: the span's edges move from wherever the reviewer is. */
export function markEdge(unit: Unit, direction: 1 | -1): void {
  if (!get().marking) startMarking(false)
  move(({ range, edge }) => ({ range: moveEdge(articleText(), range, edge, unit, direction) }))
}

export const markFor = (path: string | null): void => move(() => ({ path }))

export function stopMarking(): void {
  change({ marking: null })
  settleHand()
}

const CHANGED = 'The text of the article changed: choose the words again.'

/** Takes the field's span away. Words that are chosen for a new record are no field's. */
export function clearSpan(): void {
  const record = recordInHand(get())
  const { marking } = get()
  if (!marking || marking.path === null) return
  const { path, seen } = marking
  stopMarking()
  if (!record || path === ANCHOR || !record.spans[path]) return
  sendFrom(seen, { kind: 'span', record: record.id, path, span: null })
  say('The words were taken off this field.', 'good')
}

/** The marking is done: its words become the field's, or are read for a new record. */
export async function finishMarking(): Promise<void> {
  const { marking, opened, record } = get()
  if (!marking || !opened) return
  // places in a text that is no more are places of other words by now
  if (marking.textId !== opened.textId) {
    stopMarking()
    return say(CHANGED, 'bad')
  }
  const quote = articleText().slice(marking.range.start, marking.range.end)
  const span = {
    start: articleOffsets().toPoints(marking.range.start),
    end: articleOffsets().toPoints(marking.range.end),
  }
  const inHand = recordInHand(get())
  if (marking.path !== null && !inHand) return say('This record is no longer in the file: esc leaves it.', 'bad')
  // a field that holds a value needs no reading, and a server that is away takes no words
  const isSet = inHand !== null && marking.path !== null && holdsValue(inHand, marking.path)
  if (isSet) setSpan(inHand, marking.path!, span, quote, marking.seen)
  change({ marking: null })
  settleHand()
  if (isSet) return offerWhatTheySay(inHand.id, marking.path!, span, quote)
  await during(async () => {
    const read = await readWords(opened.id, span)
    const now = get()
    const hand = recordInHand(now)
    const isElsewhere = now.opened?.id !== opened.id || now.record !== record || handsFull(now)
    if (isElsewhere || (marking.path !== null && !hand)) return say(`“${short(quote)}” was not set.`, 'bad')
    if (!read) return unread(marking, hand, span, quote)
    if (now.opened?.textId !== marking.textId || read.span.quote !== quote) return say(CHANGED, 'bad')
    if (marking.path === null) change({ dialog: { kind: 'new', read } })
    else if (hand) fillIn(hand, marking, read)
  })
}

async function offerWhatTheySay(id: string, path: string, span: Range, quote: string): Promise<void> {
  const { opened } = get()
  const read = opened && (await readWords(opened.id, span))
  const record = recordInHand(get())
  if (record?.id === id && read?.span.quote === quote && get().opened?.id === opened?.id) offer(record, path, read)
}

/** The server did not read the words: they wait for the value, or stay marked. */
function unread(marking: Marking, record: AidRecord | null, span: Range, quote: string): void {
  if (marking.path !== null && record) return askFor(record, marking, span, quote)
  change({ marking })
  say('The server does not answer, so the words were not read: they stay marked, ↵ tries again.', 'bad')
}

async function readWords(id: string, span: Range): Promise<ReadWords | null> {
  try {
    return await server.read(id, span.start, span.end)
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    change({ offline: true })
    return null
  }
}

const holdsValue = (record: AidRecord, path: string): boolean =>
  path === ANCHOR || path.includes('.') || held(record, path) !== null

function setSpan(record: AidRecord, field: string, span: Range, quote: string, seen: Seen | null): void {
  const value = held(record, field)
  // the words of one of several values, which has a line of its own
  const path = Array.isArray(value) ? `${field}.${typeof value[0] === 'string' ? value[0] : 0}` : field
  sendFrom(seen, { kind: 'span', record: record.id, path, span })
  say(`“${short(quote)}” set.`, 'good')
}

/** The field holds nothing: it gets what the words say. */
function fillIn(record: AidRecord, marking: Marking, read: ReadWords): void {
  const { start, end } = read.span
  const { seen } = marking
  const path = marking.path!
  // somebody else, or an earlier step, gave it a value meanwhile
  if (holdsValue(meantOf(record), path)) return setSpan(meantOf(record), path, { start, end }, read.span.quote, seen)
  const filled = fill(record, path, read)
  if (!filled) return askFor(record, marking, { start, end }, read.span.quote)
  sendFrom(
    seen,
    { kind: 'set', record: record.id, path, value: filled.value },
    { kind: 'span', record: record.id, path: filled.path, span: { start, end } },
  )
  change({ path: filled.path })
  say(`Read: ${filled.shown}.`, 'good')
}

function askFor(record: AidRecord, { path, textId }: Marking, span: Range, quote: string): void {
  change({ path, words: { record: record.id, field: path!, span, textId }, editing: true })
  say(`No value was read in “${short(quote)}”: type it, and these words go with it.`)
}

const short = (quote: string): string => (quote.length > 60 ? `${quote.slice(0, 59)}…` : quote)

const held = (record: AidRecord, path: string): unknown => {
  const value = Reflect.get(record, path) as unknown
  return Array.isArray(value) && !value.length ? null : value
}

interface Filled {
  readonly value: unknown
  readonly path: string
  readonly shown: string
}

/** What words say for a field that holds nothing yet. */
function fill(record: AidRecord, path: string, { blank, records, span }: ReadWords): Filled | null {
  const quote = span.quote.trim()
  switch (fieldOfPath(path)?.kind) {
    case 'places': {
      const code = [...blank.donors, ...blank.recipients][0]
      return code ? { value: [code], path: `${path}.${code}`, shown: nameOf(code) ?? code } : null
    }
    case 'amount':
      return blank.amount && { value: blank.amount, path, shown: amountShown(blank.amount) }
    case 'amounts':
      return blank.amount && { value: [blank.amount], path: `${path}.0`, shown: amountShown(blank.amount) }
    case 'date':
      return blank.announced === null ? null : { value: blank.announced, path, shown: blank.announced }
    case 'items': {
      const item = records.flatMap(({ items }) => items)[0] ?? {
        name: quote,
        category: null,
        quantity: null,
        qualifier: null,
        unit: null,
      }
      return { value: [...record.items, item], path: `items.${record.items.length}`, shown: item.name }
    }
    case 'texts':
      return { value: [quote], path: `${path}.${quote}`, shown: quote }
    case 'text':
      return { value: quote, path, shown: quote }
    default:
      return null
  }
}

/** The words may say another value than the field holds: offered, never taken silently. */
function offer(record: AidRecord, path: string, { blank }: ReadWords): void {
  const field = fieldOfPath(path)
  const suggest = (shown: string, edit: Edit): void => change({ suggestion: { record: record.id, path, shown, edit } })
  if (field?.name === 'amount' && blank.amount && !same(blank.amount, meantOf(record).amount))
    suggest(amountShown(blank.amount), { kind: 'set', record: record.id, path: 'amount', value: blank.amount })
  else if (field?.kind === 'date' && blank.announced !== null && blank.announced !== Reflect.get(record, path))
    suggest(blank.announced, { kind: 'set', record: record.id, path, value: blank.announced })
}

export function takeSuggestion(): void {
  const { suggestion, record, path } = get()
  if (suggestion?.record !== record || suggestion?.path !== path) return
  if (!suggestion) return
  send(suggestion.edit)
  change({ suggestion: null })
}

export const spanOfLine = (line: Line): Range | null => (line.span ? unitsOf(line.span) : null)
