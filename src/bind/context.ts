import type { Claim } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { memoOfLast } from '../core/memo.ts'
import { readDeeds } from './deed.ts'
import { type Donors, isOrgan, state } from './donors.ts'
import { again } from './gave-before.ts'
import { neighboursBehind } from './getter-neighbours.ts'
import type { Gift } from './gift.ts'
import { isUnderGiver } from './heading-givers.ts'
import { holds } from './holds.ts'
import { type Actor, cuesOf, gap, headingAbove, type Line, listingKey, type Scene } from './scene.ts'
import { isGoverned, subjectOf } from './subject.ts'
import type { Topic } from './topic.ts'

/** How a gift leans on those before it. */
export interface Leaning {
  /** It stands in a list or table of gifts. */
  readonly listed: boolean
  /** It takes up the gift before: `another 35 million`, `of that`, `it will`. */
  readonly continued: boolean
}

export const leaningOf = (view: Scene, line: Line, gift: Gift, previous: Claim | null): Leaning => ({
  listed: isListed(view, line),
  continued: isContinued(line, gift, previous),
})

/**
 * The passes of the donor sieve that look beyond the sentence, from the surest to the weakest: an official in it, the list's
 * lead-in or the section's heading, the gift before, the paragraph, at last the article's own giver.
 */
export function contextPasses(
  view: Scene,
  given: { readonly line: Line; readonly gift: Gift; readonly topic: Topic; readonly previous: Claim | null },
): Passes {
  const passes: [string, Donors][] = []
  const found = (name: string, donors: Donors | null | undefined): void => {
    if (donors && (donors.donors.length || donors.collective)) passes.push([`around-${name}`, donors])
  }
  const { line, gift, topic, previous } = given
  const { listed, continued } = leaningOf(view, line, gift, previous)
  const not = (actor: Actor): boolean =>
    actor.codes.length > 0 && !(topic.recipient !== null && actor.codes.includes(topic.recipient))
  if (!continued && isCollective(view, line, gift)) found('collective', { donors: [], collective: true })
  found('label', fromLabelAbove(view, line, not))
  if (listed) found('lead', fromLead(view, line, not))
  for (const official of line.actors.filter((actor) => actor.role === 'person' && not(actor)))
    found('official', state([official], 'bind/official'))
  const heading = fromHeading(view, line, topic.recipient, not)
  found('heading', heading)
  if (heading && isHeadingLabel(view, line)) found('heading-label', heading)
  if (previous && isShareOfLast(view, line, gift))
    found('share-of', again(previous, 'bind/continued', 'as the gift that it is a share of'))
  if (previous && continued) found('continued', again(previous, 'bind/continued', 'as the gift that it continues'))
  found('paragraph', fromParagraph(view, line, not))
  if (previous && line.sentence.index - previous.sentence <= 3 && sameSection(view, line, previous))
    found('before', again(previous, 'bind/before', 'the giver of the gift before'))
  if (topic.donor && not(topic.donor))
    found('headline', withWhy(state([topic.donor], 'bind/headline'), 'the giver that the article begins with'))
  found('most', fromMostNamed(view, not))
  found('fund', fromFundAtTop(view))
  for (const actor of view.speakers)
    if (not(actor)) found('speaker', withWhy(state([actor], 'bind/speaker'), 'its officials speak in the article'))
  return passes
}

/** What the passes say, each by its name. */
export type Passes = readonly (readonly [string, Donors])[]

const withWhy = (donors: Donors, why: string): Donors => ({
  donors: donors.donors.map((donor) => ({ ...donor, why: donor.why ?? why })),
  collective: donors.collective,
})

/** Bullets and rows under a lead-in or heading that speaks of giving, or among others that hold gifts. */
function isListed(view: Scene, line: Line): boolean {
  if (line.block.kind !== 'bullet' && line.block.kind !== 'row') return false
  return (view.listings.get(listingKey(line)) ?? 0) >= 2
}

/** `another 35 million`, `the rest`, `of that`, or a bare number that took its currency from the sum before. */
function isContinued(line: Line, gift: Gift, previous: Claim | null): boolean {
  if (!previous || line.sentence.index - previous.sentence > 2) return false
  if (gift.sum?.kind === 'number') return true
  return (
    cuesOf(line, 'scope').some((cue) => cue.sense.scope === 'part' && gap(cue, gift) <= 8) ||
    cuesOf(line, 'novelty').some((cue) => cue.sense.novelty === 'additional' && gap(cue, gift) <= 2)
  )
}

/** `Of this, $15 million …`, `Of the latter amount, $211 million`, `Forty million of it`: a share of the gift before, in so many words. */
export function isShareOfLast({ tokens }: Scene, { sentence }: Line, gift: Gift): boolean {
  const { first, last } = gift.sum ?? gift
  const names = (of: number): boolean => {
    const word = tokens[of + 1]?.fold ?? ''
    return IT.has(word) || (word === 'the' && [2, 3].some((step) => AMOUNTS.has(tokens[of + step]?.fold ?? '')))
  }
  for (let i = Math.max(sentence.first, first - 7); i < first; i++)
    if (tokens[i]!.fold === 'of' && names(i)) return true
  return tokens[last]?.fold === 'of' && last < sentence.last && names(last)
}

const IT = new Set(['this', 'that', 'it', 'these', 'which', 'them'])
const AMOUNTS = new Set(['sum', 'total', 'amount', 'money', 'latter', 'package', 'funding', 'new'])

/** "Donors find €5.8 billion", "the conference brought together €7 billion": several givers that nobody names. */
function isCollective(view: Scene, line: Line, gift: Gift): boolean {
  if (!holds(view, line, 'collective-heads')) return false
  for (let i = gift.first - 1; i >= Math.max(line.sentence.first, gift.first - 16); i--) {
    const word = view.tokens[i]!.fold
    if (word === ';') return false
    if (view.words.has('collective-heads', word)) return !['to', 'for'].includes(view.tokens[i - 1]?.fold ?? '')
  }
  return view.words.has('collective-heads', view.tokens[line.sentence.first]!.fold)
}

/** `Spain. 86 rescuers and eight dogs`: a sentence that is nothing but the giver's name opens the bullet or paragraph. */
function fromLabelAbove(view: Scene, line: Line, not: (actor: Actor) => boolean): Donors | null {
  const label = linesOf(view, line.block.index).find(
    (above) => above.sentence.index < line.sentence.index && isLabel(above),
  )
  const actors = label?.actors.filter((actor) => not(actor) && (actor.role === 'state' || actor.role === 'body')) ?? []
  return actors.length ? state(actors, 'bind/label') : null
}

/** Little but names stands in it. */
export const isLabel = ({ actors, sentence }: Line): boolean =>
  actors.length > 0 && sentence.last - sentence.first - lengthOf(actors) <= 3

const lengthOf = (actors: readonly Actor[]): number => actors.reduce((sum, { first, last }) => sum + last - first, 0)

const linesOf = (view: Scene, block: number): readonly Line[] => view.byBlock.get(block) ?? []

function fromLead(view: Scene, line: Line, not: (actor: Actor) => boolean): Donors | null {
  let lead = line.block.lead
  for (let steps = 0; lead !== null && steps < 4; steps++) {
    for (const above of linesOf(view, lead)) {
      const actor = above.actors.find(
        (candidate) =>
          not(candidate) &&
          !isGoverned(view, above, candidate) &&
          (candidate.role !== 'adjective' || isOrgan(view, candidate)),
      )
      if (actor) return withWhy(state([actor], 'bind/lead'), 'named above the list')
    }
    lead = view.outline.blocks[lead]?.lead ?? null
  }
  return null
}

function fromHeading(view: Scene, line: Line, topic: string | null, not: (actor: Actor) => boolean): Donors | null {
  const gives = isUnderGiver(view, line, topic)
  const states = headingStates(view, line).filter(
    (actor) => not(actor) && (gives || !actor.codes.every((code) => view.facts.eligible.has(code))),
  )
  // the flag of a state and its name are one
  const codes = new Set(gather(states, (actor) => actor.codes))
  return states.length > 0 && codes.size === states[0]!.codes.length
    ? withWhy(state(states.slice(0, 1), 'bind/heading'), 'named in the heading')
    : null
}

/** `UNITED STATES` above the bullets: the heading is nothing but the name. */
function isHeadingLabel(view: Scene, line: Line): boolean {
  const heading = headingAbove(view, line)
  return heading.length > 0 && heading.every(isLabel)
}

/** The states and bodies named in the heading above a line. */
const headingStates = (view: Scene, line: Line): Actor[] =>
  gather(headingAbove(view, line), (above) => above.actors).filter(
    (actor) => actor.role === 'state' || actor.role === 'body',
  )

/** The one poor state named in the heading above a line gets what stands below. */
export function recipientAbove(
  view: Scene,
  line: Line,
  topic: string | null,
  donors: ReadonlySet<string>,
): Actor | null {
  return isUnderGiver(view, line, topic) ? null : theOne(view, headingStates(view, line), donors)
}

/** `YEMEN` as a heading, `JORDAN.` as a sentence at the head of the paragraph: no other word stands there. */
export function recipientLabelled(
  view: Scene,
  line: Line,
  topic: string | null,
  donors: ReadonlySet<string>,
): Actor | null {
  if (isUnderGiver(view, line, topic)) return null
  // "3. ARMENIA": the number may stand as a sentence of its own
  const heads = [linesOf(view, line.block.index), headingAbove(view, line)].map(
    (lines) => lines.find(({ actors }) => actors.length) ?? lines[0],
  )
  for (const above of heads) {
    if (!above || above.sentence.index >= line.sentence.index || !isLabel(above)) continue
    const actor = theOne(view, above.actors, donors)
    if (actor) return actor
  }
  return null
}

function theOne(view: Scene, actors: readonly Actor[], donors: ReadonlySet<string>): Actor | null {
  const { facts } = view
  const named = actors.filter(
    (actor) =>
      actor.codes.every((code) => facts.eligible.has(code) && !donors.has(code)) && !isWithNeighbours(view, actor),
  )
  return new Set(gather(named, ({ codes }) => codes)).size === 1 ? named[0]! : null
}

/** `SUDAN AND ITS NEIGHBOURS`: not of one state alone. */
const isWithNeighbours = (view: Scene, actor: Actor): boolean =>
  neighboursBehind(view, view.lines[actor.mention.sentence]!, actor) !== null

/** The subject of an earlier sentence of the same paragraph, the nearest first. */
function fromParagraph(view: Scene, line: Line, not: (actor: Actor) => boolean): Donors | null {
  for (let i = line.sentence.index - 1; i >= 0; i--) {
    const above = view.lines[i]!
    if (above.block.index !== line.block.index) return null
    for (const deed of readDeeds(view, above)) {
      const subject = subjectOf(view, above, deed).actors.filter(not)
      if (subject.length) return withWhy(state(subject, 'bind/paragraph'), 'acts in the sentence before')
    }
    const actor = above.actors.find(
      (candidate) =>
        not(candidate) &&
        !isGoverned(view, above, candidate) &&
        candidate.role !== 'adjective' &&
        candidate.role !== 'region',
    )
    if (actor) return withWhy(state([actor], 'bind/paragraph'), 'named in the sentence before')
  }
  return null
}

/** `News from the International Fund for Ukraine`: a fund that the first sentences name and that gives under a name of its own. */
function fromFundAtTop(view: Scene): Donors | null {
  const funds = gather(view.lines.slice(0, 3), ({ actors }) => actors).filter(
    ({ role, giver }) => role === 'fund' && giver !== null,
  )
  const givers = new Set(funds.map(({ giver }) => giver))
  return givers.size === 1 ? withWhy(state([funds[0]!], 'bind/fund'), 'the fund that the article is about') : null
}

/** Whoever may give and is named in most places of the article. */
function fromMostNamed(view: Scene, not: (actor: Actor) => boolean): Donors | null {
  const known = mostNamed.get(view) ?? rankNamed(view)
  mostNamed.set(view, known)
  const actor = known.find(not)
  return actor ? withWhy(state([actor], 'bind/most'), 'named most in the article') : null
}

/** Counted once for an article. */
const mostNamed = memoOfLast<Scene, readonly Actor[]>()

/** The first mention of each, the most named first. */
function rankNamed(view: Scene): Actor[] {
  const counts = new Map<string, { actor: Actor; count: number }>()
  for (const { actors, block } of view.lines) {
    if (block.kind === 'furniture') continue
    for (const actor of actors) {
      if (!mayGive(actor) && actor.role !== 'adjective') continue
      const key = actor.codes.join()
      const known = counts.get(key)
      counts.set(key, { actor: known?.actor ?? actor, count: (known?.count ?? 0) + 1 })
    }
  }
  return [...counts.values()]
    .filter(({ actor }) => !actor.codes.every((code) => view.facts.eligible.has(code)))
    .sort((a, b) => b.count - a.count)
    .map(({ actor }) => actor)
}

const mayGive = ({ role }: Actor): boolean => role === 'state' || role === 'body' || role === 'person'

const sameSection = (view: Scene, line: Line, previous: Claim): boolean =>
  view.lines[previous.sentence]?.block.section === line.block.section
