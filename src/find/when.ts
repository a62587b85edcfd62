import { firstIndex } from '../core/bisect.ts'
import { gather } from '../core/gather.ts'
import type { WhenMention } from '../core/mention.ts'
import { type Outline, type Sentence, tokensWithin } from '../core/outline.ts'
import type { Token } from '../core/token.ts'
import type { OpenWhen } from '../core/when.ts'
import { chronoReader } from './chrono.ts'
import type { Finder } from './finder.ts'
import { type DateForm, type DateForms, dateForms, type FormIndex } from './when-forms.ts'
import { type Filled, matchForm } from './when-grammar.ts'
import { readForm } from './when-read.ts'
import { type DateWords, dateWords } from './when-slots.ts'
import type { DatePart, FormValue } from './when-taken.ts'

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
  const forms = dateForms(book, words)
  const chrono = chronoReader(words)
  return (outline, sentence) => {
    const own = gather(stretchesOf(outline, sentence), (stretch) => scan(outline, stretch, words, forms))
    return [...own, ...chrono(outline, sentence, own)]
  }
}

/** A sentence whole, or its cells: in `howitzers⇥4⇥April 2022` the 4 is no day. */
function stretchesOf(outline: Outline, sentence: Sentence): readonly Sentence[] {
  const { kind, cells } = outline.blocks[sentence.block]!
  if (kind !== 'row') return [sentence]
  // a long row is cut into several sentences
  const { start, end } = sentence.span
  const from = firstIndex(cells, (cell) => cell.end > start)
  const to = firstIndex(cells, (cell) => cell.start >= end)
  return cells.slice(from, to).map((cell) => {
    const [first, last] = tokensWithin(outline, cell)
    return { ...sentence, first: Math.max(first, sentence.first), last: Math.min(last, sentence.last) }
  })
}

interface Match {
  readonly end: number
  readonly rule: string
  readonly parts: readonly DatePart[]
}

/** One pass over a sentence: at each token the longest form, then on behind it. */
function scan(outline: Outline, sentence: Sentence, words: DateWords, forms: DateForms): WhenMention[] {
  const { tokens, article } = outline
  const { first: begin, last: limit } = sentence
  if (!mayHold(outline, sentence, forms)) return []
  const plainAt = memo(begin, (i) => longest(forms.plain, i))
  const innerAt = memo(begin, (i) => longest(forms.inner, i))
  const dateAt = memo(begin, (i) => longer(plainAt(i), longest(forms.modified, i)))
  const joinedAt = memo(begin, (i) => {
    let match = dateAt(i)
    if (match?.parts.length) for (const form of forms.joined) match = longer(match, tryForm(form, i))
    return match
  })
  const filled = new Map<string, (Filled<FormValue> | null)[]>()

  function fill(slot: string, i: number): Filled<FormValue> | null {
    const known = filled.get(slot) ?? []
    filled.set(slot, known)
    const taken = known[i - begin]
    if (taken !== undefined) return taken
    known[i - begin] = fillAnew(slot, i)
    return known[i - begin] ?? null
  }

  function fillAnew(slot: string, i: number): Filled<FormValue> | null {
    const smaller =
      slot === 'period' ? plainAt(i) : slot === 'whole' ? innerAt(i) : slot === 'date' ? dateAt(i) : undefined
    if (smaller === undefined) return words.fill(slot, tokens, i, limit, article.text)
    if (!smaller?.parts.length) return null
    return {
      end: smaller.end,
      value: { number: 0, text: '', weak: false, falls: null, first: i, last: smaller.end, inner: smaller.parts },
    }
  }

  function longest(index: FormIndex, i: number): Match | null {
    let best: Match | null = null
    for (const form of index(tokens[i]!, i + 1 < limit ? tokens[i + 1] : undefined))
      best = longer(best, tryForm(form, i))
    return best
  }

  function tryForm(form: DateForm, i: number): Match | null {
    const before = i > begin ? tokens[i - 1]!.fold : null
    if (form.after && !(before !== null && form.after.has(before))) return null
    if (form.notAfter && before !== null && form.notAfter.has(before)) return null
    const hit = matchForm<FormValue>(form.steps, tokens, i, limit, fill)
    if (!hit || !fitsBehind(form, hit.end < limit ? tokens[hit.end] : undefined, words)) return null
    const parts = readForm(form.reads, {
      tokens,
      begin,
      limit,
      first: i,
      last: hit.end,
      slots: hit.slots,
      with: form.with,
      words,
    })
    return parts && { end: hit.end, rule: form.rule, parts }
  }

  const found: WhenMention[] = []
  for (let i = begin; i < limit; ) {
    const match = forms.begins(tokens[i]!) ? joinedAt(i) : null
    // `the last ten days of September`, `the eighth of August`: what begins behind the article reaches further
    const shadowed =
      match !== null &&
      i + 1 < limit &&
      words.sense('preposition', tokens[i]!.fold) === 'article' &&
      (joinedAt(i + 1)?.end ?? 0) > match.end
    if (match && !shadowed)
      for (const part of match.parts) found.push(mentionOf(outline, sentence, words, part, match.rule))
    i = match && !shadowed ? match.end : i + 1
  }
  return found
}

function mayHold({ tokens }: Outline, { first, last }: Sentence, forms: DateForms): boolean {
  for (let i = first; i < last; i++) if (forms.begins(tokens[i]!)) return true
  return false
}

const longer = (a: Match | null, b: Match | null): Match | null => (b && (!a || b.end > a.end) ? b : a)

function memo(begin: number, read: (i: number) => Match | null): (i: number) => Match | null {
  const known: (Match | null | undefined)[] = []
  return (i) => {
    const match = known[i - begin]
    if (match !== undefined) return match
    const made = read(i)
    known[i - begin] = made
    return made
  }
}

/** `the 24th`, not `the 24th package`: no noun follows that the date would belong to. */
function fitsBehind(form: DateForm, next: Token | undefined, words: DateWords): boolean {
  if (next === undefined) return true
  if (form.unless?.has(next.fold)) return false
  return (
    !form.alone ||
    next.kind === 'number' ||
    (next.kind === 'mark' && !(next.fold === '-' && next.glued)) ||
    words.has('follower', next.fold)
  )
}

function mentionOf(
  { tokens }: Outline,
  sentence: Sentence,
  words: DateWords,
  part: DatePart,
  rule: string,
): WhenMention {
  const span = { start: tokens[part.first]!.start, end: tokens[part.last - 1]!.end }
  return {
    kind: 'when',
    span,
    sentence: sentence.index,
    first: part.first,
    last: part.last,
    rule,
    when: bounded(part.when, tokens, part.first, sentence.first, words),
  }
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
