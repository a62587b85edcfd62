import type { Block, Section } from '../core/outline.ts'
import type { RawBlock } from './raw-block.ts'

/** Gives each block its section, and lists and rows the block that leads them in. */
export function assemble(text: string, raw: readonly RawBlock[]): { blocks: Block[]; sections: Section[] } {
  const sections: { heading: number | null; blocks: number[] }[] = [{ heading: null, blocks: [] }]
  const blocks: Block[] = []
  let lead: number | null = null
  let header: number | null = null
  /** The head of a table that headings divide: `DONOR | SUM`, then `Paid in` over some of its rows and `Promised` over others. */
  let divided: number | null = null
  /** The entry of a list that a table hangs on: `(a) Spent in 2021-22:`. */
  let rowLead: number | null = null
  const open: { depth: number; index: number }[] = []
  raw.forEach((block, index) => {
    if (block.kind === 'heading') sections.push({ heading: index, blocks: [] })
    sections.at(-1)!.blocks.push(index)
    const listed = block.kind === 'bullet' || block.kind === 'row'
    if (!listed) {
      if (block.kind !== 'furniture' && block.kind !== 'caption') lead = index
      header = null
      open.length = 0
    }
    if (!listed && block.kind !== 'heading') divided = null
    if (block.kind === 'row' && (header === null || raw[index - 1]?.kind !== 'row')) {
      const isUnder = divided !== null && raw[index - 1]?.kind === 'heading' && belongsTo(text, block, raw[divided]!)
      header = isUnder ? divided : index
      if (!isUnder) divided = isHead(text, block) ? index : null
      rowLead = raw[index - 1]?.kind === 'bullet' && raw[index - 1]!.leads ? index - 1 : null
    }
    while (open.length && open.at(-1)!.depth >= block.depth) open.pop()
    const parent: number | null =
      block.kind === 'bullet' && open.length ? open.at(-1)!.index : block.kind === 'row' ? (rowLead ?? lead) : lead
    if (block.kind === 'bullet') open.push({ depth: block.depth, index })
    blocks.push({
      index,
      kind: block.kind,
      span: block.span,
      section: sections.length - 1,
      lead: listed ? parent : null,
      depth: block.depth,
      cells: block.cells,
      header: block.kind === 'row' && header !== index ? header : null,
    })
  })
  return { blocks, sections }
}

/** Cells of words alone stand over others. */
const isHead = (text: string, { cells }: RawBlock): boolean =>
  cells.length > 1 && !cells.some(({ start, end }) => DIGIT.test(text.slice(start, end)))

/** A row with figures, and no more cells than the head. */
const belongsTo = (text: string, { cells }: RawBlock, head: RawBlock): boolean =>
  cells.length > 1 &&
  cells.length <= head.cells.length &&
  cells.some(({ start, end }) => DIGIT.test(text.slice(start, end)))

const DIGIT = /\d/
