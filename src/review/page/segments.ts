/** A stretch of text that some field stands on; in UTF-16 units. */
export interface Anchored<T> {
  readonly start: number
  readonly end: number
  readonly what: T
}

/** A stretch in which the same things stand throughout; `on` is empty for plain text. */
export interface Segment<T> {
  readonly start: number
  readonly end: number
  readonly on: readonly T[]
}

/**
 * Cuts a text where spans begin and end, so that overlapping ones can be shown side by side.
 *
 * In:  the text's length, and spans in any order, overlapping as they like. Spans beyond the text are cut off.
 * Out: segments that cover the text without gap, in order.
 */
export function segmentsOf<T>(length: number, spans: readonly Anchored<T>[]): Segment<T>[] {
  const cut = spans
    .map(({ start, end, what }) => ({ start: Math.max(0, start), end: Math.min(length, end), what }))
    .filter(({ start, end }) => start < end)
  const edges = [...new Set([0, length, ...cut.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b)
  const starting = new Map<number, Anchored<T>[]>()
  for (const span of cut) starting.set(span.start, [...(starting.get(span.start) ?? []), span])
  const segments: Segment<T>[] = []
  let open: Anchored<T>[] = []
  for (let i = 0; i + 1 < edges.length; i++) {
    const start = edges[i]!
    open = [...open.filter(({ end }) => end > start), ...(starting.get(start) ?? [])]
    segments.push({ start, end: edges[i + 1]!, on: open.map(({ what }) => what) })
  }
  return segments
}
