import { type Lexicon, lexicon, type Phrase } from '../core/lexicon.ts'
import type { PlaceMention } from '../core/mention.ts'
import type { Outline, Sentence } from '../core/outline.ts'
import type { RuleBook } from '../rulebook/book.ts'
import type { Finder } from './finder.ts'
import { type NamesakeTest, namesakeTest, type Place } from './namesake.ts'

/**
 * Finds countries by name, adjective and people, and what stands for them: capitals, parliaments, palaces, towns, regions.
 *
 * In:  one sentence's tokens.
 * Out: PlaceMentions. Only the first three forms name a country; the others are left for bind/ to weigh.
 *
 * Not here: whether a capital acts or is only where something happened, and whether a country gives or gets.
 */
export const findPlaces: Finder = (book) => {
  const names = placeLexicon(book)
  const isNamesake = namesakeTest(
    book,
    (outline, i, limit) => names.at(outline.tokens, i, limit, outline.article.text)?.value ?? null,
  )
  const flags = new Set(Object.keys(book.world.countries))
  return (outline, sentence) => scanPlaces(outline, sentence, names, isNamesake, flags)
}

function scanPlaces(
  outline: Outline,
  sentence: Sentence,
  names: Lexicon<Place>,
  isNamesake: NamesakeTest,
  flags: ReadonlySet<string>,
): PlaceMention[] {
  const { tokens, article } = outline
  const found: PlaceMention[] = []
  const push = (first: number, last: number, { rule, codes, form }: Omit<Place, 'alsoPeople' | 'prefix'>): void => {
    if (form === 'none') return
    const span = { start: tokens[first]!.start, end: tokens[last - 1]!.end }
    found.push({ kind: 'place', codes, form, rule, span, sentence: sentence.index, first, last })
  }
  for (let i = sentence.first; i < sentence.last; i++) {
    const hit = names.at(tokens, i, sentence.last, article.text)
    if (hit) {
      const form = isNamesake(outline, sentence, i, hit.end, hit.value)
      if (form) push(i, hit.end, { ...hit.value, form })
      i = hit.end - 1
    } else {
      const code = flagAt(outline, i, sentence.last)
      if (code && flags.has(code)) push(i, i + 2, { rule: `world/flags#${code}`, codes: [code], form: 'name' })
    }
  }
  return found
}

function placeLexicon(book: RuleBook): Lexicon<Place> {
  const phrases: Phrase<Place>[] = []
  const ruleOf = new Map<string, string>()
  for (const rule of book.rules('countries')) {
    const { code } = rule
    ruleOf.set(code, rule.rule)
    const people = new Set(rule.people)
    const adjectives = new Set(rule.adjectives)
    const add = (
      words: readonly string[] | undefined,
      form: Place['form'],
      more: Partial<Place> = {},
      kase: 'capital' | 'exact' = 'capital',
    ): void => {
      const value = { rule: rule.rule, codes: [code], form, alsoPeople: false, prefix: false, ...more }
      for (const phrase of words ?? [])
        phrases.push({ phrase, case: kase, value: people.has(phrase) ? { ...value, alsoPeople: true } : value })
    }
    add(rule.names, 'name')
    add(rule.exact, 'name', {}, 'exact')
    add(rule.adjectives, 'adjective')
    add(
      rule.people?.filter((word) => !adjectives.has(word)),
      'person',
    )
    add(rule.prefixes, 'adjective', { prefix: true })
    add(rule.capitals, 'capital')
    add(rule.seats, 'seat')
    add(rule.cities, 'city')
  }
  for (const rule of book.rules('regions'))
    for (const phrase of rule.names ?? [])
      phrases.push({ phrase, case: 'capital', value: plain(rule.rule, rule.codes, 'region') })
  for (const rule of book.rules('towns')) {
    const value = plain(rule.rule, [rule.code], 'city')
    for (const phrase of rule.names) phrases.push({ phrase, case: 'capital', value })
  }
  for (const rule of book.rules('namesakes'))
    if (rule.sense === 'phrase')
      for (const phrase of rule.words)
        phrases.push({ phrase, case: /^\p{Ll}/u.test(phrase) ? 'any' : 'capital', value: plain(rule.rule, [], 'none') })
  // ours first: among phrases of one length the first wins, and CLDR gives plain `Congo` to both republics
  for (const [code, names] of Object.entries(book.world.countries)) {
    if (NO_COUNTRY.has(code)) continue
    const value = plain(ruleOf.get(code) ?? `world/countries#${code}`, [code], 'name')
    for (const phrase of names) phrases.push({ phrase, case: ACRONYM.test(phrase) ? 'exact' : 'capital', value })
  }
  return lexicon(phrases)
}

const plain = (rule: string, codes: readonly string[], form: Place['form']): Place => ({
  rule,
  codes,
  form,
  alsoPeople: false,
  prefix: false,
})

/** CLDR's territories that ISO 3166 does not call countries, and the one that has no government. */
const NO_COUNTRY = new Set(['AC', 'AQ', 'CP', 'CQ', 'DG', 'EA', 'IC', 'TA', 'UM'])
const ACRONYM = /^[A-Z]{2,3}$/

/** `🇺🇦` is two letters of a hidden alphabet: UA. */
function flagAt({ tokens, article }: Outline, i: number, limit: number): string | null {
  if (i + 1 >= limit || !tokens[i + 1]!.glued) return null
  const letters = [tokens[i]!, tokens[i + 1]!].map(
    (token) => (token.kind === 'mark' ? (article.text.codePointAt(token.start) ?? 0) : 0) - FLAG_A,
  )
  return letters.every((letter) => letter >= 0 && letter < 26)
    ? String.fromCharCode(...letters.map((letter) => 65 + letter))
    : null
}

const FLAG_A = 0x1f1e6
