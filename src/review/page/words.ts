/** A stretch of the text that is being marked; in UTF-16 units. */
export interface Range {
  readonly start: number
  readonly end: number
}

export type Edge = 'start' | 'end'
export type Unit = 'word' | 'character'

/** A word with what belongs to it: `$7.8`, `F-16s`, `Ukraine’s`, `5%`. */
const WORD_FORM = /\p{Sc}?[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|['’.,\-‑/](?=[\p{L}\p{N}]))*[%\p{Sc}]?/gu
/** No word is longer: how far back one is looked for. */
const REACH = 120

/** The first word that ends behind `at`. */
export function wordAfter(text: string, at: number): Range | null {
  // a word may have begun before `at`
  const from = Math.max(0, text.lastIndexOf(' ', at - 1) + 1, at - REACH)
  const word = new RegExp(WORD_FORM)
  word.lastIndex = from
  for (let found = word.exec(text); found; found = word.exec(text)) {
    const end = found.index + found[0].length
    if (end > at) return { start: found.index, end }
  }
  return null
}

/** The last word that begins before `at`. */
export function wordBefore(text: string, at: number): Range | null {
  for (let reach = REACH; ; reach *= 8) {
    const from = Math.max(0, at - reach)
    let last: Range | null = null
    for (const found of text.slice(from, at + REACH).matchAll(WORD_FORM)) {
      const start = from + found.index
      if (start >= at) break
      // what the cut tore is no word
      if (from === 0 || found.index > 0) last = { start, end: start + found[0].length }
    }
    if (last || from === 0) return last
  }
}

/** The words that a place touches: where marking begins. */
export const wordAt = (text: string, at: number): Range =>
  wordAfter(text, at) ?? wordBefore(text, at) ?? { start: at, end: at }

/** Another word, in place of what was marked. */
export function stepWord(text: string, range: Range, direction: 1 | -1): Range {
  return (direction > 0 ? wordAfter(text, range.end) : wordBefore(text, range.start)) ?? range
}

/** The word that stands about as far along in the next or the previous line. */
export function stepLine(text: string, range: Range, direction: 1 | -1): Range {
  const lineStart = text.lastIndexOf('\n', range.start - 1) + 1
  const along = range.start - lineStart
  let target = lineStart
  do {
    target = direction > 0 ? nextLine(text, target) : lineBefore(text, target)
    if (target < 0 || target >= text.length) return range
  } while (text[target] === '\n')
  const lineEnd = text.indexOf('\n', target)
  const found = wordAfter(text, Math.min(target + along, lineEnd < 0 ? text.length : lineEnd))
  return found ?? range
}

/** -1 above the first: an article may begin with empty lines. */
const lineBefore = (text: string, at: number): number =>
  at === 0 ? -1 : at === 1 ? 0 : text.lastIndexOf('\n', at - 2) + 1

const nextLine = (text: string, at: number): number => {
  const newline = text.indexOf('\n', at)
  return newline < 0 ? -1 : newline + 1
}

/** Moves one edge; the other stays, and at least a character is left. */
export function moveEdge(text: string, range: Range, edge: Edge, unit: Unit, direction: 1 | -1): Range {
  const at = range[edge]
  const to = unit === 'word' ? byWord(text, at, edge, direction) : byCharacter(text, at, direction)
  const moved = { ...range, [edge]: to }
  return moved.start < moved.end ? moved : range
}

function byWord(text: string, at: number, edge: Edge, direction: 1 | -1): number {
  if (edge === 'end') return direction > 0 ? (wordAfter(text, at)?.end ?? text.length) : (endBefore(text, at) ?? at)
  return direction > 0 ? (startAfter(text, at) ?? at) : (wordBefore(text, at)?.start ?? 0)
}

function endBefore(text: string, at: number): number | null {
  const word = wordBefore(text, at)
  if (!word) return null
  return word.end < at ? word.end : (wordBefore(text, word.start)?.end ?? null)
}

function startAfter(text: string, at: number): number | null {
  const word = wordAfter(text, at)
  if (!word) return null
  return word.start > at ? word.start : (wordAfter(text, word.end)?.start ?? null)
}

/** As a reader counts them: an accent or a flag is one. */
function byCharacter(text: string, at: number, direction: 1 | -1): number {
  const from = direction > 0 ? at : Math.max(0, at - REACH)
  const window = text.slice(from, direction > 0 ? at + REACH : at)
  const parts = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(window)]
  if (direction > 0) return at + (parts[0]?.segment.length ?? 0)
  return at - (parts.at(-1)?.segment.length ?? 0)
}
