import { fold } from '../core/fold.ts'
import type { BlockKind } from '../core/outline.ts'
import type { Span } from '../core/span.ts'
import { openingOf } from './dateline.ts'
import { delimitedLines } from './delimited.ts'
import { entriesOf } from './entries.ts'
import { gridRows } from './grid.ts'
import { headedLines } from './headed.ts'
import type { TextLine } from './lines.ts'
import { isBullet, listMarks } from './marks.ts'
import type { RawBlock } from './raw-block.ts'
import { cellsOf, isRow, isRuler, SUM } from './rows.ts'
import type { SplitWords } from './words.ts'
import { isWrapped, wrapTest } from './wrapped.ts'

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
      const own = lines.slice(i, i + width).map(({ start, end }) => ({ start, end }))
      blocks.push(rowOf({ start: line.start, end: own.at(-1)!.end }, own, line))
      seenHeadline = true
      i += width - 1
      continue
    }
    if (isRuler(text, line) || /^sep=.$/.test(text.slice(line.start, line.end))) continue
    const cells = delimited.get(i)
    if (cells) {
      const told = cells.filter(({ start, end }) => end > start)
      if (told.length) blocks.push(told.length === 1 ? titleLine(told[0]!, seenHeadline) : rowOf(line, cells, line))
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
            isHeaded: headed.has(i),
            runsOn: runsOn(i),
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

/** A row of a table whose cells are known before it is judged. */
const rowOf = ({ start, end }: Span, cells: readonly Span[], { spaced }: TextLine): RawBlock => ({
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
  { before, next, isEntry, isMarked, isHeaded, runsOn }: Neighbours,
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
  if (runsOn && seenHeadline) return 'paragraph'
  if ((line.indent >= 3 || (isEntry && seenHeadline)) && index > 0) return 'bullet'
  if (!seenHeadline && !isProse(text, line, next)) return isDateLine(text, line) ? 'meta' : 'headline'
  if (isDateLine(text, line) && index < 5) return 'meta'
  if (isCounted(text, line, [before, next])) return 'bullet'
  return !isHeaded && !runsOn && isHeading(text, line, next) ? 'heading' : 'paragraph'
}

interface Neighbours {
  readonly before: TextLine | undefined
  readonly next: TextLine | undefined
  /** An entry of a list without bullets. */
  readonly isEntry: boolean
  /** Its mark is that of this article's lists. */
  readonly isMarked: boolean
  /** It stands close under a heading of its own. */
  readonly isHeaded: boolean
  /** It is wrapped, and goes on in the next line. */
  readonly runsOn: boolean
}

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

/** Long, or of several sentences, or behind a dateline, or all there is; and ended as a sentence is. */
const isProse = (text: string, line: Span, next: TextLine | undefined): boolean =>
  /[.!?]["”')]?$/.test(text.slice(line.end - 2, line.end)) &&
  (line.end - line.start > 140 ||
    !next ||
    openingOf(text, line) !== null ||
    /\p{Ll}{3}[.!?] \p{Lu}/u.test(text.slice(line.start, line.end)))

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
