import type { Agreement, Claim, Membership, Stated, Sum } from './claim.ts'
import type { AidType, Amount, Instrument } from './record.ts'

/** A claim whose sums each got one currency, or stay open. One that is no aid gets no more: nobody asks what kind it is. */
export interface PricedClaim {
  readonly claim: Claim
  readonly amount: Amount | null
  readonly equivalents: readonly Amount[]
  /** Why this currency, when the words leave it open. */
  readonly currencyWhy: string | null
}

/** A claim that is aid, whose open values each got one answer, or stay open with a doubt. `merge/` makes records of nothing else. */
export interface SettledClaim extends PricedClaim {
  readonly type: Stated<AidType>
  readonly sector: Stated<string> | null
  readonly instrument: Stated<Instrument> | null
  readonly announced: Stated<string> | null
  readonly period: Stated<string> | null
  readonly delivery: Stated<string> | null
  /** The index of the claim that tells a gift of several, or of their club, of which this may be the giver's share. */
  readonly shareOf: number | null
  readonly doubts: readonly { readonly code: string; readonly sentence: string }[]
}

export const isSettled = (item: PricedClaim | SettledClaim): item is SettledClaim => 'type' in item

/** Every sum of the article with the currency it got: the money list is made from it. */
export interface SettledSum {
  readonly sum: Sum
  readonly currency: string | null
  readonly why: string | null
}

/** What bind/ makes of an article: its claims, and what it says of papers and coalitions. */
export interface Reading {
  readonly claims: readonly Claim[]
  readonly agreements: readonly Agreement[]
  readonly memberships: readonly Membership[]
}
