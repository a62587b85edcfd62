import type { CueMention, GoodsMention, MoneyMention, NumberMention, WhenMention } from './mention.ts'
import type { Option } from './ranking.ts'
import type { Instrument, Novelty, Scope, Status } from './record.ts'
import type { Span } from './span.ts'

/** A value with the words it stands on. `why` is null when the words state it, else a sentence saying what implies it. */
export interface Stated<T> {
  readonly value: T
  readonly span: Span | null
  readonly rule: string
  readonly why: string | null
}

/** One reason for or against a claim being aid. Weights add up: aid from 0 on (bind/verdict.ts). */
export interface Evidence {
  readonly name: string
  readonly weight: number
  /** How often or how strongly it was seen: what the weight was multiplied with. */
  readonly times: number
  readonly span: Span
  readonly rule: string
}

/** A sum with its currency, or a bare one whose currency link/ found. */
export type Sum = MoneyMention | NumberMention

/** How a verb of giving stands in its clause. */
export interface Deed {
  readonly cue: CueMention
  /** Token where its auxiliaries begin. */
  readonly first: number
  readonly last: number
  readonly voice: 'active' | 'passive'
  readonly tense: 'past' | 'present' | 'progressive' | 'future' | 'modal' | 'infinitive' | 'gerund'
  readonly governor: 'plan' | 'expect' | 'decide' | 'promise' | 'request' | 'refuse' | null
  readonly negated: boolean
}

/** Who gave what to whom, bound from one sentence and what it leans on. */
export interface Claim {
  readonly index: number
  readonly sentence: number
  readonly anchor: Span
  readonly sum: Sum | null
  /** The same sum told in other currencies right beside it. */
  readonly equivalents: readonly Sum[]
  readonly goods: readonly GoodsMention[]
  /** For a sum: all goods near it, with what was seen of the two: yes or no for each by itself. */
  readonly offered: readonly Option<GoodsMention>[]
  readonly deed: Deed | null
  readonly nouns: readonly CueMention[]
  /** The other verbs of giving in its sentence, with the stage that each asserts. */
  readonly beside: readonly { readonly deed: Deed; readonly status: Status }[]
  readonly donors: readonly Stated<string>[]
  /** The givers are several that the text does not name (`donors pledged`): no other pass may fill them in. */
  readonly collective: boolean
  /** Everybody whom some pass took for the giver, with what was seen of each. */
  readonly givers: readonly Option<{ readonly donors: readonly Stated<string>[]; readonly collective: boolean }>[]
  /** Everybody whom some pass took for the one who gets. */
  readonly getters: readonly Option<readonly Stated<string>[]>[]
  /** It stands in a list or table of gifts. */
  readonly listed: boolean
  readonly recipients: readonly Stated<string>[]
  readonly channel: readonly Stated<string>[]
  /** Everybody through whom it may go, with what was seen of each: yes or no for each by itself. */
  readonly channels: readonly Option<Stated<string>>[]
  readonly fundingSource: readonly Stated<string>[]
  readonly status: Stated<Status>
  readonly scope: Stated<Scope>
  readonly novelty: Stated<Novelty>
  readonly instrument: Stated<Instrument> | null
  readonly dates: readonly WhenMention[]
  readonly evidence: readonly Evidence[]
  readonly verdict: 'aid' | 'not_aid'
  readonly reason: string | null
}

/** A paper that states signed with each other. */
export interface Agreement {
  readonly kind: string
  readonly parties: readonly string[]
  readonly when: WhenMention | null
  readonly span: Span
}

/** A state that the text names as a member of a coalition. */
export interface Membership {
  readonly group: string
  readonly code: string
}
