import type { Span } from '../core/span.ts'
import type { TextLine } from './lines.ts'

/**
 * The lines that are entries of a list without bullets, as a page copied without its marks leaves them: under a line that ends in a colon,
 * each closed by a semicolon or a comma, or short and open; or each a name with its sum.
 *
 * Not here: lines that begin with a number of goods, which their neighbours tell (blocks.ts).
 */
export function entriesOf(text: string, lines: readonly TextLine[]): ReadonlySet<number> {
  const entries = new Set<number>()
  for (let i = 0; i < lines.length; i++) {
    const to = runEnd(text, lines, i)
    if (to - i < 2) continue
    for (let k = i; k < to; k++) entries.add(k)
    i = to - 1
  }
  return entries
}

/** The line behind the list that begins at a line; the line itself where none does. */
function runEnd(text: string, lines: readonly TextLine[], from: number): number {
  const isLed = from > 0 && text[lines[from - 1]!.end - 1] === ':'
  if (isLed) {
    const marked = lastOf(lines, from, (line) => isMarked(text, line))
    // the last of them has a full stop, or nothing
    if (marked > from) return marked < lines.length && isShort(lines[marked]!) ? marked + 1 : marked
    const open = lastOf(lines, from, (line) => isOpen(text, line))
    if (open - from >= 2) return open
  }
  return lastOf(lines, from, (line) => isPriced(text, line))
}

function lastOf(lines: readonly TextLine[], from: number, is: (line: TextLine) => boolean): number {
  let to = from
  while (to < lines.length && to - from < MOST && is(lines[to]!)) to++
  return to
}

const MOST = 60
const SHORT = 160
const SHORTEST = 90

const isShort = ({ start, end }: Span): boolean => end - start <= SHORT

const endOf = (text: string, { end }: Span): string => text.slice(Math.max(0, end - 8), end)

/** `Oxfam ($300,000);`, `tents and blankets; and` */
const isMarked = (text: string, line: Span): boolean => isShort(line) && /[;,](?: (?:and|or))?$/.test(endOf(text, line))

/** `Body armour`, `120 generators`: no sentence and no lead of its own. */
const isOpen = (text: string, line: Span): boolean =>
  line.end - line.start <= SHORTEST &&
  /^[\p{Lu}\d].*\p{Ll}/u.test(text.slice(line.start, line.end)) &&
  !/[.!?…:"”’]$|\d:\d\d$/.test(endOf(text, line))

/** `World Food Programme, WFP ($3,500,000)`, `Germany: €20 million`: a name and its sum, and no more. */
const isPriced = (text: string, line: Span): boolean =>
  line.end - line.start <= SHORTEST + 20 && PRICED.test(text.slice(line.start, line.end))

const PRICED =
  /^\p{Lu}[^()\d€$£:;]{1,70}(?: \((?:[A-Z]{2,4}|US|CA|AU)?\s?[€$£]?\d[^()]{0,30}\)|(?::| [–—-]) (?:up to |about |some |over |nearly |almost |around |more than )?(?:[A-Z]{2,4}|US|CA|AU)?\s?[€$£]?\d[\d.,]{0,15}(?:\s?(?:million|billion|thousand|m|bn))?(?: \p{L}{2,12})?)[;,.]?(?: and)?$/u
