import type { PlaceMention } from '../core/mention.ts'
import type { Outline, Sentence } from '../core/outline.ts'
import type { Token } from '../core/token.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { isShouted, isTitled } from './capitals.ts'

/** What a word for a place says. */
export interface Place {
  readonly rule: string
  readonly codes: readonly string[]
  /** `none`: a phrase that only looks like a place (Latin America). */
  readonly form: PlaceMention['form'] | 'none'
  /** `Norwegian`, `Dutch`: an adjective that also means its people. */
  readonly alsoPeople: boolean
  /** Only before a hyphen: the `Franco` of `Franco-German`. */
  readonly prefix: boolean
}

/** What a place's words are in their sentence: its form, or null when they name no place at all. */
export type NamesakeTest = (
  outline: Outline,
  sentence: Sentence,
  first: number,
  last: number,
  place: Place,
) => PlaceMention['form'] | null

type PlaceAt = (outline: Outline, i: number, limit: number) => Place | null

/**
 * Tells places from their namesakes by the words beside them: people (Michael Jordan, Israel Cohen), ships (HMAS Canberra),
 * tongues (in French, Russian-speaking), towns of the same name (Athens, Georgia), dollars (US$).
 */
export function namesakeTest(book: RuleBook, placeAt: PlaceAt): NamesakeTest {
  const sets = wordSets(book)
  return (outline, sentence, first, last, place) => {
    if (place.form === 'none') return null
    const { tokens, article } = outline
    const next = tokenAt(tokens, last, sentence.last)
    const before = first > sentence.first ? tokens[first - 1]! : null
    if (place.prefix) return next?.fold === '-' && next.glued && !tokens[last + 1]?.broken ? 'adjective' : null
    if (before && sets.vessel.has(article.text.slice(before.start, before.end))) return null
    if (next?.fold === '$' && next.glued) return null
    // "the Rafah-born minister of Jordan"
    if (place.form !== 'name' && next?.fold === '-' && next.glued && tokens[last + 1]?.fold === 'born') return null
    if (isShoutedPronoun(outline, sentence, first, last)) return null
    if (isTitledName(outline, sentence, first, last, sets)) return null
    if (isPerson(outline, sentence, first, last, place, sets, placeAt)) return null
    if (
      place.form === 'capital' &&
      next?.fold === ',' &&
      sets.province.has(tokens[last + 1]?.fold ?? '') &&
      tokens[last + 1]!.capital
    )
      return null
    if (place.form === 'name' && isAmongProvinces(tokens, first, last, sentence, sets)) return null
    if (place.form !== 'adjective') return place.form
    return adjectiveForm(outline, sentence, first, last, place, sets, placeAt)
  }
}

interface Sets {
  readonly borne: ReadonlySet<string>
  readonly surname: ReadonlySet<string>
  readonly title: ReadonlySet<string>
  readonly given: ReadonlySet<string>
  readonly thing: ReadonlySet<string>
  readonly vessel: ReadonlySet<string>
  readonly province: ReadonlySet<string>
  readonly titled: ReadonlySet<string>
  readonly office: ReadonlySet<string>
  readonly tongueBefore: ReadonlySet<string>
  readonly tongueAfter: ReadonlySet<string>
  /** Words that are no noun: behind an adjective they say that the adjective stands alone. */
  readonly noNoun: ReadonlySet<string>
}

function wordSets(book: RuleBook): Sets {
  const of = (sense: string, shape = (word: string): string => word.toLowerCase()): ReadonlySet<string> =>
    new Set(book.rules('namesakes').flatMap((rule) => (rule.sense === sense ? rule.words.map(shape) : [])))
  return {
    borne: of('borne'),
    surname: of('surname'),
    title: of('title'),
    given: of('given'),
    thing: of('thing'),
    vessel: of('vessel', (word) => word),
    province: of('province'),
    titled: of('titled'),
    office: of('office'),
    tongueBefore: of('tongue_before'),
    tongueAfter: of('tongue_after'),
    noNoun: new Set([
      ...book.rules('grammar').flatMap((rule) => (rule.id === 'no-noun' ? rule.words : [])),
      ...book.rules('verbs').flatMap((rule) => rule.inflected.map((forms) => forms.past)),
    ]),
  }
}

const tokenAt = (tokens: readonly Token[], i: number, limit: number): Token | null => (i < limit ? tokens[i]! : null)

/** `peaches from Georgia and Alabama`: named beside another state of the US. */
function isAmongProvinces(
  tokens: readonly Token[],
  first: number,
  last: number,
  sentence: Sentence,
  { province }: Sets,
): boolean {
  if (last - first !== 1 || !province.has(tokens[first]!.fold)) return false
  const isOther = (i: number): boolean =>
    i >= sentence.first &&
    i < sentence.last &&
    tokens[i]!.capital &&
    tokens[i]!.fold !== tokens[first]!.fold &&
    province.has(tokens[i]!.fold)
  const joins = (i: number): boolean => ['and', ',', 'or'].includes(tokens[i]?.fold ?? '')
  return (joins(last) && isOther(last + 1)) || (joins(first - 1) && isOther(first - 2))
}

/** `GIVE US TANKS`: where everything is in capitals, `US` is a state only at the head of the line or behind `THE`. */
function isShoutedPronoun(outline: Outline, sentence: Sentence, first: number, last: number): boolean {
  const { tokens, article } = outline
  if (last - first !== 1 || article.text.slice(tokens[first]!.start, tokens[first]!.end) !== 'US') return false
  if (first === sentence.first || tokens[first - 1]!.kind === 'mark' || tokens[first - 1]!.fold === 'the') return false
  return isShouted(outline, sentence)
}

/** "the energy minister, German Koval, signed": a first name between a title and a family name. */
function isTitledName({ tokens }: Outline, sentence: Sentence, first: number, last: number, sets: Sets): boolean {
  if (last - first !== 1 || !sets.titled.has(tokens[first]!.fold)) return false
  const at = tokens[first - 1]?.fold === ',' ? first - 2 : first - 1
  const next = tokenAt(tokens, last, sentence.last)
  if (at < sentence.first || !sets.office.has(tokens[at]!.fold) || !next?.capital || next.broken) return false
  return next.kind === 'word' && !sets.thing.has(next.fold) && !sets.office.has(next.fold)
}

function isPerson(
  outline: Outline,
  sentence: Sentence,
  first: number,
  last: number,
  place: Place,
  sets: Sets,
  placeAt: PlaceAt,
): boolean {
  const { tokens } = outline
  const word = tokens[first]!.fold
  if (last - first !== 1) return false
  let at = first - 1
  if (at >= sentence.first && tokens[at]!.fold === '.') at--
  const before = at >= sentence.first ? tokens[at]! : null
  if (
    sets.surname.has(word) &&
    before?.capital &&
    (sets.title.has(before.fold) || (at === first - 1 && sets.given.has(before.fold)))
  )
    return true
  if (
    !sets.borne.has(word) ||
    place.form === 'adjective' ||
    (before && INSIDE.has(before.fold)) ||
    (before && isHost(outline.tokens, first, sentence)) ||
    isTitled(outline, sentence)
  )
    return false
  const next = tokenAt(tokens, last, sentence.last)
  return Boolean(next?.capital && !next.broken && !sets.thing.has(next.fold) && !placeAt(outline, last, sentence.last))
}

/** `ambassador to Kenya Meg Whitman`: the state that an envoy is sent to. */
const isHost = (tokens: readonly Token[], first: number, sentence: Sentence): boolean =>
  first - 2 >= sentence.first && tokens[first - 1]!.fold === 'to' && ENVOYS.has(tokens[first - 2]!.fold)

const ENVOYS = new Set(['ambassador', 'commissioner', 'envoy', 'delegate', 'representative', 'consul'])
const INSIDE = new Set(['in', 'into', 'inside', 'outside', 'near', 'across', 'throughout', 'within'])

/** `in Danish`, `Danish-language` is a tongue; `the Dutch have` are people; `in Danish, Dutch and Polish towns` are three countries. */
function adjectiveForm(
  outline: Outline,
  sentence: Sentence,
  first: number,
  last: number,
  place: Place,
  sets: Sets,
  placeAt: PlaceAt,
): PlaceMention['form'] | null {
  const { tokens } = outline
  const next = tokenAt(tokens, last, sentence.last)
  const afterHyphen = next?.fold === '-' ? tokenAt(tokens, last + 1, sentence.last) : next
  if (afterHyphen && sets.tongueAfter.has(afterHyphen.fold)) return null
  // `anti-Russian` needs no noun behind it to be an adjective
  if (first > sentence.first && tokens[first - 1]!.fold === '-' && tokens[first]!.glued) return 'adjective'
  if (hasNounBehind(outline, sentence, last, sets, placeAt)) return 'adjective'
  if (isTongueBefore(tokens, first, sentence.first, sets)) return null
  return place.alsoPeople ? 'person' : 'adjective'
}

/** Whether the chain of adjectives that begins before `last` ends in a noun. */
function hasNounBehind(outline: Outline, sentence: Sentence, last: number, sets: Sets, placeAt: PlaceAt): boolean {
  const { tokens } = outline
  let i = last
  for (let links = 0; links < 8 && i < sentence.last; links++) {
    if (tokens[i]!.fold === '-' && tokens[i]!.glued) return true
    let at = i
    while (at < sentence.last && LINKS.has(tokens[at]!.fold)) at++
    if (at === i || at >= sentence.last || placeAt(outline, at, sentence.last)?.form !== 'adjective') break
    i = at + 1
  }
  const next = tokenAt(tokens, i, sentence.last)
  return Boolean(
    next && !next.broken && next.kind !== 'mark' && !sets.noNoun.has(next.fold) && !next.fold.endsWith('ly'),
  )
}

const LINKS = new Set([',', 'and', 'or', 'as', 'well', 'but', 'not'])

function isTongueBefore(tokens: readonly Token[], first: number, from: number, sets: Sets): boolean {
  for (let length = 1; length <= 3 && first - length >= from; length++) {
    const words = tokens.slice(first - length, first).map((token) => token.fold)
    if (sets.tongueBefore.has(words.join(' '))) return true
  }
  // `in English and French`: the tongue before was one, so is this
  const before = tokens[first - 1]
  return Boolean(
    first - 2 > from &&
      before &&
      (before.fold === 'and' || before.fold === ',' || before.fold === 'or') &&
      isTongueBefore(tokens, first - 2, from, sets),
  )
}
