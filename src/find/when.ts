import type { WhenMention } from '../core/mention.ts'
import type { Outline, Sentence } from '../core/outline.ts'
import type { Token } from '../core/token.ts'
import type { OpenWhen } from '../core/when.ts'
import type { RuleBook } from '../rulebook/book.ts'
import type { DateReads } from '../rulebook/kinds/dates.ts'
import { chronoReader } from './chrono.ts'
import type { Finder } from './finder.ts'
import { beginnings, type Filled, matchForm, type Part, parseForm } from './when-grammar.ts'
import { type DatePart, type FormValue, readForm } from './when-read.ts'
import { type DateWords, dateWords } from './when-slots.ts'

/**
 * Finds dates and periods: `24 January 2024`, `mid-March`, `from 2025 to 2030`, `last Thursday`, `four days later`.
 *
 * In:  one sentence's tokens, and the forms of `kind: dates`; the longest form that fits wins.
 * Out: When mentions without their preposition. What hangs on the day of the news or on another date stays open.
 *
 * Not here: which year `in June` is (settle/when.ts). A bare length (`for three years`) is no date.
 */
export const findWhens: Finder = (book) => {
  const words = dateWords(book)
  const grammar = dateGrammar(book, words)
  const chrono = chronoReader(words)
  return (outline, sentence) => {
    const own = scan(outline, sentence, words, grammar)
    return [...own, ...chrono(outline, sentence, own)]
  }
}

interface Form {
  readonly rule: string
  readonly reads: DateReads
  readonly parts: readonly Part[]
  readonly with: Readonly<Record<string, number | string>>
  readonly after: ReadonlySet<string> | null
  readonly unless: ReadonlySet<string> | null
  readonly alone: boolean
}

/**
 * Forms by what they can begin with. `plain` stand for themselves, `inner` (`the year`) only in `the end of the year`;
 * `modified` hold a plain one, `joined` hold two of either.
 */
interface Grammar {
  readonly plain: FormIndex
  readonly inner: FormIndex
  readonly modified: FormIndex
  readonly joined: readonly Form[]
}

interface FormIndex {
  readonly byWord: ReadonlyMap<string, readonly Form[]>
  readonly byNumber: readonly Form[]
}

function dateGrammar(book: RuleBook, words: DateWords): Grammar {
  const forms = book.rules('dates').flatMap((rule) =>
    rule.forms.map((form) => ({
      layer: rule.inner ? 'inner' : rule.reads === 'modified' || rule.reads === 'range' ? rule.reads : 'plain',
      form: { rule: rule.rule, reads: rule.reads, parts: parseForm(form), with: rule.with ?? {}, after: rule.after ? new Set(rule.after) : null, unless: rule.unless ? new Set(rule.unless) : null, alone: rule.alone ?? false },
    })),
  )
  const layer = (name: string): Form[] => forms.filter((item) => item.layer === name).map((item) => item.form)
  return { plain: indexForms(layer('plain'), words), inner: indexForms(layer('inner'), words), modified: indexForms(layer('modified'), words), joined: layer('range') }
}

function indexForms(forms: readonly Form[], words: DateWords): FormIndex {
  const byWord = new Map<string, Form[]>()
  const byNumber: Form[] = []
  for (const form of forms) {
    const begin = beginnings(form.parts)
    const firsts = new Set(begin.words)
    for (const slot of begin.slots) for (const word of words.firstWords(slot) ?? []) firsts.add(word)
    for (const word of firsts) byWord.set(word, [...(byWord.get(word) ?? []), form])
    if ([...begin.slots].some((slot) => words.isNumeric(slot))) byNumber.push(form)
  }
  return { byWord, byNumber }
}

interface Match {
  readonly end: number
  readonly rule: string
  readonly parts: readonly DatePart[]
}

/** One pass over a sentence: at each token the longest form, then on behind it. */
function scan(outline: Outline, sentence: Sentence, words: DateWords, grammar: Grammar): WhenMention[] {
  const { tokens, article } = outline
  const { first: begin, last: limit } = sentence
  const plainAt = memo((i) => longest(grammar.plain, i))
  const innerAt = memo((i) => longest(grammar.inner, i))
  const dateAt = memo((i) => longer(plainAt(i), longest(grammar.modified, i)))

  function fill(slot: string, i: number): Filled<FormValue> | null {
    const smaller = slot === 'period' ? plainAt(i) : slot === 'whole' ? innerAt(i) : slot === 'date' ? dateAt(i) : undefined
    if (smaller === undefined) return words.fill(slot, tokens, i, limit, article.text)
    if (!smaller?.parts.length) return null
    return { end: smaller.end, value: { number: 0, text: '', weak: false, falls: null, first: i, last: smaller.end, inner: smaller.parts } }
  }

  function longest(index: FormIndex, i: number): Match | null {
    const token = tokens[i]!
    let best: Match | null = null
    for (const form of (token.kind === 'number' ? index.byNumber : index.byWord.get(token.fold)) ?? []) best = longer(best, tryForm(form, i))
    return best
  }

  function tryForm(form: Form, i: number): Match | null {
    if (form.after && !(i > begin && form.after.has(tokens[i - 1]!.fold))) return null
    const hit = matchForm<FormValue>(form.parts, tokens, i, limit, fill)
    if (!hit || (form.unless && hit.end < limit && form.unless.has(tokens[hit.end]!.fold)) || (form.alone && !standsAlone(tokens[hit.end], hit.end < limit, words))) return null
    const parts = readForm(form.reads, { tokens, begin, limit, first: i, last: hit.end, slots: hit.slots, with: form.with, words })
    return parts && { end: hit.end, rule: form.rule, parts }
  }

  const joinedAt = memo((i) => {
    let match = dateAt(i)
    if (match?.parts.length) for (const form of grammar.joined) match = longer(match, tryForm(form, i))
    return match
  })

  const found: WhenMention[] = []
  for (let i = begin; i < limit; ) {
    let match = joinedAt(i)
    // `the last ten days of September`, `the eighth of August`: what begins behind the article reaches further
    if (match && i + 1 < limit && words.sense('preposition', tokens[i]!.fold) === 'article' && (joinedAt(i + 1)?.end ?? 0) > match.end) match = null
    for (const part of match?.parts ?? []) found.push(mentionOf(outline, sentence, words, part, match!.rule))
    i = match?.end ?? i + 1
  }
  return found
}

const longer = (a: Match | null, b: Match | null): Match | null => (b && (!a || b.end > a.end) ? b : a)

function memo(read: (i: number) => Match | null): (i: number) => Match | null {
  const known = new Map<number, Match | null>()
  return (i) => {
    let match = known.get(i)
    if (match === undefined) {
      match = read(i)
      known.set(i, match)
    }
    return match
  }
}

/** No noun follows that the date would belong to: `the 24th`, not `the 24th package`. */
const standsAlone = (next: Token | undefined, inSentence: boolean, words: DateWords): boolean =>
  !inSentence || !next || (next.kind === 'mark' && !(next.fold === '-' && next.glued)) || words.has('follower', next.fold)

function mentionOf({ tokens }: Outline, sentence: Sentence, words: DateWords, part: DatePart, rule: string): WhenMention {
  const span = { start: tokens[part.first]!.start, end: tokens[part.last - 1]!.end }
  return { kind: 'when', span, sentence: sentence.index, first: part.first, last: part.last, rule, when: bounded(part.when, tokens, part.first, sentence.first, words) }
}

/** `since 2022` is open at its end, `before 2033` another day: the preposition is no part of the date, but says so. */
function bounded(when: OpenWhen, tokens: readonly Token[], first: number, begin: number, words: DateWords): OpenWhen {
  let i = first - 1
  if (i >= begin && words.sense('preposition', tokens[i]!.fold) === 'article') i--
  const sense = i >= begin ? words.sense('preposition', tokens[i]!.fold) : null
  if (sense === null || sense === 'article') return when
  if (sense === 'since' || sense === 'until') return { ...when, open: sense }
  return when.mod ? when : { ...when, mod: sense as OpenWhen['mod'] }
}
