import type { Block } from '../core/outline.ts'
import { hashOf, type Token } from '../core/token.ts'

/**
 * Where prose was wrapped, a line break is but a space: names and goods go on behind it. A word that was cut there is one again.
 *
 * In:  tokens of the text; `isWord`: whether rules know a word.
 * Out: the same, with what stands on both sides of a break joined. A cut word keeps the span of both halves.
 */
export function joined(tokens: Token[], blocks: readonly Block[], isWord: (word: string) => boolean): Token[] {
  let block = 0
  let cut = false
  for (const [i, token] of tokens.entries()) {
    if (!token.broken) continue
    while (block < blocks.length && blocks[block]!.span.end <= token.start) block++
    const { kind, span } = blocks[block] ?? { kind: 'row', span: token }
    if (!PROSE.has(kind) || token.start <= span.start) continue
    const isCut = isCutWord(tokens, i)
    cut ||= isCut
    tokens[i] = { ...token, broken: isCut, glued: isCut }
  }
  return cut ? wholeWords(tokens, isWord) : tokens
}

const PROSE = new Set<Block['kind']>(['paragraph', 'bullet', 'headline'])

/** `mil-` over `lion`: a hyphen ends the line before, close behind a word, and the next begins small. */
const isCutWord = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]!.kind === 'word' &&
  !tokens[i]!.capital &&
  tokens[i - 1]?.fold === '-' &&
  tokens[i - 1]!.glued &&
  tokens[i - 2]?.kind === 'word'

/** A word that rules know is put together; of any other the hyphen may be its own: `long-` over `range`. */
function wholeWords(tokens: readonly Token[], isWord: (word: string) => boolean): Token[] {
  const whole: Token[] = []
  for (const [i, token] of tokens.entries()) {
    const word = token.broken && isCutWord(tokens, i) ? tokens[i - 2]!.fold + token.fold : null
    if (word !== null && isWord(word)) {
      const { start, capital, glued } = tokens[i - 2]!
      whole.length -= 2
      whole.push({ ...token, start, capital, glued, broken: false, fold: word, hash: hashOf(word, 0, word.length) })
    } else whole.push(token.broken && isCutWord(tokens, i) ? { ...token, broken: false } : token)
  }
  return whole
}
