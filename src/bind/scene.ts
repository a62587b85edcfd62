import type { Sum } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import type { CueKind, CueMention, GoodsMention, Mention, WhenMention } from '../core/mention.ts'
import type { Block, Outline, Sentence } from '../core/outline.ts'
import { type Links, TABLE_SUM } from '../core/referent.ts'
import type { Token } from '../core/token.ts'
import type { WordSets } from '../rulebook/words.ts'
import { type Actor, actorsOf, namedOutright } from './actors.ts'
import type { Facts } from './facts.ts'

export type { Actor } from './actors.ts'

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
  const named = namedOutright(mentions)
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

/** Tokens between two stretches of one sentence; 0 when they touch or overlap. */
export const gap = (a: { first: number; last: number }, b: { first: number; last: number }): number =>
  a.last <= b.first ? b.first - a.last : b.last <= a.first ? a.first - b.last : 0
