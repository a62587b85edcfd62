/** A stretch of an article: half-open, in UTF-16 units of `Article.text`. Written files count code points (`write/`). */
export interface Span {
  readonly start: number
  readonly end: number
}

export const cover = (a: Span, b: Span): Span => ({ start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) })

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

export const within = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end

export const quote = (text: string, span: Span): string => text.slice(span.start, span.end)

/** Turns UTF-16 offsets into code points, in one pass over the text: Python and R count so. */
export function codePoints(text: string): (offset: number) => number {
  const pairs: number[] = []
  for (let i = 0; i < text.length - 1; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 0xd800 && unit < 0xdc00 && isLow(text.charCodeAt(i + 1))) pairs.push(i++)
  }
  if (!pairs.length) return (offset) => offset
  return (offset) => offset - countBelow(pairs, offset)
}

const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000

/** How many of the ascending `sorted` lie below `limit`. */
function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}
