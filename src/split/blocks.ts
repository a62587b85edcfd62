import { fold } from '../core/fold.ts'
import type { BlockKind } from '../core/outline.ts'
import type { Span } from '../core/span.ts'
import { delimitedLines } from './delimited.ts'
import { entriesOf } from './entries.ts'
import { gridRows } from './grid.ts'
import type { TextLine } from './lines.ts'
import type { SplitWords } from './words.ts'

/** A block before it knows its section and lead. */
export interface RawBlock {
  readonly kind: BlockKind
  readonly span: Span
  readonly depth: number
  readonly cells: readonly Span[]
  /** Ends in a colon, or is a heading: what follows may be its list. */
  readonly leads: boolean
  readonly spaced: boolean
}

/**
 * Lines → blocks. A line is judged by its first mark, its cells, its length and how it ends; wrapped prose is joined.
 *
 * Not here: which list hangs on which line, and sections (outline.ts).
 */
export function blocksOf(text: string, lines: readonly TextLine[], words: SplitWords): RawBlock[] {
  const blocks: RawBlock[] = []
  let underRelated = false
  let seenHeadline = false
  const entries = entriesOf(text, lines)
  const marks = listMarks(text, lines)
  const headed = headedLines(text, lines)
  const runsOn = wrapTest(text, lines)
  const grid = gridRows(text, lines)
  const delimited = delimitedLines(text, lines)
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    const width = grid.get(i)
    if (width) {
      blocks.push(gridRow(lines.slice(i, i + width)))
      seenHeadline = true
      i += width - 1
      continue
    }
    if (isRuler(text, line) || /^sep=.$/.test(text.slice(line.start, line.end))) continue
    const cells = delimited.get(i)
    if (cells) {
      const told = cells.filter(({ start, end }) => end > start)
      if (told.length) blocks.push(told.length === 1 ? titleLine(told[0]!, seenHeadline) : delimitedRow(line, cells))
      seenHeadline = true
      continue
    }
    const next = lines[i + 1]
    const before = blocks.at(-1)
    if (
      before &&
      !entries.has(i) &&
      (isWrapped(text, lines[i - 1]!, line, before) || (before.kind === 'paragraph' && runsOn(i - 1)))
    ) {
      blocks[blocks.length - 1] = {
        ...before,
        span: { start: before.span.start, end: line.end },
        leads: endsWith(text, line, ':'),
      }
      continue
    }
    const folded = fold(text.slice(line.start, Math.min(line.end, line.start + 160)))
    const short = line.end - line.start <= 110 && !/[.!?…]["”')\]]?$/.test(text.slice(line.end - 3, line.end))
    if (underRelated && !short) underRelated = false
    let kind = underRelated
      ? 'furniture'
      : kindOf(
          text,
          line,
          {
            before: lines[i - 1],
            next,
            isEntry: entries.has(i),
            isMarked: marks.has(text[line.start]!),
            isHeaded: headed.has(i) || runsOn(i),
          },
          folded,
          words,
          seenHeadline,
          blocks.length,
        )
    if (words.alone.has(folded)) underRelated = true
    if (kind === 'headline') seenHeadline = true
    else if (kind === 'paragraph' || kind === 'bullet' || kind === 'row') seenHeadline = true
    if (kind === 'heading' && next === undefined) kind = 'furniture'
    blocks.push({
      kind,
      span: { start: line.start, end: line.end },
      depth: depthOf(line, kind),
      cells: kind === 'row' ? cellsOf(text, line) : [],
      leads: kind === 'heading' || endsWith(text, line, ':'),
      spaced: line.spaced,
    })
  }
  return blocks
}

/** A row of a table that was copied cell by cell. */
const gridRow = (cells: readonly TextLine[]): RawBlock => ({
  kind: 'row',
  span: { start: cells[0]!.start, end: cells.at(-1)!.end },
  depth: 0,
  cells: cells.map(({ start, end }) => ({ start, end })),
  leads: false,
  spaced: cells[0]!.spaced,
})

/** A row of a table that a spreadsheet wrote. */
const delimitedRow = ({ start, end, spaced }: TextLine, cells: readonly Span[]): RawBlock => ({
  kind: 'row',
  span: { start, end },
  depth: 0,
  cells,
  leads: false,
  spaced,
})

/** A line with one cell filled: over the table or under it. */
const titleLine = (span: Span, seenHeadline: boolean): RawBlock => ({
  kind: seenHeadline ? 'paragraph' : 'headline',
  span,
  depth: 0,
  cells: [],
  leads: false,
  spaced: true,
})

const endsWith = (text: string, line: Span, mark: string): boolean => text[line.end - 1] === mark

function kindOf(
  text: string,
  line: TextLine,
  { before, next, isEntry, isMarked, isHeaded }: Neighbours,
  folded: string,
  words: SplitWords,
  seenHeadline: boolean,
  index: number,
): BlockKind {
  const bare = folded.replace(/^[^\p{L}\p{N}(#©"]{1,4}/u, '')
  if (words.caption.some((word) => bare.startsWith(word) || folded.startsWith(word))) return 'caption'
  if (isOpener(bare, words) || isOpener(folded, words)) return 'furniture'
  if (
    /^(?:[➤▸»→↑>]{1,2}|\*{2,})\s/u.test(text.slice(line.start, line.start + 4)) &&
    line.end - line.start < 140 &&
    index > 3 &&
    !isMarked &&
    !isLinked(text.slice(line.start, line.end)) &&
    // `>> SUNDAY` heads a stretch of a ticker
    /\p{Ll}/u.test(text.slice(line.start, line.end))
  )
    return 'furniture'
  if (
    words.meta.some((word) => folded.startsWith(word) || (line.end - line.start < 90 && folded.includes(word))) ||
    isByline(text, line)
  )
    return 'meta'
  if (isRow(text, line)) return 'row'
  if (isTickerHead(text, line)) return 'heading'
  if (isBullet(text, line)) return isLabel(text, line, next) ? 'heading' : 'bullet'
  if ((line.indent >= 3 || (isEntry && seenHeadline)) && index > 0) return 'bullet'
  if (!seenHeadline && !isProse(text, line, next)) return isDateLine(text, line) ? 'meta' : 'headline'
  if (isDateLine(text, line) && index < 5) return 'meta'
  if (isCounted(text, line, [before, next])) return 'bullet'
  return !isHeaded && isHeading(text, line, next) ? 'heading' : 'paragraph'
}

interface Neighbours {
  readonly before: TextLine | undefined
  readonly next: TextLine | undefined
  /** An entry of a list without bullets. */
  readonly isEntry: boolean
  /** Its mark is that of this article's lists. */
  readonly isMarked: boolean
  /** It stands close under a heading of its own, or is wrapped and goes on in the next line. */
  readonly isHeaded: boolean
}

/** Lines close under headings in capitals, where blank lines part one heading from the next: what stands there is no heading. */
function headedLines(text: string, lines: readonly TextLine[]): ReadonlySet<number> {
  const headed = new Set<number>()
  let heads = 0
  let isUnder = false
  for (const [i, line] of lines.entries()) {
    const isCapital = /^\p{Lu}[^\p{Ll}]{2,60}$/u.test(text.slice(line.start, line.end))
    if (line.spaced) isUnder = isCapital && lines[i + 1]?.spaced === false
    else if (isUnder && !isCapital && text[line.end - 1] !== ':') headed.add(i)
    if (line.spaced && isUnder) heads++
  }
  return heads >= LEAST_HEADS ? headed : NONE
}

const LEAST_HEADS = 3
const NONE: ReadonlySet<number> = new Set()

/** The marks of links to other pages that head the entries of a list here: three of them or more, half with a figure. */
function listMarks(text: string, lines: readonly TextLine[]): ReadonlySet<string> {
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

/** `8 Leopard 2 tanks` over `39 support vehicles`: entries of a list without bullets. Numbers that only go up by one head chapters. */
function isCounted(text: string, line: Span, neighbours: readonly (Span | undefined)[]): boolean {
  const here = isEntryLong(text, line) ? null : countOf(text, line)
  const others = neighbours.map((other) => (other ? countOf(text, other) : null)).filter((count) => count !== null)
  return here !== null && others.length > 0 && others.every((count) => Math.abs(here - count) !== 1)
}

/** A sentence, or longer than an entry. */
const isEntryLong = (text: string, { start, end }: Span): boolean =>
  end - start > LONGEST_ENTRY || /[.!?…]["”')\]]?$/.test(text.slice(end - 3, end))

const LONGEST_ENTRY = 110

/** The number that a short line begins with, a word behind it; null for a year, a day or an hour. */
function countOf(text: string, { start, end }: Span): number | null {
  const counted = /^(\d{1,3}(?:[., ’]?\d{3})*) ([\p{L}\d][\p{L}\d-]*)/u.exec(
    text.slice(start, Math.min(end, start + 40)),
  )
  if (!counted || /^(?:19|20)\d\d$/.test(counted[1]!) || MONTHS.test(counted[2]!)) return null
  return Number(counted[1]!.replace(/\D/g, ''))
}

const MONTHS = /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/

/** `→ Greece: €1 million`, `→ The first lorry has left.`: an entry of a list and no link to another page. */
const isLinked = (written: string): boolean => /\.$/.test(written) || /^\S+\s[^:]{2,40}:\s.*\d/.test(written)

const isOpener = (folded: string, { opens }: SplitWords): boolean =>
  opens.get(folded[0] ?? '')?.some((word) => opensWith(folded, word)) ?? false

const opensWith = (folded: string, word: string): boolean =>
  folded.startsWith(word) &&
  !/[\p{L}\p{N}]/u.test(folded[word.length] ?? ' ') &&
  !/^(?: in| of| to| the| on)\b/.test(folded.slice(word.length, word.length + 4))

const BULLETS = '•·▪■□►▶▸◦‣*+–—->?◆●○✓→➤»'

/** `• `, `– `, `[1] `, `(a) `, `(iv) `, `+ THE MINISTER:`. A dash needs a space behind it. */
function isBullet(text: string, line: Span): boolean {
  const first = text[line.start]!
  if (BULLETS.includes(first) && /\s/.test(text[line.start + 1] ?? '')) return true
  return /^(?:\[\d{1,2}\]|\(\d{1,2}\)|\(?(?:[a-h]|[ivx]{1,5})\))\s/.test(text.slice(line.start, line.start + 8))
}

/** `| Norway | €3m |`: a row as Markdown writes it. */
const isBarred = (text: string, line: Span): boolean =>
  text[line.start] === '|' && text[line.end - 1] === '|' && line.end - line.start > 2

/** `|---|:--:|` under the heads of a table. */
const isRuler = (text: string, line: Span): boolean =>
  isBarred(text, line) && /^[|:\s-]+$/.test(text.slice(line.start, line.end))

/** Cells parted by tabs, bars or dot leaders. The tab behind a bullet parts no cells; a line of bars with a year and no sum is a dateline. */
const isRow = (text: string, line: Span): boolean => {
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

const SUM = /[€$£]|\b(?:million|billion|bn)\b/

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

/** `By Jane Doe`, `By J. Doe in Kyiv`: capitals behind `By`. */
const isByline = (text: string, line: Span): boolean =>
  line.end - line.start < 90 &&
  /^By (?:\p{Lu}[\p{L}.’'-]{0,20}[ ,]{0,2}){1,5}/u.test(text.slice(line.start, line.start + 60)) &&
  !/[.!?]$/.test(text.slice(line.start, line.end))

/** A line that is a date, place and date, or such with bars: `VILNIUS | 5 Nov 2025`, `11 July 2025`. */
function isDateLine(text: string, line: Span): boolean {
  const written = text.slice(line.start, line.end)
  if (written.length > 110) return false
  // `2022` heads what follows, `Spent in 2021:` leads it in
  if (/^\d{4}$/.test(written) || written.endsWith(':')) return false
  const words = written.split(/[\s,|/–—-]+/).filter(Boolean)
  return (
    words.length <= 14 &&
    /\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b/.test(written) &&
    !SUM.test(written) &&
    words.filter((word) => /^\p{Ll}{4,}$/u.test(word)).length <= 2
  )
}

/** Long, or of several sentences, or all there is; and ended as a sentence is. */
const isProse = (text: string, line: Span, next: TextLine | undefined): boolean =>
  /[.!?]["”')]?$/.test(text.slice(line.end - 2, line.end)) &&
  (line.end - line.start > 140 || !next || /\p{Ll}{3}[.!?] \p{Lu}/u.test(text.slice(line.start, line.end)))

/** Short, without a full stop, with more behind it; or in capitals; a question of a few words. */
function isHeading(text: string, line: Span, next: TextLine | undefined): boolean {
  const written = text.slice(line.start, line.end)
  if (written.length > 100 || !next) return false
  // "has released USD 21" over "million from its fund": wrapped prose
  if (!next.spaced && /\p{Ll}/u.test(written) && /^\p{Ll}/u.test(text.slice(next.start, next.start + 2))) return false
  const count = written.split(/\s+/).length
  // `2017-2020: $1.2 billion`, under the name of who gives it
  if (FIGURE.test(written) || BARE_SUM.test(written)) return false
  if (/[.!;,…]["”')]?$/.test(written)) return /^\p{Lu}[\p{Lu}\s]{2,}\.?$/u.test(written)
  if (/\?["”']?$/.test(written)) return count <= 8
  if (/["”]$/.test(written) && count > 8) return false
  return count <= 12
}

const FIGURE = /:\s?(?:[A-Z]{1,4} ?)?[€$£] ?\d[\d.,]{0,15}(?: ?(?:million|billion|m|bn))?$/

/** `EUR 161 million`, alone in its line: of whoever heads it. */
const BARE_SUM =
  /^(?:(?:[A-Z]{1,3}\s?)?[€$£¥]|[A-Z]{3})\s?\d[\d.,]{0,15}(?:\s?(?:million|billion|thousand|mn|bn|m|k))?[*†]?$/

const depthOf = (line: TextLine, kind: BlockKind): number => (kind === 'bullet' ? Math.floor(line.indent / 2) : 0)

/** Hard-wrapped prose: a long line without an end, and the next begins small or goes on. */
function isWrapped(text: string, before: TextLine, line: TextLine, block: RawBlock): boolean {
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
function wrapTest(text: string, lines: readonly TextLine[]): (i: number) => boolean {
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

/** `22:05 AND NOW WASHINGTON`: an hour and capitals. */
const isTickerHead = (text: string, line: Span): boolean =>
  line.end - line.start < 80 &&
  /^\d{1,2}[:.]\d\d\s+\p{Lu}{2}/u.test(text.slice(line.start, line.start + 12)) &&
  !/\p{Ll}{3}/u.test(text.slice(line.start, line.end))

/** `► YEMEN` above a paragraph: a mark that opens no list. */
function isLabel(text: string, line: TextLine, next: TextLine | undefined): boolean {
  if (!next || next.spaced || line.end - line.start > 50 || isBullet(text, next) || next.indent > line.indent)
    return false
  return !/[\d.:;€$£]/.test(text.slice(line.start + 1, line.end))
}
