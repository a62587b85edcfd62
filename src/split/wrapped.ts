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
 * Whether a line goes on in the next one, in a text or a paragraph whose lines are all cut at one width: as it stands there, the first word
 * of the next line would not have fitted.
 */
export function wrapTest(text: string, lines: readonly TextLine[]): (i: number) => boolean {
  const goesOn = (i: number): boolean => {
    const next = lines[i + 1]
    return next !== undefined && !next.spaced && !isBullet(text, next) && !isRow(text, next)
  }
  const isOpen = (i: number): boolean => goesOn(i) && !isEnded(text, lines[i]!)
  const isFull = (i: number, width: number): boolean => {
    const next = lines[i + 1]!
    const word = text.slice(next.start, next.end).search(/\s/)
    return lengthOf(lines[i]!) + 1 + (word < 0 ? lengthOf(next) : word) >= width - SLACK
  }
  const { found, width: cut } = wrappedParagraphs(text, lines, { goesOn, isOpen, isFull })
  const take = (width: number, least: number): void => {
    const open = lines.flatMap((line, i) =>
      lengthOf(line) <= width && lengthOf(line) >= width / 2 && isOpen(i) ? [i] : [],
    )
    const full = open.filter((i) => isFull(i, width))
    if (full.length >= least && full.length * 4 >= open.length * 3) for (const i of full) found.add(i)
  }
  const width = widthOf(text, lines)
  if (width !== null) take(width, LEAST_FULL)
  // one paragraph shows it of those that are too short to show it
  if (cut > 0) take(cut, 1)
  return (i) => found.has(i)
}

interface LineTests {
  /** The next line stands close under it, and opens nothing of its own. */
  readonly goesOn: (i: number) => boolean
  /** The same, and no sentence ends there. */
  readonly isOpen: (i: number) => boolean
  readonly isFull: (i: number, width: number) => boolean
}

/**
 * Lines that go on, of paragraphs which one width cuts: full lines one after the other, and some next line begins small. Each line is
 * looked at once.
 */
function wrappedParagraphs(
  text: string,
  lines: readonly TextLine[],
  { goesOn, isOpen, isFull }: LineTests,
): { found: Set<number>; width: number } {
  const found = new Set<number>()
  let widest = 0
  for (let first = 0; first < lines.length; first++) {
    let last = first
    let width = 0
    const { indent } = lines[first]!
    const hangs = isBullet(text, lines[first]!)
    if (isRow(text, lines[first]!)) continue
    for (; goesOn(last) && (lines[last + 1]!.indent === indent || (hangs && lines[last + 1]!.indent > indent)); last++)
      width = Math.max(width, lengthOf(lines[last]!))
    if (width < NARROWEST_PARAGRAPH || width > WIDEST) {
      first = last
      continue
    }
    for (let from = first; from < last; from++) {
      let to = from
      let small = false
      for (; to < last && isFull(to, width); to++) small ||= isOpen(to) && beginsSmall(text, lines[to + 1]!)
      // two full lines in the middle may be entries of a list
      if (small && (to === last || to - from >= LEAST_RUN)) {
        for (let i = from; i < to; i++) if (isOpen(i)) found.add(i)
        widest = Math.max(widest, width)
      }
      from = to
    }
    first = last
  }
  return { found, width: widest }
}

const lengthOf = ({ start, end }: Span): number => end - start

const isEnded = (text: string, { end }: Span): boolean => /[.!?:…]["”')\]]?$/.test(text.slice(end - 2, end))

const beginsSmall = (text: string, { start }: Span): boolean => /^\p{Ll}/u.test(text.slice(start, start + 2))

/** The longest line, but for a few that no width cuts: addresses of pages, a table. Null where lines are too short or too long to be cut. */
function widthOf(text: string, lines: readonly TextLine[]): number | null {
  const cut = lines.filter((line) => lengthOf(line) <= WIDEST)
  const uncut = lines.filter((line) => lengthOf(line) > WIDEST && text.slice(line.start, line.end).includes(' '))
  const width = cut.reduce((most, line) => Math.max(most, lengthOf(line)), 0)
  return width < NARROWEST || uncut.length * 10 > lines.length ? null : width
}

const NARROWEST = 50
const NARROWEST_PARAGRAPH = 30
const WIDEST = 130
/** Characters by which a line cut by hand may fall short. */
const SLACK = 3
const LEAST_FULL = 6
const LEAST_RUN = 3
