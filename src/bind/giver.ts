import type { Deed, Stated, Sum } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import type { CueMention } from '../core/mention.ts'
import { choose, type Option, optionOf, partOf, type Weights } from '../core/ranking.ts'
import { besideNames } from './beside.ts'
import { contextPasses } from './context.ts'
import { readDeeds } from './deed.ts'
import { SENTENCE_PASSES } from './donor.ts'
import { labelsRecipient } from './donor-list.ts'
import { type Donors, keyOf, onlyPassesOn, state } from './donors.ts'
import { codesOf, type Gift } from './gift.ts'
import type { GiverCase, See } from './giver-case.ts'
import { isPooled, seeNobody } from './nobody.ts'
import { dollarsOf, isLargest, payersOf } from './payers.ts'
import { isPot } from './pot.ts'
import { partLabel, recipientsOf, sharesOut } from './recipient.ts'
import { type Actor, gap, type Line, type Scene } from './scene.ts'
import { coordinated, isGoverned } from './subject.ts'
import type { Topic } from './topic.ts'

/**
 * Who gives: every pass of the sieve proposes somebody, and what was seen of each decides, so that a sure subject of another
 * money (`the US pledged … £600 million`) yields to the state whose money it is.
 *
 * Out: the options with what was seen of each; `none` is one of them.
 */
export function giverOptions(scene: Scene, given: GiverCase): Option<Donors>[] {
  const proposals = new Map<string, { donors: Donors; seen: Map<string, number> }>()
  const propose = (donors: Donors, name: string): void => {
    const key = donors.collective ? '' : keyOf(donors.donors)
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
  const recipients = recipientsOf(scene, given.line, given.gift, given.deed, NOBODY).map(({ value }) => value)
  return [...proposals.values()].map(({ donors, seen }) => {
    const see: See = (name, times = 1) => seen.set(name, times)
    if (donors.donors.length) seeGroup(scene, given, donors.donors, recipients, see)
    else seeNobody(scene, given, see)
    return optionOf(donors, [partOf('giver', seen)])
  })
}

const NOBODY: ReadonlySet<string> = new Set()

export const chooseGiver = (weights: Weights, options: readonly Option<Donors>[]): Donors =>
  choose(weights, options)?.value ?? { donors: [], collective: false }

/** What each pass says, from the surest to the weakest. A list: a generator costs more than the passes. */
function proposalsOf(scene: Scene, given: GiverCase): readonly (readonly [string, Donors])[] {
  const { line, gift, deed, topic } = given
  const proposals: (readonly [string, Donors])[] = []
  for (const not of topic.recipient ? [new Set([topic.recipient]), NOBODY] : [NOBODY]) {
    const seen = { line, gift, deed, not }
    for (let i = 0; i < SENTENCE_PASSES.length; i++) {
      const donors = SENTENCE_PASSES[i]![1](scene, seen)
      if (donors.donors.length || donors.collective) proposals.push([SENTENCE_NAMES[i]!, donors])
    }
  }
  // what a fund has came from all who paid in: the sentences around name some of them at most
  if (!isPot(scene, line, gift)) for (const pass of contextPasses(scene, given)) proposals.push(pass)
  const own = ofItsMoney(scene, given)
  if (own) proposals.push(['own-money-only', own])
  for (const actor of line.actors) {
    if (topic.recipient !== null && actor.codes.includes(topic.recipient)) continue
    if (actor.role === 'region' || actor.role === 'fund' || actor.role === 'adjective') continue
    const governed = actor.role !== 'person' && isGoverned(scene, line, actor)
    proposals.push([governed ? 'named-governed' : 'named-free', state(coordinated(scene, line, actor), 'bind/named')])
  }
  return proposals
}

const SENTENCE_NAMES = SENTENCE_PASSES.map(([name]) => `sentence-${name.slice('bind/'.length)}`)

/** `C$440 million`: the state of the article whose money it is, when only one has it. */
function ofItsMoney(scene: Scene, { gift }: GiverCase): Donors | null {
  const codes = gift.sum ? codesOf(scene, gift.sum) : []
  if (codes.length !== 1 || codes[0] === 'USD' || codes[0] === 'EUR') return null
  const owners = ownersOf(scene).get(codes[0]!)
  if (!owners) return unnamedOwner(scene, gift.sum!, codes[0]!)
  if (owners.size !== 1) return null
  const [[code, actor]] = [...owners] as [[string, Actor]]
  return state([{ ...actor, codes: [code], why: `${codes[0]} is the money of ${code}` }], 'bind/money')
}

/** `twenty million Australian dollars` where nobody names Australia: the one state that mostly gives whose money it is. */
function unnamedOwner({ facts }: Scene, { span }: Sum, money: string): Donors | null {
  const owners = Object.entries(facts.currencyOf)
    .filter(
      ([code, uses]) =>
        facts.setsOf(code).includes('giving-most') && uses.some(({ code, to }) => code === money && to === null),
    )
    .map(([code]) => code)
  const [value] = owners
  return owners.length === 1
    ? {
        donors: [{ value: value!, span, rule: 'bind/money', why: `${money} is the money of ${value}` }],
        collective: false,
      }
    : null
}

/** Currency → the states and bodies of the article that pay in it, each where it is named first: sorted once for all gifts. */
function ownersOf(scene: Scene): ReadonlyMap<string, ReadonlyMap<string, Actor>> {
  const known = moneys.get(scene)
  if (known) return known
  const seen = new Set<string>()
  const made = new Map<string, Map<string, Actor>>()
  for (const actor of gather(scene.lines, ({ actors }) => actors))
    for (const code of actor.codes) {
      if (seen.has(code)) continue
      seen.add(code)
      for (const money of moneyOf(scene, code))
        made.set(money, (made.get(money) ?? new Map<string, Actor>()).set(code, actor))
    }
  moneys.set(scene, made)
  return made
}

const moneys = new WeakMap<Scene, ReadonlyMap<string, ReadonlyMap<string, Actor>>>()

function seeGroup(
  scene: Scene,
  given: GiverCase,
  donors: readonly Stated<string>[],
  recipients: readonly string[],
  see: See,
): void {
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
  if (recipients.some((code) => codes.includes(code))) see('is-recipient')
  const named = line.actors.filter(has)
  if (named.length) see('in-sentence')
  if (named.some((actor) => actor.role === 'person')) see('official-in-sentence')
  if (named.length && named.every((actor) => tells(scene, line, actor)) && tellsOfOthers(scene, line, gift, deed))
    see('only-tells')
  if (named.length && named.every((actor) => countsOnly(scene, line, actor))) see('only-counts')
  if (gift.sum && givesLess(scene, codes, gift.sum)) see('gives-less-elsewhere', Math.min(1, payersOf(scene).size / 6))
  if (named.length && named.every((actor) => isVenue(scene, actor))) see('only-where')
  const near = named.reduce((least, actor) => Math.min(least, gap(actor, gift)), 30)
  if (named.length) see('near', 1 / (1 + near / 4))
  const here = named.find((actor) => gap(actor, gift) === near)
  if (here) for (const name of besideNames(scene.tokens, here)) see(name)
  const nearest = line.actors.filter((actor) => actor.last <= gift.first && !isTopic(actor, topic)).at(-1)
  if (nearest && has(nearest)) see(isPassedBy(scene, nearest) ? 'nearest-passed-by' : 'nearest-before')
  if (named.length && named.every((actor) => isAdministrator(scene, actor))) see('administers')
  const adjoining = named.find((actor) => adjoins(scene, line, gift, actor))
  // "WFP: $2.1 million" is mostly what goes through it
  if (adjoining) see(onlyPassesOn(adjoining) ? 'adjoins-passing' : 'adjoins')
  if (named.length && named.every((actor) => isPassedBy(scene, actor))) see('only-passed-by')
  if (named.some((actor) => gets(scene, line, gift, actor))) see('gets')
  if (partLabel(scene, line, gift).some(has)) see('is-part-label')
  const [label] = line.actors
  if (label && has(label) && label.first - line.sentence.first <= 3 && labelsRecipient(scene, line, label))
    // among the helpers of another, a poor state at the head of a line helps too
    see('labels-recipient', shareOfTopic(topic, label.codes))
  if (topic.recipient && codes.some((code) => scene.facts.enemies(topic.recipient!).includes(code))) see('enemy')
  if (named.length && named.every((actor) => actor.role === 'adjective')) see('adjective-only')
  if (previous?.donors.some(({ value }) => codes.includes(value))) see('gave-before')
  see('acts', shareOf(scene, codes))
}

/** `Guarantee for World Bank lending: $5bn`, `by way of the Bank: $4bn`: money goes to it or through it. */
function isPassedBy({ tokens, words }: Scene, { first }: Actor): boolean {
  for (let i = first - 1; i >= first - 2; i--) {
    const word = tokens[i]?.fold ?? ''
    if (PASSED_BY.has(word)) return true
    if (word === 'of') return tokens[i - 1]?.fold === 'way'
    if (word === 'by') return words.has('administering', tokens[i - 1]?.fold ?? '')
    if (!ARTICLES.has(word)) return false
  }
  return false
}

/** `handled by the EBRD`: it only looks after the money. */
const isAdministrator = ({ tokens, words }: Scene, { first }: Actor): boolean => {
  const by = ARTICLES.has(tokens[first - 1]?.fold ?? '') ? first - 2 : first - 1
  return tokens[by]?.fold === 'by' && words.has('administering', tokens[by - 1]?.fold ?? '')
}

const ARTICLES = new Set(['the', 'a', 'an'])
const PASSED_BY = new Set([
  'owed',
  'owes',
  'owing',
  'through',
  'via',
  'alongside',
  'into',
  'for',
  'to',
  'with',
  'outside',
])

/** `and Norway £100 million`, `Berlin: another 244 million`. */
function adjoins(scene: Scene, line: Line, gift: Gift, actor: Actor): boolean {
  const { tokens } = scene
  const start = (gift.sum ?? gift).first
  if (actor.last > start || start - actor.last > 2 || isGoverned(scene, line, actor) || isPassedBy(scene, actor))
    return false
  for (let i = actor.last; i < start; i++) if (tokens[i]!.kind !== 'mark' && !MORE.has(tokens[i]!.fold)) return false
  return true
}

const MORE = new Set([
  "'s",
  'with',
  'another',
  'a',
  'about',
  'some',
  'over',
  'further',
  'only',
  'just',
  'almost',
  'nearly',
])

/** A minister, or whom a state is said to own: `Germany's Annalena Baerbock told the press`. */
const tells = ({ tokens }: Scene, { cues }: Line, { role, last }: Actor): boolean =>
  role === 'person' ||
  (tokens[last]?.fold === "'s" &&
    tokens[last + 1]?.capital === true &&
    cues.some(({ cue, first, sense }) => isSaying(cue, sense) && first > last && first - last <= 6))

const isSaying = (cue: string, sense: CueMention['sense']): boolean =>
  cue === 'said' || (cue === 'deed' && sense['frame'] === 'say')

/** A minister tells what was pledged, or what members have pledged: the clause itself has another giver or none. */
const tellsOfOthers = (scene: Scene, line: Line, gift: Gift, deed: Deed | null): boolean => {
  const { tokens, words } = scene
  const { sentence, cues } = line
  if (!cues.some(({ cue, sense }) => isSaying(cue, sense))) return false
  if (deed?.voice === 'passive' || isPooled(scene, line, gift)) return true
  for (let i = Math.max(sentence.first, gift.first - 14); i < gift.first; i++)
    if (words.has('givers-unnamed', tokens[i]!.fold)) return true
  return false
}

/** `the Foreign Office calculated`, `Italy's prime minister put the total at`, `France says it collected`: who adds up what all gave. */
function countsOnly({ tokens, words }: Scene, { sentence }: Line, { first, last }: Actor): boolean {
  for (let i = last; i < Math.min(sentence.last, last + 9); i++) if (words.has('counting', tokens[i]!.fold)) return true
  for (let i = first - 1; i >= Math.max(sentence.first, first - 8); i--) {
    const word = tokens[i]!.fold
    if (word === ',' || word === ';') return false
    if (words.has('counting', word)) return true
  }
  return false
}

/** It stands right before a smaller sum, among others: the largest sum of the article is then not its own. */
function givesLess(scene: Scene, codes: readonly string[], sum: Sum): boolean {
  const payers = payersOf(scene)
  if (payers.size < 3 || !isLargest(scene, sum)) return false
  const whole = dollarsOf(scene, sum)
  return codes.every((code) => (payers.get(code) ?? whole) < 0.9 * whole)
}

/** `in Berlin`, `at Ramstein`: where they meet. */
const isVenue = ({ tokens }: Scene, { mention, first }: Actor): boolean =>
  mention.kind === 'place' && (tokens[first - 1]?.fold === 'in' || tokens[first - 1]?.fold === 'at')

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

/** The subject of `received`, `will be handed`, `was granted` gets. */
const gets = (scene: Scene, line: Line, gift: Gift, actor: Actor): boolean =>
  readDeeds(scene, line).some(
    (deed) =>
      !receivesGuest(line, deed) &&
      // "would be handed over once Brussels receives its F-35s": something else, behind the gift
      deed.first - gift.last <= 4 &&
      deed.first - actor.last >= 0 &&
      deed.first - actor.last <= 3 &&
      (deed.cue.sense.frame === 'receive' ||
        sharesOut(scene, line, deed) ||
        (deed.voice === 'passive' && isDitransitive(line, deed))),
  )

/** "who received his counterpart at the Élysée": a guest and no gift. */
const receivesGuest = ({ mentions }: Line, { cue, last }: Deed): boolean =>
  cue.sense.frame === 'receive' &&
  mentions.some(({ kind, first }) => kind === 'official' && first >= last && first - last <= 3)

/** A passive with a gift behind it hands that gift to its subject: "Moldova was granted €20m". */
const isDitransitive = (line: Line, deed: Deed): boolean =>
  deed.cue.sense.frame === 'give' &&
  [...line.sums, ...line.goods].some((gift) => gift.first >= deed.last && gift.first - deed.last <= 3) &&
  ![...line.sums, ...line.goods].some((gift) => gift.last <= deed.first && deed.first - gift.last <= 8)

const isTopic = (actor: Actor, { recipient }: Topic): boolean => recipient !== null && actor.codes.includes(recipient)

const isState = (code: string): boolean => /^[A-Z]{2}$/.test(code) && code !== 'EU' && code !== 'UN' && code !== 'WB'

const AGENCIES = new Set(['UN', 'UNHCR', 'UNICEF', 'WFP', 'WHO', 'UNRWA', 'UNDP', 'OCHA', 'IOM', 'FAO', 'NATO', 'ICRC'])

/** The money that a state or body pays in now. */
export const moneyOf = (scene: Scene, code: string): readonly string[] =>
  scene.facts.moneyOf.get(code) ??
  (scene.facts.currencyOf[code] ?? []).filter(({ to }) => to === null).map((use) => use.code)

/** Pounds are mostly given by those who pay in pounds. */
function seeMoney(scene: Scene, gift: Gift, codes: readonly string[], see: See): void {
  if (!gift.sum) return
  const money = codesOf(scene, gift.sum)
  const uses = (code: string): boolean => moneyOf(scene, code).some((own) => money.includes(own))
  const own = codes.some(uses)
  if (money.includes('USD')) see(own ? 'own-dollars' : 'foreign-dollars')
  else if (money.includes('EUR')) see(own ? 'own-euros' : 'foreign-euros')
  else if (money.length) see(own ? 'own-money' : 'foreign-money')
}

/** The share of the article's officials and subjects that speak for these givers. */
function shareOf(scene: Scene, codes: readonly string[]): number {
  const known = voices.get(scene) ?? voicesOf(scene)
  voices.set(scene, known)
  let theirs = 0
  for (const voice of known.byCodes) if (voice.codes.some((code) => codes.includes(code))) theirs += voice.weight
  return theirs / known.all
}

interface Voices {
  readonly all: number
  readonly byCodes: readonly { readonly codes: readonly string[]; readonly weight: number }[]
}

/** Counted once for an article: every giver proposed for every gift is held against them. */
const voices = new WeakMap<Scene, Voices>()

function voicesOf(scene: Scene): Voices {
  const byCodes = new Map<string, { codes: readonly string[]; weight: number }>()
  let all = 1
  for (const line of scene.lines)
    for (const { role, codes } of line.actors) {
      if (role === 'adjective' || role === 'region') continue
      const weight = role === 'person' ? 2 : 1
      all += weight
      const key = codes.join()
      byCodes.set(key, { codes, weight: (byCodes.get(key)?.weight ?? 0) + weight })
    }
  return { all, byCodes: [...byCodes.values()] }
}
