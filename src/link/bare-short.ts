import type { GoodsMention, Mention, NumberMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { Token } from '../core/token.ts'
import { again } from './bare-again.ts'
import { toldBehind } from './bare-told.ts'
import { hasDeed, isFree, startOf, type Words } from './bare-words.ts'

/**
 * Goods that a number counts by a short name, where the full one was told before: `eight SLM` of `IRIS-T SLM`, `20 Kirpis` of `Kirpi
 * armoured vehicles`, `24 aircraft` of `F-16s`, `two of the systems`, `500 baskets` of `food baskets`.
 *
 * In:  a number that counts no goods that a rule names.
 * Out: the goods named before with this number; null where none go by this name.
 */
export function shortNamed(
  words: Words,
  outline: Outline,
  here: readonly Mention[],
  goods: readonly GoodsMention[],
  number: NumberMention,
): GoodsMention | null {
  const { tokens, sentences } = outline
  const limit = sentences[number.sentence]!.last
  let i = number.last
  while (i < limit && BETWEEN.has(tokens[i]!.fold)) i++
  const token = tokens[i]
  if (i >= limit || token?.kind !== 'word' || here.some((other) => isName(other) && other.first <= i && i < other.last))
    return null
  if (i + 1 < limit && !isFree(words, here, tokens[i + 1], i + 1)) return null
  const near = goods.slice(-MOST).filter((item) => item.last <= number.first && !item.service && !item.loose)
  if (i === number.last && token.capital) {
    const named = near.findLast(({ name }) => hasWord(name, wordOf(outline, token)))
    return named ? again(outline, number, i + 1, named, 'link/short-name') : null
  }
  const kind = KINDS.get(token.fold)
  const whole = kind ? null : headOf(outline, near, token)
  if (
    (!kind && !whole) ||
    MEANS.has(tokens[startOf(tokens, sentences[number.sentence]!.first, number) - 1]?.fold ?? '') ||
    !(hasDeed(here) || toldBehind(words.sets, tokens, here, i + 1, limit) === 'gone')
  )
    return null
  const named =
    whole ?? near.findLast((item) => number.sentence - item.sentence <= REACH && kind!.has(item.category) && !item.unit)
  return named ? again(outline, number, i + 1, named) : null
}

/** `1,250 baskets`, where `food baskets` were told: the last word of their name, which is no name of goods by itself. */
const headOf = (
  { article }: Outline,
  near: readonly GoodsMention[],
  { fold, start, end }: Token,
): GoodsMention | null =>
  fold.length > 3 && /^\p{Ll}+s$/u.test(article.text.slice(start, end))
    ? (near.findLast(({ name, unit }) => !unit && name.length > fold.length && name.endsWith(` ${fold}`)) ?? null)
    : null

/** Between a number and a short name: `two of the systems`, `four such machines`. */
const BETWEEN = new Set(['of', 'the', 'these', 'those', 'such', 'more', 'other', 'further', 'new', 'additional'])
/** `on two planes`: what something goes by. */
const MEANS = new Set(['on', 'by', 'aboard', 'with', 'in', 'from'])
/** Goods that are looked through, the last ones. */
const MOST = 40
/** Sentences. */
const REACH = 4

/** A name of something else; a lone capitalised word may be taken for somebody's. */
const isName = (mention: Mention): boolean =>
  mention.kind === 'official' ? mention.office !== null || !mention.short : OTHERS.has(mention.kind)
const OTHERS = new Set<Mention['kind']>(['place', 'body', 'group', 'office', 'money', 'when', 'goods'])

/** As written, without the `s` of many. */
const wordOf = ({ article }: Outline, { start, end }: Token): string => {
  const word = article.text.slice(start, end)
  return /[^sS]s$/.test(word) ? word.slice(0, -1) : word
}

/** A part of a longer name, in these very letters: `SLM`, and not `Air`. */
const hasWord = (name: string, word: string): boolean =>
  word.length > 1 && name.split(' ').some((part, _, all) => all.length > 1 && (part === word || part === `${word}s`))

const MACHINES = new Set(
  'air_defence radar mlrs howitzer anti_tank electronic_warfare comms mine_clearance engineering energy_equipment generators water_sanitation bridging'.split(
    ' ',
  ),
)
const FLYING = new Set(['combat_aircraft', 'transport_aircraft', 'helicopter'])

/** Wide words → the categories of goods that they stand for. */
const KINDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['systems', MACHINES],
  ['batteries', new Set(['air_defence'])],
  ['machines', MACHINES],
  ['devices', MACHINES],
  ['units', MACHINES],
  ['sets', MACHINES],
  ['aircraft', FLYING],
  ['planes', FLYING],
  ['airframes', FLYING],
  ['vessels', new Set(['vessel'])],
])
