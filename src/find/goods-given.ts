import { type Lexicon, lexicon } from '../core/lexicon.ts'
import type { GoodsMention, NumberMention } from '../core/mention.ts'
import type { RuleBook } from '../rulebook/book.ts'
import type { WordSets } from '../rulebook/words.ts'
import { isMany, nameEnd } from './goods-listed.ts'
import type { Place } from './goods-phrase.ts'
import { ABOUT } from './goods-quantity.ts'

/**
 * Finds goods that no rule names by the verb they are given with: `donated 25,000 cases of tinned tuna`, `750 school satchels have been
 * handed over`. Nobody can list all that is given.
 *
 * In:  the numbers of one sentence, and the goods that rules name.
 * Out: those, and counted things (`750 school satchels`) that are the object of a verb which hands goods over.
 *
 * Not here: what the subject of such a verb is; whether anything is given (bind/).
 */
export function withGiven(
  at: Place,
  numbers: readonly NumberMention[],
  goods: readonly GoodsMention[],
  verbs: HandingVerbs,
  sets: WordSets,
): readonly GoodsMention[] {
  const more: GoodsMention[] = []
  for (const number of numbers) {
    // "30 million crovans" may be money that no rule knows
    if (
      number.value === 1 ||
      (number.value ?? number.max ?? 0) >= MOST ||
      goods.some(({ first, last }) => first < number.last && number.first < last)
    )
      continue
    const head = nameEnd(at, sets, number.last, at.limit)
    const noun = at.tokens[head - 1]!.fold
    if (head === number.last || !isMany(noun) || sets.has('carriers', noun)) continue
    const end = at.tokens[head]?.fold === 'of' ? nameEnd(at, sets, head + 1, at.limit) : head
    // "two views of the river"
    if (end === head + 1 && end > head) continue
    if (end === head && isMeasure(at, head - 1)) continue
    const next = goods.find(({ first }) => first >= number.last)
    if (next && next.first < end) continue
    if (isObject(at, verbs.all, number.first) || isHandedOver(at, verbs.participles, end))
      more.push(goodsOf(at, number, end))
  }
  return more.length ? [...goods, ...more].sort((a, b) => a.first - b.first) : goods
}

/** So many of what no rule names are hardly given. */
const MOST = 1e6

/** `sent 100,000 litres`: of what, it does not say. */
const isMeasure = (at: Place, i: number): boolean => at.words.measures.at(at.tokens, i, i + 1, at.text) !== null

/** Verbs that hand goods over: all their forms, and the participles of those whose passive has the goods as its subject. */
export interface HandingVerbs {
  readonly all: Lexicon<true>
  readonly participles: Lexicon<true>
}

export function handingVerbs(book: RuleBook): HandingVerbs {
  const giving = book
    .rules('verbs')
    .filter(({ frame, goods, status }) => frame === 'give' && (goods ?? status) === 'delivered')
  const receiving = book.rules('verbs').filter(({ frame }) => frame === 'receive')
  const lexiconOf = (phrases: readonly string[]): Lexicon<true> =>
    lexicon(phrases.map((phrase) => ({ phrase, value: true })))
  return {
    all: lexiconOf([...giving, ...receiving].flatMap(({ inflected }) => inflected.flatMap(Object.values<string>))),
    participles: lexiconOf(giving.flatMap(({ inflected }) => inflected.map(({ participle }) => participle))),
  }
}

/** `donated`, `is giving the country another`, `sent to Beirut some`: a verb before the number, and at most who gets it between. */
function isObject(at: Place, verbs: Lexicon<true>, first: number): boolean {
  const least = Math.max(at.first, first - BEFORE)
  for (let i = first - 1; i >= least; i--) {
    const token = at.tokens[i]!
    if (token.kind !== 'word' || token.broken) return false
    const verb = verbs.at(at.tokens, i, at.limit, at.text)
    // "the given 200 chairs" is as rare as "the delivered"
    if (verb && verb.end <= first) return true
    if (!ABOUT.has(token.fold) && !at.isState(i) && !BETWEEN.has(token.fold)) return false
  }
  return false
}

/** Tokens: `handed over to the people of Lebanon another`. */
const BEFORE = 6
const BETWEEN = new Set('a an the another further additional extra first last it them us to for with'.split(' '))

/** `750 satchels for pupils in Homs have already been handed over`. */
function isHandedOver(at: Place, participles: Lexicon<true>, end: number): boolean {
  for (let i = end; i < Math.min(at.limit, end + BEHIND); i++) {
    const token = at.tokens[i]!
    if (token.kind !== 'word' || token.broken) return false
    if (!BE.has(token.fold)) continue
    let verb = i + 1
    while (verb < at.limit && BEEN.has(at.tokens[verb]!.fold)) verb++
    return participles.at(at.tokens, verb, at.limit, at.text) !== null
  }
  return false
}

/** Tokens of what hangs on the goods. */
const BEHIND = 7
const BE = new Set('is are was were has have had will would'.split(' '))
const BEEN = new Set('is are was were has have had been being be already also now since'.split(' '))

function goodsOf({ tokens, text }: Place, number: NumberMention, last: number): GoodsMention {
  const start = tokens[number.first]!.start
  const { end } = tokens[last - 1]!
  return {
    kind: 'goods',
    span: { start, end },
    sentence: number.sentence,
    first: number.first,
    last,
    rule: 'find/goods-given',
    name: text.slice(tokens[number.last]!.start, end).replace(/\s+/g, ' '),
    category: 'other',
    quantity: number.value ?? number.min,
    qualifier: number.min !== null ? 'range' : number.qualifier,
    unit: null,
    type: null,
    service: null,
    loose: false,
    definite: false,
  }
}
