import type { Mention } from '../core/mention.ts'
import type { Token } from '../core/token.ts'

/** Words that begin no name though they have a capital: at a sentence's head, in titles, in the calendar. */
export interface NameWords {
  readonly particles: ReadonlySet<string>
  readonly courtesies: ReadonlySet<string>
  readonly never: ReadonlySet<string>
  /** `Jr.`, `Sr.`: end a name and keep their full stop. */
  readonly suffixes: ReadonlySet<string>
  /** Words of `never` that many families are called too (`North`, `May`, `Price`): the last word of a name, not its first. */
  readonly families: ReadonlySet<string>
}

/** Tokens [first, last) of a name, courtesy titles before it left out. */
export interface NameRange {
  readonly first: number
  readonly last: number
}

const LONGEST = 6

/**
 * Reads a person's name at token `i`: capitalised words, initials (`S.`, `J. Doe`), particles inside (`von der`, `bin`),
 * hyphens. No list of names: what is a place, a body or a title is none.
 */
export function nameAt(
  tokens: readonly Token[],
  i: number,
  limit: number,
  words: NameWords,
  blocked: (index: number) => boolean,
): NameRange | null {
  if (i >= limit || !(tokens[i]!.capital || BEFORE_HONOUR.has(tokens[i]!.fold))) return null
  // "after Cyclone Ditwah, Foreign Minister N. N. said"
  if (i > 0 && STORMS.has(tokens[i - 1]!.fold) && !tokens[i]!.broken) return null
  let at = i
  // "the Hon. X", "His Excellency X"
  if (
    BEFORE_HONOUR.has(tokens[at]!.fold) &&
    words.courtesies.has(tokens[at + 1]?.fold ?? '') &&
    tokens[at + 1]!.capital
  )
    at++
  while (at < limit && words.courtesies.has(tokens[at]!.fold) && tokens[at]!.capital) {
    at++
    if (tokens[at]?.fold === '.' && tokens[at]!.glued) at++
  }
  const first = at
  let parts = 0
  while (at < limit && parts < LONGEST) {
    const token = tokens[at]!
    if (at > first && token.broken) break
    if (isInitial(tokens, at, limit)) {
      at += 2
      parts++
      continue
    }
    if (at > first && words.particles.has(token.fold) && leadsOn(tokens, at, limit, words)) {
      at += isHyphen(tokens, at + 1) ? 2 : 1
      continue
    }
    if (words.suffixes.has(token.fold) && token.capital && at > first) {
      const isShort = token.fold === 'jr' || token.fold === 'sr'
      at += isShort && tokens[at + 1]?.fold === '.' && tokens[at + 1]!.glued ? 2 : 1
      break
    }
    if (parts === 1 && isFamily(tokens, at, limit, words) && !blocked(at)) {
      at = joinedEnd(tokens, at + 1, limit, words)
      break
    }
    if (!isNameWord(token, words) || blocked(at)) break
    at = joinedEnd(tokens, at + 1, limit, words)
    parts++
  }
  // "Felipe VI" keeps its number; a name cannot end in an initial's full stop
  if (at === first || (at - first === 2 && isInitial(tokens, first, limit))) return null
  return { first, last: at }
}

/** What stands before the name of a storm. */
export const STORMS: ReadonlySet<string> = new Set(['cyclone', 'hurricane', 'typhoon', 'storm'])

const BEFORE_HONOUR = new Set(['the', 'his', 'her'])

/** `Theresa May said`: a word that begins no name may still end one, if no other capital follows. */
const isFamily = (tokens: readonly Token[], at: number, limit: number, { families }: NameWords): boolean =>
  tokens[at]!.capital && families.has(tokens[at]!.fold) && !(at + 1 < limit && tokens[at + 1]!.capital)

const isHyphen = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.fold === '-' && tokens[at]!.glued && (tokens[at + 1]?.glued ?? false)

/** "Jean-Yves", "Choo Kyung-ho", "Al-Sudani": what a hyphen joins belongs together. */
function joinedEnd(tokens: readonly Token[], from: number, limit: number, words: NameWords): number {
  let at = from
  while (at + 1 < limit && isHyphen(tokens, at) && isJoined(tokens[at + 1]!, words)) at += 2
  return at
}

/** A dash without spaces opens a new thought: "Senator Wong—The answer". */
const isJoined = (token: Token, { never, families }: NameWords): boolean =>
  token.kind === 'word' && (!never.has(token.fold) || (token.capital && families.has(token.fold)))

const isInitial = (tokens: readonly Token[], at: number, limit: number): boolean =>
  at + 1 < limit &&
  tokens[at]!.capital &&
  tokens[at]!.end - tokens[at]!.start === 1 &&
  tokens[at + 1]!.fold === '.' &&
  tokens[at + 1]!.glued

const isNameWord = (token: Token, { never }: NameWords): boolean =>
  token.kind === 'word' && token.capital && token.end - token.start > 1 && !never.has(token.fold)

/** A particle goes on only to another particle or a capital. */
function leadsOn(tokens: readonly Token[], at: number, limit: number, words: NameWords): boolean {
  let next = at + 1
  while (
    next < limit &&
    (words.particles.has(tokens[next]!.fold) || (tokens[next]!.fold === '-' && tokens[next]!.glued))
  )
    next++
  return next < limit && tokens[next]!.capital && !words.never.has(tokens[next]!.fold) && next - at <= 3
}

/** Is a token inside a mention that is no person: a body, a group, a date, a place of several words? */
export const blockedBy = (found: readonly Mention[]): ((index: number) => boolean) => {
  const spans = found.filter(
    (mention) =>
      mention.kind === 'body' ||
      mention.kind === 'group' ||
      mention.kind === 'when' ||
      mention.kind === 'money' ||
      (mention.kind === 'place' && (mention.form !== 'city' || mention.last - mention.first > 1)),
  )
  return (index) => spans.some((mention) => mention.first <= index && index < mention.last)
}
