import type { Deed, Evidence, Stated, Sum } from '../core/claim.ts'
import type { CueMention } from '../core/mention.ts'
import { type Weights, weigherOf } from '../core/ranking.ts'
import type { Span } from '../core/span.ts'
import { codesOf, type Gift } from './gift.ts'
import { seenOfGoods } from './goods.ts'
import { isPot } from './pot.ts'
import { cuesOf, gap, type Line, type Scene } from './scene.ts'
import { settingOf } from './setting.ts'
import { tallyOf } from './tally.ts'
import type { Topic } from './topic.ts'
import { wordingOf } from './wording.ts'

export interface Case {
  readonly line: Line
  readonly gift: Gift
  readonly deed: { readonly deed: Deed; readonly cost: number } | null
  readonly nouns: readonly CueMention[]
  readonly donors: readonly Stated<string>[]
  readonly recipients: readonly Stated<string>[]
  readonly channel: readonly Stated<string>[]
  readonly listed: boolean
  readonly continued: boolean
  readonly aidArticle: boolean
  /** Another gift of the sentence was found to be aid. */
  readonly besideAid: boolean
  /** The gift right before in the sentence was found to be no aid. */
  readonly besideNone: boolean
  /** The article tells the same figure more than once. */
  readonly toldAgain: boolean
  readonly collective: boolean
  /** What most sums of the article are, when that is not aid: `sale`, `refugees_at_home`, `refused`. */
  readonly articleReason: string | null
  /** Whom it is taken to go to, also where no word of the sentence says so. */
  readonly getters: readonly Stated<string>[]
  readonly topic: Topic
}

/** Everything that speaks for or against a gift being aid; the sum decides. */
export function weigh(
  scene: Scene,
  weights: Weights,
  given: Case,
): { evidence: Evidence[]; verdict: 'aid' | 'not_aid'; reason: string | null } {
  const evidence: Evidence[] = []
  const weightOf = weigherOf(weights, 'aid')
  const add: Add = (name, span, rule, times = 1) => {
    evidence.push({ name, weight: weightOf(name) * times, span, rule, times })
    // goods have a weight of their own for each reason, on top of the one they share with sums
    if (given.gift.sum || name.startsWith('goods-') || name.startsWith('says-')) return
    const ofGoods = `goods-${name}`
    evidence.push({ name: ofGoods, weight: weightOf(ofGoods) * times, span, rule, times })
  }
  const here = given.gift.sum?.span ?? given.gift.goods[0]!.span
  add(given.gift.sum ? 'base-sum' : 'base-goods', here, 'bind/verdict')
  weighDeed(given, scene, add)
  if (isWhole(given)) add('whole', here, 'bind/verdict')
  else if (given.recipients[0] && given.nouns.some((noun) => noun.sense.strong === true && gap(noun, given.gift) <= 6))
    add('gift-whole', given.recipients[0].span ?? here, 'bind/verdict')
  weighNouns(given, add)
  weighParties(scene, given, add, here)
  weighPlace(given, add, here)
  for (const name of wordingOf(scene, given.line, given.gift)) add(name, here, 'bind/wording')
  for (const name of tallyOf(scene, given.line, given.gift, given.deed?.deed ?? null)) add(name, here, 'bind/tally')
  const setting = settingOf(scene, { ...given, deed: given.deed?.deed ?? null })
  for (const [name, times] of setting) add(name, here, 'bind/setting', times)
  if (!given.gift.sum)
    for (const { name, item } of seenOfGoods(scene, given.line, given.gift.goods)) add(name, item.span, item.rule)
  const reason = weighAgainst(scene, given, add, here)
  const aid = evidence.reduce((sum, item) => sum + item.weight, 0) >= 0
  return { evidence, verdict: aid ? 'aid' : 'not_aid', reason: aid ? null : (reason ?? 'no_giving') }
}

/** "Poland gave Ukraine ten tanks": giver, verb, getter and gift in one clause, told as a fact or a plan. */
function isWhole({ deed, donors, recipients }: Case): boolean {
  if (!deed || deed.cost > 8) return false
  const { cue, tense, governor, negated } = deed.deed
  return (
    cue.sense.frame === 'give' &&
    !negated &&
    tense !== 'modal' &&
    governor !== 'request' &&
    governor !== 'refuse' &&
    donors[0]?.rule.startsWith('bind/clause') === true &&
    recipients[0] !== undefined &&
    !recipients[0].rule.startsWith('bind/beside')
  )
}

type Add = (name: string, span: Span, rule: string, times?: number) => void

function weighDeed({ deed, gift, line }: Case, scene: Scene, add: Add): void {
  if (!deed) return
  if (isPurchase(scene, line, gift, deed.deed)) add('purchase', deed.deed.cue.span, deed.deed.cue.rule)
  const { cue, tense } = deed.deed
  const frame = String(cue.sense.frame)
  add(frame === 'give' ? (cue.sense.weak ? 'deed-weak' : 'deed-strong') : `deed-${frame}`, cue.span, cue.rule)
  // a verb has a weight of its own beside that of its kind: `donate` says more than `provide`
  add(`verb-${idOf(cue.rule)}`, cue.span, cue.rule)
  add(`tense-${tense}`, cue.span, cue.rule)
  if (deed.deed.voice === 'passive') add('passive', cue.span, cue.rule)
  if (deed.deed.governor) add(`governor-${deed.deed.governor}`, cue.span, cue.rule)
  if (deed.cost <= 2) add('deed-close', cue.span, cue.rule)
  if (deed.cost > 4) add('deed-far', cue.span, cue.rule, Math.min(20, deed.cost - 4) / 10)
  if (tense === 'infinitive' && !deed.deed.governor) add('deed-purpose', cue.span, cue.rule)
  if (tense === 'modal') add('deed-modal', cue.span, cue.rule)
  if (isUnfulfilled(scene, line, deed.deed)) add('deed-unfulfilled', cue.span, cue.rule)
  if (deed.deed.negated) add('negated', cue.span, cue.rule)
  if (deed.deed.governor === 'request') add('request', cue.span, cue.rule)
  if (deed.deed.governor === 'refuse') add('refusal', cue.span, cue.rule)
}

/** `en/verbs-give#donate` → `donate`. */
const idOf = (rule: string): string => rule.slice(rule.indexOf('#') + 1)

/** "which Germany wanted to hand over": a wish of the past came to nothing, or it would be told as a deed. */
const isUnfulfilled = (scene: Scene, line: Line, { first, tense }: Deed): boolean =>
  tense === 'infinitive' &&
  [1, 2].some(
    (step) => first - step >= line.sentence.first && scene.words.has('unfulfilled', scene.tokens[first - step]!.fold),
  )

/** "Romania paid Norway 388 million euros for 32": a price for goods is no gift. */
function isPurchase(scene: Scene, line: Line, gift: Gift, deed: Deed): boolean {
  if (!gift.sum || !deed.cue.rule.endsWith('#pay')) return false
  const last = (gift.equivalents.at(-1) ?? gift.sum).last
  return (
    scene.tokens[last]?.fold === 'for' &&
    line.mentions.some(
      ({ kind, first }) => (kind === 'number' || kind === 'goods') && first - last >= 1 && first - last <= 3,
    )
  )
}

function weighNouns({ gift, nouns, line }: Case, add: Add): void {
  const near = nouns.filter((noun) => gap(noun, gift) <= 6)
  const strong = near.find((noun) => noun.sense.strong === true)
  const [noun] = strong ? [strong] : near
  if (noun) add(`noun-${idOf(noun.rule)}`, noun.span, noun.rule)
  if (strong) add('noun-strong', strong.span, strong.rule)
  else if (near[0]) add('noun-weak', near[0].span, near[0].rule)
  else {
    const elsewhere = cuesOf(line, 'gift').find((noun) => noun.sense.strong === true)
    if (elsewhere) add('noun-in-sentence', elsewhere.span, elsewhere.rule)
  }
}

function weighParties(scene: Scene, given: Case, add: Add, here: Span): void {
  const { gift, donors, recipients, channel, collective } = given
  if (donors[0]) add(donorName(donors[0].rule), donors[0].span ?? here, donors[0].rule)
  else if (collective) add('donor-collective', here, 'bind/clause')
  else if (gift.sum && isPot(scene, given.line, gift)) add('pot', here, 'bind/pot')
  else add('donor-none', here, 'bind/verdict')
  const recipient = recipients[0]
  if (recipient)
    add(
      recipient.rule.startsWith('bind/beside') ? 'recipient-beside' : 'recipient',
      recipient.span ?? here,
      recipient.rule,
    )
  else add('recipient-none', here, 'bind/verdict')
  const [giver] = donors
  const { eligible } = scene.facts
  // money that flows from the helped to the rich is trade or debt
  if (
    giver &&
    recipient &&
    eligible.has(giver.value) &&
    !eligible.has(recipient.value) &&
    /^[A-Z]{2}$/.test(recipient.value) &&
    recipient.value !== 'EU'
  )
    add('reverse-flow', here, 'bind/verdict')
  if (gift.sum && isLocal(scene, gift.sum, given.topic.recipient)) add('local-currency', gift.sum.span, gift.sum.rule)
  if (channel[0]) add('channel', channel[0].span ?? here, channel[0].rule)
  if (gift.sum && gift.goods.length) add('goods', gift.goods[0]!.span, gift.goods[0]!.rule)
  if (gift.equivalents[0]) add('converted', gift.equivalents[0].span, gift.equivalents[0].rule)
}

/** Told in the money of the one who gets: mostly its own budget or prices. */
const isLocal = (scene: Scene, sum: Sum, topic: string | null): boolean =>
  topic !== null &&
  codesOf(scene, sum).some(
    (code) =>
      !WORLD_MONEY.has(code) &&
      (scene.facts.currencyOf[topic] ?? []).some((use) => use.code === code && use.to === null),
  )

const WORLD_MONEY = new Set(['USD', 'EUR'])

/** `bind/clause en/countries#DK` → `donor-clause`. */
const donorName = (rule: string): string => `donor-${rule.split(' ')[0]!.slice('bind/'.length)}`

function weighPlace(given: Case, add: Add, here: Span): void {
  const { line, listed, continued, aidArticle, besideAid, toldAgain } = given
  if (listed) add('listed', here, 'bind/list')
  if (continued) add('continued', here, 'bind/continued')
  if (aidArticle) add('aid-article', here, 'bind/topic')
  if (given.besideNone) add(continued ? 'continues-none' : 'beside-none', here, 'bind/verdict')
  if (besideAid) add('beside-aid', here, 'bind/verdict')
  if (toldAgain) add('told-again', here, 'bind/verdict')
  if (line.block.kind === 'headline') add('headline', here, 'split/headline')
  if (given.articleReason) add(`article-${given.articleReason}`, here, 'bind/topic')
  if (cuesOf(line, 'scope').some((cue) => gap(cue, given.gift) <= 6)) add('scope-cue', here, 'bind/scope')
}

function weighAgainst(scene: Scene, given: Case, add: Add, here: Span): string | null {
  const { line, gift, donors, deed } = given
  const topic = given.topic.recipient
  let reason: string | null = null
  if (line.block.kind === 'furniture' || line.block.kind === 'caption') {
    add('furniture', here, 'split/furniture')
    reason = 'furniture'
  }
  const sum = gift.sum
  const shared = Math.max(donors.length, given.channel.length, given.recipients.length) > 1
  if (sum?.kind === 'money' && ((sum.per === 'unit' && !shared) || sum.per === 'month')) {
    add('unit-price', sum.span, sum.rule)
    reason ??= 'price'
  }
  if (sum && sum.value !== null && sum.value < 5000) reason ??= 'price'
  const against = nearestAgainst(scene, line, gift, 'not_aid')
  if (against) {
    const weak = against.cue.sense.weak === true || isLentOut(scene, line, against.cue)
    // a clause of giving that is whole says more than a word beside it
    const near = isWhole(given) ? 'not-aid-beside-whole' : against.distance <= 6 ? 'not-aid-near' : 'not-aid'
    add(weak ? 'not-aid-weak' : near, against.cue.span, against.cue.rule)
    add(`not-aid-${String(against.cue.sense.reason)}`, against.cue.span, against.cue.rule)
    reason ??= String(against.cue.sense.reason)
  }
  for (const kind of ['request', 'refusal', 'condition'] as const) {
    const cue = nearestAgainst(scene, line, gift, kind)
    if (!cue || (kind === 'condition' && cue.cue.sense.weak === true)) continue
    const shielded = deed !== null && deed.cost < cue.distance && kind !== 'refusal'
    if (cue.distance > (kind === 'refusal' ? 16 : 9) || shielded) continue
    add(cue.distance > 4 && isWhole(given) ? `${kind}-beside-whole` : kind, cue.cue.span, cue.cue.rule)
    reason ??= String(cue.cue.sense.reason)
  }
  const asked = askedFor(scene, line, gift)
  if (asked) {
    add('asked-for', asked.span, asked.rule)
    reason ??= String(asked.sense.reason)
  }
  if (topic && donors.length === 1 && donors[0]!.value === topic && !given.recipients.length) {
    add('own-spending', here, 'bind/verdict')
    reason ??= 'own_spending'
  }
  return reason
}

/** "was asked for $90m for a hospital, for $350m for a dam": the request reaches all sums behind it, up to the next deed. */
function askedFor(scene: Scene, line: Line, gift: Gift): CueMention | null {
  const at = (gift.sum ?? gift).first
  const cue = cuesOf(line, 'request').findLast(({ last }) => last <= at)
  if (!cue) return null
  for (let i = cue.last; i < at; i++) {
    const word = scene.tokens[i]!.fold
    if (word === ';' || scene.words.has('clause-breaks', word)) return null
  }
  return line.cues.some((deed) => deed.cue === 'deed' && !deed.sense.weak && deed.first >= cue.last && deed.last <= at)
    ? null
    : cue
}

/** "a loan repaid out of the profits of frozen assets" is aid that they secure. */
function isLentOut({ tokens, words }: Scene, line: Line, cue: CueMention): boolean {
  if (cue.sense.reason !== 'frozen_assets') return false
  for (let i = line.sentence.first; i < line.sentence.last; i++)
    if (words.has('secured-by', tokens[i]!.fold)) return true
  return false
}

/** `fire engines`, `sales vans`: a word of the goods' own name says nothing against them. */
const isPartOfGoods = (line: Line, cue: CueMention): boolean =>
  line.goods.some(({ first, last }) => first <= cue.first && cue.last <= last)

/** `Russia's frozen reserves` are held back from Russia, and nobody's aid. */
function isOfAssets({ tokens, words }: Scene, cue: CueMention): boolean {
  for (let i = cue.last; i < cue.last + 3 && i < tokens.length; i++)
    if (words.has('assets', tokens[i]!.fold)) return true
  return false
}

/** The nearest cue of a kind in the gift's own clause. */
function nearestAgainst(
  scene: Scene,
  line: Line,
  gift: Gift,
  kind: CueMention['cue'],
): { cue: CueMention; distance: number } | null {
  const at = gift.sum ?? gift
  let best: { cue: CueMention; distance: number } | null = null
  for (const cue of cuesOf(line, kind)) {
    if (cue.sense.of === 'goods' && gift.sum) continue
    if (isPartOfGoods(line, cue) || (kind === 'refusal' && isOfAssets(scene, cue))) continue
    const [from, to] = cue.last <= at.first ? [cue.last, at.first] : [at.last, cue.first]
    let distance = Math.max(0, to - from)
    for (let i = from; i < to; i++) {
      const word = scene.tokens[i]!.fold
      if (word === ';' || scene.words.has('clause-breaks', word)) distance += 8
      if (word === ',') distance += 2
    }
    // the other sums between have their own words
    distance += line.sums.filter((sum) => sum.first >= from && sum.last <= to).length * 4
    if (!best || distance < best.distance) best = { cue, distance }
  }
  // notices of arms sales list all that is sold before they come to the sum
  return best && best.distance <= (best.cue.sense.reason === 'sale' ? 32 : 18) ? best : null
}
