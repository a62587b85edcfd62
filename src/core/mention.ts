import type { Span } from './span.ts'
import type { OpenWhen } from './when.ts'

/** `exact` unless the words around say more; a range has `min` and `max` instead of a value. */
export const QUALIFIERS = ['exact', 'about', 'at_least', 'more_than', 'up_to', 'less_than', 'range'] as const
export type Qualifier = (typeof QUALIFIERS)[number]

/** What a finder saw in one sentence. `first` and `last` are token indices, half-open, of `Outline.tokens`. */
interface Seen {
  readonly span: Span
  readonly sentence: number
  readonly first: number
  readonly last: number
  /** The rule that read it: `en/currencies#krone`. */
  readonly rule: string
}

/** A number in digits or words: `6,000`, `half a million`, `dozens of`, `16 to 20`. */
export interface NumberMention extends Seen {
  readonly kind: 'number'
  /** Null when only the order is told (`dozens`), or with `min` and `max`. */
  readonly value: number | null
  readonly min: number | null
  readonly max: number | null
  readonly qualifier: Qualifier
  /** It ends in a word of scale (million, bn): may be a sum whose currency was left out. */
  readonly scaled: boolean
  /** The words of the qualifier, if any: not part of `span`. */
  readonly qualifierSpan: Span | null
}

/** A sum. `codes` are all currencies the words allow: `kroner` DKK or NOK, `$` every dollar; one when it is plain. */
export interface MoneyMention extends Seen {
  readonly kind: 'money'
  readonly value: number | null
  readonly min: number | null
  readonly max: number | null
  readonly qualifier: Qualifier
  readonly qualifierSpan: Span | null
  /** ISO 4217. Empty when the currency was left out (`another 35 million`): link/ says which sum it continues. */
  readonly codes: readonly string[]
  /** `a year`, `a month`, `each`, `apiece`, `per barrel`: what follows the sum. */
  readonly per: 'year' | 'month' | 'unit' | null
}

/**
 * A country or several. `name` Norway · `adjective` Norwegian · `person` the Danes · `capital` Oslo (stands for the
 * government) · `seat` the Pentagon, Downing Street, the Storting · `region` Nordics, Benelux, Baltics (several codes) ·
 * `city` any other town, of which only the country matters.
 */
export interface PlaceMention extends Seen {
  readonly kind: 'place'
  readonly codes: readonly string[]
  readonly form: 'name' | 'adjective' | 'person' | 'capital' | 'seat' | 'region' | 'city'
}

/** A body that can give, receive or pass on: `EU`, `UN`, `UNHCR`, `WB`, `IMF`, a ministry or agency of a state. */
export interface BodyMention extends Seen {
  readonly kind: 'body'
  /** The acronym the records use, or the name as written where there is none. */
  readonly code: string
  readonly role: 'union' | 'alliance' | 'bank' | 'agency' | 'fund' | 'state_organ' | 'ngo' | 'company'
  /** The state it belongs to, for organs of one (`Pentagon` US, `Bundeswehr` DE, `USAID` US), else null. */
  readonly country: string | null
  /** Those who give as one in its name, each its share. */
  readonly members: readonly string[]
  /** `Brussels`, `the Commission`: a name that stands for the body in this kind of news, but may be something else. */
  readonly indirect: boolean
}

/** A coalition, format, fund, programme or initiative with a name of its own (UDCG, IT Coalition, PURL, EPF). */
export interface GroupMention extends Seen {
  readonly kind: 'group'
  readonly name: string
  /** A `fund` or `programme` can be a channel; a `format` (UDCG) cannot; a `region` (Benelux) is a set of states. */
  readonly role: 'coalition' | 'format' | 'fund' | 'programme' | 'initiative' | 'region'
  /** Listed among the article's `groups`? Bodies that are also funds say no. */
  readonly listed: boolean
}

/** A date or period, open until settle/when.ts: see when.ts. */
export interface WhenMention extends Seen {
  readonly kind: 'when'
  readonly when: OpenWhen
}

/** A named person with an office (or a later short mention of one: then `name` is what stands here). */
export interface OfficialMention extends Seen {
  readonly kind: 'official'
  readonly name: string
  readonly nameSpan: Span
  /** Canonical English form, `Minister of Defence`; null for a short mention without one (`Poulsen`). */
  readonly office: string | null
  readonly officeId: string | null
  readonly officeSpan: Span | null
  /** What the words beside the name say of the state or body; null leaves it to settle/. */
  readonly country: string | null
  readonly body: string | null
  readonly standing: 'holder' | 'former' | 'designate' | 'spokesperson'
  /** True for `Backes said`, `Minister Backes`: refers to a person introduced elsewhere in the article. */
  readonly short: boolean
}

/** An office that stands without a name: `the foreign minister`, `the Ukrainian president`. link/ may know whose it is. */
export interface OfficeMention extends Seen {
  readonly kind: 'office'
  readonly office: string
  readonly officeId: string
  readonly country: string | null
  readonly body: string | null
}

/** Goods or services in kind: `6,000 artillery rounds`, `training programmes for F-16 pilots`. */
export interface GoodsMention extends Seen {
  readonly kind: 'goods'
  /** As the text writes it, without the number: `artillery rounds`. */
  readonly name: string
  readonly category: string
  readonly quantity: number | null
  readonly qualifier: Qualifier
  readonly unit: string | null
  /** `military`, `humanitarian` … as far as the goods alone tell; null when they do not. */
  readonly type: 'military' | 'humanitarian' | 'financial' | 'reconstruction' | null
  readonly service: 'training' | 'repair' | null
  /** So wide a word (equipment, food) that it names no particular goods. */
  readonly loose: boolean
  /** Under `the`, `these`, `its`: mostly told before. */
  readonly definite: boolean
}

/** What a cue says. See rules/en/verbs.yaml, nouns.yaml, refusals.yaml, not-aid.yaml, purposes-relief.yaml … */
export type CueKind =
  | 'deed' // a verb of giving, with the stage it asserts
  | 'gift' // a noun of giving: package, tranche, donation, loan
  | 'receive' // a verb whose subject gets: receive, be handed
  | 'refusal' // denies, refuses, withholds, suspends
  | 'request' // asks for, calls for, needs
  | 'condition' // if, unless, pending approval
  | 'not_aid' // budget, damage, GDP, sale, investment … with its reason
  | 'purpose' // military, humanitarian … words that tell the type or sector
  | 'instrument' // loan, guarantee, grant, procurement
  | 'novelty' // additional, reiterated
  | 'scope' // total, part
  | 'stage' // signed papers, on the way, a draft: words that speak of a stage beside the verb
  | 'said' // says, told, according to
  | 'agreement' // memorandum, treaty, letter of intent
  | 'member' // includes, joined: who belongs to a coalition

export interface CueMention extends Seen {
  readonly kind: 'cue'
  readonly cue: CueKind
  /** The rule's own payload, shaped by its kind in rulebook/kinds: a stage, a reason, a type … */
  readonly sense: Readonly<Record<string, string | boolean | readonly string[] | null>>
  /** For verbs: the form met. */
  readonly form: 'base' | 'third' | 'past' | 'participle' | 'gerund' | null
}

/** A word that stands for something told elsewhere: `the country`, `it`, `its`, `the ministry`, `the package`. */
export interface AnaphorMention extends Seen {
  readonly kind: 'anaphor'
  readonly of: 'country' | 'body' | 'ministry' | 'person' | 'gift' | 'any'
  /** `its`, `the country's`. */
  readonly possessive: boolean
}

export type Mention =
  | NumberMention
  | MoneyMention
  | PlaceMention
  | BodyMention
  | GroupMention
  | WhenMention
  | OfficialMention
  | OfficeMention
  | GoodsMention
  | CueMention
  | AnaphorMention

export type MentionOf<K extends Mention['kind']> = Extract<Mention, { kind: K }>

export const isKind =
  <K extends Mention['kind']>(kind: K) =>
  (mention: Mention): mention is MentionOf<K> =>
    mention.kind === kind
