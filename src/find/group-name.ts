import { type Lexicon, lexicon } from '../core/lexicon.ts'
import type { GroupMention, Mention } from '../core/mention.ts'
import type { Outline, Sentence } from '../core/outline.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { isShouted, isTitled } from './capitals.ts'

export interface GroupName {
  readonly rule: string
  readonly name: string
  readonly role: GroupMention['role']
  readonly first: number
  readonly last: number
}

/** The group whose capitalised name begins at token `i` (`Moldova Support Platform`); null when none does. */
export type GroupNamer = (
  outline: Outline,
  sentence: Sentence,
  i: number,
  found: readonly Mention[],
) => GroupName | null

/**
 * Tells groups that no rule knows by the form of their names: capitalised words that end in Fund, Facility, Coalition …,
 * perhaps with what it is for (`Fund for the Reconstruction of Ukraine`).
 *
 * Headlines in capitals name none: there the capitals say nothing.
 */
export function groupNamer(book: RuleBook): GroupNamer {
  const words = namingWords(book)
  return (outline, sentence, i, found) => {
    const { tokens, article } = outline
    if (!startsName(outline, sentence, i, words)) return null
    const body = found.find((mention) => mention.kind === 'body' && mention.first <= i && mention.last > i)
    if (body) return null
    for (let at = i; at < sentence.last && at - i < LONGEST; at = nextOfName(tokens, at, sentence.last)) {
      const head = words.heads.at(tokens, at, sentence.last, article.text)
      if (!head) continue
      if (found.some((mention) => mention.kind === 'body' && mention.first < head.end && mention.last > at)) return null
      const last = endOfTail(outline, sentence, head.end, hasOwnName(outline, i, at, words), found)
      if (!isName(outline, i, at, head.end, last, words)) return null
      if (isShouted(outline, sentence) || isTitled(outline, sentence)) return null
      // the UN Trust Fund for Human Security: nothing but the body tells whose it is
      const owner = hasOwnName(outline, i, at, words)
        ? null
        : found.find((mention) => mention.kind === 'body' && mention.last === i)
      const first = owner?.first ?? i
      const name = article.text.slice(tokens[first]!.start, tokens[last - 1]!.end).replace(/\s+/g, ' ')
      return { rule: head.value.rule, name, role: head.value.role, first, last }
    }
    return null
  }
}

/** Longer runs of capitals are lists or titles. */
const LONGEST = 9

interface NamingWords {
  readonly heads: Lexicon<{ rule: string; role: GroupMention['role'] }>
  readonly stops: Lexicon<true>
  readonly bare: ReadonlySet<string>
  /** `The`, `In`: capitals that only begin a sentence. */
  readonly openers: ReadonlySet<string>
}

function namingWords(book: RuleBook): NamingWords {
  const rules = book.rules('group-words')
  return {
    heads: lexicon(
      rules.flatMap((rule) =>
        rule.sense === 'head'
          ? rule.words.map((phrase) => ({
              phrase,
              case: 'capital' as const,
              value: { rule: rule.rule, role: rule.role ?? ('fund' as const) },
            }))
          : [],
      ),
    ),
    stops: lexicon(
      rules.flatMap((rule) =>
        rule.sense === 'stop'
          ? rule.words.map((phrase) => ({ phrase, case: 'capital' as const, value: true as const }))
          : [],
      ),
    ),
    bare: new Set(rules.flatMap((rule) => (rule.sense === 'bare' ? rule.words.map((word) => word.toLowerCase()) : []))),
    openers: new Set(book.rules('grammar').flatMap((rule) => (rule.id === 'no-noun' ? rule.words : []))),
  }
}

/** A name begins at a capital that has none before it, save the name of a body or a sentence's first word. */
function startsName({ tokens }: Outline, sentence: Sentence, i: number, words: NamingWords): boolean {
  const token = tokens[i]!
  if (!token.capital || words.openers.has(token.fold)) return false
  if (i === sentence.first || token.broken) return true
  const before = tokens[i - 1]!
  if (before.fold === '-' && before.glued && token.glued) return false
  return (
    !before.capital ||
    words.openers.has(before.fold) ||
    isAcronym(before.end - before.start, before.fold) ||
    i - 1 === sentence.first
  )
}

// `IMF Ukraine Capacity Development Fund`: the lender before the name is no part of it
const isAcronym = (length: number, fold: string): boolean => length <= 4 && ACRONYMS.has(fold)
const ACRONYMS = new Set(['imf', 'eu', 'un', 'nato', 'wb', 'ebrd', 'eib', 'g7', 'adb'])

/** Names run over capitals, hyphens and `and`. */
function nextOfName(tokens: Outline['tokens'], at: number, limit: number): number {
  let next = at + 1
  while (next < limit && (tokens[next]!.fold === '-' || tokens[next]!.fold === 'and' || tokens[next]!.fold === '&'))
    next++
  return next < limit && tokens[next]!.capital && !tokens[next]!.broken ? next : limit
}

/** Whether words between `first` and the head say more than `International` or `New`. */
function hasOwnName({ tokens }: Outline, first: number, head: number, words: NamingWords): boolean {
  for (let i = first; i < head; i++) if (tokens[i]!.capital && !words.bare.has(tokens[i]!.fold)) return true
  return false
}

function isName(
  outline: Outline,
  first: number,
  head: number,
  headEnd: number,
  last: number,
  words: NamingWords,
): boolean {
  const { tokens, article } = outline
  for (let i = first; i <= Math.min(last, tokens.length - 1); i++)
    if (words.stops.at(tokens, i, tokens.length, article.text)) return false
  return hasOwnName(outline, first, head, words) || last > headEnd
}

/** `Fund for the Reconstruction of Ukraine`: what it is for is part of a name, unless the name stands without it (`Energy Fund for Ukraine`). */
function endOfTail(
  { tokens }: Outline,
  sentence: Sentence,
  head: number,
  named: boolean,
  found: readonly Mention[],
): number {
  let at = head
  if (at >= sentence.last || !TAILS.has(tokens[at]!.fold) || tokens[at]!.capital) return head
  at++
  const determined = at < sentence.last && ARTICLES.has(tokens[at]!.fold)
  if (determined) at++
  // the Reform and Growth Facility for the Western Balkans
  if (named && found.some((mention) => mention.kind === 'place' && mention.first === at)) return head
  if (named && (!determined || tokens[head]!.fold === 'of' || tokens[head]!.fold === 'on')) return head
  let last = head
  while (at < sentence.last && at - last <= 2) {
    const token = tokens[at]!
    if (token.capital && !token.broken) last = at + 1
    else if (!LINKS.has(token.fold) || (token.fold === 'the' && tokens[at - 1]!.fold === 'and')) break
    at++
  }
  return last
}

const TAILS = new Set(['for', 'against', 'of', 'on'])
const ARTICLES = new Set(['the', 'a', 'an'])
const LINKS = new Set(['of', 'in', 'and', 'the', 'for', 'to', '&', '-'])
