import type { Note } from '../core/decision.ts'
import { type Hit, type Lexicon, type Lexicons, lexicon, lexicons, type Phrase } from '../core/lexicon.ts'
import type { CueMention, Mention } from '../core/mention.ts'
import type { Outline, Sentence } from '../core/outline.ts'
import { quote } from '../core/span.ts'
import type { Token } from '../core/token.ts'
import type { Rule, RuleBook } from '../rulebook/book.ts'
import { type WordSets, wordSets } from '../rulebook/words.ts'
import type { Finder } from './finder.ts'
import { createTagger, type Tagger } from './tagger.ts'
import { givesWords } from './told.ts'
import { type VerbTest, verbTest } from './verb-or-noun.ts'

/**
 * Finds cues: verbs of giving in all their forms, and the words that say a stage, a reason, a purpose.
 *
 * In:  one sentence's tokens.
 * Out: CueMentions; several may share a word (`grant` is a verb and a noun): bind/ sees which the sentence needs, after
 *      the plain cases are told apart here by the word before.
 *
 * Not here: whether the deed is done, denied or planned. That takes the clause (bind/deed.ts).
 */
export const findCues: Finder = (book) => {
  const verbs = verbLexicon(book)
  const parted = partedVerbs(book)
  const words = cueLexicons(book)
  const isVerbHere = verbTest(book)
  const sets = wordSets(book)
  const tagger = createTagger()
  return (outline, sentence, found, note) => [
    ...scanVerbs(outline, sentence, found, { verbs, parted, sets }, isVerbHere, tagger, note),
    ...scanCues(outline, sentence, words),
  ]
}

type Sense = CueMention['sense']
interface VerbEntry {
  readonly rule: string
  readonly sense: Sense
  readonly form: CueMention['form']
}
interface CueEntry {
  readonly rule: string
  readonly cue: CueMention['cue']
  readonly sense: Sense
}

const senseOf = (rule: Rule<'verbs'>): Sense => ({
  frame: rule.frame,
  status: rule.status,
  goods: rule.goods ?? null,
  present: rule.present ?? null,
  future: rule.future ?? null,
  instrument: rule.instrument ?? null,
  weak: rule.weak ?? false,
})

function verbLexicon(book: RuleBook): Lexicon<VerbEntry | null> {
  const phrases: Phrase<VerbEntry | null>[] = []
  for (const rule of book.rules('verbs')) {
    const sense = senseOf(rule)
    for (const forms of rule.inflected)
      for (const [form, phrase] of formsOf(forms)) phrases.push({ phrase, value: { rule: rule.rule, sense, form } })
    for (const forms of rule.excepted) for (const [, phrase] of formsOf(forms)) phrases.push({ phrase, value: null })
  }
  return lexicon(phrases)
}

type Forms = Rule<'verbs'>['inflected'][number]

/** Past before participle before base: `put`, `set`, `cut` are read by what stands before them (bind/deed.ts). */
function formsOf(forms: Forms): (readonly [NonNullable<CueMention['form']>, string])[] {
  const seen = new Set<string>()
  return (['past', 'participle', 'third', 'gerund', 'base'] as const).flatMap((form) => {
    const phrase = forms[form]
    if (seen.has(phrase)) return []
    seen.add(phrase)
    return [[form, phrase] as const]
  })
}

/** Verb → what may stand behind its object: `set` → `aside`. */
type PartedVerbs = ReadonlyMap<string, readonly { readonly tail: readonly string[]; readonly value: VerbEntry }[]>

function partedVerbs(book: RuleBook): PartedVerbs {
  const parted = new Map<string, { tail: readonly string[]; value: VerbEntry }[]>()
  for (const rule of book.rules('verbs')) {
    const sense = senseOf(rule)
    for (const forms of rule.parted)
      for (const [form, phrase] of formsOf(forms)) {
        const [head, ...tail] = phrase.split(' ')
        parted.set(head!, [...(parted.get(head!) ?? []), { tail, value: { rule: rule.rule, sense, form } }])
      }
  }
  return parted
}

/** Where the sums, numbers and goods of a sentence begin: made once it has a verb that may be parted. */
type GiftsAt = () => ReadonlyMap<number, Mention>

function giftsOf(found: readonly Mention[]): GiftsAt {
  let known: Map<number, Mention> | null = null
  return () => {
    known ??= new Map(
      found
        .filter(({ kind }) => kind === 'money' || kind === 'number' || kind === 'goods')
        .map((one) => [one.first, one]),
    )
    return known
  }
}

/** `set 20 million kroner aside`, `make a further 5 million dollars available`: the verb alone, when a gift and the rest of it follow. */
function partedAt(
  { tokens }: Outline,
  { last }: Sentence,
  giftsAt: GiftsAt,
  parted: PartedVerbs,
  i: number,
): Hit<VerbEntry> | null {
  const tails = parted.get(tokens[i]!.fold)
  if (!tails) return null
  const gifts = giftsAt()
  let gift: Mention | undefined
  for (let k = i + 1; k <= i + BEFORE_GIFT && !gift; k++) gift = gifts.get(k)
  if (!gift) return null
  for (let k = gift.last; k < Math.min(last, gift.last + BEHIND_GIFT) && tokens[k]!.kind === 'word'; k++)
    for (const { tail, value } of tails)
      if (k + tail.length <= last && tail.every((word, n) => tokens[k + n]!.fold === word)) return { end: i + 1, value }
  return null
}

/** Words between the verb and its gift: `makes up to another`; between the gift and the rest of the verb: `for Kyiv`, `in aid`. */
const BEFORE_GIFT = 5
const BEHIND_GIFT = 5

/** One lexicon a cue, so that a word may be a gift and a scope at once. */
function cueLexicons(book: RuleBook): Lexicons<CueEntry | null> {
  const byCue = new Map<string, Phrase<CueEntry | null>[]>()
  for (const rule of book.rules('cues')) {
    const phrases = byCue.get(rule.cue) ?? []
    for (const phrase of rule.words)
      phrases.push({ phrase, case: rule.case, value: { rule: rule.rule, cue: rule.cue, sense: rule.sense ?? {} } })
    for (const phrase of rule.except ?? []) phrases.push({ phrase, case: rule.case, value: null })
    byCue.set(rule.cue, phrases)
  }
  return lexicons([...byCue.values()].map((phrases) => lexicon(phrases)))
}

function scanVerbs(
  outline: Outline,
  sentence: Sentence,
  found: readonly Mention[],
  { verbs, parted, sets }: { verbs: Lexicon<VerbEntry | null>; parted: PartedVerbs; sets: WordSets },
  isVerbHere: VerbTest,
  tagger: Tagger,
  note: Note,
): CueMention[] {
  const { tokens, article } = outline
  const cues: CueMention[] = []
  const giftsAt = giftsOf(found)
  for (let i = sentence.first; i < sentence.last; i++) {
    const hit = partedAt(outline, sentence, giftsAt, parted, i) ?? verbs.at(tokens, i, sentence.last, article.text)
    if (!hit) continue
    const { end, value } = hit
    if (value) {
      const isVerb =
        isVerbHere(tokens, { first: i, last: end, form: value.form }, sentence, found) ??
        verbByTagger(outline, sentence, found, i, tagger, note)
      if (!isVerb) continue
      const { sense, form, rule } = value
      const isOfGiving = sense.status === 'disbursed' || sense.status === 'delivered'
      const hit = { first: i, last: end, form }
      if (!isOfGiving || !givesWords(sets, tokens, hit, sentence, (at) => giftsAt().has(at)))
        cues.push(mentionOf(tokens, sentence, i, end, 'deed', sense, form, rule))
    }
    i = end - 1
  }
  return cues
}

/** All cues at once; two of the same kind do not overlap. */
function scanCues({ tokens, article }: Outline, sentence: Sentence, words: Lexicons<CueEntry | null>): CueMention[] {
  const found: CueMention[] = []
  const free: number[] = []
  let i = sentence.first
  const hear = (cue: number, { end, value }: Hit<CueEntry | null>): void => {
    if (i < (free[cue] ?? 0)) return
    if (value) found.push(mentionOf(tokens, sentence, i, end, value.cue, value.sense, null, value.rule))
    free[cue] = end
  }
  for (; i < sentence.last; i++) words.at(tokens, i, sentence.last, article.text, hear)
  return found
}

const mentionOf = (
  tokens: readonly Token[],
  sentence: Sentence,
  first: number,
  last: number,
  cue: CueMention['cue'],
  sense: Sense,
  form: CueMention['form'],
  rule: string,
): CueMention => ({
  kind: 'cue',
  cue,
  sense,
  form,
  rule,
  span: { start: tokens[first]!.start, end: tokens[last - 1]!.end },
  sentence: sentence.index,
  first,
  last,
})

/** Only beside a sum or goods is the question worth a millisecond. */
function verbByTagger(
  outline: Outline,
  sentence: Sentence,
  found: readonly Mention[],
  i: number,
  tagger: Tagger,
  note: Note,
): boolean {
  if (
    sentence.last - sentence.first > LONGEST ||
    !found.some((mention) => mention.kind === 'money' || mention.kind === 'goods')
  )
    return false
  const token = outline.tokens[i]!
  const isVerb = tagger(quote(outline.article.text, sentence.span), token.start - sentence.span.start)
  note({
    verb: 'find',
    outcome: isVerb ? 'kept' : 'dropped',
    span: token,
    rule: 'find/tagger',
    why: `“${token.fold}” is ${isVerb ? 'a verb' : 'no verb'} here`,
  })
  return isVerb
}

/** Tokens; a longer sentence is a list or a table. */
const LONGEST = 80
