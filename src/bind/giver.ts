import type { Claim, Deed, Stated } from '../core/claim.ts'
import { choose, type Option, optionOf, partOf, type Weights } from '../core/ranking.ts'
import { contextPasses } from './context.ts'
import { type Donors, SENTENCE_PASSES } from './donor.ts'
import { codesOf, type Gift } from './gift.ts'
import { recipientsOf } from './recipient.ts'
import { type Actor, gap, type Line, type Scene } from './scene.ts'
import type { Topic } from './topic.ts'

/** What the ranking of givers sees of the gift in hand. */
export interface GiverCase {
  readonly line: Line
  readonly gift: Gift
  readonly deed: Deed | null
  readonly topic: Topic
  readonly previous: Claim | null
}

/**
 * Who gives: every pass of the sieve proposes somebody, and what was seen of each decides, so that a sure subject of another
 * money (`the US pledged … £600 million`) yields to the state whose money it is.
 *
 * Out: the options with what was seen of each; `none` is one of them.
 */
export function giverOptions(scene: Scene, given: GiverCase): Option<Donors>[] {
  const proposals = new Map<string, { donors: Donors; seen: Map<string, number> }>()
  const propose = (donors: Donors, name: string): void => {
    const key = donors.collective
      ? ''
      : donors.donors
          .map(({ value }) => value)
          .sort()
          .join('+')
    const known = proposals.get(key) ?? { donors, seen: new Map<string, number>() }
    known.seen.set(name, 1)
    proposals.set(key, known)
  }
  propose({ donors: [], collective: false }, 'none')
  let proposed = 0
  for (const [name, donors] of proposalsOf(scene, given)) {
    propose(donors, name)
    if (donors.collective) propose(donors, 'collective')
    else if (proposed++ === 0) propose(donors, name.startsWith('sentence-') ? 'first-in-sentence' : 'first-around')
  }
  if (!proposed) propose({ donors: [], collective: false }, 'none-proposed')
  return [...proposals.values()].map(({ donors, seen }) => {
    if (donors.donors.length) seeGroup(scene, given, donors.donors, (name, times = 1) => seen.set(name, times))
    return optionOf(donors, [partOf('giver', seen)])
  })
}

export const chooseGiver = (weights: Weights, options: readonly Option<Donors>[]): Donors =>
  choose(weights, options)?.value ?? { donors: [], collective: false }

/** What each pass says, from the surest to the weakest. */
function* proposalsOf(scene: Scene, given: GiverCase): Generator<readonly [string, Donors]> {
  const { line, gift, deed, topic } = given
  for (const not of topic.recipient ? [new Set([topic.recipient]), new Set<string>()] : [new Set<string>()])
    for (const [name, pass] of SENTENCE_PASSES) {
      const donors = pass(scene, { line, gift, deed, not })
      if (donors.donors.length || donors.collective) yield [`sentence-${name.slice('bind/'.length)}`, donors]
    }
  yield* contextPasses(scene, given)
}

type See = (name: string, times?: number) => void

function seeGroup(scene: Scene, given: GiverCase, donors: readonly Stated<string>[], see: See): void {
  const { line, gift, deed, topic, previous } = given
  const codes = donors.map(({ value }) => value)
  const has = (actor: Actor): boolean => actor.codes.some((code) => codes.includes(code))
  const { eligible, setsOf } = scene.facts
  if (codes.length > 1) see('several')
  if (codes.every((code) => !isState(code))) see(AGENCIES.has(codes[0]!) ? 'agency' : 'body')
  else if (topic.recipient && codes.includes(topic.recipient)) see('is-topic')
  else if (codes.some((code) => eligible.has(code))) see('poor')
  if (codes.some((code) => setsOf(code).includes('giving-most'))) see('gives-most')
  seeMoney(scene, gift, codes, see)
  const recipients = recipientsOf(scene, line, gift, deed, new Set())
  if (recipients.some(({ value }) => codes.includes(value))) see('is-recipient')
  const named = line.actors.filter(has)
  if (named.length) see('in-sentence')
  if (named.some((actor) => actor.role === 'person')) see('official-in-sentence')
  const near = named.reduce((least, actor) => Math.min(least, gap(actor, gift)), 30)
  if (named.length) see('near', 1 / (1 + near / 4))
  const nearest = line.actors.filter((actor) => actor.last <= gift.first && !isTopic(actor, topic)).at(-1)
  if (nearest && has(nearest)) see('nearest-before')
  if (previous?.donors.some(({ value }) => codes.includes(value))) see('gave-before')
  see('acts', shareOf(scene, codes))
}

const isTopic = (actor: Actor, { recipient }: Topic): boolean => recipient !== null && actor.codes.includes(recipient)

const isState = (code: string): boolean => /^[A-Z]{2}$/.test(code) && code !== 'EU' && code !== 'UN' && code !== 'WB'

const AGENCIES = new Set(['UN', 'UNHCR', 'UNICEF', 'WFP', 'WHO', 'UNRWA', 'UNDP', 'OCHA', 'IOM', 'FAO', 'NATO', 'ICRC'])

/** Pounds are mostly given by those who pay in pounds. */
function seeMoney(scene: Scene, gift: Gift, codes: readonly string[], see: See): void {
  if (!gift.sum) return
  const money = codesOf(scene, gift.sum)
  const uses = (code: string): boolean =>
    (scene.facts.currencyOf[code === 'EIB' ? 'EU' : code] ?? []).some(
      (use) => money.includes(use.code) && use.to === null,
    )
  const own = codes.some(uses)
  if (money.includes('USD')) see(own ? 'own-dollars' : 'foreign-dollars')
  else if (money.includes('EUR')) see(own ? 'own-euros' : 'foreign-euros')
  else if (money.length) see(own ? 'own-money' : 'foreign-money')
}

/** The share of the article's officials and subjects that speak for these givers. */
function shareOf(scene: Scene, codes: readonly string[]): number {
  let all = 1
  let theirs = 0
  for (const line of scene.lines)
    for (const actor of line.actors) {
      if (actor.role === 'adjective' || actor.role === 'region') continue
      const weight = actor.role === 'person' ? 2 : 1
      all += weight
      if (actor.codes.some((code) => codes.includes(code))) theirs += weight
    }
  return theirs / all
}
