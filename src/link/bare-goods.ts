import { mentionsIn } from '../core/by-sentence.ts'
import { bareNumbers } from '../core/ledger.ts'
import { type GoodsMention, isKind, type Mention, type NumberMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import { BARE, type Links, OF_GOODS } from '../core/referent.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { goodsWords } from '../rulebook/goods-words.ts'
import { numberWords } from '../rulebook/number-words.ts'
import { wordSets } from '../rulebook/words.ts'
import { again } from './bare-again.ts'
import { anothersIn } from './bare-another.ts'
import { antecedentOf } from './bare-antecedent.ts'
import { bareAt, MORE, THEM } from './bare-number.ts'
import { shortNamed } from './bare-short.ts'
import { taughtAgain } from './bare-trainees.ts'
import { isFree, startOf, type Words } from './bare-words.ts'

/**
 * Numbers that count goods named shortly before: `nine more are to follow`, `signed for thirty of them`, `all 28 are going to
 * Kyiv`, `250,000 litres of it`. Each is a mention of those goods with a number of its own.
 *
 * Not here: bare sums (bare-sum.ts), and whether the goods are given (bind/).
 */
export const goodsLinker = (
  book: RuleBook,
): ((outline: Outline, mentions: readonly Mention[], sums: Links['currency']) => Pick<Links, 'goods' | 'another'>) => {
  const words = { numbers: numberWords(book), sets: wordSets(book), goods: goodsWords(book) }
  return (outline, mentions, sums) => {
    const links = new Map<NumberMention, GoodsMention>()
    const goods = mentions.filter(isKind('goods'))
    const numbers = bareNumbers(mentions)
    for (const [i, number] of numbers.entries()) {
      if (sums.has(number)) continue
      const here = mentionsIn(mentions, number.sentence)
      const half = shareOf(words, outline, goods, number)
      if (half) links.set(number, half)
      if (half || !isCount(outline, number)) continue
      if (here.some((other) => other.kind === 'goods' && other.first < number.last && number.first < other.last))
        continue
      const whole = wholeBehind(outline, here, number)
      if (whole) {
        links.set(number, { ...again(outline, number, number.last, whole), rule: OF_GOODS })
        continue
      }
      const measured = measuredBefore(outline, goods, number) ?? unloaded(words, outline, here, number)
      const found = measured
        ? again(outline, number, number.last + 1, measured)
        : (shortNamed(words, outline, here, goods, number) ??
          taughtAgain(words, outline, here, goods, number) ??
          countedAgain(words, outline, goods, number, {
            here,
            above: aboveOf(outline, mentions, number),
            before: numbers.slice(Math.max(0, i - FEW), i),
          }))
      if (!found) continue
      links.set(number, found)
      goods.push(found)
    }
    goods.sort((a, b) => a.first - b.first)
    const another = outline.sentences.flatMap(({ index }) =>
      anothersIn(words, outline, mentionsIn(mentions, index), goods, index),
    )
    return { goods: links, another }
  }
}

/** A number without a name, of goods named before. */
function countedAgain(
  words: Words,
  outline: Outline,
  goods: readonly GoodsMention[],
  number: NumberMention,
  { here, above, before }: { here: readonly Mention[]; above: readonly Mention[]; before: readonly NumberMention[] },
): GoodsMention | null {
  const last = goods.findLast((item) => item.sentence === number.sentence && item.last <= number.first) ?? null
  const bare = bareAt(words, outline, here, number, above, last)
  const named = bare && antecedentOf(words, outline, goods, number, bare, before)
  return (
    named && again(outline, number, bare.last, named, bare.isPart ? BARE.part : bare.isRest ? BARE.rest : BARE.told)
  )
}

/** `half of them`: so many as that makes of a number told before. */
function shareOf(
  words: Words,
  outline: Outline,
  goods: readonly GoodsMention[],
  number: NumberMention,
): GoodsMention | null {
  const { value, last, rule } = number
  if (value === null || value >= 1 || !rule.endsWith('#fraction') || outline.tokens[last]?.fold !== 'of') return null
  if (!THOSE.has(outline.tokens[last + 1]?.fold ?? '')) return null
  const named = antecedentOf(words, outline, goods, number, { last: last + 2, ...SHARE }, [])
  const many = (named?.quantity ?? 0) * value
  // a third is kept as 0.33333333
  const whole = Math.round(many)
  if (!named || named.unit || whole < 1 || Math.abs(many - whole) > 1e-3) return null
  return again(outline, { ...number, value: whole }, last + 2, named, BARE.part)
}

const SHARE = { isRest: true, isPart: true, isDefinite: true }
const THOSE = new Set(['them', 'these', 'those', 'which'])

/** What the sentence before says, in the same paragraph. */
const aboveOf = (
  { sentences }: Outline,
  mentions: readonly Mention[],
  { sentence }: NumberMention,
): readonly Mention[] =>
  sentences[sentence]!.block === sentences[sentence - 1]?.block ? mentionsIn(mentions, sentence - 1) : []

/** Numbers before one, of which any may count others. */
const FEW = 6

/** `the last six of the 24 jets that were promised`: so many of a larger number of goods, which stand right behind. */
function wholeBehind(
  { tokens }: Outline,
  here: readonly Mention[],
  { first, last, value }: NumberMention,
): GoodsMention | null {
  if (tokens[last]?.fold !== 'of' || !THESE.has(tokens[last + 1]?.fold ?? '')) return null
  const whole = here.find((one) => one.kind === 'goods' && one.first > first && one.first - last <= 3)
  return whole?.kind === 'goods' && value !== null && (whole.quantity ?? 0) > value ? whole : null
}

const THESE = new Set(['the', 'its', 'their', 'those', 'these', 'his', 'her', 'our'])

/** `10,000 tonnes from its reserves`: more of what was measured so before. */
function measuredBefore(
  { tokens, sentences }: Outline,
  goods: readonly GoodsMention[],
  { last, sentence }: NumberMention,
): GoodsMention | null {
  if (last >= sentences[sentence]!.last) return null
  // "600 tonnes of beans" tells what it measures, "600 tonnes of which" does not
  if (tokens[last + 1]?.fold === 'of' && !THEM.has(tokens[last + 2]?.fold ?? '')) return null
  const unit = tokens[last]!.fold
  return (
    goods.findLast(
      (item) =>
        item.last <= last &&
        sentence - item.sentence <= MEASURED &&
        item.quantity !== null &&
        item.name.toLowerCase().startsWith(`${unit} of `),
    ) ?? null
  )
}

/** Sentences. */
const MEASURED = 6

/** `unloaded 30,000 litres more`, `dropped 148 tonnes on Friday`: what is brought and weighed is goods, though nothing says which. */
function unloaded(
  words: Words,
  { tokens, sentences, article }: Outline,
  here: readonly Mention[],
  number: NumberMention,
): GoodsMention | null {
  const { first, last } = sentences[number.sentence]!
  const unit = tokens[number.last]
  if (number.last >= last || !unit || !UNITS.has(unit.fold)) return null
  let end = number.last + 1
  while (end < last && MORE.has(tokens[end]!.fold)) end++
  if (!isFree(words, here, end < last ? tokens[end] : undefined, end) || tokens[end]?.fold === 'of') return null
  const start = startOf(tokens, first, number)
  const isBrought = tokens.slice(Math.max(first, start - 3), start).some(({ fold }) => words.sets.has('carrying', fold))
  if (!isBrought) return null
  return {
    kind: 'goods',
    span: { start: number.span.start, end: unit.end },
    sentence: number.sentence,
    first: number.first,
    last: number.last + 1,
    rule: 'link/bare-goods',
    name: article.text.slice(unit.start, unit.end),
    category: 'relief_goods',
    quantity: null,
    qualifier: 'exact',
    unit: unit.fold,
    type: 'humanitarian',
    service: null,
    loose: true,
    definite: false,
  }
}

const UNITS = new Set([
  'tonnes',
  'tons',
  'litres',
  'liters',
  'gallons',
  'kilos',
  'pallets',
  'lorryloads',
  'truckloads',
  'planeloads',
])

/** A whole number; no year, which stands in digits alone. */
function isCount({ article }: Outline, { value, min, span }: NumberMention): boolean {
  const figure = value ?? min
  if (figure === null || figure < 1 || !Number.isInteger(figure)) return false
  const written = article.text.slice(span.start, span.end)
  return figure === 1 ? written.toLowerCase() === 'one' : !/^(?:19|20)\d\d$/.test(written)
}
