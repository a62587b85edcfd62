import type { Span } from '../core/span.ts'
import type { TextLine } from './lines.ts'

/*
 * The marks that entries of lists begin with.
 */

export const BULLETS = '•·▪■□►▶▸◦‣*+–—->?◆●○✓→➤»'

/** `• `, `– `, `[1] `, `(a) `, `(iv) `, `+ THE MINISTER:`. A dash needs a space behind it. */
export function isBullet(text: string, line: Span): boolean {
  const first = text[line.start]!
  if (BULLETS.includes(first) && /\s/.test(text[line.start + 1] ?? '')) return true
  return /^(?:\[\d{1,2}\]|\(\d{1,2}\)|\(?(?:[a-h]|[ivx]{1,5})\))\s/.test(text.slice(line.start, line.start + 8))
}

/** The marks of links to other pages that head the entries of a list here: three of them or more, half with a figure. */
export function listMarks(text: string, lines: readonly TextLine[]): ReadonlySet<string> {
  const counts = new Map<string, { lines: number; figures: number }>()
  for (const { start, end } of lines) {
    const mark = text[start]!
    if (!LINKING.includes(mark) || !/\s/.test(text[start + 1] ?? '')) continue
    const count = counts.get(mark) ?? { lines: 0, figures: 0 }
    const figures = count.figures + Number(/\d/.test(text.slice(start, end)))
    counts.set(mark, { lines: count.lines + 1, figures })
  }
  return new Set(
    [...counts].filter(([, { lines, figures }]) => lines >= 3 && figures * 2 >= lines).map(([mark]) => mark),
  )
}

const LINKING = '➤▸»→>'
