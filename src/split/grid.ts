import type { Span } from '../core/span.ts'
import type { TextLine } from './lines.ts'

/**
 * Tables that were copied cell by cell, each cell a line of its own: a name, then its figures, then the next name.
 *
 * In:  the lines of a text.
 * Out: for the first line of each row how many lines it takes, the row of heads included.
 *
 * Not here: rows that keep their tabs or bars (blocks.ts).
 */
export function gridRows(text: string, lines: readonly TextLine[]): ReadonlyMap<number, number> {
  const rows = new Map<number, number>()
  const kinds = lines.map((line) => kindOf(text, line))
  for (let i = 0; i < lines.length; i++) {
    // a figure above its name would pair each name with the figure of the next
    if (kinds[i] !== 'name' || kinds[i - 1] === 'figure') continue
    const grid = gridAt(kinds, i)
    if (!grid) continue
    const { width, count } = grid
    const hasHead = isHead(text, lines, kinds, i - width, width, i)
    // "4.3 million / People in Chad": each figure stands above its name, and a name is left over
    const end = i + width * count
    if (!hasHead && kinds[end] === 'name' && !lines[end]!.spaced) continue
    if (hasHead) rows.set(i - width, width)
    for (let row = 0; row < count; row++) rows.set(i + row * width, width)
    i += width * count - 1
  }
  for (const group of parted(text, lines, kinds)) rows.set(group.first, group.width)
  return rows
}

interface Group {
  readonly first: number
  readonly width: number
}

/** Rows that blank lines part: each of as many cells, or of lines that begin with the same keys. */
function parted(text: string, lines: readonly TextLine[], kinds: readonly Kind[]): Group[] {
  const groups = groupsOf(lines)
  const found: Group[] = []
  for (let i = 0; i < groups.length; i++) {
    const { first, width } = groups[i]!
    // most are prose, and are not held against those behind them
    if (!isRowOfCells(text, lines, kinds, groups[i]!)) continue
    let end = i + 1
    while (end < groups.length && areAlike(kinds, groups[i]!, groups[end]!)) end++
    if (end - i < LEAST_ROWS) continue
    const head = groups[i - 1]
    if (head?.width === width && isHead(text, lines, kinds, head.first, width, first)) found.push(head)
    found.push(...groups.slice(i, end))
    i = end - 1
  }
  return [...found, ...keyedGroups(text, lines, groups)]
}

/** Lines that no blank line parts. */
function groupsOf(lines: readonly TextLine[]): Group[] {
  const groups: Group[] = []
  for (let first = 0; first < lines.length; ) {
    let last = first + 1
    while (last < lines.length && !lines[last]!.spaced) last++
    groups.push({ first, width: last - first })
    first = last
  }
  return groups
}

/** Figures stand at the same places of both. */
const areAlike = (kinds: readonly Kind[], one: Group, other: Group): boolean =>
  one.width === other.width &&
  kinds
    .slice(one.first, one.first + one.width)
    .every((kind, k) => (kind === 'figure') === (kinds[other.first + k] === 'figure'))

/** `Australia`, `AUD`, `18`, `grant`: short lines, a name first and a figure among them. */
const isRowOfCells = (
  text: string,
  lines: readonly TextLine[],
  kinds: readonly Kind[],
  { first, width }: Group,
): boolean =>
  width >= 3 &&
  width <= WIDEST &&
  kinds[first] === 'name' &&
  kinds.slice(first, first + width).includes('figure') &&
  lines
    .slice(first, first + width)
    .every(({ start, end }) => end - start <= LONGEST_CELL && !KEY.test(text.slice(start, end)))

/** `Donor: State of Qatar`, `Amount: QAR 73 million`: entries of lines with a key each, half of the keys in others, too. */
function keyedGroups(text: string, lines: readonly TextLine[], groups: readonly Group[]): Group[] {
  const counts = new Map<string, number>()
  const keyed = groups.flatMap((group) => {
    const keys = keysOf(text, lines, group)
    for (const key of keys ?? []) counts.set(key, (counts.get(key) ?? 0) + 1)
    return keys ? [{ group, keys }] : []
  })
  return keyed
    .filter(({ keys }) => keys.filter((key) => counts.get(key)! > 1).length * 2 >= keys.length)
    .map(({ group }) => group)
}

/** The keys of an entry's lines; null unless each line has one of its own. */
function keysOf(text: string, lines: readonly TextLine[], { first, width }: Group): readonly string[] | null {
  if (width < LEAST_KEYS || width > MOST_KEYS) return null
  const keys = new Set<string>()
  for (const { start, end } of lines.slice(first, first + width)) {
    const key = KEY.exec(text.slice(start, Math.min(end, start + LONGEST_KEY)))?.[1]
    if (key === undefined || keys.has(key)) return null
    keys.add(key)
  }
  return [...keys]
}

const LEAST_KEYS = 3
const MOST_KEYS = 10
const LONGEST_KEY = 30
/** `Donor:`, `Total value:`. */
const KEY = /^(\p{Lu}\p{L}*(?: \p{L}+){0,2}): ?\S/u

type Kind = 'name' | 'figure' | null

const LONGEST_CELL = 60
const WIDEST = 5
const LEAST_ROWS = 3

function kindOf(text: string, { start, end }: Span): Kind {
  if (end - start > LONGEST_CELL) return null
  const written = text.slice(start, end)
  if (/\t| \| |\.{4,}/.test(written)) return null
  if (FIGURE.test(written)) return 'figure'
  return /[.!?…:;,]$/.test(written) || !/^[\p{Lu}\d(“"]/u.test(written) ? null : 'name'
}

/** `54`, `7,500`, `USD 10 million`, `€1.2m`, `–`. */
const FIGURE =
  /^(?:[~≈<>]?\s?(?:[A-Z]{1,3}\s?)?[€$£¥]?\s?\d[\d.,' \u00a0\u202f]{0,18}(?:\s?(?:million|billion|thousand|mn|bn|m|k))?(?:\s?(?:[A-Z]{3}|euros?|dollars|[€$£¥]))?[*†]?|[–—-]|n\/a)$/u

/** The narrowest table that begins at a line: rows of the same kinds, a name first and a figure in each. */
function gridAt(kinds: readonly Kind[], from: number): { readonly width: number; readonly count: number } | null {
  for (let width = 2; width <= WIDEST; width++) {
    const model = kinds.slice(from, from + width)
    if (model.length < width || model.includes(null) || !model.includes('figure')) continue
    let count = 1
    while (model.every((kind, k) => kinds[from + count * width + k] === kind)) count++
    if (count >= LEAST_ROWS) return { width, count }
  }
  return null
}

/** As many names right above, one of which heads a column of money. */
const isHead = (
  text: string,
  lines: readonly TextLine[],
  kinds: readonly Kind[],
  at: number,
  width: number,
  body: number,
): boolean =>
  at >= 0 &&
  kinds.slice(at, body).every((kind) => kind === 'name') &&
  lines
    .slice(at, body)
    .some(({ start, end }, k) => kinds[body + (k % width)] === 'figure' && HEAD.test(text.slice(start, end)))

const HEAD =
  /[€$£]|\b(?:amounts?|sums?|funds?|funding|grants?|loans?|pledged?s?|contributions?|aid|values?|allocat(?:ed|ions?)|commit(?:ted|ments?)|paid|total|budget|US[D$]|EUR|GBP|Rs|crores?|lakhs?|dollars|euros|millions?|thousands?)\b/i
