import type { CueMention, Mention } from '../core/mention.ts'
import type { Sentence } from '../core/outline.ts'
import type { Token } from '../core/token.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { type WordSets, wordSets } from '../rulebook/words.ts'

/** Null: the words beside it do not tell. */
export type VerbTest = (
  tokens: readonly Token[],
  hit: { readonly first: number; readonly last: number; readonly form: CueMention['form'] },
  sentence: Sentence,
  found: readonly Mention[],
) => boolean | null

/**
 * Is a form of a verb of giving a verb here, or the noun of the same spelling? `pledges`, `grants`, `supplies`: after an
 * article or a number they are nouns, after a name or `to` verbs; before `of` nouns, before a sum verbs.
 *
 * In:  the words beside it and what was found in the sentence.
 * Out: yes, no, or null for the few that only a tagger can tell (tagger.ts): it costs as much as the rest of an article.
 */
export const verbTest = (book: RuleBook): VerbTest => {
  const words = wordSets(book)
  return (tokens, { first, last, form }, sentence, found) => {
    if (form === 'past' || form === 'participle' || form === 'gerund') return true
    const before = first > sentence.first ? tokens[first - 1] : undefined
    if (!before || before.kind === 'number') return false
    if (before.fold === 'that') return isBehindThat(words, tokens, sentence, first, last, form, found)
    if (NOUN_OPENERS.has(before.fold)) return false
    if (words.has('verb-openers', before.fold)) return true
    // "Six trucks", with a capital like a name
    if (found.some((mention) => mention.kind === 'number' && mention.last === first)) return false
    const actor = found.find((mention) => mention.last === first && ACTORS.has(mention.kind))
    if (actor) return actor.kind !== 'place' || actor.form !== 'adjective'
    // "the Central Emergency Response Fund", "the Commission President": where only names have capitals
    if (tokens[first]!.capital && !isShouting(tokens, sentence)) return false
    const next = last < sentence.last ? tokens[last] : undefined
    return form === 'third' ? isThird(words, tokens, first, last, next) : isBase(words, tokens, sentence, first, next)
  }
}

/** "A law that gives Kyiv a loan", "states that give it arms": one noun stands behind `that`, never several. */
function isBehindThat(
  words: WordSets,
  tokens: readonly Token[],
  sentence: Sentence,
  first: number,
  last: number,
  form: CueMention['form'],
  found: readonly Mention[],
): boolean {
  const head = first - 2 >= sentence.first ? tokens[first - 2]! : undefined
  // "20 million of that goes to Kharkiv": no clause of a noun
  if (head?.kind !== 'word' || words.has('prepositions', head.fold)) return false
  // "that supplies have gone" tells what is said
  if (form === 'third' && !words.has('plural-nouns', tokens[first]!.fold)) return true
  const next = last < sentence.last ? tokens[last] : undefined
  const hasObject =
    next !== undefined &&
    (opensObject(words, next) || found.some((mention) => mention.first === last && ACTORS.has(mention.kind)))
  return hasObject && (form === 'third' || isSeveral(tokens, first - 2, sentence))
}

/** "The scheme buys rounds", "relief supplies for Gaza". */
function isThird(
  words: WordSets,
  tokens: readonly Token[],
  first: number,
  last: number,
  next: Token | undefined,
): boolean | null {
  if (last - first > 1 || !words.has('plural-nouns', tokens[first]!.fold)) return true
  if (!next) return false
  if (opensObject(words, next)) return true
  return next.kind === 'mark' || words.has('noun-followers', next.fold) ? false : null
}

/** "The arms come to a billion", "a trust fund": a base form needs a subject of several, or an opener before its adverbs. */
function isBase(
  words: WordSets,
  tokens: readonly Token[],
  sentence: Sentence,
  first: number,
  next: Token | undefined,
): boolean | null {
  let at = first - 1
  while (at > sentence.first && isAdverb(words, tokens[at]!.fold)) at--
  // "Germany and France between them give …"
  if (at - 3 > sentence.first && tokens[at]!.fold === ',' && isBetweenThem(tokens, at - 1)) at -= 4
  else if (at - 1 > sentence.first && isBetweenThem(tokens, at)) return true
  const before = tokens[at]!
  if (words.has('verb-openers', before.fold)) return true
  const hasObject = next !== undefined && opensObject(words, next)
  if (before.fold === 'and' || before.fold === 'or' || before.fold === ',') return hasObject ? null : false
  if (isSeveral(tokens, at, sentence)) return hasObject ? true : null
  // "Will the Government agree to …?"
  return isAsked(words, tokens, sentence, first) ? null : false
}

const isBetweenThem = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.fold === 'between' && (tokens[at]!.fold === 'them' || tokens[at]!.fold === 'themselves')

/** `carriers`, `BMP-1s`, `cash and food`: a subject of several. */
const isSeveral = (tokens: readonly Token[], at: number, { first }: Sentence): boolean =>
  tokens[at]!.kind === 'word' &&
  (/(?:[^su]|^)s$/.test(tokens[at]!.fold) || (at > first && tokens[at - 1]!.fold === 'and'))

function isAsked(words: WordSets, tokens: readonly Token[], { first }: Sentence, verb: number): boolean {
  for (let i = first; i < Math.min(verb - 1, first + 5); i++)
    if (tokens[i]!.capital)
      return verb - i <= 5 && (words.has('modal', tokens[i]!.fold) || words.has('future', tokens[i]!.fold))
  return false
}

const isAdverb = (words: WordSets, word: string): boolean =>
  words.has('adverbs', word) || (word.endsWith('ly') && word.length > 4)

const opensObject = (words: WordSets, next: Token): boolean =>
  next.kind === 'number' || words.has('object-openers', next.fold)

/** `TURKISH HOSPITAL SHIP REACHES EL-ARISH`, `Relief Flight Leaves for Derna`: capitals say nothing. */
function isShouting(tokens: readonly Token[], { first, last }: Sentence): boolean {
  let capitals = 0
  let all = 0
  for (let i = first; i < last; i++)
    if (tokens[i]!.kind === 'word' && tokens[i]!.end - tokens[i]!.start > 3) {
      all++
      if (tokens[i]!.capital) capitals++
    }
  return capitals > all * 0.7
}

const ACTORS = new Set<Mention['kind']>(['place', 'body', 'official', 'anaphor', 'group'])
const NOUN_OPENERS = new Set(
  "a an the this that these those its their his her our my your 's of in for with from by on at as no any some each every another further new first second third more such additional latest other military humanitarian financial".split(
    ' ',
  ),
)
