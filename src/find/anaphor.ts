import { type Lexicon, lexicon, type Phrase } from '../core/lexicon.ts'
import type { AnaphorMention, Mention } from '../core/mention.ts'
import type { Outline, Sentence } from '../core/outline.ts'
import type { Token } from '../core/token.ts'
import type { RuleBook } from '../rulebook/book.ts'
import type { Finder } from './finder.ts'

/**
 * Finds words that stand for an actor or a gift told elsewhere: the country, the ministry, the bank, it, its, the package.
 *
 * In:  one sentence's tokens, with the places found in it (`the government of Japan` says itself whose it is).
 * Out: AnaphorMentions, one a place, also those that will stay unresolved.
 *
 * Not here: what they stand for (link/actor.ts).
 */
export const findAnaphors: Finder = (book) => {
  const words = anaphorLexicon(book)
  const modifiers = new Set(
    book.rules('grammar').flatMap((rule) => (rule.id === 'anaphor-modifiers' ? rule.words : [])),
  )
  return (outline, sentence, found) => scanAnaphors(outline, sentence, found, words, modifiers)
}

interface Anaphor {
  readonly rule: string
  readonly of: AnaphorMention['of']
  readonly possessive: boolean
}

function anaphorLexicon(book: RuleBook): Lexicon<Anaphor> {
  const phrases: Phrase<Anaphor>[] = []
  for (const rule of book.rules('anaphora')) {
    const value = { rule: rule.rule, of: rule.of, possessive: rule.possessive ?? false }
    for (const phrase of rule.words) phrases.push({ phrase, case: rule.case, value })
  }
  // among phrases of one length the first wins: `the Fund` before `the fund`
  return lexicon([
    ...phrases.filter((phrase) => phrase.case === 'exact'),
    ...phrases.filter((phrase) => phrase.case !== 'exact'),
  ])
}

function scanAnaphors(
  outline: Outline,
  sentence: Sentence,
  found: readonly Mention[],
  words: Lexicon<Anaphor>,
  modifiers: ReadonlySet<string>,
): AnaphorMention[] {
  const { tokens, article } = outline
  const anaphors: AnaphorMention[] = []
  for (let i = sentence.first; i < sentence.last; i++) {
    const hit =
      words.at(tokens, i, sentence.last, article.text) ?? behindModifier(outline, i, sentence.last, words, modifiers)
    if (!hit) continue
    const { rule, of, possessive } = hit.value
    const next = hit.end < sentence.last ? tokens[hit.end]! : null
    if (
      !isTold(next, hit.end, of, found) &&
      !isOwned(tokens, i, of, found) &&
      !found.some((mention) => names(mention) && mention.first < hit.end && mention.last > i)
    ) {
      const span = { start: tokens[i]!.start, end: tokens[hit.end - 1]!.end }
      anaphors.push({
        kind: 'anaphor',
        of,
        possessive: possessive || isGenitive(next),
        rule,
        span,
        sentence: sentence.index,
        first: i,
        last: hit.end,
      })
    }
    i = hit.end - 1
  }
  return anaphors
}

/** `the tiny kingdom`, `the war-torn country`: one word of a known few may stand between. */
function behindModifier(
  { tokens, article }: Outline,
  i: number,
  limit: number,
  words: Lexicon<Anaphor>,
  modifiers: ReadonlySet<string>,
) {
  if (tokens[i]!.fold !== 'the') return null
  let at = i + 1
  while (
    at < limit &&
    at - i <= 4 &&
    (modifiers.has(tokens[at]!.fold) || (tokens[at]!.fold === '-' && tokens[at]!.glued))
  )
    at++
  if (at === i + 1 || at >= limit) return null
  const noun = [tokens[i]!, ...tokens.slice(at, Math.min(limit, at + 4))]
  const hit = words.at(noun, 0, noun.length, article.text)
  return hit ? { end: at + hit.end - 1, value: hit.value } : null
}

/** Whether what follows says which one is meant: the government of Japan, the country where they live. */
function isTold(next: Token | null, end: number, of: AnaphorMention['of'], found: readonly Mention[]): boolean {
  if (!next || of === 'any' || of === 'person' || of === 'gift') return false
  if (of === 'country' && RELATIVES.has(next.fold)) return true
  // the armed forces minister, the government spokesman
  if (of === 'ministry' && HOLDERS.has(next.fold)) return true
  return (
    (next.fold === 'of' || next.fold === 'in') &&
    found.some((mention) => mention.kind === 'place' && mention.first > end && mention.first - end <= 3)
  )
}

/** `the United States Congress`, `Norway's parliament`: the country before says whose it is. */
const isOwned = (
  tokens: readonly Token[],
  first: number,
  of: AnaphorMention['of'],
  found: readonly Mention[],
): boolean =>
  of === 'ministry' &&
  found.some(
    (mention) =>
      mention.kind === 'place' &&
      (mention.last === first || (mention.last === first - 1 && isGenitive(tokens[first - 1]!))),
  )

const RELATIVES = new Set(['where', 'that', 'which', 'whose', 'with', 'of'])
const HOLDERS = new Set([
  'minister',
  'ministers',
  'spokesman',
  'spokeswoman',
  'spokesperson',
  'official',
  'officials',
  'regime',
  'committee',
  'planning',
  'building',
])
const NAMING = new Set<Mention['kind']>(['place', 'body', 'group', 'official'])

/** A lone capitalised word (`the Nordic nation`) is nobody yet. */
const names = (mention: Mention): boolean =>
  NAMING.has(mention.kind) && !(mention.kind === 'official' && mention.office === null && mention.short)

const isGenitive = (next: Token | null): boolean =>
  next !== null && (next.fold === "'s" || (next.fold === "'" && next.glued))
