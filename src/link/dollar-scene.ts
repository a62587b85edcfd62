import type { Line } from '../core/ledger.ts'
import type { Mention, MoneyMention, NumberMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { CurrencyLink } from '../core/referent.ts'
import type { CurrencyUse } from '../rulebook/currency-use.ts'
import type { CurrencyWords } from '../rulebook/currency-words.ts'
import type { NumberWords } from '../rulebook/number-words.ts'
import type { ImpliedRate } from '../rulebook/rates.ts'
import type { WordSets } from '../rulebook/words.ts'
import type { Home } from './home.ts'

/** An article as the dollar rules see it. */
export interface Scene {
  readonly numbers: NumberWords
  readonly money: CurrencyWords
  readonly sets: WordSets
  readonly use: CurrencyUse
  readonly rate: ImpliedRate
  /** All that `$` may mean. */
  readonly family: readonly string[]
  readonly outline: Outline
  readonly mentions: readonly Mention[]
  readonly ledger: readonly Line[]
  readonly home: Home
  /** Aid to them is told in US dollars, also where the news comes from there. */
  readonly helped: ReadonlySet<string>
  /** States whose press writes `$` for its own dollar. */
  readonly plainPress: ReadonlySet<string>
  /** The open dollars and the bare numbers, which may be dollars too. */
  readonly sums: readonly (MoneyMention | NumberMention)[]
}

export type Found = Map<MoneyMention | NumberMention, CurrencyLink>

/** `$`, `dollars`, `cents`: several dollars are possible. */
export const isOpenDollar = (sum: MoneyMention | NumberMention): sum is MoneyMention =>
  sum.kind === 'money' && sum.codes.length > 1 && sum.codes.includes('USD') && sum.codes.includes('AUD')

export const dollarLink = (code: string, rule: string, why: string, from: Mention | null = null): CurrencyLink => ({
  codes: [code],
  because: { rule: `link/dollar-${rule}`, why, from },
})

/** The year of the article, for rates. */
export const yearOf = ({ article }: Outline): string | null => article.published?.slice(0, 4) ?? null
