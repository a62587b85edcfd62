import type { Span } from '../core/span.ts'
import type { TextLine } from './lines.ts'

/**
 * Tables that a spreadsheet wrote with semicolons: `Malta;Lebanon;4 ambulances;;handed over`.
 *
 * In:  the lines of a text.
 * Out: for each line of such a table its cells, the empty ones too, quotation marks around them left out.
 *
 * Not here: tabs and bars (rows.ts); commas, which prose has as well.
 */
export function delimitedLines(text: string, lines: readonly TextLine[]): ReadonlyMap<number, readonly Span[]> {
  const cells = new Map<number, readonly Span[]>()
  for (let from = 0; from < lines.length; ) {
    const count = marksIn(text, lines[from]!)
    let to = from + 1
    while (to < lines.length && marksIn(text, lines[to]!) === count) to++
    if (count >= LEAST_MARKS && to - from >= LEAST_LINES && areTight(text, lines[from]!, lines[to - 1]!))
      for (let i = from; i < to; i++) cells.set(i, cellsOf(text, lines[i]!))
    from = to
  }
  return cells
}

const LEAST_MARKS = 3
const LEAST_LINES = 3

/** Semicolons outside quotation marks. */
function marksIn(text: string, { start, end }: Span): number {
  let count = 0
  let isQuoted = false
  for (let i = start; i < end; i++) {
    if (text[i] === '"') isQuoted = !isQuoted
    else if (text[i] === ';' && !isQuoted) count++
  }
  return count
}

/** Prose has a space behind a semicolon. */
function areTight(text: string, first: Span, last: Span): boolean {
  const written = text.slice(first.start, last.end)
  return (written.match(/;(?! )/g)?.length ?? 0) * 2 > (written.match(/;/g)?.length ?? 0)
}

function cellsOf(text: string, { start, end }: Span): Span[] {
  const cells: Span[] = []
  let from = start
  let isQuoted = false
  for (let i = start; i <= end; i++) {
    if (text[i] === '"') isQuoted = !isQuoted
    if (i < end && (text[i] !== ';' || isQuoted)) continue
    cells.push(trimmed(text, from, i))
    from = i + 1
  }
  return cells
}

function trimmed(text: string, start: number, end: number): Span {
  while (start < end && EDGE.test(text[start]!)) start++
  while (end > start && EDGE.test(text[end - 1]!)) end--
  return { start, end }
}

const EDGE = /[\s"]/
