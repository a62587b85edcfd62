import type { Deed, Evidence, Sum } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { memosOfLast } from '../core/memo.ts'
import { type Weights, weigherOf } from '../core/ranking.ts'
import { TABLE_SUM } from '../core/referent.ts'
import type { Span } from '../core/span.ts'
import { weighAgainst } from './against.ts'
import { asksOwn } from './asks-own.ts'
import { type Add, type Case, givesLocally, goesThere, isSent, isWhole } from './case.ts'
import { codesOf } from './conversion.ts'
import { labelledLines } from './donor-list.ts'
import { isLedOut } from './excluded.ts'
import { frameOf } from './framed.ts'
import { endOf, type Gift } from './gift.ts'
import { seenOfGoods } from './goods.ts'
import { purchasesOf } from './goods-bought.ts'
import { stateOf } from './goods-state.ts'
import { handingOf } from './handed.ts'
import { buysForItself, investsForGain } from './own-gain.ts'
import { isPot } from './pot.ts'
import { cuesOf, gap, type Line, leadAbove, type Scene } from './scene.ts'
import { settingOf } from './setting.ts'
import { sharesLike } from './share.ts'
import { sharesOf } from './share-list.ts'
import { shareOfRow } from './share-rows.ts'
import { isValueOfPackage, tallyOf } from './tally.ts'
import { thanksFor } from './thanks.ts'
import { togetherOf } from './together.ts'
import { unrealOf } from './unreal.ts'
import { wordingOf } from './wording.ts'

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
    const ofGoods = goodsName(name)
    evidence.push({ name: ofGoods, weight: weightOf(ofGoods) * times, span, rule, times })
  }
  const here = given.gift.sum?.span ?? given.gift.goods[0]!.span
  add(given.gift.sum ? 'base-sum' : 'base-goods', here, 'bind/verdict')
  weighDeed(given, scene, add)
  if (isWhole(given)) add('whole', here, 'bind/verdict')
  else if (given.recipients[0] && given.nouns.some((noun) => noun.sense.strong === true && gap(noun, given.gift) <= 6))
    add('gift-whole', given.recipients[0].span ?? here, 'bind/verdict')
  if (isSent(given)) add('sent', here, 'bind/verdict')
  else if (goesThere(given)) add('goes-there', here, 'bind/verdict')
  else if (givesLocally(scene, given)) add('gives-locally', here, 'bind/verdict')
  const frame = frameOf(scene, given.line, given.gift, given.deed?.deed ?? null)
  if (frame) add(frame, here, 'bind/framed')
  weighNouns(given, add)
  if (isBare(given)) add('bare', here, 'bind/verdict')
  for (const { name, span, rule } of unrealOf(scene, given)) add(name, span, rule)
  weighParties(scene, given, add, here)
  weighPlace(scene, given, add, here)
  if (given.isValueOfGift) add('value-of-gift', here, 'bind/tally')
  else if (isValueOfPackage(scene, given.line, given.gift)) add('value-of-package', here, 'bind/tally')
  for (const name of sharesLike(scene, given.line, given.gift)) add(name, here, 'bind/share')
  for (const name of wordingOf(scene, given.line, given.gift))
    if (!given.isValueOfGift || !COSTS.has(name)) add(name, here, 'bind/wording')
  for (const name of tallyOf(scene, given.line, given.gift, given.deed?.deed ?? null)) add(name, here, 'bind/tally')
  const { line, gift, donors, getters, topic } = given
  const setting = settingOf(scene, { line, gift, deed: given.deed?.deed ?? null, donors, getters, topic })
  for (const [name, times] of setting) add(name, here, 'bind/setting', times)
  if (!given.gift.sum) weighGoods(scene, given, add, here)
  const reason = weighAgainst(scene, given, add, here)
  evidence.push(...togetherOf(weights, evidence, here))
  const aid = evidence.reduce((sum, item) => sum + item.weight, 0) >= 0
  return { evidence, verdict: aid ? 'aid' : 'not_aid', reason: aid ? null : (reason ?? 'no_giving') }
}

function weighGoods(scene: Scene, given: Case, add: Add, here: Span): void {
  const { line, gift } = given
  const states = stateOf(scene, line, gift)
  for (const name of states) add(`goods-${name}`, here, 'bind/goods-state')
  for (const name of purchasesOf(scene, line, gift)) add(`goods-${name}`, here, 'bind/goods-bought')
  const handing = handingOf(scene, given, states.length > 0)
  if (handing) add(handing, here, 'bind/verdict')
  for (const { name, item } of seenOfGoods(scene, line, gift.goods, handing !== null || isWhole(given)))
    add(name, item.span, item.rule)
}

/** Joined once for a name: a fresh string is hashed and compared letter by letter wherever it is looked up. Names come from the code and the rules. */
function goodsName(name: string): string {
  const known = goodsNames.get(name)
  if (known !== undefined) return known
  const made = `goods-${name}`
  if (goodsNames.size < MOST_NAMES) goodsNames.set(name, made)
  return made
}

const goodsNames = new Map<string, string>()
const MOST_NAMES = 4096

/** What a gift is worth is no price that somebody pays. */
const COSTS = new Set(['costs-near', 'clause-costs', 'clause-trades'])

function weighDeed({ deed, gift, line, recipients }: Case, scene: Scene, add: Add): void {
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
  // "Manila has ordered three batteries from India": whoever buys and says for nobody else mostly buys for himself
  if (BUYING.has(idOf(cue.rule)) && !recipients.length) add('buys-unsaid', cue.span, cue.rule)
  if (investsForGain(scene, line, deed.deed)) add('invests-unsaid', cue.span, cue.rule, 2)
  if (buysForItself(scene, line, deed.deed, recipients)) add('buys-itself', cue.span, cue.rule)
  if (deed.deed.negated) add('negated', cue.span, cue.rule)
  // "has not yet delivered the 14 tanks": they are still to come
  if (deed.deed.negated && isNotYet(scene, deed.deed)) add('not-yet', cue.span, cue.rule)
  const asker = asksOwn(scene, line, deed.deed)
  if (asker && !recipients.some(({ value }) => asker.codes.includes(value))) add('asks-own', cue.span, cue.rule)
  else if (deed.deed.governor === 'request') add('request', cue.span, cue.rule)
  if (deed.deed.governor === 'refuse') add('refusal', cue.span, cue.rule)
}

const BUYING = new Set(['buy', 'order', 'receive'])

/** `en/verbs-give#donate` → `donate`. */
const idOf = (rule: string): string => rule.slice(rule.indexOf('#') + 1)

/** "which Germany wanted to hand over", "had planned to give": a wish of the past came to nothing, or it would be told as a deed. */
const isUnfulfilled = ({ tokens, words }: Scene, line: Line, { first, tense, cue }: Deed): boolean =>
  tense === 'infinitive' &&
  [1, 2].some((step) => {
    const at = first - step
    if (at < line.sentence.first) return false
    const { fold } = tokens[at]!
    // "are meant to come" is a plan yet
    if (cue.sense.frame !== 'give' && PRESENT.has(tokens[at - 1]?.fold ?? '')) return false
    return words.has('unfulfilled', fold) || (words.has('planned', fold) && tokens[at - 1]?.fold === 'had')
  })

const PRESENT = new Set(['is', 'are'])

const isNotYet = ({ tokens }: Scene, { cue }: Deed): boolean =>
  [1, 2, 3].some((step) => tokens[cue.first - step]?.fold === 'yet')

/** "Romania paid Norway 388 million euros for 32": a price for goods is no gift. */
function isPurchase(scene: Scene, line: Line, gift: Gift, deed: Deed): boolean {
  if (!gift.sum || !deed.cue.rule.endsWith('#pay')) return false
  const last = endOf(gift)
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
  const noun = strong ?? near[0]
  if (noun) {
    add(`noun-${idOf(noun.rule)}`, noun.span, noun.rule)
    add(strong ? 'noun-strong' : 'noun-weak', noun.span, noun.rule)
  } else {
    const elsewhere = cuesOf(line, 'gift').find((noun) => noun.sense.strong === true)
    if (elsewhere) add('noun-in-sentence', elsewhere.span, elsewhere.rule)
  }
}

/** Neither verb nor noun tells of giving, and no list does. */
const isBare = ({ deed, nouns, line, listed, continued, toldAgain }: Case): boolean =>
  !deed && !nouns.length && !cuesOf(line, 'gift').length && !listed && !continued && !toldAgain

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
  const thanks = thanksFor(scene, given.line, gift)
  if (thanks) add('thanked-for', thanks.to.span, 'bind/thanks')
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
  // what one sends another in a war
  if (giver && recipient && areEnemies(scene, giver.value, recipient.value))
    add('between-enemies', here, 'bind/verdict')
  if (gift.sum && isLocal(scene, gift.sum, given.topic.recipient) && !isTheirMoney(scene, gift.sum, given))
    add(isFromElsewhere(scene, given) ? 'local-currency-given' : 'local-currency', gift.sum.span, gift.sum.rule)
  if (channel[0]) add('channel', channel[0].span ?? here, channel[0].rule)
  if (gift.sum && gift.goods.length) add('goods', gift.goods[0]!.span, gift.goods[0]!.rule)
  if (gift.equivalents[0]) add('converted', gift.equivalents[0].span, gift.equivalents[0].rule)
}

const areEnemies = ({ facts }: Scene, one: string, other: string): boolean =>
  facts.enemies(one).includes(other) || facts.enemies(other).includes(one)

/** Told in the money of the one who gets: mostly its own budget or prices. */
const isLocal = (scene: Scene, sum: Sum, topic: string | null): boolean =>
  topic !== null &&
  codesOf(scene, sum).some(
    (code) =>
      !WORLD_MONEY.has(code) &&
      (scene.facts.currencyOf[topic] ?? []).some((use) => use.code === code && use.to === null),
  )

/** "Taiwan has brought them 5 million East Caribbean dollars": the news of those who get reckons in their own money. */
const isFromElsewhere = (scene: Scene, { line, donors, topic }: Case): boolean =>
  (donors.length > 0 &&
    donors.every(({ value, rule }) => value !== topic.recipient && NAMED_AT_GIFT.has(rule.split(' ')[0]!))) ||
  isLedByGift(scene, line)

const NAMED_AT_GIFT = new Set(['bind/clause', 'bind/from', 'bind/from-before', 'bind/agent', 'bind/owner'])

const WORLD_MONEY = new Set(['USD', 'EUR'])

/** "Britain announced 120 million pounds for Sudan": the giver, who is not helped himself, has money of that name, too. */
const isTheirMoney = (scene: Scene, sum: Sum, { donors, recipients }: Case): boolean =>
  recipients.length > 0 &&
  donors.some(
    ({ value, rule }) =>
      ((rule.startsWith('bind/clause') && !scene.facts.eligible.has(value)) || sum.rule === TABLE_SUM) &&
      (scene.facts.currencyOf[value] ?? []).some(({ code, to }) => to === null && codesOf(scene, sum).includes(code)),
  )

/** `bind/clause en/countries#DK` → `donor-clause`. */
const donorName = (rule: string): string => `donor-${rule.split(' ')[0]!.slice('bind/'.length)}`

function weighPlace(scene: Scene, given: Case, add: Add, here: Span): void {
  const { line, listed, continued, aidArticle, besideAid, toldAgain } = given
  if (listed) add('listed', here, 'bind/list')
  const share = given.gift.sum && sharesOf(scene, line).get(given.gift.sum)
  if (share) add(share.bracketed ? 'in-brackets' : 'in-share-list', here, 'bind/list')
  if (isLedByGift(scene, line)) {
    add('led-by-gift', here, 'bind/list')
    if (given.gift.sum && shareOfRow(scene, line)?.[0] === given.gift.sum) add('row-of-gift', here, 'bind/list')
  }
  if (labelledLines(scene).has(line)) add('labelled', here, 'bind/list')
  if (continued) add('continued', here, 'bind/continued')
  if (aidArticle) add('aid-article', here, 'bind/topic')
  if (given.besideNone) add(continued ? 'continues-none' : 'beside-none', here, 'bind/verdict')
  if (besideAid) add('beside-aid', here, 'bind/verdict')
  if (toldAgain) add('told-again', here, 'bind/verdict')
  if (line.block.kind === 'headline') add('headline', here, 'split/headline')
  if (given.articleReason) add(`article-${given.articleReason}`, here, 'bind/topic')
  if (cuesOf(line, 'scope').some((cue) => gap(cue, given.gift) <= 6)) add('scope-cue', here, 'bind/scope')
}

/**
 * An entry of a list that a gift leads in, "India has set aside 6 billion rupees in grants:": a deed or gift stands over it, and no need,
 * sale or request.
 */
function isLedByGift(scene: Scene, line: Line): boolean {
  if (line.block.kind !== 'bullet' && line.block.kind !== 'row') return false
  const known = ledByGift(scene).get(line) ?? readLead(scene, line)
  ledByGift(scene).set(line, known)
  return known
}

/** Each gift of a line asks, and may ask twice. */
const ledByGift = memosOfLast<Scene, Line, boolean>()

function readLead(scene: Scene, line: Line): boolean {
  if (isLedOut(scene, line)) return false
  const cues = gather(leadAbove(scene, line), (above) => above.cues)
  return (
    cues.some(
      ({ cue, sense }) => (cue === 'deed' && sense.frame === 'give') || (cue === 'gift' && sense.strong === true),
    ) &&
    !cues.some(
      ({ cue, sense }) => (cue === 'not_aid' && sense.reason !== 'budget') || cue === 'request' || cue === 'refusal',
    )
  )
}
