import type { Claim, Stated } from '../core/claim.ts'
import { memoOfLast } from '../core/memo.ts'
import type { Outline } from '../core/outline.ts'
import { chancesOf, type Option, type Weights } from '../core/ranking.ts'
import type { PricedClaim } from '../core/reading.ts'
import type { Links } from '../core/referent.ts'
import { quote } from '../core/span.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { currencyUse } from '../rulebook/currency-use.ts'
import { currencyWords } from '../rulebook/currency-words.ts'
import type { ImpliedRate } from '../rulebook/rates.ts'
import type { Told } from './told.ts'

/** What doubts and confidence see of an article: all its claims, aid or not, and all that was made of them. */
export interface Whole {
  readonly outline: Outline
  readonly links: Links
  readonly settled: readonly PricedClaim[]
  readonly told: readonly Told[]
  readonly weights: Weights
  readonly rate: ImpliedRate
  readonly money: Money
}

/** Which of several currencies a country pays in, and which one a word mostly means. */
export interface Money {
  ofThese(country: string, codes: readonly string[], published: string | null): string | null
  usualOf(codes: readonly string[]): string | null
}

export function moneyOf(book: RuleBook): Money {
  const { ofThese } = currencyUse(book)
  const { defaultOf } = currencyWords(book)
  return { ofThese, usualOf: (codes) => defaultOf(codes)?.code ?? null }
}

/** How sure a party is: the chance of those chosen, and who comes next with which chance; from 0 to 1. */
export interface Standing {
  readonly chance: number
  readonly next: { readonly codes: readonly string[]; readonly chance: number } | null
}

export const PARTIES = ['donors', 'recipients'] as const
export type Party = (typeof PARTIES)[number]

/** How sure the givers or getters of a record are: by the telling that is surest of them. */
export function standingOf(whole: Whole, told: Told, party: Party): Standing {
  const known = standings.get(told) ?? new Map<Party, Standing>()
  standings.set(told, known)
  const standing = known.get(party) ?? surestStanding(whole, told, party)
  known.set(party, standing)
  return standing
}

/** Doubts and confidence ask for the same. */
const standings = memoOfLast<Told, Map<Party, Standing>>()

function surestStanding({ weights }: Whole, { record, tellings }: Told, party: Party): Standing {
  let best: Standing = { chance: 0, next: null }
  for (const { claim } of tellings) {
    const standing =
      party === 'donors'
        ? inClaim(weights, claim.givers, ({ donors }) => donors, record.donors)
        : inClaim(weights, claim.getters, (recipients) => recipients, record.recipients)
    if (standing.chance > best.chance) best = standing
  }
  return best
}

function inClaim<T>(
  weights: Weights,
  options: readonly Option<T>[],
  partiesOf: (value: T) => readonly Stated<string>[],
  codes: readonly string[],
): Standing {
  const wanted = keyOf(codes)
  const chances = chancesOf(weights, options)
  const first = chances.indexOf(Math.max(...chances))
  let chance = 0
  let next: Standing['next'] = null
  options.forEach((option, i) => {
    const value = partiesOf(option.value).map((party) => party.value)
    // of "Germany and France each" one is as sure as both
    const isShare =
      i === first && value.length > codes.length && codes.length > 0 && codes.every((code) => value.includes(code))
    if (isShare || keyOf(value) === wanted) chance += chances[i]!
    else if (!next || chances[i]! > next.chance) next = { codes: value, chance: chances[i]! }
  })
  return { chance, next }
}

const keyOf = (codes: readonly string[]): string => (codes.length > 1 ? [...codes].sort().join('+') : (codes[0] ?? ''))

/** All that speaks for a claim being aid and against it, added up. */
export function evidenceFor({ evidence }: Claim): number {
  let sum = 0
  for (let i = 0; i < evidence.length; i++) sum += evidence[i]!.weight
  return sum
}

/** The words of a claim, as the text has them on one line. */
export const wordsOf = ({ article }: Outline, { anchor }: Claim): string =>
  quote(article.text, anchor).replace(/\s+/g, ' ')
