import { type GoodsMention, isKind, type Mention, type NumberMention } from '../core/mention.ts'
import { overlaps } from '../core/span.ts'
import type { Token } from '../core/token.ts'
import { type GoodsWord, goodsWords } from '../rulebook/goods-words.ts'
import { wordSets } from '../rulebook/words.ts'
import type { Finder } from './finder.ts'
import { withoutCarriers } from './goods-carrier.ts'
import { handingVerbs, withGiven } from './goods-given.ts'
import { withListed } from './goods-listed.ts'
import { ends, measuredAt, type Read } from './goods-measured.ts'
import { isCell, type Phrase, type Place, phraseAt, placeOf } from './goods-phrase.ts'
import { type Counted, countOf, leftEdge } from './goods-quantity.ts'
import { areSent, JOINTS, wereSent } from './goods-sent.ts'
import { readTeaching } from './goods-teaching.ts'
import { type Weighed, weighedBehind } from './goods-weighed.ts'

/**
 * Finds goods and services in kind: `40 Leopard 1A5 tanks`, `12 tonnes of medicines`, `training for F-16 pilots`.
 *
 * In:  one sentence's tokens, and the numbers, sums and names found in it.
 * Out: GoodsMentions, each with the number that counts it, if any.
 *
 * Not here: whether they are given, destroyed or sold (bind/).
 */
export const findGoods: Finder = (book) => {
  const words = goodsWords(book)
  const sets = wordSets(book)
  const verbs = handingVerbs(book)
  const isClosed = (word: string): boolean => sets.has('no-noun', word)
  const isWaste = (word: string): boolean => sets.has('waste', word)
  return (outline, sentence, found) => {
    // "the Czechs sent 30,000 rounds through their scheme" is told as a group: what it counts is goods all the same
    const counts = found.filter(isKind('number'))
    const names = found.filter(
      (mention) =>
        isOtherName(mention) && !(mention.kind === 'group' && counts.some((one) => overlaps(one.span, mention.span))),
    )
    const taken = (i: number): boolean => {
      for (const { first, last } of names) if (first <= i && i < last) return true
      return false
    }
    const states = new Set(found.flatMap(tokensOfState))
    const isState = (i: number): boolean => states.has(i)
    const at = placeOf(words, outline, sentence, { taken, isState, isClosed, isWaste })
    const numbers = countingNumbers(found)
    const isHeadline = HEADLINES.has(outline.blocks[sentence.block]!.kind)
    const mentions: GoodsMention[] = []
    const taught = readTeaching(at, numbers)
    for (let i = sentence.first; i < sentence.last; i++) {
      const lesson = taught.length ? taught.find((one) => one.first <= i && i < one.last) : undefined
      if (lesson) {
        mentions.push(asMention(at, sentence.index, lesson.word, lesson, lesson.name))
        i = lesson.last - 1
        continue
      }
      const read = measuredAt(at, numbers, i) ?? plainAt(at, numbers, i, isHeadline, mentions.at(-1))
      if (!read) continue
      if (read.counted)
        mentions.push(
          withUnit(
            asMention(at, sentence.index, read.word, read.counted, nameOf(at, read.counted.nameFirst, read.nameLast)),
            read.unit,
          ),
        )
      i = Math.max(i, read.last - 1)
    }
    const known = withoutCarriers(mentions, outline.tokens, sets)
    return withListed(at, numbers, withGiven(at, numbers, known, verbs, sets), sets)
  }
}

/** `tonnes of rice`, where the text has `rice (4,200 tonnes)`. */
const withUnit = (goods: GoodsMention, unit: string | undefined): GoodsMention =>
  unit === undefined ? goods : { ...goods, name: `${unit} of ${goods.name}` }

/** `Kabul`, `Sri Lanka`, and not `American`. */
const tokensOfState = (mention: Mention): number[] =>
  mention.kind === 'place' && mention.form !== 'adjective'
    ? Array.from({ length: mention.last - mention.first }, (_, i) => mention.first + i)
    : []

/** A name of something else; a lone capitalised word may be somebody's surname or a tank (`Leopard`). */
const isOtherName = (mention: Mention): boolean =>
  mention.kind === 'official' ? mention.office !== null || !mention.short : OTHERS.has(mention.kind)

const OTHERS = new Set<Mention['kind']>(['body', 'group', 'money', 'when'])
const HEADLINES = new Set(['headline', 'heading', 'row', 'bullet'])

/** Numbers that are no part of a sum or a date. */
const countingNumbers = (found: readonly Mention[]): NumberMention[] => {
  const sums = found.filter((mention) => mention.kind === 'money' || mention.kind === 'when')
  return found.filter(isKind('number')).filter((number) => !sums.some((sum) => overlaps(sum.span, number.span)))
}

/** `to shield its cities`, `will shelter the displaced`: one word, and what it does it to behind it. */
function isVerb({ tokens }: Place, { first, last }: { readonly first: number; readonly last: number }): boolean {
  if (last - first > 1 || tokens[first]!.fold.endsWith('s')) return false
  const next = tokens[last]
  return (
    VERB_OPENERS.has(tokens[first - 1]?.fold ?? '') &&
    next !== undefined &&
    (OBJECT_OPENERS.has(next.fold) || next.kind === 'number')
  )
}

const VERB_OPENERS = new Set(['to', 'will', 'would', 'can', 'could', 'may', 'might', 'must', 'should', 'help', 'helps'])
const OBJECT_OPENERS = new Set([
  'its',
  'their',
  'the',
  'a',
  'an',
  'his',
  'her',
  'our',
  'your',
  'these',
  'those',
  'it',
  'them',
])

function plainAt(
  at: Place,
  numbers: readonly NumberMention[],
  i: number,
  isHeadline: boolean,
  before: GoodsMention | undefined,
): Read | null {
  const phrase = phraseAt(at, i)
  if (!phrase) return null
  const { head } = phrase
  const skip: Read = { word: head, counted: null, nameLast: phrase.last, last: phrase.last }
  if (head.measured) return skip
  if (head.as === 'service') return serviceAt(at, phrase)
  const counted = countOf(at, numbers, phrase)
  if (!counted.number && isVerb(at, phrase)) return skip
  if (!counted.number && !leftEdge(at, numbers, phrase).article && sharesHead(at, phrase)) return skip
  if (
    head.as === 'person' &&
    counted.number === null &&
    !areSent(at, counted.first, before) &&
    !wereSent(at, counted.last)
  )
    return skip
  if (head.counted && counted.number === null && !isOne(leftEdge(at, numbers, phrase))) return skip
  // "every drone is a life saved": none in particular
  if (NO_ONES.has(at.tokens[counted.first - 1]?.fold ?? '') || NO_ONES.has(at.tokens[counted.first]!.fold)) return skip
  // "reached her by satellite telephone"
  if (head.singular && !counted.number && at.tokens[counted.first - 1]?.fold === 'by') return skip
  if (
    head.singular &&
    !counted.number &&
    !isHeadline &&
    !leftEdge(at, numbers, phrase).determined &&
    !ends(at, phrase.last)
  )
    return skip
  const weighed = counted.number ? null : weighedBehind(at, numbers, phrase)
  if (weighed) return ofWeight(phrase, counted, weighed)
  const last = shortNameEnd(at, purposeEnd(at, numbers, phrase))
  return {
    word: head,
    counted: { ...withParts(at, numbers, counted), last: Math.max(counted.last, last) },
    nameLast: last,
    last: Math.max(counted.last, last),
  }
}

/** `mortar and rocket ammunition`, `tank, howitzer and drone parts`: the first of these tells only what the last is for. */
function sharesHead(at: Place, { head, last }: Phrase): boolean {
  const { tokens, limit } = at
  if (!head.singular || !JOINTS.has(tokens[last]?.fold ?? '')) return false
  for (let i = last + 1, steps = 0; i < limit && steps < 4; steps++) {
    const next = phraseAt(at, i)
    if (!next) return false
    if (FOR_OTHERS.has(next.head.category)) return !next.head.singular || next.head.as === 'mass'
    if (!next.head.singular || !JOINTS.has(tokens[next.last]?.fold ?? '')) return false
    i = next.last + 1
  }
  return false
}

/** `rice, 10,000 tonnes of it`. */
const ofWeight = ({ head, last }: Phrase, counted: Counted, { number, unit, last: end }: Weighed): Read => ({
  word: head,
  counted: {
    ...counted,
    last: end,
    quantity: number.value ?? number.min,
    qualifier: number.min !== null ? 'range' : number.qualifier,
    number,
  },
  nameLast: last,
  last: end,
  unit,
})

/** `Multipurpose Wheeled Vehicles (HMMWVs)`: the short name in brackets is no other item. */
function shortNameEnd({ tokens, text, limit }: Place, last: number): number {
  if (last + 2 >= limit || tokens[last]!.fold !== '(' || tokens[last + 2]!.fold !== ')') return last
  const { start, end } = tokens[last + 1]!
  return /^[A-Z][A-Z\d]{2,}s?$/.test(text.slice(start, end)) ? last + 3 : last
}

/** `parts of the old power plant`, `29 hulls of old scout cars`: not the whole of it is given. */
function withParts(at: Place, numbers: readonly NumberMention[], counted: Counted): Counted {
  const { tokens } = at
  let of = counted.first - 1
  // "29 hulls of old Coyote scout cars"
  const least = Math.max(at.first, of - 2)
  while (of > least && tokens[of]!.kind === 'word' && !at.isClosed(tokens[of]!.fold)) of--
  if (ARTICLES.has(tokens[of]?.fold ?? '')) of--
  const first = of - 1
  if (tokens[of]?.fold !== 'of' || first < at.first || !PARTS.has(tokens[first]!.fold) || at.taken(first))
    return counted
  const number = numbers.find((one) => one.last === first) ?? null
  return {
    ...counted,
    first: number?.first ?? first,
    nameFirst: first,
    quantity: number && (number.value ?? number.min),
    number,
    definite: false,
  }
}

const PARTS = new Set(['parts', 'components', 'hulls', 'remains', 'pieces', 'inside', 'insides'])

const NO_ONES = new Set(['no', 'every', 'each', 'any'])

/** `a training ship`, and not `the agency's warehouse`. */
const isOne = ({ article, definite }: { article: boolean; definite: boolean }): boolean => article && !definite

/** `ammunition for the howitzers`, `spare parts for tanks`, `equipment for clearing mines`: what they are for is no item of its own. */
function purposeEnd(at: Place, numbers: readonly NumberMention[], phrase: Phrase): number {
  const { tokens, limit } = at
  if (tokens[phrase.last]?.fold !== 'for' || !FOR_OTHERS.has(phrase.head.category)) return phrase.last
  let i = phrase.last + 1
  while (i < limit && ARTICLES.has(tokens[i]!.fold)) i++
  if (i >= limit || numbers.some((number) => number.first === i)) return phrase.last
  const other = phraseAt(at, i)
  return other ? other.last : phrase.last
}

const FOR_OTHERS = new Set([
  'ammunition_artillery',
  'ammunition_small',
  'missile',
  'parts',
  'air_defence',
  'weapons',
  'energy_equipment',
  'mine_clearance',
])
const ARTICLES = new Set(['the', 'a', 'an', 'its', 'their', 'these', 'those'])

/** `training for pilots`, `repair of tanks`; a bare word of teaching or mending is none unless it ends in a programme. */
function serviceAt(at: Place, phrase: Phrase): Read {
  const { tokens, limit, text } = at
  const skip: Read = { word: phrase.head, counted: null, nameLast: phrase.last, last: phrase.last }
  let i = phrase.last
  if (SERVED.has(tokens[i]?.fold ?? '')) i++
  while (i < limit && (ARTICLES.has(tokens[i]!.fold) || tokens[i]!.fold === 'of')) i++
  for (let steps = 0; i < limit && steps < 4; steps++, i++) {
    const person = at.words.trainees.at(tokens, i, limit, text)
    const goods = phrase.head.service === 'repair' ? phraseAt(at, i) : null
    const end = person?.end ?? goods?.last
    if (end) return { word: phrase.head, counted: uncounted(phrase.first, end), nameLast: end, last: end }
    if (tokens[i]!.kind !== 'word' || at.isClosed(tokens[i]!.fold)) break
    // `F-16` is one step
    while (i + 1 < limit && tokens[i + 1]!.glued && DESIGNATOR.test(tokens[i + 1]!.fold)) i++
  }
  return skip
}

/** What goes on in the name of a model: `-16`. */
const DESIGNATOR = /^(?:-|\d{1,4})$/

const SERVED = new Set(['for', 'of', 'to'])

const uncounted = (first: number, last: number): Counted => ({
  first,
  last,
  nameFirst: first,
  quantity: null,
  qualifier: 'exact',
  number: null,
  definite: false,
})

function nameOf({ tokens, text }: Place, first: number, last: number): string {
  const written = text.slice(tokens[first]!.start, tokens[last - 1]!.end)
  return /-\s*[\r\n]/.test(written) ? unwrapped(text, tokens.slice(first, last)) : written.replace(/\s+/g, ' ')
}

/** `genera-⏎tors` are one token, and generators; `long-⏎range` keeps its hyphen. */
const unwrapped = (text: string, tokens: readonly Token[]): string =>
  tokens
    .map(
      ({ start, end, glued }, i) => `${i && !glued ? ' ' : ''}${text.slice(start, end).replace(/-\s*[\r\n]\s*/, '')}`,
    )
    .join('')

function asMention(at: Place, sentence: number, word: GoodsWord, counted: Counted, name: string): GoodsMention {
  const { first, last, quantity, qualifier, definite } = counted
  const tokens: readonly Token[] = at.tokens
  return {
    kind: 'goods',
    span: { start: tokens[first]!.start, end: tokens[last - 1]!.end },
    sentence,
    first,
    last,
    rule: word.rule,
    name,
    category: word.category,
    quantity,
    qualifier,
    unit: word.as === 'measure' ? tokens[counted.nameFirst]!.fold : null,
    type: word.type,
    service: word.service,
    loose: word.loose,
    definite,
  }
}

export { isCell }
