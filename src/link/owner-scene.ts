import { gather } from '../core/gather.ts'
import type { CueMention, Mention, MoneyMention, NumberMention, OfficialMention } from '../core/mention.ts'
import { type Block, isInDateline, type Outline } from '../core/outline.ts'
import type { Links, Person } from '../core/referent.ts'
import { prepositionBefore } from './antecedent.ts'
import type { StateFacts } from './state-facts.ts'

/** A person whose state or body the words beside the name may leave open. */
export interface PersonDraft {
  readonly name: string
  readonly office: string
  readonly officeId: string | null
  readonly country: string | null
  readonly body: string | null
  readonly standing: Person['standing']
  readonly mentions: readonly OfficialMention[]
}

/** How a state or body is named: as what acts, as whose something is, behind which preposition. */
export type Manner =
  | 'free'
  | 'owner'
  | 'adjective'
  | 'city'
  | 'from'
  | 'in'
  | 'to'
  | 'of'
  | 'with'
  | 'by'
  | 'under'
  | 'dateline'
  | 'object'

/** A state or body where it is named. */
export interface Named {
  readonly mention: Mention
  readonly codes: readonly string[]
  readonly manner: Manner
  /** At the head of its sentence. */
  readonly opens: boolean
}

/** An article as the choice of a person's state sees it: who is named where, and how often. */
export interface Context {
  readonly outline: Outline
  readonly facts: StateFacts
  readonly bySentence: ReadonlyMap<number, readonly Named[]>
  /** How often each state and body is named in the article. */
  readonly counts: ReadonlyMap<string, number>
  /** That of the one named most. */
  readonly most: number
  /** All whose official a person may be: those named, and those whose money is. */
  readonly candidates: readonly string[]
  /** How often each is named in a block. */
  readonly blockCounts: ReadonlyMap<number, ReadonlyMap<string, number>>
  /** The states of the dateline and of the headline's own actors. */
  readonly home: ReadonlyMap<string, ReadonlySet<Home>>
  /** The poor state that is named most. */
  readonly helped: string | null
  /** Sums with the currencies that they may be in. */
  readonly sums: ReadonlyMap<number, readonly Sum[]>
  /** Currency → how many sums of the article are in it. */
  readonly moneys: ReadonlyMap<string, number>
  /** Token → what a cue that begins there says. */
  readonly cues: ReadonlyMap<number, CueMention['cue']>
  readonly drafts: readonly PersonDraft[]
  readonly owner: ReadonlyMap<PersonDraft, string>
  /** How a name fits the states, read once: it is asked in every round. */
  readonly shapes: Map<string, ReadonlyMap<string, number>>
}

export interface Sum {
  readonly first: number
  readonly last: number
  readonly codes: readonly string[]
}

export interface Told {
  readonly outline: Outline
  readonly mentions: readonly Mention[]
  readonly facts: StateFacts
  readonly currency: Links['currency']
}

export function contextOf(
  { outline, mentions, facts, currency }: Told,
  drafts: readonly PersonDraft[],
  owner: ReadonlyMap<PersonDraft, string>,
): Context {
  const named = new Map<number, Named[]>()
  const deeds = new Set<number>()
  for (const mention of mentions) if (mention.kind === 'cue' && mention.cue === 'deed') deeds.add(mention.last)
  const sums = new Map<number, Sum[]>()
  const cues = new Map<number, CueMention['cue']>()
  const counts = new Map<string, number>()
  const blockCounts = new Map<number, Map<string, number>>()
  for (const mention of mentions) {
    if (mention.kind === 'cue') cues.set(mention.first, mention.cue)
    else if (mention.kind === 'money' || mention.kind === 'number') {
      const sum = sumOf(mention, currency)
      if (sum) push(sums, mention.sentence, sum)
    }
    const codes = codesOf(mention)
    if (!codes.length) continue
    push(named, mention.sentence, namedOf(outline, facts, mention, codes, deeds))
    const block = outline.blocks[outline.sentences[mention.sentence]!.block]
    if (block?.kind === 'furniture') continue
    for (const code of codes) {
      count(counts, code)
      if (block) count(within(blockCounts, block.index), code)
    }
  }
  for (const list of named.values()) list.sort((a, b) => a.mention.first - b.mention.first)
  const moneys = new Map<string, number>()
  const open = new Set<string>()
  for (const list of sums.values())
    for (const { codes } of list)
      if (codes.length === 1) count(moneys, codes[0]!)
      else for (const code of codes) open.add(code)
  const home = homesOf(outline, [...named.values()].flat(), counts)
  return {
    outline,
    facts,
    bySentence: named,
    counts,
    most: Math.max(1, ...counts.values()),
    candidates: [...counts.keys(), ...unnamedOf(counts, moneys, open, facts)],
    blockCounts,
    home,
    helped: mostOf(counts, (code) => facts.eligible.has(code)),
    sums,
    moneys,
    cues,
    drafts,
    owner,
    shapes: new Map(),
  }
}

/**
 * `200 million Swedish crowns, Foreign Minister X said` where nobody names the state: those that mostly give, by their money. `kroner` are
 * `open` between several, and theirs where the article names none that pays in any of them.
 */
function unnamedOf(
  counts: ReadonlyMap<string, number>,
  moneys: ReadonlyMap<string, number>,
  open: ReadonlySet<string>,
  facts: StateFacts,
): string[] {
  const pays = (code: string, of: { has(money: string): boolean }): boolean =>
    facts.moneyOf(code).some((money) => !isCommonMoney(money) && of.has(money))
  const isOpen = ![...counts.keys()].some((code) => pays(code, open))
  return [...facts.givesMost].filter(
    (code) => !counts.has(code) && (pays(code, moneys) || (isOpen && pays(code, open))),
  )
}

/** Sums of all kinds of givers are told in it. */
export const isCommonMoney = (money: string): boolean => money === 'USD' || money === 'EUR'

function sumOf(mention: MoneyMention | NumberMention, currency: Links['currency']): Sum | null {
  const codes = currency.get(mention)?.codes ?? (mention.kind === 'money' ? mention.codes : [])
  return codes.length ? { first: mention.first, last: mention.last, codes } : null
}

/** The states at home in an article, and how that is told: by its dateline, its headline, the money that all amounts are in. */
export type Home = 'dateline' | 'dateline-alone' | 'meta' | 'headline' | 'amounts'

function homesOf(
  outline: Outline,
  named: readonly Named[],
  counts: ReadonlyMap<string, number>,
): ReadonlyMap<string, ReadonlySet<Home>> {
  const home = new Map<string, Set<Home>>()
  for (const { mention, codes, manner } of named) {
    const block = outline.blocks[outline.sentences[mention.sentence]!.block]
    if (!block || block.kind === 'furniture') continue
    const how = homeBy(outline, mention, manner, block.kind)
    if (!how) continue
    for (const code of codes) {
      // a state that only the dateline names may be where the conference meets
      const told = how === 'dateline' && counts.get(code) === 1 ? 'dateline-alone' : how
      home.set(code, (home.get(code) ?? new Set<Home>()).add(told))
    }
  }
  return home
}

function homeBy(outline: Outline, mention: Mention, manner: Manner, kind: Block['kind']): Home | null {
  if (isOwnMoney(outline, mention)) return 'amounts'
  if (manner === 'dateline') return 'dateline'
  if (kind === 'meta') return 'meta'
  return kind === 'headline' && ACTS.has(manner) ? 'headline' : null
}

/** Under no preposition. */
export const ACTS: ReadonlySet<Manner> = new Set<Manner>(['free', 'owner', 'adjective', 'city'])

export function mostOf(counts: ReadonlyMap<string, number>, passes: (code: string) => boolean): string | null {
  let best: string | null = null
  for (const [code, count] of counts) if (passes(code) && count > (best === null ? 0 : counts.get(best)!)) best = code
  return best
}

function namedOf(
  outline: Outline,
  facts: StateFacts,
  mention: Mention,
  codes: readonly string[],
  deeds: ReadonlySet<number>,
): Named {
  const { first } = outline.sentences[mention.sentence]!
  return { mention, codes, manner: mannerOf(outline, facts, mention, deeds), opens: mention.first - first <= 2 }
}

function mannerOf(outline: Outline, facts: StateFacts, mention: Mention, deeds: ReadonlySet<number>): Manner {
  if (isInDateline(outline, mention.span)) return 'dateline'
  const { tokens, sentences } = outline
  const under = prepositionBefore(tokens, mention.first, sentences[mention.sentence]!.first, facts.words)
  if (under !== null) return PREPOSITIONS.get(under) ?? 'under'
  if (tokens[mention.last]?.fold === "'s") return 'owner'
  if (isObject(tokens, mention, deeds)) return 'object'
  if (mention.kind !== 'place') return 'free'
  return mention.form === 'adjective' || mention.form === 'city' ? mention.form : 'free'
}

/** `gave Liberia 10 million`, `thanked Norway`. */
function isObject(tokens: Outline['tokens'], { kind, first }: Mention, deeds: ReadonlySet<number>): boolean {
  if (kind !== 'place') return false
  const at = tokens[first - 1]?.fold === 'the' ? first - 1 : first
  return deeds.has(at) || OBJECT_VERBS.has(tokens[at - 1]?.fold ?? '')
}

/** Whose object is another than who acts. */
export const OBJECT_VERBS: ReadonlySet<string> = new Set(
  'told met thanked called received asked visited joined tells meets urged invited leaving left visits'.split(' '),
)

const PREPOSITIONS: ReadonlyMap<string, Manner> = new Map(
  gather(
    [
      ['from', ['from']],
      ['in', ['in', 'at', 'near', 'outside', 'inside']],
      ['to', ['to', 'for', 'into', 'towards', 'toward']],
      ['of', ['of']],
      ['with', ['with', 'between']],
      ['by', ['by']],
    ] as const,
    ([manner, words]) => words.map((word) => [word, manner] as const),
  ),
)

/** "All amounts are in Canadian dollars": at home there. */
function isOwnMoney({ tokens, sentences }: Outline, { kind, sentence, last }: Mention): boolean {
  const { first } = sentences[sentence]!
  return (
    kind === 'place' &&
    MONEY.test(tokens[last]?.fold ?? '') &&
    tokens.slice(first, last).some(({ fold }) => fold === 'amounts' || fold === 'figures' || fold === 'sums')
  )
}

const MONEY = /^(?:dollars|pounds|kroner|kronor|crowns|francs|rupees|pesos|dinars|shillings|lira|liras|rand)$/

const count = (counts: Map<string, number>, code: string): void => void counts.set(code, (counts.get(code) ?? 0) + 1)

function within(lists: Map<number, Map<string, number>>, key: number): Map<string, number> {
  const known = lists.get(key) ?? new Map<string, number>()
  lists.set(key, known)
  return known
}

function push<T>(lists: Map<number, T[]>, key: number, item: T): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

/** Whose office a mention may speak for: one state, or a body that has officials of its own. */
export function codesOf(mention: Mention): readonly string[] {
  if (mention.kind === 'place') return mention.form === 'region' || mention.codes.length > 1 ? NONE : mention.codes
  if (mention.kind === 'body')
    return mention.country ? [mention.country] : OFFICED.has(mention.role) ? [mention.code] : NONE
  return NONE
}

const NONE: readonly string[] = []
const OFFICED = new Set(['union', 'alliance', 'agency', 'bank'])
