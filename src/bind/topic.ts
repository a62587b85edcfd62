import { gather } from '../core/gather.ts'
import type { Mention } from '../core/mention.ts'
import { isInDateline } from '../core/outline.ts'
import { columnOf } from './columns.ts'
import { readDeeds } from './deed.ts'
import { donorsInSentence } from './donor.ts'
import { isLeft } from './fled.ts'
import { giftsOf } from './gift.ts'
import { governing } from './governing.ts'
import { holds } from './holds.ts'
import { recipientsOf } from './recipient.ts'
import { type Actor, cuesOf, type Line, type Scene } from './scene.ts'
import { isGoverned } from './subject.ts'

/** What the article is about: who mostly gets, and who mostly gives. The last resort of bind/, never its first. */
export interface Topic {
  readonly recipient: string | null
  /** Every country named, the likeliest one to get first, with its share of what speaks for any of them. */
  readonly ranked: readonly { readonly code: string; readonly share: number }[]
  readonly donor: Actor | null
  /** What was seen of each country that could be the one who gets, and how often. */
  readonly seen: ReadonlyMap<string, ReadonlyMap<string, number>>
}

/**
 * Ranks the states that the article names as the one who gets: by what plain sentences say (`to Sudan`, `handed Ukraine`), by
 * how often and where each stands, and by who is mostly helped in the world. The donor is the subject of the headline,
 * else of the first sentences.
 */
export function topicOf(scene: Scene, weights: ReadonlyMap<string, number>): Topic {
  const seen = seenOf(scene)
  const score = (features: ReadonlyMap<string, number>): number => {
    let sum = 0
    for (const [name, times] of features) sum += (weights.get(name) ?? 0) * times
    return sum
  }
  const ranked = [...seen]
    .map(([code, features]) => ({ code, score: score(features) }))
    .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
  const recipient = ranked[0]?.code ?? null
  return { recipient, ranked: sharesOf(ranked), donor: mainDonor(scene, recipient), seen }
}

function sharesOf(ranked: readonly { code: string; score: number }[]): Topic['ranked'] {
  const top = ranked[0]?.score ?? 0
  const total = ranked.reduce((sum, { score }) => sum + Math.exp(score - top), 0)
  return ranked.map(({ code, score }) => ({ code, share: Math.exp(score - top) / total }))
}

/** Sets that say who mostly gives and gets in the world. */
const PRIOR_SETS = /^(?:oda-|helped-too$|appealed-for$|giving-most$|eu-members$)/

type Counts = Map<string, Map<string, number>>

/** Seen or not: not told how often. */
const ONCE = new Set(
  [
    'fled',
    'fund',
    'headline',
    'headline-for',
    'dateline',
    'most-named',
    'most-towns',
    'first-eligible',
    'only-eligible',
    'only-gets',
    'only-gives',
    'struck',
    'town-in-headline',
  ].map((name) => `topic/${name}`),
)

/** Counts become shares of the article, so that long and short ones weigh alike. */
function seenOf(scene: Scene): Counts {
  const counts: Counts = new Map()
  const add = (code: string, name: string, times = 1): void => {
    const features = counts.get(code) ?? new Map<string, number>()
    features.set(name, (features.get(name) ?? 0) + times)
    counts.set(code, features)
  }
  let states = 0
  let gifts = 0
  let cities = 0
  let officials = 0
  let sums = 0
  for (const line of scene.lines) {
    if (line.block.kind === 'furniture' || line.block.kind === 'caption') continue
    for (const actor of line.actors) {
      if (actor.role !== 'state' && actor.role !== 'adjective') continue
      // `Donor | Pledge`, `Ghana | to be communicated`
      if (line.block.kind === 'row' && columnOf(scene, line, actor) === 'givers') continue
      states++
      for (const code of actor.codes) seeActor(scene, line, actor, (name) => add(code, name))
    }
    for (const mention of line.mentions) {
      if (mention.kind === 'place' && mention.form === 'city') cities++
      if (mention.kind === 'official') officials++
      seeMention(scene, line, mention, add)
    }
    sums += seeMoney(scene, line, add)
    gifts += seeParties(scene, line, add)
  }
  const total: Readonly<Record<string, number>> = {
    'topic/gets': gifts + 1,
    'topic/gives': gifts + 1,
    'topic/city': cities + 1,
    'topic/official': officials + 1,
    'topic/own-money': sums + 1,
  }
  seeMostNamed(scene, counts, add)
  for (const [code, features] of counts) {
    const gets = features.has('topic/gets') || features.has('topic/for-gift')
    if (gets !== features.has('topic/gives')) add(code, gets ? 'topic/only-gets' : 'topic/only-gives')
  }
  let order = 0
  for (const [code, features] of counts) {
    for (const [name, times] of features) features.set(name, ONCE.has(name) ? 1 : times / (total[name] ?? states + 2))
    features.set('topic/first', 1 / ++order)
    for (const set of scene.facts.setsOf(code)) if (PRIOR_SETS.test(set)) features.set(`topic/${set}`, 1)
  }
  return counts
}

/** Towns, officials, and funds that serve one state (PURL, the Moldova Support Platform). */
function seeMention(scene: Scene, line: Line, mention: Mention, add: (code: string, name: string) => void): void {
  if (mention.kind === 'place' && mention.form !== 'region')
    for (const code of mention.codes) if (isStruck(scene, line, mention)) add(code, 'topic/struck')
  if (mention.kind === 'group') {
    const getter = scene.facts.getters.get(mention.name)
    if (getter) add(getter, 'topic/fund')
  } else if (mention.kind === 'official') {
    if (mention.country) add(mention.country, 'topic/official')
  } else if (mention.kind === 'place' && mention.form === 'city')
    for (const code of mention.codes) {
      add(code, isLeft(scene, line, mention) ? 'topic/fled' : 'topic/city')
      if (line.block.kind === 'headline') add(code, 'topic/town-in-headline')
    }
  // "Commissioner for the Reconstruction of Ukraine", "the Ukraine Recovery Conference": no actor, and yet what it is about
  else if (mention.kind === 'place' && !line.actors.some((actor) => actor.mention === mention))
    for (const code of mention.codes) if (scene.facts.eligible.has(code)) add(code, 'topic/in-name')
}

/** The sums in the money of a state that is helped: what bread costs, what its budget lacks. Returns the number of sums. */
function seeMoney({ facts }: Scene, line: Line, add: (code: string, name: string) => void): number {
  for (const sum of line.sums) {
    if (sum.kind !== 'money') continue
    for (const code of facts.usersOf(sum.codes)) add(code, 'topic/own-money')
  }
  return line.sums.length
}

/** The sentence speaks of a disaster close by. */
function isStruck(scene: Scene, line: Line, { first, last }: Mention): boolean {
  if (!holds(scene, line, 'disasters')) return false
  const { tokens, words } = scene
  const { sentence } = line
  const from = Math.max(sentence.first, first - NEAR)
  const to = Math.min(sentence.last, last + NEAR)
  for (let i = from; i < to; i++) if (words.has('disasters', tokens[i]!.fold)) return true
  return false
}

/** Tokens between a disaster and whom it struck: `the floods in the south of Pakistan`. */
const NEAR = 7

/** Of those that aid can go to: the one that the article names most often, and the one that it names first. */
function seeMostNamed({ facts }: Scene, counts: Counts, add: (code: string, name: string) => void): void {
  const named = gather([...counts], ([code, features]) =>
    facts.eligible.has(code) || (facts.setsOf(code).includes('helped-too') && isHelpedHere(features))
      ? [{ code, times: timesNamed(features) }]
      : [],
  )
  const most = Math.max(...named.map(({ times }) => times))
  for (const { code, times } of named) if (times === most) add(code, 'topic/most-named')
  if (named[0]) add(named[0].code, 'topic/first-eligible')
  const towns = named.map(({ code }) => counts.get(code)!.get('topic/city') ?? 0)
  const mostTowns = Math.max(1, ...towns)
  for (const [i, { code }] of named.entries()) if (towns[i] === mostTowns) add(code, 'topic/most-towns')
  if (named.length === 1) add(named[0]!.code, 'topic/only-eligible')
}

/** A large state gets where something is for it or it was struck, and gives elsewhere. */
const isHelpedHere = (features: ReadonlyMap<string, number>): boolean =>
  !features.has('topic/gives') && HELPED.some((name) => features.has(name))

const HELPED = ['topic/gets', 'topic/for', 'topic/for-gift', 'topic/struck']

const timesNamed = (features: ReadonlyMap<string, number>): number =>
  (features.get('topic/named') ?? 0) + (features.get('topic/city') ?? 0)

function seeActor(scene: Scene, line: Line, actor: Actor, see: (name: string) => void): void {
  const { tokens, outline } = scene
  if (isInDateline(outline, actor.span)) return see('topic/dateline')
  see('topic/named')
  if (line.block.kind === 'headline') see('topic/headline')
  const before = tokens[actor.first - 1]?.fold ?? ''
  const head = before === 'the' ? (tokens[actor.first - 2]?.fold ?? '') : before
  if (head === 'for' || head === 'to' || head === 'into') {
    see(givesSomething(line) ? 'topic/for-gift' : 'topic/for')
    if (line.block.kind === 'headline') see('topic/headline-for')
  } else if (isLeft(scene, line, actor)) see('topic/fled')
  else if (head === 'from') see('topic/from')
  else if (head === 'in' || head === 'of' || head === 'on' || head === 'inside' || head === 'across') see('topic/in')
  else if (tokens[actor.last]?.fold === "'s") see('topic/owner')
  else if (actor.role === 'adjective') see('topic/adjective')
  else if (!isGoverned(scene, line, actor)) see('topic/subject')
}

const givesSomething = (line: Line): boolean =>
  line.sums.length > 0 || line.goods.length > 0 || cuesOf(line, 'gift').length > 0

/** What the sentence's own words say of each gift: who gives it, who gets it. Returns the number of gifts. */
function seeParties(scene: Scene, line: Line, add: (code: string, name: string) => void): number {
  if (!line.sums.length && !line.goods.length) return 0
  const deeds = readDeeds(scene, line)
  const gifts = giftsOf(scene, line)
  for (const gift of gifts) {
    const deed = governing(scene, line, deeds, gift)?.deed ?? null
    const { donors } = donorsInSentence(scene, line, gift, deed)
    const codes = new Set(donors.map((donor) => donor.value).filter(isState))
    for (const code of codes) add(code, 'topic/gives')
    for (const recipient of recipientsOf(scene, line, gift, deed, codes))
      if (isState(recipient.value)) add(recipient.value, 'topic/gets')
  }
  return gifts.length
}

export const isState = (code: string): boolean => /^[A-Z]{2}$/.test(code) && code !== 'EU' && code !== 'UN'

/** The subject of the headline, else of the first lines of prose, that is not the one who gets. */
function mainDonor(scene: Scene, recipient: string | null): Actor | null {
  const lines = scene.lines
    .filter(
      (line) =>
        line.block.kind === 'headline' ||
        line.block.kind === 'heading' ||
        line.block.kind === 'paragraph' ||
        line.block.kind === 'meta',
    )
    .slice(0, 6)
  const suits =
    (line: Line) =>
    (actor: Actor): boolean =>
      actor.role !== 'region' &&
      actor.role !== 'anaphor' &&
      actor.role !== 'fund' &&
      actor.role !== 'agency' &&
      actor.codes.length === 1 &&
      actor.codes[0] !== recipient &&
      !(actor.mention.kind === 'place' && actor.mention.form === 'capital' && !opensClause(scene, line, actor)) &&
      (actor.role === 'adjective' || !isGoverned(scene, line, actor))
  for (const line of lines) {
    const actor = line.actors.find(suits(line))
    if (actor) return actor
  }
  return null
}

/** A capital that acts: "Oslo gives", not the place of a dateline or a meeting. */
const opensClause = (scene: Scene, line: Line, actor: Actor): boolean =>
  !isGoverned(scene, line, actor) &&
  line.cues.some((cue) => cue.cue === 'deed' && cue.first >= actor.last && cue.first - actor.last <= 2)
