import type { AidRecord } from '../../core/record.ts'
import { same } from '../../revise/same.ts'
import type { Edit, ReadWords } from '../api.ts'
import { articleOffsets, articleText, lineInHand, nameOf } from './actions.ts'
import { ANCHOR, amountShown, fieldOfPath, type Line } from './fields.ts'
import { seenNow, send, sendFrom } from './queue.ts'
import { server, Unreachable } from './server.ts'
import { change, get, type Marking, recordInHand, type Seen, say } from './state.ts'
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
  change({ marking: { range, edge: 'end', path, seen: seenNow() }, editing: false })
}

/** The mouse selected words: they are taken for the field in hand, until the reviewer says what for. */
export function markSelected(): void {
  const range = selected()
  if (range)
    change({ marking: { range, edge: 'end', path: lineInHand()?.path ?? null, seen: seenNow() }, editing: false })
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

export const stopMarking = (): void => change({ marking: null })

/** Takes the field's span away. */
export function clearSpan(): void {
  const record = recordInHand(get())
  const path = get().marking?.path ?? get().path
  if (!record || !path || path === ANCHOR || !record.spans[path]) return stopMarking()
  send({ kind: 'span', record: record.id, path, span: null })
  change({ marking: null })
  say('The words were taken off this field.', 'good')
}

/** The marking is done: its words become the field's, or are read for a new record. */
export async function finishMarking(): Promise<void> {
  const { marking, opened, record } = get()
  if (!marking || !opened) return
  const span = {
    start: articleOffsets().toPoints(marking.range.start),
    end: articleOffsets().toPoints(marking.range.end),
  }
  change({ marking: null })
  await during(async () => {
    const read = await readWords(opened.id, span)
    const now = get()
    // a click went elsewhere meanwhile
    if (!read || now.opened?.id !== opened.id || now.record !== record) return
    if (marking.path === null) return change({ dialog: { kind: 'new', read } })
    const inHand = recordInHand(now)
    if (inHand) setWords(inHand, marking.path, read, marking.seen)
  })
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

function setWords(record: AidRecord, path: string, read: ReadWords, seen: Seen | null): void {
  const { start, end } = read.span
  const holdsValue = path === ANCHOR || path.includes('.') || held(record, path) !== null
  if (holdsValue) {
    sendFrom(seen, { kind: 'span', record: record.id, path, span: { start, end } })
    say(`“${short(read.span.quote)}” set.`, 'good')
    return offer(record, path, read)
  }
  const filled = fill(record, path, read)
  if (!filled) {
    change({ words: { record: record.id, field: path, span: { start, end } }, editing: true })
    return say(`No value was read in “${short(read.span.quote)}”: type it, and these words go with it.`)
  }
  sendFrom(
    seen,
    { kind: 'set', record: record.id, path, value: filled.value },
    {
      kind: 'span',
      record: record.id,
      path: filled.path,
      span: { start, end },
    },
  )
  change({ path: filled.path })
  say(`Read: ${filled.shown}.`, 'good')
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
  if (field?.name === 'amount' && blank.amount && !same(blank.amount, record.amount))
    suggest(amountShown(blank.amount), { kind: 'set', record: record.id, path: 'amount', value: blank.amount })
  else if (field?.kind === 'date' && blank.announced !== null && blank.announced !== Reflect.get(record, path))
    suggest(blank.announced, { kind: 'set', record: record.id, path, value: blank.announced })
}

export function takeSuggestion(): void {
  const { suggestion } = get()
  if (!suggestion) return
  send(suggestion.edit)
  change({ suggestion: null })
}

export const spanOfLine = (line: Line): Range | null => (line.span ? unitsOf(line.span) : null)
