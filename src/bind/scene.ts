import type { Sum } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import type { CueKind, CueMention, GoodsMention, Mention, PlaceMention, WhenMention } from '../core/mention.ts'
import type { Block, Outline, Sentence } from '../core/outline.ts'
import { type Links, TABLE_SUM } from '../core/referent.ts'
import type { Span } from '../core/span.ts'
import type { Token } from '../core/token.ts'
import type { RuleBook, World } from '../rulebook/book.ts'
import { helpedStates, soleUsers } from '../rulebook/helped-states.ts'
import { type ImpliedRate, impliedRates, roughRates } from '../rulebook/rates.ts'
import { type WordSets, wordSets } from '../rulebook/words.ts'

/** Somebody who can give, get or pass on, at one place of the text. */
export interface Actor {
  readonly mention: Mention
  readonly codes: readonly string[]
  readonly first: number
  readonly last: number
  readonly span: Span
  /** `state` by name or capital, `adjective` Norwegian, `person` an official, `anaphor` it, `agency` UNICEF, `body` the EU. */
  readonly role: 'state' | 'adjective' | 'body' | 'agency' | 'fund' | 'person' | 'anaphor' | 'region'
  readonly rule: string
  /** For funds: whom the records name when it gives; null when it only passes on. */
  readonly giver: string | null
  /** Null when the words name it; else what implies it. */
  readonly why: string | null
}

/** What bind/ takes from the rule book, read once. */
export interface Facts {
  readonly words: WordSets
  /** The states on the DAC list of ODA recipients. */
  readonly eligible: ReadonlySet<string>
  /** The sets of country-sets.yaml that a state belongs to. */
  readonly setsOf: (code: string) => readonly string[]
  /** Fund → the body that the records name as its giver. */
  readonly givers: ReadonlyMap<string, string>
  /** Fund, coalition or agency → the one state that all of it goes to. */
  readonly getters: ReadonlyMap<string, string>
  /** Funds and alliances that spend on many states at once. */
  readonly worldwide: ReadonlySet<string>
  /** Capitals that also stand for a body: `Brussels`. */
  readonly shared: ReadonlySet<string>
  /** Country → the currencies it uses or used. */
  readonly currencyOf: World['currencyOf']
  /** Of the states on the DAC list those that alone pay in one of these currencies. */
  readonly usersOf: (codes: readonly string[]) => readonly string[]
  /** Bodies that pay in a money of their own (IMF → XDR); states are in `currencyOf`. */
  readonly moneyOf: ReadonlyMap<string, readonly string[]>
  /** The states that wage war on one, which do not help it. */
  readonly enemies: (code: string) => readonly string[]
  /** Whether two sums can be one at the rates of a year. */
  readonly rate: ImpliedRate
  /** How much of a currency a dollar buys, roughly, over all years; null for one that no rule knows. */
  readonly perDollar: (code: string) => number | null
}

export function factsOf(book: RuleBook): Facts {
  const sets = new Map<string, string[]>()
  for (const set of book.rules('country-sets'))
    for (const code of set.codes) sets.set(code, [...(sets.get(code) ?? []), set.id])
  const enemies = new Map(book.rules('country-sets').map((set) => [set.id, set.codes]))
  return {
    words: wordSets(book),
    eligible: helpedStates(book),
    setsOf: (code) => sets.get(code) ?? [],
    givers: new Map(book.rules('groups').flatMap((rule) => (rule.gives ? [[rule.name, rule.gives] as const] : []))),
    getters: new Map([
      ...book.rules('groups').flatMap((rule) => (rule.for ? [[rule.name, rule.for] as const] : [])),
      ...book.rules('bodies').flatMap((rule) => (rule.for && rule.code ? [[rule.code, rule.for] as const] : [])),
    ]),
    worldwide: new Set([
      ...book.rules('groups').flatMap((rule) => (rule.worldwide ? [rule.name] : [])),
      ...book.rules('bodies').flatMap((rule) => (rule.worldwide && rule.code ? [rule.code] : [])),
    ]),
    shared: new Set(book.rules('bodies').flatMap((rule) => (rule.indirect ?? []).map((name) => name.toLowerCase()))),
    currencyOf: book.world.currencyOf,
    usersOf: soleUsers(book),
    moneyOf: new Map([
      ...book.rules('bodies').flatMap((rule) => (rule.code && rule.money ? [[rule.code, rule.money] as const] : [])),
      ...book.rules('groups').flatMap((rule) => (rule.gives && rule.money ? [[rule.gives, rule.money] as const] : [])),
    ]),
    enemies: (code) => enemies.get(`enemies-of-${code.toLowerCase()}`) ?? [],
    rate: impliedRates(book),
    perDollar: roughRates(book),
  }
}

/** The lines of the heading that stands above a line; none where its section has no heading. */
export function headingAbove({ outline, byBlock }: Scene, { block }: Line): readonly Line[] {
  const heading = outline.sections[block.section]?.heading
  return heading === null || heading === undefined ? [] : (byBlock.get(heading) ?? [])
}

/** The lines that lead the line's list in; of a line in no list the heading above. */
export const leadAbove = (scene: Scene, line: Line): readonly Line[] =>
  line.block.lead === null ? headingAbove(scene, line) : (scene.byBlock.get(line.block.lead) ?? [])

/** One sentence with everything found in it, sorted by position. */
export interface Line {
  readonly sentence: Sentence
  readonly block: Block
  readonly mentions: readonly Mention[]
  readonly actors: readonly Actor[]
  readonly sums: readonly Sum[]
  readonly goods: readonly GoodsMention[]
  readonly whens: readonly WhenMention[]
  readonly cues: readonly CueMention[]
  /** The same by what they say. */
  readonly byCue: ReadonlyMap<CueKind, readonly CueMention[]>
}

/** The article as bind/ sees it: its lines, and what stands behind each short mention. */
export interface Scene {
  readonly outline: Outline
  readonly links: Links
  readonly facts: Facts
  readonly words: WordSets
  readonly tokens: readonly Token[]
  readonly lines: readonly Line[]
  /** The lines of each block, by its index. */
  readonly byBlock: ReadonlyMap<number, readonly Line[]>
  /** How many lines of a kind hold gifts in a section: `row 3` → 7. */
  readonly listings: ReadonlyMap<string, number>
  /** The two states and bodies whose officials are named most, the first mention of each. */
  readonly speakers: readonly Actor[]
}

export function scene(outline: Outline, mentions: readonly Mention[], links: Links, facts: Facts): Scene {
  const bySentence: Mention[][] = outline.sentences.map(() => [])
  for (const mention of mentions) bySentence[mention.sentence]?.push(mention)
  const another: GoodsMention[][] = outline.sentences.map(() => [])
  for (const one of links.another) another[one.sentence]?.push(one)
  const named = statesByName(mentions)
  const lines = outline.sentences.map((sentence, i): Line => {
    const here = bySentence[i]!
    const cues = here.filter((mention) => mention.kind === 'cue')
    return {
      sentence,
      block: outline.blocks[sentence.block]!,
      mentions: here,
      actors: gather(here, (mention) => actorsOf(mention, here, links, outline, facts, named)),
      sums: gather(here, (mention) => sumOf(mention, links)),
      goods: withAnother(
        gather(here, (mention) =>
          mention.kind === 'goods' ? (isPriced(mention, here, links) ? [] : [mention]) : countedAgain(mention, links),
        ),
        another[i]!,
      ),
      whens: here.filter((mention) => mention.kind === 'when'),
      cues,
      byCue: byKind(cues),
    }
  })
  const byBlock = new Map<number, Line[]>()
  const listings = new Map<string, number>()
  for (const line of lines) {
    const block = byBlock.get(line.block.index)
    if (block) block.push(line)
    else byBlock.set(line.block.index, [line])
    if (line.sums.length || line.goods.length) listings.set(listingKey(line), (listings.get(listingKey(line)) ?? 0) + 1)
  }
  const speakers = speakersOf(lines)
  return { outline, links, facts, words: facts.words, tokens: outline.tokens, lines, byBlock, listings, speakers }
}

/** The sentences that name each state by its own name, not by a capital alone. */
function statesByName(mentions: readonly Mention[]): ReadonlyMap<string, ReadonlySet<number>> {
  const named = new Map<string, Set<number>>()
  for (const mention of mentions)
    if (
      mention.kind === 'place' &&
      (mention.form === 'name' || mention.form === 'adjective' || mention.form === 'person')
    )
      for (const code of mention.codes) named.set(code, (named.get(code) ?? new Set()).add(mention.sentence))
  return named
}

/** Brussels is Belgium's in an article about it: named twice, or beside the capital. "They have fewer people than Belgium" makes none. */
const speaksOf = (named: ReadonlyMap<string, ReadonlySet<number>>, { codes, sentence }: PlaceMention): boolean => {
  const lines = named.get(codes[0]!)
  return lines !== undefined && (lines.size > 1 || lines.has(sentence) || lines.has(sentence - 1))
}

/** A sum, a bare number that has the money of another, or a share of another. */
function sumOf(mention: Mention, { currency, shares }: Links): Sum[] {
  if (mention.kind === 'money') return [mention]
  if (mention.kind !== 'number') return []
  const share = shares.get(mention)
  return share ? [share] : currency.has(mention) ? [mention] : []
}

/** `Drinking water | 47` in a table of money: the figure is a sum and counts no water. */
const isPriced = ({ first, last }: GoodsMention, here: readonly Mention[], { shares }: Links): boolean =>
  shares.size > 0 &&
  here.some(
    (mention) =>
      mention.kind === 'number' &&
      mention.first >= first &&
      mention.last <= last &&
      shares.get(mention)?.rule === TABLE_SUM,
  )

/** Goods named before that a bare number counts. */
function countedAgain(mention: Mention, { goods }: Links): GoodsMention[] {
  const named = mention.kind === 'number' ? goods.get(mention) : undefined
  return named ? [named] : []
}

const withAnother = (goods: GoodsMention[], another: readonly GoodsMention[]): GoodsMention[] =>
  another.length ? [...goods, ...another].sort((a, b) => a.first - b.first) : goods

function speakersOf(lines: readonly Line[]): Actor[] {
  const counts = new Map<string, { actor: Actor; count: number }>()
  for (const actor of gather(lines, (line) => line.actors)) {
    if (actor.role !== 'person') continue
    const known = counts.get(actor.codes[0]!) ?? { actor, count: 0 }
    counts.set(actor.codes[0]!, { ...known, count: known.count + 1 })
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, 2)
    .map(({ actor }) => actor)
}

export const listingKey = (line: Line): string => `${line.block.kind} ${line.block.section}`

export const cuesOf = (line: Line, kind: CueKind): readonly CueMention[] => line.byCue.get(kind) ?? NO_CUES

const NO_CUES: readonly CueMention[] = []

function byKind(cues: readonly CueMention[]): Map<CueKind, CueMention[]> {
  const kinds = new Map<CueKind, CueMention[]>()
  for (const cue of cues) {
    const list = kinds.get(cue.cue)
    if (list) list.push(cue)
    else kinds.set(cue.cue, [cue])
  }
  return kinds
}

function actorsOf(
  mention: Mention,
  here: readonly Mention[],
  links: Links,
  outline: Outline,
  facts: Facts,
  named: ReadonlyMap<string, ReadonlySet<number>>,
): Actor[] {
  const { first, last, span } = mention
  // written out: spreading a common part into each costs more than all else here
  const one = (
    codes: readonly string[],
    role: Actor['role'],
    why: string | null,
    giver: string | null = null,
    rule = mention.rule,
  ): Actor[] => [{ mention, codes, first, last, span, role, rule, giver, why }]
  const inside = (kinds: ReadonlySet<Mention['kind']>): boolean =>
    here.some(
      (other) =>
        other.first <= first && other.last >= last && other.last - other.first > last - first && kinds.has(other.kind),
    )
  switch (mention.kind) {
    case 'place':
      // "the European Investment Bank", "Norwegian Refugee Council", "Danish crowns": part of a longer name
      if (inside(OVER_PLACES)) return []
      if (mention.form === 'region') return one(mention.codes, 'region', null)
      if (mention.form === 'city') return []
      if (mention.form === 'capital' && isPlaceAndDate(outline, mention)) return []
      // Brussels is the EU's, or where one meets, unless the article speaks of Belgium
      if (
        mention.form === 'capital' &&
        facts.shared.has(text(outline, span).toLowerCase()) &&
        !speaksOf(named, mention)
      )
        return []
      return one(
        mention.codes,
        mention.form === 'adjective' ? 'adjective' : 'state',
        mention.form === 'capital' || mention.form === 'seat'
          ? `${text(outline, span)} stands for the government of ${mention.codes[0]}`
          : null,
      )
    case 'body': {
      if (inside(OVER_BODIES)) return []
      const state = mention.role === 'state_organ' || (mention.role === 'agency' && mention.country !== null)
      if (state && mention.country)
        return one([mention.country], 'state', `${text(outline, span)} belongs to ${mention.country}`)
      if (mention.role === 'company') return []
      const role =
        mention.role === 'agency' || mention.role === 'ngo' ? 'agency' : mention.role === 'fund' ? 'fund' : 'body'
      const why = mention.indirect ? `${text(outline, span)} stands for ${mention.code}` : null
      // a fund with a board of its own grants what others paid in: the Green Climate Fund
      return one([mention.code], role, why, role === 'fund' ? mention.code : null)
    }
    case 'group':
      if (inside(OVER_GROUPS)) return []
      return mention.role === 'fund' ||
        mention.role === 'programme' ||
        mention.role === 'coalition' ||
        mention.role === 'initiative'
        ? one([mention.name], 'fund', null, facts.givers.get(mention.name) ?? null)
        : []
    case 'official': {
      const person = links.personOf.get(mention)
      const code = mention.country ?? mention.body ?? person?.country ?? person?.body ?? null
      if (!code || (person && person.standing === 'former')) return []
      return one([code], 'person', `${person?.name ?? mention.name} holds office for ${code}`)
    }
    case 'anaphor': {
      const link = links.actor.get(mention)
      if (!link?.codes.length) return []
      const isGroup = link.because.from?.kind === 'group'
      return isGroup
        ? one(link.codes, 'fund', link.because.why, facts.givers.get(link.codes[0]!) ?? null, link.because.rule)
        : one(link.codes, 'anaphor', link.because.why, null, link.because.rule)
    }
    default:
      return []
  }
}

/** `Tunis, 21 December 2005`: where one of several items of a page comes from. */
function isPlaceAndDate({ article, blocks, sentences }: Outline, { sentence }: Mention): boolean {
  const { kind, span } = blocks[sentences[sentence]!.block]!
  return (
    (kind === 'meta' || kind === 'heading') &&
    PLACE_AND_DATE.test(article.text.slice(span.start, Math.min(span.end, span.start + 80)))
  )
}

const PLACE_AND_DATE =
  /^\p{Lu}[\p{L} .'’-]{1,40}(?:,| [-–—|])? (?:\d{1,2}(?:st|nd|rd|th)? \p{Lu}\p{L}{2,8}\.?,? \d{4}|\p{Lu}\p{L}{2,8}\.? \d{1,2},? \d{4})\W{0,2}$/u

/** Whose longer names take in a place, a body, a group. */
const OVER_PLACES = new Set<Mention['kind']>(['body', 'group', 'money', 'place', 'goods', 'official'])
const OVER_BODIES = new Set<Mention['kind']>(['official', 'group', 'body'])
const OVER_GROUPS = new Set<Mention['kind']>(['official'])

const text = (outline: Outline, span: Span): string => outline.article.text.slice(span.start, span.end)

/** Tokens between two stretches of one sentence; 0 when they touch or overlap. */
export const gap = (a: { first: number; last: number }, b: { first: number; last: number }): number =>
  a.last <= b.first ? b.first - a.last : b.last <= a.first ? a.first - b.last : 0
