import { pick } from '../core/gather.ts'
import { type Lexicon, lexicon, type Phrase, wordFilter } from '../core/lexicon.ts'
import { memoOfLast } from '../core/memo.ts'
import type { GroupMention, Mention } from '../core/mention.ts'
import type { Outline, Sentence } from '../core/outline.ts'
import { overlaps } from '../core/span.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { isShouted } from './capitals.ts'
import type { Finder } from './finder.ts'
import { type GroupName, type GroupNamer, groupNamer } from './group-name.ts'

/**
 * Finds coalitions, contact groups, funds, programmes and initiatives.
 *
 * In:  one sentence's tokens, with the bodies in it (the International Monetary Fund is a body, no group).
 * Out: GroupMentions under the one name that records use: known ones from the rules by name or description, others by
 *      their capitalised name (group-name.ts), and an acronym that the article defines for one.
 *
 * Not here: `the Coalition`, `the Fund`, which stand for one named before (find/anaphor.ts).
 */
export const findGroups: Finder = (book) => {
  const known = groupLexicon(book)
  const described = descriptions(book)
  const mayDescribe = wordFilter(described.flatMap(({ lists }) => lists.flatMap(({ firsts }) => firsts)))
  const nameAt = groupNamer(book)
  // what an article says of its own groups is worked out once an article, at its first sentence
  const memo = memoOfLast<Outline, Vocabulary>()
  return (outline, sentence, found) => {
    const vocabulary = memo.get(outline) ?? readVocabulary(outline, known, nameAt)
    memo.set(outline, vocabulary)
    const named = scanNames(outline, sentence, found, known, nameAt, vocabulary)
    const places: number[] = []
    for (let i = sentence.first; i < sentence.last; i++) if (mayDescribe(outline.tokens[i]!.hash)) places.push(i)
    const told = !places.length
      ? []
      : pick(described, (description) => describe(outline, sentence, places, description))
    return [
      ...named,
      ...told.filter(
        // "the drone and demining coalitions" are two
        (group, at) =>
          !named.some((other) => overlaps(group.span, other.span)) &&
          !told.slice(0, at).some((other) => other.name === group.name && overlaps(group.span, other.span)),
      ),
    ]
  }
}

interface Group {
  readonly rule: string
  readonly name: string
  readonly written: boolean
  readonly role: GroupMention['role']
  readonly listed: boolean
  readonly with: readonly string[]
  readonly notAfter: readonly string[]
  readonly notBefore: readonly string[]
  /** Matched by its capitals: `SAFE`. */
  readonly exact: boolean
}

interface Vocabulary {
  /** Whether the article has a word anywhere. */
  readonly has: (word: string) => boolean
  /** `(XYZ)` behind a group's name. */
  readonly acronyms: ReadonlyMap<string, GroupName>
  /** How the article first wrote a group whose name the rules leave to it. */
  readonly written: ReadonlyMap<string, string>
}

const groupRules = (book: RuleBook) => book.rules('groups')
type GroupRule = ReturnType<typeof groupRules>[number]

const groupOf = (rule: GroupRule, exact = false): Group => ({
  rule: rule.rule,
  name: rule.name,
  written: rule.written ?? false,
  role: rule.role,
  listed: rule.listed ?? true,
  with: (rule.with ?? []).map((word) => word.toLowerCase()),
  notAfter: (rule.not_after ?? []).map((word) => word.toLowerCase()),
  notBefore: (rule.not_before ?? []).map((word) => word.toLowerCase()),
  exact,
})

function groupLexicon(book: RuleBook): Lexicon<Group> {
  const phrases: Phrase<Group>[] = []
  for (const rule of groupRules(book)) {
    for (const phrase of rule.names ?? []) phrases.push({ phrase, value: groupOf(rule) })
    for (const phrase of rule.exact ?? []) phrases.push({ phrase, case: 'exact', value: groupOf(rule, true) })
  }
  return lexicon(phrases)
}

function readVocabulary(outline: Outline, known: Lexicon<Group>, nameAt: GroupNamer): Vocabulary {
  const { tokens, article, sentences } = outline
  let words: Set<string> | null = null
  const written = new Map<string, string>()
  const acronyms = new Map<string, GroupName>()
  for (const sentence of sentences) {
    const brackets = hasBracket(outline, sentence)
    for (let i = sentence.first; i < sentence.last; i++) {
      const hit = known.at(tokens, i, sentence.last, article.text)
      if (hit?.value.written && !written.has(hit.value.rule)) written.set(hit.value.rule, textOf(outline, i, hit.end))
      // an acronym stands in brackets behind its name
      const group = brackets ? nameAt(outline, sentence, i, []) : null
      const acronym = group && acronymBehind(outline, group.last, sentence.last)
      if (group && acronym) acronyms.set(acronym, group)
    }
  }
  const has = (word: string): boolean => {
    words ??= new Set(tokens.map((token) => token.fold))
    return words.has(word)
  }
  return { has, written, acronyms }
}

function hasBracket({ tokens }: Outline, { first, last }: Sentence): boolean {
  for (let i = first; i < last; i++) if (tokens[i]!.fold === '(') return true
  return false
}

const textOf = ({ tokens, article }: Outline, first: number, last: number): string =>
  article.text.slice(tokens[first]!.start, tokens[last - 1]!.end).replace(/\s+/g, ' ')

function acronymBehind({ tokens, article }: Outline, at: number, limit: number): string | null {
  if (at + 2 >= limit || tokens[at]!.fold !== '(' || tokens[at + 2]!.fold !== ')') return null
  const text = article.text.slice(tokens[at + 1]!.start, tokens[at + 1]!.end)
  return text.length > 2 && text === text.toUpperCase() && tokens[at + 1]!.kind === 'word' ? text : null
}

function scanNames(
  outline: Outline,
  sentence: Sentence,
  found: readonly Mention[],
  known: Lexicon<Group>,
  nameAt: GroupNamer,
  vocabulary: Vocabulary,
): GroupMention[] {
  const { tokens, article } = outline
  const groups: GroupMention[] = []
  const push = (first: number, last: number, group: Pick<Group, 'rule' | 'name' | 'role' | 'listed'>): void => {
    const span = { start: tokens[first]!.start, end: tokens[last - 1]!.end }
    const { rule, name, role, listed } = group
    groups.push({ kind: 'group', name, role, listed, rule, span, sentence: sentence.index, first, last })
  }
  for (let i = sentence.first; i < sentence.last; i++) {
    const hit = known.at(tokens, i, sentence.last, article.text)
    if (hit && fits(outline, sentence, i, hit.end, hit.value, vocabulary)) {
      push(i, hit.end, { ...hit.value, name: vocabulary.written.get(hit.value.rule) ?? hit.value.name })
      i = hit.end - 1
      continue
    }
    const acronym = vocabulary.acronyms.get(article.text.slice(tokens[i]!.start, tokens[i]!.end))
    const group = acronym ? { ...acronym, first: i, last: i + 1 } : nameAt(outline, sentence, i, found)
    if (!group) continue
    push(group.first, group.last, { ...group, listed: true })
    i = group.last - 1
  }
  return groups
}

function fits(
  outline: Outline,
  sentence: Sentence,
  first: number,
  last: number,
  group: Group,
  { has }: Vocabulary,
): boolean {
  const { tokens } = outline
  if (group.with.length && !group.with.some(has)) return false
  // `PRICE CAP`, `KEEP THEM SAFE`: in a shouted line a short acronym is a word
  if (group.exact && group.with.length && sentence.last - sentence.first > 2 && isShouted(outline, sentence))
    return false
  const join = (from: number, to: number): string =>
    tokens
      .slice(Math.max(from, sentence.first), Math.min(to, sentence.last))
      .map((token) => token.fold)
      .join(' ')
  const before = ` ${join(first - 3, first)}`
  const behind = `${join(last, last + 3)} `
  return (
    !group.notAfter.some((phrase) => before.endsWith(` ${phrase}`)) &&
    !group.notBefore.some((phrase) => behind.startsWith(`${phrase} `))
  )
}

interface Description {
  readonly group: Group
  readonly lists: readonly Lexicon<true>[]
  readonly within: number
}

const descriptions = (book: RuleBook): Description[] =>
  groupRules(book).flatMap((rule) =>
    (rule.together ?? []).map(({ words, within }) => ({
      group: groupOf(rule),
      lists: words.map((list) => lexicon(list.map((phrase) => ({ phrase, value: true as const })))),
      within,
    })),
  )

/** `artillery shells` ends the stretch, not `artillery`. */
function lastOf(hits: readonly { list: number; first: number; last: number }[], at: number): number {
  const { list, last } = hits[at]!
  const next = hits.find((hit) => hit.list === list && hit.first === last)
  return next?.last ?? last
}

/** The nearest stretch of the sentence that holds a word of every list. */
function describe(
  outline: Outline,
  sentence: Sentence,
  places: readonly number[],
  { group, lists, within }: Description,
): GroupMention | null {
  const { tokens, article } = outline
  const hits: { list: number; first: number; last: number }[] = []
  for (const i of places)
    for (let list = 0; list < lists.length; list++) {
      const hit = lists[list]!.at(tokens, i, sentence.last, article.text)
      if (hit) hits.push({ list, first: i, last: hit.end })
    }
  for (let from = 0; from < hits.length; from++) {
    const seen = new Set<number>()
    for (let to = from; to < hits.length && hits[to]!.first - hits[from]!.last <= within; to++) {
      seen.add(hits[to]!.list)
      if (seen.size < lists.length) continue
      const [first, last] = [hits[from]!.first, lastOf(hits, to)]
      const span = { start: tokens[first]!.start, end: tokens[last - 1]!.end }
      const { rule, name, role, listed } = group
      return { kind: 'group', name, role, listed, rule, span, sentence: sentence.index, first, last }
    }
  }
  return null
}
