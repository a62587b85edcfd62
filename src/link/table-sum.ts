import { scaleFigure } from '../core/figure.ts'
import type { Mention, NumberMention } from '../core/mention.ts'
import { type Block, cellAt, fillsCell, type Outline, sentencesOf, tokensWithin } from '../core/outline.ts'
import { TABLE_SUM } from '../core/referent.ts'
import { quote, type Span } from '../core/span.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { wordSets } from '../rulebook/words.ts'
import type { ShareOf } from './share-sum.ts'
import { scaleReader, type Unit, unitReader } from './table-unit.ts'

/**
 * The figures of a table or list that names its money once, in a column's head or in a line beside it:
 * `Amount (USD million)`, `By country, in millions of euros:`.
 *
 * In:  an outline, and its numbers that are no part of a sum or a date.
 * Out: for each such figure the sum that it stands for.
 *
 * Not here: figures in running text (link/currency.ts).
 */
export function tableSums(
  book: RuleBook,
): (
  outline: Outline,
  bare: readonly NumberMention[],
  mentions: readonly Mention[],
) => ReadonlyMap<NumberMention, ShareOf> {
  const words = wordSets(book)
  const readUnit = unitReader(book)
  const readScale = scaleReader(book)
  return (outline, bare, mentions) => {
    const sums = new Map<NumberMention, ShareOf>()
    const lines = new Map<number, Unit | null>()
    /** The same for each row and entry. */
    const tables = new Map<number, Unit | null>()
    const scales = new Map<number, number>()
    /** The unit that a line of text names, on its own, for the table or list beside it. */
    const unitOfLine = (index: number): Unit | null => {
      if (!lines.has(index)) lines.set(index, toldIn(outline, index, readUnit))
      return lines.get(index)!
    }
    for (const number of bare) {
      if (number.value === null || number.value <= 0) continue
      const block = outline.blocks[outline.sentences[number.sentence]!.block]!
      const unit =
        block.kind === 'row'
          ? ofCell(block, number)
          : standsAlone(outline, number)
            ? (unitBefore(outline, number, readUnit) ?? (block.kind === 'bullet' ? around(block) : null))
            : null
      // `All sums in dollars`: a small figure counts something else
      if (unit && (unit.noughts || number.value >= LEAST)) sums.set(number, sumIn(outline, number, unit))
    }
    return sums

    /** What the head of its column says, else a line beside the table that speaks of all its money. */
    function ofCell(block: Block, number: NumberMention): Unit | null {
      const at = cellAt(block, number.span.start)
      if (at < 0 || !isAll(outline, block.cells[at]!, number)) return null
      const head = block.header === null ? undefined : outline.blocks[block.header]!
      const title = head?.cells[at]
      const money = currencyBeside(block, at)
      if (money) return money.noughts ? money : { ...money, noughts: scaleOf(block, title) }
      // the first row of a table without heads stands where a head would
      if (!head || !title || head.cells.some((cell) => FIGURE.test(quote(outline.article.text, cell))))
        return around(block)
      const [first, last] = tokensWithin(outline, title)
      const own = readUnit(outline, first, last)
      if (own) return own
      const under = unitUnder(block.header!, at)
      if (under) return under
      if (YEAR.test(quote(outline.article.text, title)) || isState(outline, mentions, title)) return around(block)
      for (let i = first; i < last; i++)
        if (words.has('column-money', outline.tokens[i]!.fold) && !UNITLESS.test(quote(outline.article.text, title)))
          return around(block)
      return null
    }

    /** `Donor | Military | Financial` over ` | EUR bn | EUR bn`: a second row of heads, which tells the units alone. */
    function unitUnder(header: number, at: number): Unit | null {
      const [head, row] = [outline.blocks[header]!, outline.blocks[header + 1]]
      if (row?.kind !== 'row' || row.cells.some((cell) => FIGURE.test(quote(outline.article.text, cell)))) return null
      // the cell over the names may be missing
      const shift = head.cells.length - row.cells.length
      return shift < 0 ? null : unitFilling(row.cells[at - shift])
    }

    /** The unit that a cell holds, and nothing else. */
    function unitFilling(cell: Span | undefined): Unit | null {
      if (!cell) return null
      const [first, last] = tokensWithin(outline, cell)
      const unit = readUnit(outline, first, last)
      return unit && unit.first === first && unit.last === last ? unit : null
    }

    /** `Amount | Currency`, `100 | EUR`: a cell beside the figure holds nothing but its currency. */
    function currencyBeside({ cells }: Block, at: number): Unit | null {
      return unitFilling(cells[at + 1]) ?? unitFilling(cells[at - 1])
    }

    /** `Amount (millions)`, `Amounts in millions, in the currency of the donor`: in the head of its column, or in a line by the table. */
    function scaleOf(block: Block, title: Span | undefined): number {
      const own = title ? readScale(outline, ...tokensWithin(outline, title)) : 0
      return own || scaleAround(block)
    }

    function scaleAround(block: Block): number {
      const known = scales.get(block.index)
      if (known !== undefined) return known
      const { blocks } = outline
      const [from, to] = endsOf(block)
      let scale = 0
      for (const i of [from - 1, from - 2, to + 1])
        if (!scale && blocks[i] && !isListed(blocks[i])) scale = scaleOfLine(i)
      for (let i = from; i <= to; i++) scales.set(i, scale)
      return scale
    }

    function scaleOfLine(index: number): number {
      for (const { first, last } of sentencesOf(outline, index)) {
        const scale = readScale(outline, first, last)
        if (scale) return scale
      }
      return 0
    }

    /** The first and the last line of the table or list. */
    function endsOf({ index, kind, header }: Block): [number, number] {
      const { blocks } = outline
      let [from, to] = [header ?? index, index]
      while (from > 0 && blocks[from - 1]!.kind === kind) from--
      while (to + 1 < blocks.length && blocks[to + 1]!.kind === kind) to++
      return [from, to]
    }

    /** By the lines over the table or list, the nearest first, or the note under it. */
    function around(block: Block): Unit | null {
      const known = tables.get(block.index)
      if (known !== undefined) return known
      const [from, to] = endsOf(block)
      const unit = beside(from, to)
      for (let i = from; i <= to; i++) tables.set(i, unit)
      return unit
    }

    function beside(from: number, to: number): Unit | null {
      const { blocks } = outline
      for (let i = from - 1; i >= Math.max(0, from - ABOVE); i--) {
        const unit = unitOfLine(i)
        if (unit) return unit
        if (isListed(blocks[i]!)) break
      }
      return to + 1 < blocks.length ? unitOfLine(to + 1) : null
    }
  }
}

/** `Year | Kenya | Ghana`: the column is a state's. */
const isState = (outline: Outline, mentions: readonly Mention[], title: Span): boolean =>
  mentions.some((one) => (one.kind === 'place' || one.kind === 'body') && fillsCell(outline, title, one))

const LEAST = 1000

/** Lines above a table that may tell its unit. */
const ABOVE = 2
const FIGURE = /^[^\p{L}]{0,4}\d[\d.,' \u00a0\u202f’]*$/u
/** `2024`, `FY2021`, `2023-24`: what the figures of the column are of. */
const YEAR = /^(?:FY ?)?(?:19|20)\d\d(?:[-/–](?:20)?\d\d)?$/
/** Columns that count or compare money. */
const UNITLESS = /%|\b(?:share|percent|number|no\.|rank|change)\b/i

const isListed = ({ kind }: Block): boolean => kind === 'row' || kind === 'bullet'

/** Nothing but the figure stands in the cell, save marks of a footnote and words like `about`. */
const isAll = (
  { article: { text } }: Outline,
  cell: Block['cells'][number],
  { span, qualifierSpan }: NumberMention,
): boolean =>
  !/[\p{L}\p{N}%]/u.test(text.slice(cell.start, Math.min(span.start, qualifierSpan?.start ?? span.start))) &&
  !/[\p{L}\p{N}%]/u.test(text.slice(span.end, cell.end).replace(/[([][^)\]]{1,3}[)\]]$/, ''))

/** `Kenya: 42`, `Chad – 42;`, `Jordan 59.`: it ends its entry and counts nothing. */
function standsAlone({ tokens, sentences }: Outline, { sentence, first, last }: NumberMention): boolean {
  const { last: end, first: start } = sentences[sentence]!
  const next = last < end ? tokens[last]! : undefined
  return first > start && (!next || /^(?:[;,.()]|and)$/.test(next.fold)) && !/^(?:19|20)\d\d$/.test(tokens[first]!.fold)
}

type Reader = ReturnType<typeof unitReader>

/** `Received in 2024 (US$ million): Canada 67; Japan 84`, `Pledges, in millions of dollars: Canada 67`: before the colon of its own sentence. */
function unitBefore(outline: Outline, { sentence, first }: NumberMention, read: Reader): Unit | null {
  const { tokens, sentences } = outline
  const start = sentences[sentence]!.first
  let colon = first - 1
  while (colon > start && tokens[colon]!.fold !== ':') colon--
  if (colon <= start) return null
  const end = tokens[colon - 1]!.fold === ')' ? colon - 1 : colon
  let open = end - 1
  while (open > start && end - open < LONGEST && !OPENS.has(tokens[open]!.fold)) open--
  const unit = OPENS.has(tokens[open]!.fold) ? read(outline, open + 1, end) : null
  return unit?.last === end && unit.noughts ? unit : null
}

const OPENS = new Set(['(', ','])

/** Tokens of a unit in brackets: `(in millions of US dollars)`. */
const LONGEST = 12

/** The unit that a line over or under a table tells apart from all else: in brackets, behind `in` or a comma, up to a mark or its end. */
function toldIn(outline: Outline, block: number, read: Reader): Unit | null {
  const sentences = sentencesOf(outline, block)
  const end = sentences.at(-1)
  if (!end) return null
  // the stop of `(Rs. in crore)` may have ended a sentence
  const start = sentences.length > 1 && end.last - end.first < SHORT ? sentences.at(-2)!.first : end.first
  return (
    toldBetween(outline, start, end.last, read) ??
    // "All figures in NZ$ million. Page last checked in August.": a short note, which may go on
    (sentences.length > 1 && sentences[0]!.last - sentences[0]!.first <= LONGEST
      ? toldBetween(outline, sentences[0]!.first, sentences[0]!.last, read)
      : null)
  )
}

function toldBetween(outline: Outline, start: number, end: number, read: Reader): Unit | null {
  const { tokens } = outline
  const unit = read(outline, start, end)
  if (!unit) return null
  const before = unit.first > start ? tokens[unit.first - 1]!.fold : ''
  const behind = unit.last < end ? tokens[unit.last]!.fold : ''
  return BEFORE.test(before) && BEHIND.test(behind) ? unit : null
}

/** Tokens of a rest that a stop within the unit has cut off. */
const SHORT = 6

const BEFORE = /^(?:[([,:;|–—-]|in|current|constant|)$/
const BEHIND = /^(?:[()\],:;.|]|unless|)$/

function sumIn({ article }: Outline, number: NumberMention, { codes, noughts, span }: Unit): ShareOf {
  return {
    share: { ...number, value: scaleFigure(String(number.value), noughts), scaled: true, rule: TABLE_SUM },
    currency: {
      codes,
      because: { rule: TABLE_SUM, why: `“${quote(article.text, span)}” tells what the figures are in`, from: null },
    },
  }
}
