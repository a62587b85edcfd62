import { mentionsIn } from '../core/by-sentence.ts'
import type { Line } from '../core/ledger.ts'
import { isKind, type Mention, type NumberMention, type PlaceMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { Token } from '../core/token.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { type NumberWords, numberWords } from '../rulebook/number-words.ts'
import { type WordSets, wordSets } from '../rulebook/words.ts'

interface Words {
  readonly numbers: NumberWords
  readonly sets: WordSets
}

/**
 * Tells whether a number without a currency is a sum: a number of millions that counts nothing (`another 35 million`,
 * `ten million of that`), or a price beside a price (`cost 2,000 euros, now sells for 3,200`).
 *
 * People, tonnes and shells follow their number, or a verb says that they fled.
 */
export const bareSums = (
  book: RuleBook,
): ((outline: Outline, mentions: readonly Mention[], number: NumberMention, ledger: readonly Line[]) => boolean) => {
  const words = { numbers: numberWords(book), sets: wordSets(book) }
  return (outline, mentions, number, ledger) => {
    const here = mentionsIn(mentions, number.sentence)
    if (isMillions(words, outline, number))
      return (
        !countsThings(words, outline, here, number) &&
        !isEchoOfThings(words, outline, here, number) &&
        !isShareOfThings(words, outline, here, number) &&
        !isMoreOfThings(words, outline, mentions, number)
      )
    return isPrice(words, outline, number, ledger) || isSumSoFar(words, outline, here, number, ledger)
  }
}

/** Lakhs, millions and more; thousands without a currency are more often things. */
function isMillions({ numbers }: Words, { tokens }: Outline, number: NumberMention): boolean {
  if (!number.scaled || (number.value ?? number.max ?? 0) < 1e5) return false
  for (let i = number.last - 1; i >= number.first; i--) {
    const scale = numbers.at('scale', tokens, i, number.last) ?? numbers.at('short', tokens, i, number.last)
    if (scale) return scale.value.value >= 5
  }
  // "the other two and a half" has the scale of another number
  return true
}

function countsThings(words: Words, outline: Outline, here: readonly Mention[], number: NumberMention): boolean {
  const { tokens } = outline
  const { last, first } = outline.sentences[number.sentence]!
  if (leadsCrowd(words, tokens, first, number.first)) return true
  let i = number.last
  while (i < last && MORE.has(tokens[i]!.fold)) i++
  const next = i < last ? tokens[i]! : undefined
  // a figure in a line of its own, and under it what it counts: "2.3 million / People in need"
  if (!next)
    return last - first <= 3 && last + 2 <= tokens.length && words.numbers.at('crowd', tokens, last, last + 2) !== null
  if (next.fold === '%' || next.fold === '°') return true
  if (next.fold === '-' && next.glued) return !namesMoney(outline, here, i + 1)
  if (words.numbers.at('crowd', tokens, i, last)) return true
  if (next.kind === 'number' && isCalibre(words, tokens, i)) return true
  if (next.kind !== 'word') return isListOfThings(words, outline, here, i, next)
  if (namesMoney(outline, here, i)) return false
  if (words.numbers.has('of', next.fold) && isOfOwner(tokens, i + 1)) return false
  if (words.numbers.has('of', next.fold))
    return (
      !isOfSum(words, tokens, i + 1, last) &&
      !here.some((mention) => mention.kind === 'when' && mention.first === i + 1)
    )
  if (words.numbers.has('and', next.fold) || words.numbers.has('or', next.fold) || words.numbers.has('to', next.fold)) {
    const other = here.filter(isKind('number')).find((mention) => mention.first === i + 1)
    if (other) return countsThings(words, outline, here, other) && !isMoney(here, other)
  }
  if (next.fold.startsWith('who') || isCrowdVerb(words, tokens, i, last)) return true
  return !(
    words.sets.has('no-noun', next.fold) ||
    words.numbers.has('follower', next.fold) ||
    words.numbers.has('beside-sum', next.fold) ||
    isDone(next) ||
    startsPhrase(words, outline, here, i)
  )
}

/** `half a million 155 mm rounds`, `2 million 155-millimetre shells` */
const isCalibre = ({ numbers }: Words, tokens: readonly Token[], i: number): boolean =>
  /^\d{1,3}mm$/.test(tokens[i]!.fold) ||
  numbers.has('calibre', tokens[i + 1]?.fold ?? '') ||
  (tokens[i + 1]?.fold === '-' && numbers.has('calibre', tokens[i + 2]?.fold ?? ''))

const MORE = new Set(['more', 'less', 'extra', 'additional', 'altogether', 'alone', 'overall'])

const isMoney = (here: readonly Mention[], number: NumberMention): boolean =>
  here.some((mention) => mention.kind === 'money' && mention.first <= number.first && mention.last >= number.last)

/** `35 million, 20 million and 12 million people` */
function isListOfThings(words: Words, outline: Outline, here: readonly Mention[], i: number, next: Token): boolean {
  if (next.fold !== ',') return false
  const other = here.filter(isKind('number')).find((mention) => mention.first === i + 1)
  return other?.scaled === true && !isMoney(here, other) && countsThings(words, outline, here, other)
}

/** `a population of some 3 million`, `home to 2 million`, `serves 2 million` */
function leadsCrowd({ numbers }: Words, tokens: readonly Token[], from: number, first: number): boolean {
  for (let i = Math.max(from, first - 6); i < first; i++) {
    const hit = numbers.at('crowd-before', tokens, i, first)
    if (hit && first - hit.end <= 2 && tokens.slice(hit.end, first).every((token) => token.kind === 'word')) return true
  }
  return false
}

/** `a 500 million package`: what follows is one gift, at once or behind an adjective. A million promises are no sum. */
const namesMoney = ({ tokens }: Outline, here: readonly Mention[], i: number): boolean =>
  here.some(
    (mention) =>
      mention.kind === 'cue' &&
      (mention.cue === 'gift' || mention.cue === 'instrument') &&
      (mention.first === i || mention.first === i + 1) &&
      // "1.5 million families to buy food"
      tokens[mention.first]!.fold !== 'to' &&
      !tokens[mention.last - 1]!.fold.endsWith('s'),
  )

/** `two million of theirs`, `of its own` */
const isOfOwner = (tokens: readonly Token[], i: number): boolean =>
  /^(?:theirs|ours|hers|mine)$/.test(tokens[i]?.fold ?? '') ||
  (/^(?:its|their|our|her|his)$/.test(tokens[i]?.fold ?? '') && tokens[i + 1]?.fold === 'own')

/** `of it`, `of that`, `of the sum`; not `of the refugees`. */
function isOfSum({ numbers }: Words, tokens: readonly Token[], i: number, limit: number): boolean {
  if (i >= limit || !numbers.has('whole', tokens[i]!.fold)) return false
  for (let k = i; k < Math.min(limit, i + 4) && tokens[k]!.kind === 'word'; k++)
    if (numbers.at('crowd', tokens, k, limit)) return false
  return true
}

/** `have fled`, `are displaced`, `live in camps` */
function isCrowdVerb({ numbers }: Words, tokens: readonly Token[], i: number, limit: number): boolean {
  if (!AUXILIARIES.has(tokens[i]!.fold)) return false
  for (let k = i + 1; k < Math.min(limit, i + 4) && tokens[k]!.kind === 'word'; k++)
    if (numbers.at('crowd', tokens, k, limit)) return true
  return false
}

const AUXILIARIES = new Set([
  'are',
  'were',
  'is',
  'was',
  'have',
  'has',
  'had',
  'will',
  'would',
  'could',
  'may',
  'now',
  'still',
  'already',
  'remain',
])

const isDone = (token: Token): boolean => token.fold.length > 4 && token.fold.endsWith('ed')

/** A date, a verb of giving or a nationality that stands alone (`480 million American.`) begins here. */
const startsPhrase = (words: Words, outline: Outline, here: readonly Mention[], i: number): boolean =>
  here.some(
    (mention) =>
      mention.first === i &&
      (mention.kind === 'when' ||
        (mention.kind === 'cue' && mention.cue === 'deed' && mention.form !== 'base') ||
        (mention.kind === 'place' &&
          isNoPeople(outline, mention) &&
          !nounAt(words, outline, mention.sentence, mention.last))),
  )

/** `480 million American` are no people: those would be Americans. */
const isNoPeople = ({ article }: Outline, { form, span }: PlaceMention): boolean =>
  form === 'adjective' ||
  form === 'name' ||
  (form === 'person' && article.text.slice(span.start, span.end).endsWith('an'))

const nounAt = (words: Words, { tokens, sentences }: Outline, sentence: number, i: number): boolean =>
  i < sentences[sentence]!.last && tokens[i]!.kind === 'word' && !words.sets.has('no-noun', tokens[i]!.fold)

/** "He also said a million, a million shells is what was promised." */
const isEchoOfThings = (words: Words, outline: Outline, here: readonly Mention[], number: NumberMention): boolean =>
  here
    .filter(isKind('number'))
    .some(
      (other) =>
        other !== number &&
        other.value !== null &&
        other.value === number.value &&
        !isMoney(here, other) &&
        countsThings(words, outline, here, other),
    )

/** "1.5 million rounds, half a million of them of 155 mm": some of what the number before counts. */
function isShareOfThings(words: Words, outline: Outline, here: readonly Mention[], number: NumberMention): boolean {
  const { tokens } = outline
  if (tokens[number.last]?.fold !== 'of' || !THINGS.has(tokens[number.last + 1]?.fold ?? '')) return false
  const before = here.filter(isKind('number')).findLast((other) => other.last <= number.first)
  return before !== undefined && !isMoney(here, before) && countsThings(words, outline, here, before)
}

const THINGS = new Set(['them', 'these', 'those', 'which'])

/** "two million cubic metres a day … to add six million more": more of what the number before counts. */
function isMoreOfThings(words: Words, outline: Outline, mentions: readonly Mention[], number: NumberMention): boolean {
  const { tokens, sentences } = outline
  if (tokens[number.last]?.fold !== 'more' && !words.numbers.has('rest', tokens[number.first - 1]?.fold ?? ''))
    return false
  const block = sentences[number.sentence]!.block
  const before = mentions
    .filter((other) => other.kind === 'money' || (other.kind === 'number' && other.scaled))
    .filter((other) => other.last <= number.first && sentences[other.sentence]!.block === block)
    .at(-1)
  if (before?.kind !== 'number') return false
  const there = mentionsIn(mentions, before.sentence)
  return !isMoney(there, before) && countsThings(words, outline, there, before)
}

/** "The Red Cross asks for 10 million francs. What there is so far is 447 000.": digits in groups, behind `is`, nothing counted. */
function isSumSoFar(
  words: Words,
  outline: Outline,
  here: readonly Mention[],
  number: NumberMention,
  ledger: readonly Line[],
): boolean {
  const { tokens, sentences, article } = outline
  const { first, last, block } = sentences[number.sentence]!
  const text = article.text.slice(number.span.start, number.span.end)
  if (number.scaled || number.value === null || number.value < 1e4 || !/\d[.,' \u00a0\u202f’]\d{3}/.test(text))
    return false
  const next = number.last < last ? tokens[number.last]! : undefined
  if (next && (next.kind !== 'mark' || next.fold === '%')) return false
  if (!/^(?:is|was)$/.test(tokens[number.first - 1]?.fold ?? '')) return false
  for (let i = first; i < last; i++) if (words.numbers.at('crowd', tokens, i, last)) return false
  return (
    !here.some((mention) => mention.kind === 'goods') &&
    ledger.some(({ sum }) => sum.sentence === number.sentence - 1 && sentences[sum.sentence]!.block === block)
  )
}

/** A number at the end of a clause behind a verb of price, in the sentence of another price of the same order. */
function isPrice(
  { numbers }: Words,
  { tokens, sentences }: Outline,
  number: NumberMention,
  ledger: readonly Line[],
): boolean {
  if (number.value === null || number.value < 2 || number.value >= 1e5) return false
  const next = number.last < sentences[number.sentence]!.last ? tokens[number.last]! : undefined
  if (next && (next.kind !== 'mark' || next.fold === '-' || next.fold === '%')) return false
  const begin = number.qualifierSpan ? number.qualifierSpan.start : number.span.start
  let before = number.first - 1
  while (before >= 0 && tokens[before]!.start >= begin) before--
  // "sells for", "costs about"
  const isPriced = [before, before - 1].some((i) => i >= 0 && numbers.has('price', tokens[i]!.fold))
  if (!isPriced) return false
  return ledger.some(
    ({ sum, large }) =>
      !large &&
      sum.sentence >= number.sentence - 1 &&
      sentences[sum.sentence]!.block === sentences[number.sentence]!.block &&
      sum.last <= number.first &&
      sum.value !== null &&
      sum.value / number.value! < 20 &&
      // "A mine costs three dollars. Taking it out costs a thousand."
      number.value! / sum.value < (number.scaled ? 1000 : 20),
  )
}
