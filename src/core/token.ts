import { fold } from './fold.ts'
import { intern } from './intern.ts'
import type { Span } from './span.ts'

/**
 * A word, a number or a mark. Words are runs of letters (`pa'anga`, `d'Orsay` are one; a possessive `'s` is a token of
 * its own); numbers are digits with inner `.`, `,` or `'` (`13,5`, `174'000`, `29.09.2023`); everything else is one
 * mark each. Letters and digits part: `155mm` is `155` `mm`, `F-16` is `F` `-` `16`, `€69m` is `€` `69` `m`.
 */
export interface Token extends Span {
  readonly kind: 'word' | 'number' | 'mark'
  /** The folded text (see fold.ts). */
  readonly fold: string
  /** Begins with a capital. */
  readonly capital: boolean
  /** Nothing, not even a space, stands before it. */
  readonly glued: boolean
  /** A line break stands between the token before and this one. */
  readonly broken: boolean
  /** A number made from `fold`, the same for the same word: what cannot match is passed by on it (lexicon.ts). */
  readonly hash: number
}

/** Cuts a text into tokens in one pass. */
export function tokenize(text: string, from = 0, to = text.length): Token[] {
  const folded = fold(text)
  const isSoft = folded.includes(SOFT_HYPHEN)
  const tokens: Token[] = []
  let i = from
  let last = from
  let broken = false
  while (i < to) {
    const code = folded.charCodeAt(i)
    if (isSpace(code)) {
      if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029) broken = true
      i++
      continue
    }
    const start = i
    const kind = isDigit(code) ? 'number' : isLetter(folded, i) ? 'word' : 'mark'
    if (kind === 'number') i = endOfNumber(folded, i, to)
    else if (kind === 'word') i = endOfWord(folded, i, to)
    else if (isPossessive(folded, i, to)) i += 2
    else i += isSurrogatePair(text, i) ? 2 : 1
    let hash = hashOf(folded, start, i)
    let value = kind === 'word' ? wordAt(folded, start, i, hash) : folded.slice(start, i)
    if (isSoft && value.includes(SOFT_HYPHEN)) {
      value = value.replaceAll(SOFT_HYPHEN, '')
      hash = hashOf(value, 0, value.length)
    }
    const isWord = kind === 'word' || value === "'s"
    tokens.push({
      start,
      end: i,
      kind: isWord ? 'word' : kind,
      fold: value,
      capital: kind === 'word' && isCapital(text, folded, start),
      glued: start === last && start > from,
      broken,
      hash,
    })
    last = i
    broken = false
  }
  return tokens
}

/**
 * The word text[from, to), as one string for all its places: a thousand tests compare it, and two that are one are compared at a
 * glance. A memo of so many words, which forgets and never grows; what it answers does not depend on it.
 */
function wordAt(text: string, from: number, to: number, hash: number): string {
  // two places for a word: of ten thousand words some always meet in one, and would take it from each other for good
  let slot = hash & (WORDS.length - 1)
  for (let look = 0; look < 2; look++) {
    const known = WORDS[slot]!
    if (known.length === to - from && text.startsWith(known, from)) return known
    if (known === '' || look === 1) break
    slot = otherSlot(slot, hash)
  }
  const word = intern(text.slice(from, to))
  WORDS[slot] = word
  return word
}

/** Never the same slot again. */
const otherSlot = (slot: number, hash: number): number => slot ^ (1 + ((hash >>> 16) & 0xfff))

const WORDS: string[] = new Array<string>(1 << 16).fill('')

/** FNV-1a over the UTF-16 units of text[from, to), as a number of 31 bits, which engines keep unboxed; its low bits are well mixed. */
export function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash ^ (hash >>> 15)) & 0x7fffffff
}

export const isDigit = (code: number): boolean => code >= 48 && code <= 57

export const isSpace = (code: number): boolean =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 0x2028 ||
  code === 0x2029 ||
  code === 0xfeff ||
  code === 0x200b ||
  code === 0x3000

const LETTER = /[\p{L}\p{M}]/u

export function isLetter(text: string, i: number): boolean {
  const code = text.charCodeAt(i)
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
  if (code >= 0xd800 && code < 0xe000)
    return isSurrogatePair(text, i) && LETTER.test(String.fromCodePoint(text.codePointAt(i)!))
  return (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) || LETTER.test(text[i]!)
}

function isCapital(text: string, folded: string, i: number): boolean {
  if (text[i] !== folded[i]) return true
  const code = text.charCodeAt(i)
  return code >= 0x80 && text[i] !== text[i]!.toLowerCase()
}

const isSurrogatePair = (text: string, i: number): boolean => {
  const code = text.charCodeAt(i)
  if (code < 0xd800 || code >= 0xdc00) return false
  const next = text.charCodeAt(i + 1)
  return next >= 0xdc00 && next < 0xe000
}

function endOfNumber(folded: string, from: number, to: number): number {
  let i = from + 1
  while (i < to) {
    const code = folded.charCodeAt(i)
    if (isDigit(code)) i++
    else if ((code === 46 || code === 44 || code === 39) && i + 1 < to && isDigit(folded.charCodeAt(i + 1))) i += 2
    else break
  }
  return i
}

function endOfWord(folded: string, from: number, to: number): number {
  let i = from
  while (i < to) {
    const code = folded.charCodeAt(i)
    // folded, so that plain letters are small
    if (code >= 97 && code <= 122) i++
    else if (isLetter(folded, i)) i += isSurrogatePair(folded, i) ? 2 : 1
    else if (code === 39 && i + 1 < to && isLetter(folded, i + 1) && !isPossessive(folded, i, to)) i++
    else if (code === 0xad && i > from && i + 1 < to && isLetter(folded, i + 1)) i++
    else break
  }
  return i
}

/** Says where a word may be cut, and shows only where it is. */
const SOFT_HYPHEN = '\u00ad'

/** `'s` that ends a word: `Ukraine's`, not `pa'anga` and not the opening quote of `'so-called'`. */
const isPossessive = (folded: string, i: number, to: number): boolean =>
  folded.charCodeAt(i) === 39 &&
  folded.charCodeAt(i + 1) === 115 &&
  i > 0 &&
  (isLetter(folded, i - 1) || isDigit(folded.charCodeAt(i - 1)) || folded[i - 1] === '.') &&
  (i + 2 >= to || (!isLetter(folded, i + 2) && !isDigit(folded.charCodeAt(i + 2))))

/** The words of a stretch that bear no capital, each once, as observations (`says-tents`): what a clause speaks of, without its names. */
export function wordsSaid(tokens: readonly Token[], first: number, last: number): ReadonlySet<string> {
  const said = new Set<string>()
  for (let i = first; i < last; i++) {
    const token = tokens[i]!
    if (token.kind !== 'word' || token.capital) continue
    const name = saidOf(token)
    if (name) said.add(name)
  }
  return said
}

/**
 * Names made of words, each made once for a word, in a memo as that of `wordAt`: each claim asks for the words around it, and a name that
 * is joined anew is hashed and compared letter by letter wherever it is looked up, which costs more than weighing it.
 */
export function wordNames<N extends string | null>(
  make: (word: string) => N,
  places: number,
): (token: Pick<Token, 'hash' | 'fold'>) => N {
  const memo: ({ readonly word: string; readonly name: N } | undefined)[] = new Array(places).fill(undefined)
  return ({ hash, fold }) => {
    let slot = hash & (places - 1)
    for (let look = 0; look < 2; look++) {
      const known = memo[slot]
      if (known?.word === fold) return known.name
      if (!known || look === 1) break
      slot = otherSlot(slot, hash) & (places - 1)
    }
    const made = make(fold)
    const name = (made === null ? null : intern(made)) as N
    memo[slot] = { word: fold, name }
    return name
  }
}

const PLAIN = /^[a-z]{1,24}$/

const saidOf = wordNames((word) => (PLAIN.test(word) ? `says-${word}` : null), 1 << 15)
