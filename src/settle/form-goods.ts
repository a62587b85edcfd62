import type { Claim, Sum } from '../core/claim.ts'
import type { GoodsMention } from '../core/mention.ts'
import type { Token } from '../core/token.ts'
import type { Surroundings } from './observe.ts'

/**
 * How money and goods stand to each other in a gift that tells both: "four million for tents" is spent on them, "tents worth four million" are given.
 *
 * In:  a claim.
 * Out: the first word that joins the sum with its nearest goods, and which of the two comes first: `sum-for-goods`, `goods-worth-sum`; null
 *      where none of these words joins them.
 */
export function joinOf({ outline }: Surroundings, { sum, equivalents, goods }: Claim): string | null {
  if (!sum || !goods.length) return null
  const end = (equivalents.at(-1) ?? sum).last
  const behind = goods.find((item) => item.first >= sum.last)
  const before = goods.findLast((item) => item.last <= sum.first)
  if (behind && (!before || behind.first - end <= sum.first - before.last)) {
    const word = firstOf(outline.tokens, Math.min(end, behind.first), behind.first, SUM_JOINS)
    return word && `sum-${word}-goods`
  }
  return before ? goodsFirst(outline.tokens, before, sum) : null
}

function goodsFirst(tokens: readonly Token[], { last }: GoodsMention, { first }: Sum): string | null {
  const word = firstOf(tokens, Math.max(last, first - FAR), first, GOODS_JOINS)
  return word && `goods-${word}-sum`
}

/** Tokens before a sum in which its word stands: "Their worth was put by the ministry at nine million". */
const FAR = 12

function firstOf(
  tokens: readonly Token[],
  from: number,
  to: number,
  words: ReadonlyMap<string, string>,
): string | null {
  for (let i = from; i < Math.min(to, from + FAR); i++) {
    const word = words.get(tokens[i]!.fold)
    if (word) return word
  }
  return null
}

const named = (kinds: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(kinds).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)))

/** Words between a sum and goods behind it. */
const SUM_JOINS = named({
  for: 'for towards toward',
  buys: 'to buy buys buying bought purchase on into spent pay pays paid finance finances financed fund funds',
  of: 'of in',
  with: 'with including includes contains comprising consisting comprises consists',
  worth: 'worth value valued',
})

/** Words between goods and a sum behind them. */
const GOODS_JOINS = named({
  worth: 'worth value valued values estimated put',
  at: 'at cost costs costing price priced',
  for: 'for bought ordered paid pays purchased finances financed funded',
})
