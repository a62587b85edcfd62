import type { Span } from '../core/span.ts'
import type { TextLine } from './lines.ts'
import { isBullet } from './marks.ts'
import type { RawBlock } from './raw-block.ts'
import { isRow } from './rows.ts'

/** Hard-wrapped prose: a long line without an end, and the next begins small or goes on. */
export function isWrapped(text: string, before: TextLine, line: TextLine, block: RawBlock): boolean {
  if (line.spaced || (block.kind !== 'paragraph' && block.kind !== 'bullet' && block.kind !== 'headline')) return false
  if (isBullet(text, line) || isRow(text, line) || line.indent > before.indent + 2) return false
  if (/[.!?:…]["”')\]]?$/.test(text.slice(before.end - 2, before.end)))
    return (
      before.end - before.start >= 60 &&
      before.end - before.start <= 100 &&
      line.indent === before.indent &&
      block.kind === 'paragraph' &&
      /^\p{Ll}/u.test(text.slice(line.start, line.start + 2))
    )
  const small = /^\p{Ll}/u.test(text.slice(line.start, line.start + 2))
  return (
    small ||
    (block.kind === 'paragraph' &&
      before.end - before.start >= 60 &&
      before.end - before.start <= 100 &&
      line.indent === before.indent)
  )
}

/**
 * Whether a line goes on in the next one, in a text whose lines are all cut at one width: as it stands there, the first word of the
 * next line would not have fitted.
 */
export function wrapTest(text: string, lines: readonly TextLine[]): (i: number) => boolean {
  const length = ({ start, end }: Span): number => end - start
  const width = lines.reduce((most, line) => Math.max(most, length(line)), 0)
  if (width < NARROWEST || width > WIDEST) return () => false
  const isOpen = (i: number): boolean => {
    const [line, next] = [lines[i]!, lines[i + 1]]
    if (!next || next.spaced || length(line) < NARROWEST / 2 || isBullet(text, next) || isRow(text, next)) return false
    return !/[.!?:…]["”')\]]?$/.test(text.slice(line.end - 2, line.end))
  }
  const isFull = (i: number): boolean => {
    const next = lines[i + 1]!
    const word = text.slice(next.start, next.end).search(/\s/)
    return length(lines[i]!) + 1 + (word < 0 ? length(next) : word) >= width - SLACK
  }
  const open = lines.flatMap((_, i) => (isOpen(i) ? [i] : []))
  const full = open.filter(isFull).length
  return full >= LEAST_FULL && full * 4 >= open.length * 3 ? (i) => i >= 0 && isOpen(i) && isFull(i) : () => false
}

const NARROWEST = 50
const WIDEST = 100
/** Characters by which a line cut by hand may fall short. */
const SLACK = 3
const LEAST_FULL = 6
