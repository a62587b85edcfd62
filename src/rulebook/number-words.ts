import { type Hit, type Lexicon, lexicon, type Phrase, wordFilter } from '../core/lexicon.ts'
import type { Token } from '../core/token.ts'
import type { RuleBook } from './book.ts'
import type { NumberRole } from './kinds/numbers.ts'
import { once } from './once.ts'

export interface NumberWord {
  /** `en/numbers#scale`. */
  readonly rule: string
  readonly value: number
}

/** The words of numbers by their role: what find/ and link/ ask of the numbers files. */
export interface NumberWords {
  /** The word of this role at token `i`, or null. */
  at(role: NumberRole, tokens: readonly Token[], i: number, limit: number): Hit<NumberWord> | null
  has(role: NumberRole, word: string): boolean
  /** Whether a word of any of these roles may begin with a token: asked before they are tried one by one. */
  filter(roles: readonly NumberRole[], more?: readonly string[]): (hash: number) => boolean
  /** The rule of a role without words (`digits`, `range`). */
  rule(role: NumberRole): string
}

export const numberWords = once(readNumberWords)

function readNumberWords(book: RuleBook): NumberWords {
  const phrases = new Map<NumberRole, Phrase<NumberWord>[]>()
  const rules = new Map<NumberRole, string>()
  for (const { role, words, rule } of book.rules('numbers')) {
    const list = phrases.get(role) ?? []
    for (const [phrase, value] of Object.entries(words)) list.push({ phrase, value: { rule, value } })
    phrases.set(role, list)
    if (!rules.has(role)) rules.set(role, rule)
  }
  const lexicons = new Map<NumberRole, Lexicon<NumberWord>>([...phrases].map(([role, list]) => [role, lexicon(list)]))
  const words = new Map([...phrases].map(([role, list]) => [role, new Set(list.map(({ phrase }) => phrase))]))
  return {
    // no word of a number needs its capitals, so the text is not asked
    at: (role, tokens, i, limit) => (i < limit ? (lexicons.get(role)?.at(tokens, i, limit, '') ?? null) : null),
    filter: (roles, more = []) => wordFilter([...more, ...roles.flatMap((role) => lexicons.get(role)?.firsts ?? [])]),
    has: (role, word) => words.get(role)?.has(word) ?? false,
    rule: (role) => rules.get(role) ?? `numbers#${role}`,
  }
}
