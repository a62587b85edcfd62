import type { Block, Sentence } from '../core/outline.ts'
import type { Token } from '../core/token.ts'
import type { SplitWords } from './words.ts'

/**
 * Cuts the tokens into sentences: no sentence crosses a block; inside one a `.`, `!`, `?` or `…` ends it when what
 * follows can begin another. Every token belongs to exactly one sentence.
 */
export function sentencesOf(tokens: readonly Token[], blocks: readonly Block[], words: SplitWords): Sentence[] {
  const sentences: Sentence[] = []
  let first = 0
  let block = 0
  const close = (last: number): void => {
    if (last <= first) return
    sentences.push({
      index: sentences.length,
      span: { start: tokens[first]!.start, end: tokens[last - 1]!.end },
      block,
      first,
      last,
    })
    first = last
  }
  for (let i = 0; i < tokens.length; i++) {
    while (block < blocks.length - 1 && tokens[i]!.start >= blocks[block]!.span.end) {
      close(i)
      block++
    }
    if (i - first >= LONGEST) close(cutBefore(tokens, first, i))
    const kind = blocks[block]?.kind
    if (kind === 'row' || kind === 'headline' || kind === 'meta') continue
    const end = endOf(tokens, i, words)
    if (end === 0) continue
    if (end < tokens.length && tokens[end]!.start < (blocks[block]?.span.end ?? 0)) close(end)
    i = end - 1
  }
  close(tokens.length)
  return sentences
}

/**
 * Tokens; the longest sentence of the annotated articles has 78. What goes on without an end is cut, so that no pass over
 * the pairs of a sentence grows with the square of an article.
 */
const LONGEST = 200

/** Behind the last `;` of the second half, else behind its last comma, else where it is. */
function cutBefore(tokens: readonly Token[], first: number, last: number): number {
  for (const mark of [';', ','])
    for (let i = last; i > first + LONGEST / 2; i--) if (tokens[i - 1]!.fold === mark) return i
  return last
}

const ENDS = new Set(['.', '!', '?', '…'])
const CLOSERS = new Set(['"', "'", ')', ']', '.', '!', '?', '…'])

/** Index behind the sentence's last token when token `i` ends it, else 0. */
function endOf(tokens: readonly Token[], i: number, words: SplitWords): number {
  const mark = tokens[i]!
  if (!ENDS.has(mark.fold)) return 0
  let end = i + 1
  while (end < tokens.length && CLOSERS.has(tokens[end]!.fold) && tokens[end]!.glued) end++
  const next = tokens[end]
  if (!next) return end
  // "29.09.2023" is one number; "e.g.this" and "U.S.-led" go on without a space
  if (next.glued) return 0
  if (mark.fold === '.' && !endsAt(tokens, i, next, words)) return 0
  return canBegin(next, tokens[end + 1]) ? end : 0
}

function endsAt(tokens: readonly Token[], i: number, next: Token, words: SplitWords): boolean {
  const before = tokens[i - 1]
  if (!before?.kind || !tokens[i]!.glued) return true
  const word = before.fold
  if (words.titles.has(word) && before.capital) return false
  // initials: "J. Smith", "U. S."; a single letter ends a sentence only behind another stop ("in the U.S. The")
  if (before.kind === 'word' && before.end - before.start === 1) {
    if (before.capital) return tokens[i - 2]?.fold === '.' && STARTERS.has(next.fold)
    return next.capital && tokens[i - 2]?.fold !== '.'
  }
  if (words.abbreviations.has(word)) return next.capital && (next.kind === 'word' ? !MONTHISH.test(word) : false)
  return true
}

/** "Jan. 24", "Sept. 5": a month's abbreviation before a number; before a capital it may end. */
const MONTHISH = /^(?:st|no|nos|approx|ca|vs)$/
const STARTERS = new Set([
  'the',
  'a',
  'an',
  'it',
  'he',
  'she',
  'they',
  'in',
  'on',
  'but',
  'this',
  'that',
  'we',
  'its',
  'for',
  'at',
  'as',
  'with',
])
const OPENERS = new Set(['"', "'", '(', '[', '-', '€', '$', '£', '¥', '•'])

const canBegin = (next: Token, after: Token | undefined): boolean =>
  next.capital ||
  next.kind === 'number' ||
  (OPENERS.has(next.fold) &&
    (after === undefined || after.capital || after.kind === 'number' || after.kind === 'mark' || next.fold === '"')) ||
  (next.kind === 'word' && next.broken)
