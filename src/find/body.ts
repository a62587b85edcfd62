import { type Lexicon, lexicon, type Phrase } from '../core/lexicon.ts'
import type { BodyMention, Mention } from '../core/mention.ts'
import type { Outline, Sentence } from '../core/outline.ts'
import { overlaps } from '../core/span.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { spelledOut } from './acronyms.ts'
import { isShouted } from './capitals.ts'
import type { Finder } from './finder.ts'

/**
 * Finds bodies that give, receive or pass on: unions, banks, agencies, aid organisations, organs of a state.
 *
 * In:  one sentence's tokens, and the places in it (`Polish` before `Red Cross` is part of that society's name).
 * Out: BodyMentions. `Brussels` is one beside the place of that name: which of the two acts is for bind/ to say.
 *
 * Not here: `the ministry`, `the bank`, `the agency`, which are what the article said before (find/anaphor.ts).
 */
export const findBodies: Finder = (book) => {
  const names = bodyLexicon(book)
  return (outline, sentence, found) => scanBodies(outline, sentence, found, names)
}

interface Body {
  readonly rule: string
  /** Null: as written. */
  readonly code: string | null
  readonly role: BodyMention['role']
  readonly country: string | null
  readonly indirect: boolean
  readonly members: readonly string[]
  /** Only behind `the`: the Commission. */
  readonly definite: boolean
  /** The longer words of its names, and of the names of its state. */
  readonly words: ReadonlySet<string>
}

function bodyLexicon(book: RuleBook): Lexicon<Body> {
  const states = new Map(
    book.rules('countries').map(({ code, names = [], adjectives = [] }) => [code, [...names, ...adjectives]]),
  )
  const phrases: Phrase<Body>[] = []
  for (const rule of book.rules('bodies')) {
    const value: Body = {
      rule: rule.rule,
      code: rule.code ?? null,
      role: rule.role,
      country: rule.country ?? null,
      indirect: false,
      members: rule.members ?? NO_MEMBERS,
      definite: false,
      words: wordsOf([...(rule.names ?? []), ...(states.get(rule.country ?? '') ?? [])]),
    }
    for (const phrase of rule.names ?? []) phrases.push({ phrase, case: 'capital', value })
    for (const phrase of rule.exact ?? []) phrases.push({ phrase, case: 'exact', value })
    for (const name of rule.indirect ?? []) {
      const definite = name.startsWith('the ')
      phrases.push({
        phrase: definite ? name.slice(4) : name,
        case: 'capital',
        value: { ...value, indirect: true, definite },
      })
    }
  }
  return lexicon(phrases)
}

const NO_MEMBERS: readonly string[] = []

const wordsOf = (names: readonly string[]): ReadonlySet<string> =>
  new Set(
    names
      .flatMap((name) => name.toLowerCase().split(/[^\p{L}]+/u))
      .filter((word) => word.length > 3 && !COMMON.has(word)),
  )

/** In names of many bodies. */
const COMMON = new Set([
  'development',
  'international',
  'national',
  'agency',
  'fund',
  'bank',
  'cooperation',
  'organization',
  'organisation',
])

/** `the ADF` of an article that tells of the African Development Fund (ADF) is no Australian force: the body meant there; null for one that no rule knows. */
function meantBy(outline: Outline, names: Lexicon<Body>, i: number, end: number, body: Body): Body | null {
  const { tokens, article } = outline
  const { start, end: stop } = tokens[i]!
  if (end !== i + 1 || stop - start > 7) return body
  const meaning = spelledOut(outline).get(article.text.slice(start, stop))
  if (!meaning || meaning.first === i) return body
  const named = names.at(tokens, meaning.first, meaning.last, article.text)
  if (named?.end === meaning.last) return named.value
  for (let k = meaning.first; k < meaning.last; k++) if (body.words.has(tokens[k]!.fold)) return body
  return body.words.size ? null : body
}

/** `the GCF` of an article that tells of the Green Climate Fund (GCF): the same body, though no rule lists the acronym. */
function spelledBefore(outline: Outline, names: Lexicon<Body>, i: number): { value: Body; end: number } | null {
  const { tokens, article } = outline
  const { start, end, capital } = tokens[i]!
  if (!capital || end - start > 7 || end - start < 2) return null
  const meaning = spelledOut(outline).get(article.text.slice(start, end))
  // the bracket itself says the name again
  if (!meaning || meaning.last + 1 === i) return null
  const named = names.at(tokens, meaning.first, meaning.last, article.text)
  return named?.end === meaning.last && named.value.code !== null ? { value: named.value, end: i + 1 } : null
}

function scanBodies(
  outline: Outline,
  sentence: Sentence,
  found: readonly Mention[],
  names: Lexicon<Body>,
): BodyMention[] {
  const { tokens, article } = outline
  const bodies: BodyMention[] = []
  for (let i = sentence.first; i < sentence.last; i++) {
    const hit = names.at(tokens, i, sentence.last, article.text) ?? spelledBefore(outline, names, i)
    if (!hit) continue
    const body = meantBy(outline, names, i, hit.end, hit.value)
    if (body && isBody(outline, sentence, i, hit.end, body)) {
      const { rule, role, indirect, members } = body
      const country = ownerOf(tokens, i, hit.end, found, body)
      const first = firstOfSociety(tokens, i, found, body)
      const span = { start: tokens[first]!.start, end: tokens[hit.end - 1]!.end }
      const code = first < i ? null : body.code
      bodies.push({
        kind: 'body',
        code: code ?? article.text.slice(span.start, span.end).replace(/\s+/g, ' '),
        role,
        country,
        indirect,
        members,
        rule,
        span,
        sentence: sentence.index,
        first,
        last: hit.end,
      })
    }
    i = hit.end - 1
  }
  return bodies
}

function isBody(outline: Outline, sentence: Sentence, first: number, last: number, body: Body): boolean {
  const { tokens, article, dateline } = outline
  const before = first > sentence.first ? tokens[first - 1]! : null
  const next = last < sentence.last ? tokens[last]! : null
  if (body.definite && before?.fold !== 'the') return false
  // PORT-AU-PRINCE is one word
  if (before?.fold === '-' && before.glued && tokens[first]!.glued && next?.fold === '-' && next.glued) return false
  // the G7+ is wider than the G7
  if (next?.fold === '+' && next.glued) return false
  const span = { start: tokens[first]!.start, end: tokens[last - 1]!.end }
  if (body.indirect && !body.definite && ((before && WHERE.has(before.fold)) || (dateline && overlaps(span, dateline))))
    return false
  return !(WORDS.has(article.text.slice(span.start, span.end)) && isShouted(outline, sentence))
}

/** A town behind these is where something happened, and nobody who acts. */
const WHERE = new Set(['in', 'at', 'near', 'outside', 'around', 'into', 'to', 'visiting', 'reached'])

/** `WHO PAYS?`, `WE CARE`: where everything is in capitals, these are words. */
const WORDS = new Set(['WHO', 'CARE', 'ACTED', 'AU'])

/** `Germany's Foreign Office`, `the Austrian Foreign Office`, `the Foreign Office in Berlin`: an organ of the state that is named beside it. */
function ownerOf(
  tokens: Outline['tokens'],
  first: number,
  last: number,
  found: readonly Mention[],
  { role, country, indirect }: Body,
): string | null {
  if (role !== 'state_organ') return country
  const genitive = /^['’]s?$/.test(tokens[first - 1]?.fold ?? '') ? first - 1 : first
  const seat = indirect && tokens[last]?.fold === 'in' ? last + 1 : null
  for (const mention of found)
    if (mention.kind === 'place' && mention.codes.length === 1 && (mention.last === genitive || mention.first === seat))
      return mention.codes[0]!
  return country
}

/** The Polish Red Cross, the Kuwait Red Crescent: a national society goes by its country's name. */
function firstOfSociety(tokens: Outline['tokens'], first: number, found: readonly Mention[], body: Body): number {
  if (body.role !== 'ngo' || tokens[first]!.fold !== 'red') return first
  const place = found.find((mention) => mention.kind === 'place' && mention.last === first)
  return place?.first ?? first
}
