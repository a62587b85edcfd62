import type { SpanOut } from '../core/record.ts'
import type { Points } from './points.ts'
import { isObject } from './same.ts'
import { type WordPlace, wordPlaces } from './word-places.ts'

/**
 * Where the words of a span stand in an article that was edited or fetched again: at the one place where they stand with the words
 * around them as before, or nowhere. It never settles for words that look alike.
 *
 * In:  the article's text as it was (null when it is not known any more) and as it is.
 * Out: for a span, the span in the new text, or null: it has become an orphan.
 */
export interface Reanchor {
  move(span: SpanOut): SpanOut | null
  /** Whether the text says these words at this very place. */
  stands(span: SpanOut): boolean
  /** What came in place of words that moved nowhere: to tell which record is which, never to be written. */
  place(span: SpanOut): WordPlace | null
}

/** How many code points on either side tell one place from another. */
const CONTEXT = 32

/** @returns null when the text is the same: nothing moves. */
export function reanchorer(before: Points | null, after: Points): Reanchor | null {
  if (before?.text === after.text) return null
  const known = new Map<string, SpanOut | null>()
  return {
    place: before ? wordPlaces(before, after) : () => null,
    stands: ({ quote, start, end }) => after.slice(start, end) === quote,
    move(span) {
      const key = `${span.start} ${span.end} ${span.quote}`
      const found = known.get(key)
      if (found !== undefined) return found
      const fresh = find(span, before, after)
      known.set(key, fresh)
      return fresh
    },
  }
}

function find(span: SpanOut, before: Points | null, after: Points): SpanOut | null {
  if (!span.quote) return null
  const places = placesOf(span.quote, after)
  if (!before) return places.length === 1 ? spanAt(places[0]!, span, after) : null
  // a span that did not quote its text before says nothing of where it belongs
  if (before.slice(span.start, span.end) !== span.quote) return null
  if (places.length === 1 && placesOf(span.quote, before).length === 1) return spanAt(places[0]!, span, after)
  const prefix = before.slice(Math.max(0, span.start - CONTEXT), span.start)
  const suffix = before.slice(span.end, span.end + CONTEXT)
  const seen = places.map((place) => ({
    place,
    sides:
      Number(after.text.slice(0, place).endsWith(prefix) && (prefix !== '' || place === 0)) +
      Number(
        after.text.startsWith(suffix, place + span.quote.length) &&
          (suffix !== '' || place + span.quote.length === after.text.length),
      ),
  }))
  const both = seen.filter(({ sides }) => sides === 2)
  if (both.length) return both.length === 1 ? spanAt(both[0]!.place, span, after) : null
  const one = seen.filter(({ sides }) => sides === 1)
  return one.length === 1 ? spanAt(one[0]!.place, span, after) : null
}

/** In UTF-16 units, as they may overlap. */
function placesOf(quote: string, { text }: Points): number[] {
  const places: number[] = []
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) places.push(at)
  return places
}

function spanAt(place: number, { quote, start, end }: SpanOut, after: Points): SpanOut {
  const from = after.fromUnits(place)
  return { quote, start: from, end: from + (end - start) }
}

type Loose = Readonly<Record<string, unknown>>

export const isSpan = (value: unknown): value is SpanOut =>
  isObject(value) && typeof value.quote === 'string' && typeof value.start === 'number' && typeof value.end === 'number'

/** A record in the new text. Spans that found no place stand under `review.orphaned`, as they were. */
export function reanchorRecord(record: Loose, to: Reanchor | null): Loose {
  if (!to || !isObject(record.spans)) return record
  const spans: Record<string, unknown> = {}
  const orphaned: Record<string, unknown> = {}
  for (const [key, span] of Object.entries(record.spans)) {
    const moved = isSpan(span) ? to.move(span) : span
    if (moved) spans[key] = moved
    else orphaned[key] = span
  }
  const review: Loose = isObject(record.review) ? record.review : { state: 'machine' }
  // what was lost before is back only where it stood: of its neighbours nothing is known any more
  for (const [key, span] of Object.entries(isObject(review.orphaned) ? review.orphaned : {})) {
    if (Object.hasOwn(spans, key)) continue
    if (isSpan(span) && to.stands(span)) spans[key] = span
    else orphaned[key] = span
  }
  const { orphaned: _, ...rest } = review
  const lost = Object.keys(orphaned).length > 0
  return { ...record, spans, review: lost ? { ...rest, orphaned } : rest }
}

/** Any entry of the mention lists; a span without a place stays where it was, which the check tells. */
export function reanchorEntry(entry: unknown, to: Reanchor | null): unknown {
  if (!to || !isObject(entry)) return entry
  if (isSpan(entry.span)) return { ...entry, span: to.move(entry.span) ?? entry.span }
  if (!Array.isArray(entry.spans)) return entry
  return { ...entry, spans: entry.spans.map((span) => (isSpan(span) ? (to.move(span) ?? span) : span)) }
}
