import type {
  AnaphorMention,
  GoodsMention,
  Mention,
  MoneyMention,
  NumberMention,
  OfficialMention,
  WhenMention,
} from './mention.ts'
import type { Option } from './ranking.ts'
import type { When } from './when.ts'

/** A value that was not told but follows: from which words, by which rule, with a sentence for people. */
export interface Because {
  readonly rule: string
  readonly why: string
  readonly from: Mention | null
}

/** A person with an office, and every place where the article names them. */
export interface Person {
  /** The fullest form met: `Troels Lund Poulsen`. */
  readonly name: string
  /** Canonical; two offices joined by `and`. */
  readonly office: string
  readonly officeId: string | null
  readonly country: string | null
  readonly body: string | null
  readonly standing: OfficialMention['standing']
  readonly mentions: readonly OfficialMention[]
  /** Whose the office may be, with what was seen of each, when the words beside the name do not say it. */
  readonly owners: readonly Option<string>[]
}

/** The currencies that the words around a sum leave possible. For a bare number `because.from` is the sum it continues. */
export interface CurrencyLink {
  readonly codes: readonly string[]
  readonly because: Because
  /** Which dollar a plain `$` may be, with what was seen of each, when no words beside it say. */
  readonly dollars?: readonly Option<string>[]
}

/**
 * The rule of a share that is the whole sum once more: `Sweden is to give the same amount`. It never tells the contribution that it takes
 * its figure from.
 */
export const SAME_SUM = 'link/same-sum'

/** The rule of a figure in a table that names its money once for all. */
export const TABLE_SUM = 'link/table-sum'

/** The rule of so many of a larger number of goods that stand right behind: `the last six of the 24 jets`. */
export const OF_GOODS = 'link/of-goods'

/** The rules of a number that counts goods named before: by its clause alone, as more or the rest of them, or as some of them. */
export const BARE = { told: 'link/bare-goods', rest: 'link/bare-goods-rest', part: 'link/bare-goods-part' } as const

export const isBare = (rule: string): boolean => rule.startsWith(BARE.told)

/** What short and indirect mentions stand for: link/'s answer. Keys are the mentions themselves. */
export interface Links {
  /** Sums and scaled bare numbers whose currency other words of the article tell (`another 35 million`). */
  readonly currency: ReadonlyMap<MoneyMention | NumberMention, CurrencyLink>
  /** A share of a sum told before (`half of it`) → the sum that it comes to, which `currency` knows too. */
  readonly shares: ReadonlyMap<NumberMention, NumberMention>
  /** `the country`, `its`, `the ministry`, `Copenhagen` … → the states or bodies meant. */
  readonly actor: ReadonlyMap<AnaphorMention, { readonly codes: readonly string[]; readonly because: Because }>
  readonly persons: readonly Person[]
  readonly personOf: ReadonlyMap<OfficialMention, Person>
  /** Dates with their value; null stays open. */
  readonly when: ReadonlyMap<WhenMention, When | null>
  /** A number that counts goods named elsewhere (`nine more are to follow`). */
  readonly goods: ReadonlyMap<NumberMention, GoodsMention>
  /** One more of goods named before, told without a number (`a fourth will follow`). */
  readonly another: readonly GoodsMention[]
}
