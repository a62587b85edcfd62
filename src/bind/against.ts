import { between } from '../core/bisect.ts'
import type { CueMention, MoneyMention } from '../core/mention.ts'
import type { Span } from '../core/span.ts'
import type { Token } from '../core/token.ts'
import { type Add, type Case, isWhole } from './case.ts'
import type { Gift } from './gift.ts'
import { isAttack } from './governing.ts'
import { ownShare } from './own-share.ts'
import { cuesOf, gap, type Line, type Scene } from './scene.ts'

/**
 * What speaks against a gift being aid: words of budgets, sales and damage, requests, refusals and conditions, a price.
 *
 * Out: the reason for the ledger, if the gift turns out to be no aid.
 */
export function weighAgainst(scene: Scene, given: Case, add: Add, here: Span): string | null {
  const { line, gift, donors, deed } = given
  const topic = given.topic.recipient
  let reason: string | null = null
  if (line.block.kind === 'furniture' || line.block.kind === 'caption') {
    add('furniture', here, 'split/furniture')
    reason = 'furniture'
  }
  const sum = gift.sum
  const shared = Math.max(donors.length, given.channel.length, given.recipients.length) > 1
  if (sum && ((isPerPiece(scene, sum) && !shared) || (sum.kind === 'money' && isWage(sum)))) {
    add('unit-price', sum.span, sum.rule)
    reason ??= 'price'
  }
  if (sum && sum.value !== null && sum.value < 5000) reason ??= 'price'
  const named = sum && namedAsNone(scene, line, gift)
  if (named) {
    add('plainly-not', { start: named.start, end: named.end }, 'bind/against')
    reason ??= NO_GIFTS.get(named.fold)!
  }
  const against = nearestAgainst(scene, line, gift, 'not_aid')
  const isPrice = against?.cue.sense.reason === 'price'
  // "Kenya and Somalia get ten million apiece": what each of them gets is no price
  const isOfEach = isPrice && shared && scene.tokens[against.cue.first]!.fold === 'apiece'
  if (against && !isOfEach && !(given.isValueOfGift && isPrice)) {
    const weak = against.cue.sense.weak === true || isLentOut(scene, line, against.cue)
    // a clause of giving that is whole says more than a word beside it
    const near = isWhole(given) ? 'not-aid-beside-whole' : against.distance <= 6 ? 'not-aid-near' : 'not-aid'
    add(weak ? 'not-aid-weak' : near, against.cue.span, against.cue.rule)
    add(`not-aid-${String(against.cue.sense.reason)}`, against.cue.span, against.cue.rule)
    reason ??= String(against.cue.sense.reason)
  }
  const attack = cuesOf(line, 'deed').find((cue) => isAttack(cue, gift) && gap(cue, gift) <= DROPPED)
  if (attack) {
    add('plainly-not', attack.span, attack.rule)
    reason ??= 'combat'
  }
  for (const kind of ['request', 'refusal', 'condition'] as const) {
    const cue = nearestAgainst(scene, line, gift, kind)
    if (!cue || (kind === 'condition' && cue.cue.sense.weak === true)) continue
    const shielded = deed !== null && deed.cost < cue.distance && kind !== 'refusal'
    if (cue.distance > (kind === 'refusal' ? 16 : 9) || shielded) continue
    if (kind === 'request' && asksHouse(scene, line, cue.cue)) {
      add('asks-house', cue.cue.span, cue.cue.rule)
      continue
    }
    add(cue.distance > 4 && isWhole(given) ? `${kind}-beside-whole` : kind, cue.cue.span, cue.cue.rule)
    reason ??= String(cue.cue.sense.reason)
  }
  const wanted = wantedBy(scene, line, gift)
  if (wanted) {
    add('request', wanted, 'bind/against')
    reason ??= 'requested'
  }
  const asked = askedFor(scene, line, gift)
  if (asked && !asksHouse(scene, line, asked)) {
    add('asked-for', asked.span, asked.rule)
    reason ??= String(asked.sense.reason)
  }
  const own = ownShare(scene, given)
  if (own) {
    add('plainly-not', own, 'bind/own-share', 2)
    reason ??= 'own_spending'
  }
  if (topic && donors.length === 1 && donors[0]!.value === topic && !given.recipients.length) {
    add('own-spending', here, 'bind/verdict')
    reason ??= 'own_spending'
  }
  return reason
}

/** "$6.8 billion in damage", "3 billion euros of direct losses": the words behind the sum say what it is. */
function namedAsNone({ tokens }: Scene, { sentence }: Line, gift: Gift): Token | null {
  const last = (gift.equivalents.at(-1) ?? gift.sum!).last
  if (!OF_WHAT.has(tokens[last]?.fold ?? '')) return null
  for (let i = last + 1; i < Math.min(sentence.last, last + 4); i++) {
    if (NO_GIFTS.has(tokens[i]!.fold)) return tokens[i]!
    if (tokens[i]!.kind !== 'word') return null
  }
  return null
}

const OF_WHAT = new Set(['in', 'of'])
/** Each with its reason for the ledger. */
const NO_GIFTS = new Map([
  ...['damage', 'damages', 'losses', 'destruction'].map((word) => [word, 'damage'] as const),
  ...['exports', 'imports', 'trade', 'revenue', 'revenues', 'profits'].map((word) => [word, 'economy'] as const),
])

/** `4 million euros apiece`; `388 million for 32, so roughly twelve million a piece`, whose money stands before. */
const isPerPiece = ({ tokens }: Scene, sum: NonNullable<Gift['sum']>): boolean =>
  sum.kind === 'money'
    ? sum.per === 'unit'
    : tokens[sum.last]?.fold === 'apiece' || (tokens[sum.last]?.fold === 'a' && tokens[sum.last + 1]?.fold === 'piece')

/** What one person earns or pays in a month; states pay each other millions. */
const isWage = ({ per, value, max }: MoneyMention): boolean => per === 'month' && (value ?? max ?? 0) < 1e6

/** "the $50 million that Kabul wants", "30 million euros which Nairobi is hoping for": who wants it, right behind the sum. */
function wantedBy({ tokens, words }: Scene, line: Line, { sum }: Gift): Span | null {
  if (!sum || line.cues.some(({ cue, first }) => cue === 'request' && first >= sum.last)) return null
  const that = RELATIVE.has(tokens[sum.last]?.fold ?? '') ? sum.last + 1 : sum.last
  const who = tokens[that]?.fold === 'the' ? that + 1 : that
  const actor = line.actors.find(({ first }) => first === who)
  if (!actor) return null
  for (let i = actor.last; i < Math.min(line.sentence.last, actor.last + WANTS); i++) {
    const { fold, start, end } = tokens[i]!
    // "that Oslo wanted to give" is no request
    if (words.has('wants', fold)) return tokens[i + 1]?.fold === 'to' ? null : { start, end }
    if (!words.has('be', fold) && !words.has('have', fold)) return null
  }
  return null
}

const RELATIVE = new Set(['that', 'which'])
/** Tokens from who wants it to the verb: `has been`. */
const WANTS = 4

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

/** `asks parliament for`, `a request to lawmakers`: a government that wants to give asks its own house. */
export function asksHouse({ tokens, words }: Scene, { sentence }: Line, { first, last }: CueMention): boolean {
  for (let i = Math.max(sentence.first, first - 2); i < Math.min(sentence.last, last + HOUSE_NEAR); i++)
    if (words.has('houses', tokens[i]!.fold)) return true
  return false
}

/** `A request for another $24 billion for Ukraine's defence, which the White House sent to lawmakers` */
const HOUSE_NEAR = 18

/** "a loan repaid out of the profits of frozen assets" is aid that they secure. */
function isLentOut({ tokens, words }: Scene, line: Line, cue: CueMention): boolean {
  if (cue.sense.reason !== 'frozen_assets' && !words.has('assets', tokens[cue.first]!.fold)) return false
  for (let i = line.sentence.first; i < line.sentence.last; i++)
    if (words.has('secured-by', tokens[i]!.fold)) return true
  return false
}

/** `fire engines`, `sales vans`: a word of the goods' own name says nothing against them. */
const isPartOfGoods = (line: Line, cue: CueMention): boolean =>
  line.goods.some(({ first, last }) => first <= cue.first && cue.last <= last)

/** `is repairing tanks that were hit`, `trains 400 soldiers a year`: what is mended was damaged, and who is taught is not made. */
const isOfService = ({ sum, goods }: Gift, { sense }: CueMention): boolean =>
  sum === null && OF_THINGS.has(String(sense.reason)) && goods.every(({ service }) => service !== null)

const OF_THINGS = new Set(['combat', 'made'])

/** `or 1.2 per cent of GDP`: what a gift is in proportion to the giver. */
const isProportion = ({ tokens }: Scene, { first }: CueMention): boolean =>
  tokens[first - 1]?.fold === 'of' && PER_CENT.has(tokens[first - 2]?.fold ?? '')

const PER_CENT = new Set(['cent', 'percent', '%'])

/** `Russia's frozen reserves`, `assets that are frozen in Belgium` are held back from Russia, and nobody's aid. */
function isOfAssets({ tokens, words }: Scene, cue: CueMention): boolean {
  for (let i = Math.max(0, cue.first - 4); i < cue.last + 3 && i < tokens.length; i++)
    if (words.has('assets', tokens[i]!.fold)) return true
  return false
}

/** `has cancelled $30 million of Chad's debt`: what is owed is given by giving it up. */
function isOfDebt({ tokens }: Scene, { sentence }: Line, { first, last }: CueMention): boolean {
  if (!/^cancel|^forg|^waiv/.test(tokens[first]!.fold)) return false
  for (let i = Math.max(sentence.first, first - DEBT_NEAR); i < Math.min(sentence.last, last + DEBT_NEAR); i++)
    if (DEBTS.has(tokens[i]!.fold)) return true
  return false
}

const DEBTS = new Set(['debt', 'debts', 'arrears'])
const DEBT_NEAR = 12

/** `Thailand, which has its own dead, is sending …`: what an aside says of the subject is not said of the gift behind the verb. */
function isInAside({ tokens, words }: Scene, line: Line, cue: CueMention, gift: number): boolean {
  let from = cue.first - 1
  while (from > line.sentence.first && cue.first - from <= ASIDE && tokens[from]!.fold !== ',') from--
  if (tokens[from]?.fold !== ',' || !words.has('relatives', tokens[from + 1]?.fold ?? '')) return false
  let to = cue.last
  while (to < gift && to - cue.last <= ASIDE && tokens[to]!.fold !== ',') to++
  if (to >= gift || tokens[to]?.fold !== ',') return false
  return between(line.cues, to + 1, gift).some((deed) => deed.cue === 'deed' && deed.last <= gift)
}

/** Tokens of an aside on either side of a word. */
const ASIDE = 12

/** `18 radars (price not released)`: of goods that are given. */
const isPriceTold = ({ tokens }: Scene, gift: Gift, { sense, first }: CueMention): boolean =>
  !gift.sum && sense.reason === 'price' && tokens[gift.last]?.fold === '(' && first - gift.last <= 3

/** Tokens between `dropped` and the bombs: `on Tuesday`. */
const DROPPED = 4

/** Tokens that a word may stand farther off and still tell more than a weak one. */
const WEAKER = 4

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
    // "declined to say whether": nothing is refused but an answer
    if (kind === 'refusal' && cue.sense.weak === true) continue
    if (isOfService(gift, cue)) continue
    if (
      isPartOfGoods(line, cue) ||
      isProportion(scene, cue) ||
      (kind === 'refusal' && (isOfAssets(scene, cue) || isOfDebt(scene, line, cue)))
    )
      continue
    if (kind === 'not_aid' && (isInAside(scene, line, cue, at.first) || isPriceTold(scene, gift, cue))) continue
    const [from, to] = cue.last <= at.first ? [cue.last, at.first] : [at.last, cue.first]
    let distance = Math.max(0, to - from)
    // "The draft budget sets aside 8 billion for the country's own defence": the plainer word tells
    if (kind === 'not_aid' && cue.sense.weak === true) distance += WEAKER
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
