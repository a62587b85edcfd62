import type { Stated } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { Observed } from '../core/observed.ts'
import { choose, type Option, optionOf, partOf, type Weights } from '../core/ranking.ts'
import { channelsRead, headBefore, otherSumBetween, passesOn } from './channel.ts'
import type { ChannelCase, Passer, Passers } from './channel-case.ts'
import { deedsOf, passersBehind, thankingOf, welcomes } from './channel-deeds.ts'
import { columnOf } from './columns.ts'
import { holds } from './holds.ts'
import type { Actor, Line, Scene } from './scene.ts'
import { subjectOf } from './subject.ts'

type Channel = Stated<string>
type See = (name: string, times?: number) => void

/**
 * Through whom it goes, as yes or no for each body and fund: those of the sentence by what stands before them, those told above, and the
 * one that the whole article is about ("UNRWA gets its money back": the sums of its donors name it no more).
 *
 * Out: one option each, with what was seen of it.
 */
export function channelOptions(scene: Scene, given: ChannelCase): Option<Channel>[] {
  const found = new Map<string, { channel: Channel; seen: Observed }>()
  const propose = (actor: Actor, why: string | null): Observed | null => {
    const code = actor.codes[0]
    if (code === undefined || given.donors.has(code)) return null
    const known = found.get(code)
    if (known) return known.seen
    const channel = { value: code, span: why ? null : actor.span, rule: `bind/channel ${actor.rule}`, why }
    // some funds are mostly a form of aid, and some banks mostly the giver
    const seen = Observed.just(`says-${code}`)
    found.set(code, { channel, seen })
    return seen
  }
  for (const [actor, names] of ofSentence(scene, given)) {
    const seen = propose(actor, null)
    for (const [name, times] of names) if (!seen?.has(name)) seen?.set(name, times)
  }
  const here = found.size
  for (const [actor, name] of ofContext(scene, given)) {
    const seen = propose(actor, WHY[name]!)
    seen?.set(name, 1)
    if (seen && !seen.has('here')) {
      if (!here) seen.set(`${name}-alone`, 1)
      if (given.leans) seen.set(`${name}-leans`, 1)
    }
  }
  const absent = [...found.values()].filter(({ seen }) => !seen.has('here'))
  const ofGift = absent.length ? seenOfGift(scene, given) : []
  for (const { channel, seen } of absent) {
    const see: See = (name, times = 1) => void seen.set(name, times)
    seeStanding(given, channel.value, here > 0, see)
    for (const [name, times] of ofGift) see(name, times)
    if (thankingOf(scene).has(channel.value)) see('thanks-givers')
    seePlace(scene, given, channel.value, see)
  }
  return [...found.values()].map(({ channel, seen }) => optionOf(channel, [partOf('channel', seen)]))
}

const NOBODY = optionOf(null, [])

/** Those for which more speaks than against. */
export const chooseChannels = (weights: Weights, options: readonly Option<Channel>[]): Channel[] =>
  options.filter((option) => choose<Channel | null>(weights, [NOBODY, option]) === option).map(({ value }) => value)

const WHY: Readonly<Record<string, string>> = {
  above: 'named in the sentence before',
  'above-own': 'named in the sentence before',
  'before-own': 'the gift before goes through it',
  head: 'named above the list or in the heading',
  'head-paid': 'the list is of what is paid into it',
  before: 'the gift before goes through it',
  next: 'the sentence behind passes it on',
  topic: 'the article is about it',
  'article-own': 'the article names it, an agency of the giver',
}

type Names = ReadonlyMap<string, number>

function ofSentence(scene: Scene, given: ChannelCase): (readonly [Actor, Names])[] {
  const { line, gift, deed, donors } = given
  const read = new Set(channelsRead(scene, line, gift, deed, donors).map(({ value }) => value))
  const proposals = ownAgencies(scene, given)
  const subjects = deed ? subjectOf(scene, line, deed).actors : []
  for (const actor of [...line.actors, ...agenciesThrough(scene, given)]) {
    if (!canPassOn(given.passers, actor) || isSpelledOut(scene, line, actor)) continue
    const seen = new Map<string, number>()
    const see = (name: string, times = 1): void => void seen.set(name, times)
    see('here')
    if (read.has(actor.codes[0]!)) see('read')
    see(`role-${actor.role}`)
    const head =
      columnOf(scene, line, actor) === 'channels' ? 'through' : (HEADS.get(headBefore(scene, line, actor)) ?? 'other')
    see(`head-${head}`)
    see(`${actor.role}-${head}`)
    const behind = actor.first >= gift.last
    see(behind ? 'behind' : 'before')
    const distance = Math.max(0, behind ? actor.first - gift.last : gift.first - actor.last)
    see('near', 1 / (1 + distance / 5))
    if (otherSumBetween(line, gift, actor)) see('other-sum-between')
    if (actor.first - line.sentence.first <= 2) see('first-word')
    if (scene.tokens[actor.last]?.fold === ':') see('label')
    if (subjects.includes(actor)) see(`subject-${deed!.cue.sense.frame}`)
    if (deed && actor.first - deed.last >= 0 && actor.first - deed.last <= 1) see(`object-${deed.cue.sense.frame}`)
    if (line.block.kind === 'headline') see('in-headline')
    for (const name of deedsOf(scene, given, actor)) see(name, 2)
    proposals.push([actor, seen])
  }
  return proposals
}

/** "through JICA", where Japan gives: an agency of the giver's own state. */
const ownAgencies = (scene: Scene, { line, gift, donors }: ChannelCase): (readonly [Actor, Names])[] =>
  agenciesOf(line, donors).map((agency) => {
    const head = HEADS.get(headBefore(scene, line, agency)) ?? 'other'
    const near = 1 / (1 + Math.max(0, agency.first - gift.last, gift.first - agency.last) / 5)
    return [
      agency,
      new Map([
        ['here', 1],
        ['own-agency', 1],
        [`own-agency-${head}`, 1],
        ['near', near],
      ]),
    ]
  })

/** "by way of Lithuania's Central Project Management Agency", where Taiwan gives. */
const agenciesThrough = (scene: Scene, { line, donors }: ChannelCase): Actor[] =>
  agenciesIn(line, (actor) => !donors.has(actor.codes[0]!) && HEADS.get(headBefore(scene, line, actor)) === 'through')

const agenciesOf = (line: Line, donors: ReadonlySet<string>): Actor[] =>
  agenciesIn(line, ({ codes }) => donors.has(codes[0]!))

const agenciesIn = ({ actors }: Line, is: (actor: Actor) => boolean): Actor[] =>
  gather(actors, (actor) => {
    const agency = asAgency(actor)
    return agency && is(actor) ? [agency] : []
  })

/** JICA by its own name, where it otherwise stands for Japan. */
const asAgency = (actor: Actor): Actor | null => {
  const { mention } = actor
  return mention.kind === 'body' && mention.role === 'agency' && mention.country
    ? { ...actor, codes: [mention.code], role: 'agency' }
    : null
}

/** "the Red Cross (IFRC)": the short name behind it in brackets is the one that counts. */
const isSpelledOut = (scene: Scene, line: Line, actor: Actor): boolean =>
  scene.tokens[actor.last]?.fold === '(' &&
  line.actors.some((other) => other.first === actor.last + 1 && passesOn(other))

const HEADS: ReadonlyMap<string, string> = new Map([
  ...['through', 'via', 'using'].map((word) => [word, 'through'] as const),
  ...['to', 'into', 'for', 'from', 'of', 'by', 'with', 'in', 'under'].map((word) => [word, word] as const),
  ['', 'none'],
])

function ofContext(scene: Scene, given: ChannelCase): (readonly [Actor, string])[] {
  const proposals: (readonly [Actor, string])[] = []
  const { line, previous, passers, donors } = given
  for (const above of scene.byBlock.get(line.block.index) ?? [])
    if (above.sentence.index < line.sentence.index && line.sentence.index - above.sentence.index <= 2) {
      for (const actor of above.actors) if (canPassOn(passers, actor)) proposals.push([actor, 'above'])
      for (const agency of agenciesOf(above, donors)) proposals.push([agency, 'above-own'])
    }
  for (const head of [line.block.lead, scene.outline.sections[line.block.section]?.heading ?? null])
    for (const above of head === null ? [] : (scene.byBlock.get(head) ?? []))
      for (const actor of above.actors)
        if (canPassOn(passers, actor)) {
          proposals.push([actor, 'head'])
          if (isPaidInto(scene, actor) || welcomes(scene, actor)) proposals.push([actor, 'head-paid'])
        }
  for (const actor of passersBehind(scene, line)) if (canPassOn(passers, actor)) proposals.push([actor, 'next'])
  for (const { value } of previous?.channel ?? []) {
    const passer = passers.get(value)
    if (passer?.of === null) proposals.push([passer.actor, 'before'])
  }
  for (const agency of agencyBefore(scene, given)) proposals.push([agency, 'before-own'])
  const all = [...passers.values()]
  const topic = all.find(({ of }) => of === null)
  if (topic && topic.count >= 2) proposals.push([topic.actor, 'topic'])
  for (const { of, actor } of all) if (of !== null && donors.has(of)) proposals.push([actor, 'article-own'])
  return proposals
}

/** `Donors to the trust fund`, `Contributions to CERF`: over a list, as is `The fund has welcomed the following`. */
function isPaidInto({ tokens, words }: Scene, { first }: Actor): boolean {
  const to = tokens[first - 1]?.fold === 'the' ? first - 2 : first - 1
  return words.has('to', tokens[to]?.fold ?? '') && PAYING.has(tokens[to - 1]?.fold ?? '')
}

const PAYING = new Set('donors contributors contributions payments pledges gifts paid pledged given payers'.split(' '))

/** JICA, which the gift before went through, where this one is the same giver's. */
function agencyBefore({ lines }: Scene, { line, previous, donors }: ChannelCase): Actor[] {
  const through = new Set(previous?.channel.map(({ value }) => value))
  if (!previous || !through.size) return []
  for (let i = Math.min(previous.sentence, line.sentence.index - 1); i >= Math.max(0, previous.sentence - FAR); i--) {
    const found = agenciesOf(lines[i]!, donors).filter(({ codes }) => through.has(codes[0]!))
    if (found.length) return found.slice(0, 1)
  }
  return []
}

/** For one that the sentence does not name: how much of the article is about it, and what went through it so far. */
function seeStanding({ passers, before }: ChannelCase, code: string, othersHere: boolean, see: See): void {
  const passer = passers.get(code)
  if (!passer) return
  see('share', passer.share)
  if (passer.first === 0) see('of-headline')
  else if (passer.first <= 3) see('of-opening')
  see(passer.of === null ? `of-${passer.actor.role}` : 'of-own')
  if (othersHere) see('others-here')
  const aid = before.filter((claim) => claim.verdict === 'aid')
  const through = aid.filter((claim) => claim.channel.some(({ value, why }) => value === code && why === null))
  see('went-through', through.length / (aid.length + 1))
  if (through.some((claim) => claim === aid[0])) see('first-went-through')
  if (aid.some((claim) => claim.channel.length > 0 && !claim.channel.some(({ value }) => value === code)))
    see('another-went-through')
}

/**
 * What is the same for all that the sentence does not name. `The Dutch have put in €250 million`, `Norway's share`: what is paid in is paid
 * into what the text told of, and so is mostly what a paragraph of many payers tells. Goods seldom pass through a fund.
 */
function seenOfGift(scene: Scene, { line, gift }: ChannelCase): readonly (readonly [string, number])[] {
  const seen: [string, number][] = []
  const here = scene.byBlock.get(line.block.index) ?? []
  if (here.length <= MOST_LINES)
    seen.push([
      'states-here',
      Math.min(1, new Set(gather(here, ({ actors }) => gather(actors, codesOfState))).size / 5),
    ])
  if (!gift.sum) return [...seen, ['of-goods', 1]]
  if (gift.goods.length) seen.push(['of-sum-and-goods', 1])
  if (holds(scene, line, 'paid-in')) seen.push(['paid-in', 1])
  if (line.actors.some(({ role, first }) => role === 'state' && first - line.sentence.first <= 1))
    seen.push(['state-first', 1])
  if (line.block.kind !== 'paragraph') seen.push(['listed', 1])
  return seen
}

const codesOfState = ({ role, codes }: Actor): readonly string[] => (role === 'state' ? codes : [])

/** Where the article names it last before the gift, and next behind it. */
function seePlace({ lines, byBlock }: Scene, { line }: ChannelCase, code: string, see: See): void {
  const { index } = line.sentence
  const names = (one: Line | undefined): boolean =>
    one?.actors.some((actor) => actor.codes[0] === code || asAgency(actor)?.codes[0] === code) ?? false
  let back = 1
  while (back <= FAR && index - back >= 0 && !names(lines[index - back])) back++
  if (back <= FAR && index - back >= 0) {
    see('named-before', 1 / back)
    if (lines[index - back]!.block.section === line.block.section) see('named-in-section', 1 / back)
  }
  if (names(lines[index + 1])) see('named-behind')
  const here = byBlock.get(line.block.index) ?? []
  if (here.length <= MOST_LINES && here.some(names)) see('named-in-block')
}

/** Sentences back, and lines of a paragraph that are read. */
const FAR = 12
const MOST_LINES = 12

/** An agency, fund or body; or a short word for one (`the agency`). */
const canPassOn = (passers: Passers, actor: Actor): boolean =>
  passesOn(actor) || (actor.role === 'anaphor' && passers.has(actor.codes[0] ?? ''))

/** Everybody in the article who can pass on, counted: those named most come first. */
export function passersOf(scene: Scene): Passers {
  const counts = new Map<string, Omit<Passer, 'share'>>()
  let all = 0
  for (const line of scene.lines) {
    if (line.block.kind === 'furniture') continue
    for (const named of line.actors) {
      const agency = asAgency(named)
      const actor = agency ?? named
      const code = actor.codes[0]
      if (code === undefined || !passesOn(actor)) continue
      all++
      const known = counts.get(code)
      const of = agency ? named.codes[0]! : null
      counts.set(
        code,
        known ? { ...known, count: known.count + 1 } : { count: 1, first: line.sentence.index, actor, of },
      )
    }
  }
  return new Map(
    [...counts]
      .sort(([, a], [, b]) => b.count - a.count || a.first - b.first)
      .map(([code, found]) => [code, { ...found, share: found.count / (all + 1) }]),
  )
}
