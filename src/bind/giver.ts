import type { Stated, Sum } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { memosOfLast } from '../core/memo.ts'
import { Observed } from '../core/observed.ts'
import { isInDateline } from '../core/outline.ts'
import { choose, type Option, optionOf, partOf, type Weights } from '../core/ranking.ts'
import { isState } from '../core/state-code.ts'
import { asksOwn } from './asks-own.ts'
import { besideNames } from './beside.ts'
import { columnOf, overheadOf } from './columns.ts'
import { contextPasses } from './context.ts'
import { countedBefore, countedGivers } from './counted-givers.ts'
import { SENTENCE_PASSES } from './donor.ts'
import { labelsRecipient } from './donor-list.ts'
import { fromAgent } from './donor-source.ts'
import { type Donors, keyOf, onlyPassesOn, state, unique } from './donors.ts'
import { type GaveBefore, gaveBefore } from './gave-before.ts'
import {
  adjoins,
  countsOnly,
  gets,
  givesAnother,
  isAdministrator,
  isExcepted,
  isGapped,
  isPassedBy,
  isVenue,
  tells,
  tellsOfOthers,
} from './giver-beside.ts'
import type { GiverCase, See } from './giver-case.ts'
import { ofItsMoney, seeMoney } from './giver-money.ts'
import { finances, holdsStocks, paysFor, paysNext, suretyOf } from './giver-pays.ts'
import { isInserted } from './inserted.ts'
import { jointGivers, partnersOfOther } from './joint.ts'
import { seeNobody } from './nobody.ts'
import { originOf } from './origin.ts'
import { dollarsOf, isLargest, payersOf } from './payers.ts'
import { isPot } from './pot.ts'
import { receiversOf } from './receivers.ts'
import { recipientsOf } from './recipient.ts'
import { dativeOf, partLabel } from './recipient-plain.ts'
import { type Actor, gap, type Line, type Scene } from './scene.ts'
import { sharesOf } from './share-list.ts'
import { coordinated, isClauseApart, isGoverned, subjectOf } from './subject.ts'
import { thanksFor } from './thanks.ts'
import type { Topic } from './topic.ts'
import { shareOfVoices } from './voices.ts'

/**
 * Who gives: every pass of the sieve proposes somebody, and what was seen of each decides, so that a sure subject of another
 * money (`the US pledged … £600 million`) yields to the state whose money it is.
 *
 * Out: the options with what was seen of each; `none` is one of them.
 */
export function giverOptions(scene: Scene, given: GiverCase): Option<Donors>[] {
  const proposals = new Map<string, { donors: Donors; seen: Observed }>()
  const propose = (donors: Donors, name: string): void => {
    const key = donors.collective ? '' : keyOf(donors.donors)
    const known = proposals.get(key) ?? { donors, seen: new Observed() }
    known.seen.set(name, 1)
    proposals.set(key, known)
  }
  propose({ donors: [], collective: false }, 'none')
  let proposed = 0
  const told = gaveBefore(given.before, given.line)
  for (const [name, donors] of proposalsOf(scene, given, told)) {
    propose(donors, name)
    if (donors.collective) propose(donors, 'collective')
    else if (proposed++ === 0) propose(donors, name.startsWith('sentence-') ? 'first-in-sentence' : 'first-around')
    const states = withoutAgencies(donors)
    if (states) propose(states, 'without-agencies')
  }
  if (!proposed) propose({ donors: [], collective: false }, 'none-proposed')
  const recipients = recipientsOf(scene, given.line, given.gift, given.deed, NOBODY).map(({ value }) => value)
  const nearest = nearestBefore(scene, given)
  return [...proposals.values()].map(({ donors, seen }) => {
    const see: See = (name, times = 1) => seen.set(name, times)
    if (donors.donors.length) seeGroup(scene, given, donors.donors, recipients, nearest, told, see)
    else seeNobody(scene, given, see)
    return optionOf(donors, [partOf('giver', seen)])
  })
}

const NOBODY: ReadonlySet<string> = new Set()
const ALL_IN: readonly ReadonlySet<string>[] = [NOBODY]

/** `Japan and UNICEF signed an agreement`: of a state and an agency that do it together, the state alone. */
function withoutAgencies({ donors, collective }: Donors): Donors | null {
  const states = donors.filter(({ value }) => !AGENCIES.has(value))
  return states.length && states.length < donors.length ? { donors: states, collective } : null
}

export const chooseGiver = (weights: Weights, options: readonly Option<Donors>[]): Donors =>
  choose(weights, options)?.value ?? { donors: [], collective: false }

/** What each pass says, from the surest to the weakest. A list: a generator costs more than the passes. */
function proposalsOf(scene: Scene, given: GiverCase, told: GaveBefore): readonly Proposal[] {
  const { line, gift, deed, topic } = given
  const proposals: Proposal[] = []
  for (const not of leftOut(line, topic.recipient)) {
    const seen = { line, gift, deed, not }
    for (let i = 0; i < SENTENCE_PASSES.length; i++) {
      const donors = SENTENCE_PASSES[i]![1](scene, seen)
      if (donors.donors.length || donors.collective) proposals.push([SENTENCE_NAMES[i]!, donors])
    }
  }
  // what a fund has came from all who paid in: the sentences around name some of them at most
  const around = isPot(scene, line, gift) ? [] : contextPasses(scene, given)
  proposals.push(...around)
  if (told.alone && !told.alone.donors.some(({ value }) => value === topic.recipient))
    proposals.push(['around-alone', told.alone])
  for (const pass of originOf(scene, given)) proposals.push(pass)
  const asker = deed && asksOwn(scene, line, deed)
  if (asker && !asker.codes.includes(topic.recipient ?? ''))
    proposals.push(['asks-own', state([asker], 'bind/asks-own')])
  const payer = paysNext(scene, line)
  if (payer) proposals.push(['pays-next', payer])
  const agent = fromAgent(scene, { line, gift, deed, not: NOBODY })
  if (agent.donors.length) proposals.push(['sentence-agent', agent])
  const joint = jointGivers(scene, line, gift, deed)
  if (joint) proposals.push(['joint', joint])
  const partners = state(partnersOfOther(scene, line, gift), 'bind/joint').donors
  if (partners.length)
    for (const [, { donors }] of around)
      proposals.push(['joint', { donors: unique([...partners, ...donors]), collective: false }])
  const counted = countedGivers(scene, line, gift)
  if (counted) proposals.push(['counted', counted])
  const before = countedBefore(scene, line, deed)
  if (before) proposals.push(['counted-before', before])
  const own = ofItsMoney(scene, given)
  if (own) proposals.push(['own-money-only', own])
  for (const named of namedIn(scene, line, topic.recipient)) proposals.push(named)
  const share = gift.sum && sharesOf(scene, line).get(gift.sum)
  if (share?.role === 'givers' && (share.bracketed || share.led))
    proposals.push(['share-list', state(share.actors, 'bind/listed')])
  const over = gift.sum && overheadOf(scene, line, gift.sum)
  if (over?.role === 'givers') proposals.push(['overhead', state([over.actor], 'bind/overhead')])
  const receiver = (gift.sum && receiversOf(scene, line).get(gift.sum)) ?? []
  // `Grant agent`, `Partner`: the head of their column says that they pass it on
  const agents = line.actors.filter((actor) => columnOf(scene, line, actor) === 'channels')
  const not = [...receiver, ...agents]
  if (!not.length) return proposals
  return proposals.filter(
    ([, { donors }]) => !donors.some(({ value }) => not.some(({ codes }) => codes.includes(value))),
  )
}

type Proposal = readonly [string, Donors]

/** Whom the passes over a sentence leave out: who gets most, then nobody. Where it does not name that one, both say the same. */
const leftOut = ({ actors }: Line, topic: string | null): readonly ReadonlySet<string>[] => {
  if (topic === null) return ALL_IN
  const without = new Set([topic])
  return actors.some(({ codes }) => codes.includes(topic)) ? [without, NOBODY] : [without]
}

/** Whom a sentence names, but for who gets most: the same for all its gifts, and each said once. A line of news may name two hundred. */
function namedIn(scene: Scene, line: Line, topic: string | null): readonly Proposal[] {
  const byTopic = namedBy(scene).get(line) ?? new Map<string | null, readonly Proposal[]>()
  namedBy(scene).set(line, byTopic)
  const known = byTopic.get(topic)
  if (known) return known
  const made = new Map<string, Proposal>()
  for (const actor of line.actors) {
    if (topic !== null && actor.codes.includes(topic)) continue
    if (actor.role === 'region' || actor.role === 'fund' || actor.role === 'adjective') continue
    if (isInDateline(scene.outline, actor.span)) continue
    const governed = actor.role !== 'person' && isGoverned(scene, line, actor)
    const name = governed ? 'named-governed' : 'named-free'
    const donors = state(coordinated(scene, line, actor), 'bind/named')
    const key = `${name} ${keyOf(donors.donors)}`
    if (!made.has(key)) made.set(key, [name, donors])
  }
  const list = [...made.values()]
  byTopic.set(topic, list)
  return list
}

const namedBy = memosOfLast<Scene, Line, Map<string | null, readonly Proposal[]>>()

const SENTENCE_NAMES = SENTENCE_PASSES.map(([name]) => `sentence-${name.slice('bind/'.length)}`)

function seeGroup(
  scene: Scene,
  given: GiverCase,
  donors: readonly Stated<string>[],
  recipients: readonly string[],
  nearest: Actor | undefined,
  told: GaveBefore,
  see: See,
): void {
  const { line, gift, deed, topic, previous } = given
  const codes = donors.map(({ value }) => value)
  const has = (actor: Actor): boolean => actor.codes.some((code) => codes.includes(code))
  const { eligible, setsOf } = scene.facts
  if (codes.length > 1) see('several')
  if (codes.length > 1 && codes.some((code) => AGENCIES.has(code)) && codes.some(isState)) see('state-and-agency')
  if (codes.every((code) => !isState(code))) see(AGENCIES.has(codes[0]!) ? 'agency' : 'body')
  else if (topic.recipient && codes.includes(topic.recipient)) see('is-topic')
  else if (codes.some((code) => eligible.has(code))) see('poor')
  if (codes.some((code) => setsOf(code).includes('giving-most'))) see('gives-most')
  seeMoney(scene, gift, codes, see)
  if (recipients.some((code) => codes.includes(code))) see('is-recipient')
  const all = line.actors.filter(has)
  const named = all.filter((actor) => !isInDateline(scene.outline, actor.span))
  if (all.length && !named.length) see('dateline-only')
  if (named.length) see('in-sentence')
  if (named.some((actor) => actor.role === 'person')) see('official-in-sentence')
  if (named.length && named.every((actor) => tells(scene, line, actor)) && tellsOfOthers(scene, line, gift, deed))
    see('only-tells')
  if (named.length && named.every((actor) => countsOnly(scene, line, actor))) see('only-counts')
  if (gift.sum && givesLess(scene, codes, gift.sum)) see('gives-less-elsewhere', Math.min(1, payersOf(scene).size / 6))
  if (named.length && named.every((actor) => isVenue(scene, actor))) see('only-where')
  const isAside = (actor: Actor): boolean => actor.last <= gift.first && isInserted(scene, line, actor)
  const isBehind = (actor: Actor): boolean => actor.first >= gift.last && isGoverned(scene, line, actor)
  if (named.some(isAside) && named.every((actor) => isAside(actor) || isBehind(actor))) see('only-inserted')
  const thanks = thanksFor(scene, line, gift)
  if (thanks && has(thanks.to)) see('thanked')
  else if (thanks?.from && has(thanks.from)) see('gives-thanks')
  if (named.length && named.every((actor) => isExcepted(scene, line, actor))) see('only-excepted')
  const column = named.map((actor) => columnOf(scene, line, actor)).find((one) => one !== null)
  if (column) see(column === 'givers' ? 'column-giver' : 'column-getter', 2)
  const near = named.reduce((least, actor) => Math.min(least, gap(actor, gift)), 30)
  if (named.length) see('near', 1 / (1 + near / 4))
  const here = named.find((actor) => gap(actor, gift) === near)
  if (here) for (const name of besideNames(scene.tokens, here)) see(name)
  if (nearest && has(nearest)) see(isPassedBy(scene, nearest) ? 'nearest-passed-by' : 'nearest-before')
  if (named.length && named.every((actor) => isAdministrator(scene, actor))) see('administers')
  const adjoining = named.find((actor) => adjoins(scene, line, gift, actor))
  // "WFP: $2.1 million" is mostly what goes through it
  if (adjoining) see(onlyPassesOn(adjoining) ? 'adjoins-passing' : 'adjoins')
  if (named.some((actor) => isGapped(scene, line, gift, actor))) see('gapped', 2)
  if (named.length && named.every((actor) => isPassedBy(scene, actor))) see('only-passed-by')
  if (named.some((actor) => gets(scene, line, gift, actor))) see('gets')
  if (named.length && named.every((actor) => isClauseApart(scene, gift, actor))) see('clause-apart')
  if (named.length && named.every((actor) => givesAnother(line, gift, actor))) see('gives-another', 2)
  if (isAgent(scene, given, codes)) see('agent', 2)
  if (named.some((actor) => paysFor(scene, line, gift, actor))) see('pays-for', 2)
  if (named.length && finances(scene, line, gift, codes)) see('finances', 2)
  if (named.length && named.every((actor) => holdsStocks(scene, actor))) see('only-stocks', 2)
  for (const actor of named) {
    const surety = suretyOf(scene, line, gift, actor)
    if (surety) see(`guarantee-${surety}`, 2)
  }
  if (partLabel(scene, line, gift).some(has)) see('is-part-label')
  const [label] = line.actors
  if (label && has(label) && label.first - line.sentence.first <= 3 && labelsRecipient(scene, line, label))
    // among the helpers of another, a poor state at the head of a line helps too
    see('labels-recipient', shareOfTopic(topic, label.codes))
  if (topic.recipient && codes.some((code) => scene.facts.enemies(topic.recipient!).includes(code))) see('enemy')
  if (named.length && named.every((actor) => actor.role === 'adjective')) see('adjective-only')
  if (previous?.donors.some(({ value }) => codes.includes(value))) see('gave-before')
  see('gave-share', told.shareOf(donors))
  see('acts', shareOfVoices(scene, codes))
}

/** `were approved by the European Union`: who the passive says does it, and nobody else. */
function isAgent(scene: Scene, { line, gift, deed }: GiverCase, codes: readonly string[]): boolean {
  if (deed?.voice !== 'passive' || deed.cue.sense.frame !== 'give' || gift.first > deed.first) return false
  const agents = gather(subjectOf(scene, line, deed, gift.first).actors, (actor) => actor.codes)
  return agents.length > 0 && codes.length === new Set(agents).size && agents.every((code) => codes.includes(code))
}

/** The last whom the sentence names before the gift, but for who gets: `will give Croatia 100 million`. */
function nearestBefore(scene: Scene, { line, gift, deed, topic }: GiverCase): Actor | undefined {
  const dative = deed && dativeOf(scene, line, deed, gift)
  return line.actors.findLast(
    (actor) =>
      actor.last <= gift.first &&
      !isTopic(actor, topic) &&
      actor !== dative &&
      !isInDateline(scene.outline, actor.span),
  )
}

/** It stands right before a smaller sum, among others: the largest sum of the article is then not its own. */
function givesLess(scene: Scene, codes: readonly string[], sum: Sum): boolean {
  const payers = payersOf(scene)
  if (payers.size < 3 || !isLargest(scene, sum)) return false
  const whole = dollarsOf(scene, sum)
  return codes.every((code) => (payers.get(code) ?? whole) < 0.9 * whole)
}

/** How likely the article is about help for any of these; 1 where it is open. */
const shareOfTopic = ({ recipient, ranked }: Topic, codes: readonly string[]): number => {
  if (recipient === null || codes.includes(recipient)) return 1
  return Math.min(
    1,
    1 -
      (ranked[0]?.share ?? 0) +
      ranked.filter(({ code }) => codes.includes(code)).reduce((sum, { share }) => sum + share, 0),
  )
}

const isTopic = (actor: Actor, { recipient }: Topic): boolean => recipient !== null && actor.codes.includes(recipient)

const AGENCIES = new Set('UN UNHCR UNICEF WFP WHO UNRWA UNDP OCHA IOM FAO UNFPA UNOPS UNESCO IFRC NATO ICRC'.split(' '))
