import type { Span } from '../core/span.ts'
import { BULLETS } from './marks.ts'

/*
 * Rows of a table that came with its tabs, bars or dot leaders, one line each.
 *
 * Not here: tables of one cell a line (grid.ts), semicolons (delimited.ts).
 */

/** `| Norway | €3m |`: a row as Markdown writes it. */
const isBarred = (text: string, line: Span): boolean =>
  text[line.start] === '|' && text[line.end - 1] === '|' && line.end - line.start > 2

/** `|---|:--:|` under the heads of a table. */
export const isRuler = (text: string, line: Span): boolean =>
  isBarred(text, line) && /^[|:\s-]+$/.test(text.slice(line.start, line.end))

/** Cells parted by tabs, bars or dot leaders. The tab behind a bullet parts no cells; a line of bars with a year and no sum is a dateline. */
export const isRow = (text: string, line: Span): boolean => {
  const written = text.slice(line.start, Math.min(line.end, line.start + 400))
  const tab = BULLETS.includes(written[0]!) && written[1] === '\t' ? written.indexOf('\t', 2) : written.indexOf('\t')
  return (
    isBarred(text, line) ||
    tab >= 0 ||
    /\.{4,}/.test(written) ||
    ((written.split(' | ').length >= 3 || (written.endsWith(' |') && written.includes(' | '))) &&
      (!/\b20\d\d\b/.test(written) || SUM.test(written) || hasFigures(written)))
  )
}

/** `July 2021 – June 2024 | 167.3 | 110.9`: two cells or more of a figure alone. */
const hasFigures = (written: string): boolean =>
  written
    .split(' | ')
    .slice(1)
    .filter((cell) => BARE_FIGURE.test(cell)).length >= 2

const BARE_FIGURE = /^(?:\d[\d.,]{0,14}|[–—-])$/

export const SUM = /[€$£]|\b(?:million|billion|bn)\b/

export function cellsOf(text: string, line: Span): Span[] {
  const cells: Span[] = []
  const cutter = isBarred(text, line) ? /\|/g : /\t+|\s?\.{4,}\s?| \| /g
  const written = text.slice(line.start, line.end)
  let from = 0
  const cell = (start: number, end: number): void => {
    while (start < end && /\s/.test(written[start]!)) start++
    while (end > start && /\s/.test(written[end - 1]!)) end--
    if (end > start) cells.push({ start: line.start + start, end: line.start + end })
  }
  for (const cut of written.matchAll(cutter)) {
    cell(from, cut.index)
    from = cut.index + cut[0].length
  }
  cell(from, written.length)
  return cells
}
