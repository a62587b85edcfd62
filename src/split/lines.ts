import { isSpace } from '../core/token.ts'

/** One line of the text: where its content stands, without the spaces at either end. */
export interface TextLine {
  readonly start: number
  readonly end: number
  /** Columns before the content; a tab counts as four. */
  readonly indent: number
  /** Blank lines stand between the line before and this one. */
  readonly spaced: boolean
}

/** The lines that hold anything, in one pass. */
export function linesOf(text: string, from: number): TextLine[] {
  const lines: TextLine[] = []
  let at = from
  let spaced = false
  while (at < text.length) {
    let end = at
    while (end < text.length && !isBreak(text.charCodeAt(end))) end++
    let start = at
    let indent = 0
    while (start < end && isBlank(text.charCodeAt(start))) indent += text.charCodeAt(start++) === 9 ? 4 : 1
    let last = end
    while (last > start && isBlank(text.charCodeAt(last - 1))) last--
    if (last > start) {
      lines.push({ start, end: last, indent, spaced })
      spaced = false
    } else spaced = true
    at = end + (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1)
  }
  return lines
}

const isBreak = (code: number): boolean => code === 10 || code === 13 || code === 0x2028 || code === 0x2029
const isBlank = (code: number): boolean => isSpace(code) || code === 0xa0 || code === 0x202f
