import type { Quotation } from '../core/outline.ts'

/** What stands between quotation marks; one that is never closed ends at the blank line. Apostrophes open nothing. */
export function quotationsOf(text: string, from: number): Quotation[] {
  const found: Quotation[] = []
  let open = -1
  for (let i = from; i < text.length; i++) {
    const mark = text[i]!
    if (open >= 0 && (mark === '”' || mark === '»' || mark === '"' || (mark === '“' && text[open] === '„'))) {
      found.push({ span: { start: open, end: i + 1 } })
      open = -1
    } else if (open < 0 && (mark === '“' || mark === '„' || mark === '«' || mark === '"')) open = i
    else if (open >= 0 && mark === '\n' && text[i + 1] === '\n') open = -1
  }
  return found
}
