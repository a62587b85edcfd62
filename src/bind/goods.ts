import { between } from '../core/bisect.ts'
import { headOf } from '../core/head.ts'
import { memoOfLast } from '../core/memo.ts'
import type { CueMention, GoodsMention } from '../core/mention.ts'
import { BARE, isBare } from '../core/referent.ts'
import { cover } from '../core/span.ts'
import { isOfGoods, promiseOf } from './of-goods.ts'
import type { Line, Scene } from './scene.ts'

/**
 * Goods of one gift: those of a line that neither a verb of giving, nor another giver, nor a sum, nor the end of a clause
 * parts. `France flew in a field hospital of its own and forty rescuers` is one gift.
 */
export function goodsRuns(scene: Scene, line: Line): GoodsMention[][] {
  const runs: GoodsMention[][] = []
  for (const item of line.goods) {
    const run = runs.at(-1)
    const before = run?.at(-1)
    // "two of its 30 jets": those that it has are no gift, unless a clause says that they were promised
    if (before && isOfGoods(before) && !promiseOf(scene, line, item)) continue
    if (!run || !isJoined(scene, line, run.at(-1)!, item)) runs.push([item])
    else if (isCountOf(item, run.at(-1)!)) run.push(counted(run.pop()!, item))
    else if (isFittedWith(scene, run.at(-1)!, item)) run.push(fitted(run.pop()!, item))
    else run.push(item)
  }
  return runs
}

/** `trucks too, fourteen of them`, `Leopard tanks (19 of them)`: the number of those before. */
const isCountOf = (item: GoodsMention, before: GoodsMention): boolean =>
  isBare(item.rule) && item.name === before.name && before.quantity === null

const counted = (goods: GoodsMention, { quantity, qualifier, span, last }: GoodsMention): GoodsMention => ({
  ...goods,
  quantity,
  qualifier,
  span: cover(goods.span, span),
  last,
})

/** `twelve carriers, ten of them with mortars`: ten mortars, on carriers that were told before. */
const isFittedWith = ({ tokens }: Scene, before: GoodsMention, item: GoodsMention): boolean =>
  isBare(before.rule) &&
  tokens[before.last]?.fold === 'with' &&
  item.first === before.last + 1 &&
  item.quantity === null &&
  item.unit === null &&
  !item.loose &&
  !STORES.has(item.category) &&
  /[^s]s$/.test(item.name)

/** What one of them has many of. */
const STORES = new Set(['ammunition_artillery', 'ammunition_small', 'missile', 'parts'])

const fitted = ({ quantity, qualifier, span, first }: GoodsMention, goods: GoodsMention): GoodsMention => ({
  ...goods,
  quantity,
  qualifier,
  span: cover(span, goods.span),
  first,
})

const isMore = ({ tokens }: Scene, left: GoodsMention, right: GoodsMention): boolean =>
  isBare(right.rule) &&
  left.name === right.name &&
  left.quantity !== null &&
  !tokens.slice(right.first, right.last).some(({ fold }) => fold === 'of')

/** Tokens: more than a long aside between two goods of one list. */
const FAR = 14
/** The same where a word takes the list up again. */
const FAR_RESUMED = 24

function isJoined(scene: Scene, line: Line, left: GoodsMention, right: GoodsMention): boolean {
  // "sent 1,200 tents, and 50,000 more are ordered": so many of the same are another gift
  // "the last six of the 24 jets that were promised": the promise is one gift, what is there of it another
  if (isMore(scene, left, right) || isOfGoods(left)) return false
  const resumed = isResumed(scene, line, left, right)
  if (right.first - left.last > (resumed ? FAR_RESUMED : FAR) || right.first < left.last) return false
  for (let i = left.last; i < right.first; i++) {
    const word = scene.tokens[i]!.fold
    // "bulldozers, 12; ambulances, 9" is a list
    if ((word === ';' && right.first - left.last > 1) || word === '.' || scene.words.has('clause-breaks', word))
      return false
    if (!resumed && scene.words.has('relatives', word)) return false
    // "40 lorries in exchange for 28 tanks", "tanks, and in return trucks"
    if (SWAPS.has(word)) return false
  }
  if (hasOwnVerb(scene, line, left, right) || goElsewhere(scene, line, left, right)) return false
  const between = (at: { first: number; last: number }): boolean => at.first >= left.last && at.last <= right.first
  return !(
    line.sums.some(between) ||
    (!resumed && line.cues.some((cue) => isDeed(cue) && between(cue))) ||
    line.actors.some((actor) => between(actor) && GIVERS.has(actor.role) && !isAside(scene, actor.first))
  )
}

/** "20 generators to Ukraine and 500 tents to Moldova", "flour to Kyrgyzstan, as well as tents, boots and hats to Nepal": each goes to another. */
function goElsewhere(scene: Scene, line: Line, left: GoodsMention, right: GoodsMention): boolean {
  const here = getterBehind(scene, line, left.last, right.first)
  if (!here) return false
  let { last } = right
  for (const item of line.goods) {
    if (item.first < right.first) continue
    if (item.first - last > LISTED) break
    last = item.last
    const there = getterBehind(scene, line, last, line.sentence.last)
    if (there) return !there.some((code) => here.includes(code))
  }
  return false
}

/** Tokens between two goods of a list: `, `, `and`, a number. */
const LISTED = 3

/** The state that `to` or `for` names right behind goods. */
function getterBehind({ tokens }: Scene, { actors }: Line, from: number, to: number): readonly string[] | null {
  const [actor] = between(actors, from + 1, from + 3)
  if (actor?.role !== 'state' || actor.last > to) return null
  const at = tokens[actor.first - 1]!.fold === 'the' ? actor.first - 2 : actor.first - 1
  return at === from && TO.has(tokens[at]!.fold) ? actor.codes : null
}

const TO = new Set(['to', 'for'])

const SWAPS = new Set(['exchange', 'return', 'swap'])

/**
 * "handed over four launchers, and 55 soldiers are learning to drive", "20 tons landed in Apia, and 80 rescuers with dogs followed":
 * a verb of the ones, another behind the others.
 */
function hasOwnVerb(scene: Scene, line: Line, left: GoodsMention, right: GoodsMention): boolean {
  let and = right.first - 1
  while (and > left.last && right.first - and < FRONTED && scene.tokens[and]!.fold !== 'and') and--
  if (scene.tokens[and]!.fold !== 'and' || scene.tokens[and - 1]!.fold !== ',') return false
  if (!isSubject(scene, line, right)) return false
  for (let i = left.last; i < and; i++) if (isPredicate(scene, i)) return true
  return line.cues.some((cue) => isDeed(cue) && cue.last <= left.first && left.first - cue.last <= 4)
}

/** Tokens: `and a few hours later another`. */
const FRONTED = 6

/** A finite verb stands behind goods and what hangs on them (`of`, `with`, `from` …). */
function isSubject(scene: Scene, { sentence }: Line, { last }: GoodsMention): boolean {
  for (let i = last; i < Math.min(sentence.last, last + HANGING); i++) {
    const { fold } = scene.tokens[i]!
    if (isPredicate(scene, i)) return true
    if (/^[,.;:()–—]$/.test(fold) || scene.words.has('relatives', fold)) return false
  }
  return false
}

/** Tokens: `from the army of the south`. */
const HANGING = 7

const isPredicate = ({ tokens, words }: Scene, at: number): boolean =>
  words.has('be', tokens[at]!.fold) || FINITE.has(tokens[at]!.fold)

const FINITE = new Set('will would have has had came went left arrived landed followed flew reached crossed'.split(' '))

const isDeed = ({ cue, sense }: CueMention): boolean => cue === 'deed' && sense.frame !== 'amount'

/**
 * `Two boats were handed over in Odesa, together with spare parts`, `40 rescuers, who landed with drones`, `60 trucks, handed over
 * in May, and two ferries`: a word takes the list up again behind the verb of the goods before.
 */
function isResumed(scene: Scene, line: Line, left: GoodsMention, right: GoodsMention): boolean {
  let at = right.first - 1
  while (at > left.last && QUALIFYING.has(scene.tokens[at]!.fold)) at--
  const word = scene.tokens[at]!.fold
  const before = scene.tokens[at - 1]!.fold
  if (at <= left.last || right.definite) return false
  if (word === 'plus' || (word === 'as' && before === 'well')) return true
  // people bring what they need; "with" elsewhere may begin another load
  if (word === 'with')
    return (
      before === 'together' ||
      before === 'along' ||
      left.category === 'rescue' ||
      // "ten carriers were handed over, with spare parts"; "with 30 howitzers to follow" is another gift
      (before === ',' && !isYetToCome(scene, line, right) && (right.quantity === null || endsPart(scene, right)))
    )
  // "20 tanks were handed over, and 30 howitzers will follow", "20 cars, which left in May, and 30 radars that …" have a verb for each
  return (
    word === 'and' &&
    before === ',' &&
    right.quantity !== null &&
    !scene.words.has('relatives', scene.tokens[right.last]?.fold ?? '') &&
    !line.cues.some((cue) => isDeed(cue) && cue.first >= right.last)
  )
}

/** `, with howitzers to follow`, `, with tents and blankets expected next week`: another gift. */
function isYetToCome({ tokens }: Scene, { sentence }: Line, { last }: GoodsMention): boolean {
  for (let i = last; i < Math.min(sentence.last, last + COMING); i++) if (YET.has(tokens[i]!.fold)) return true
  return false
}

/** `, with 60 sets of clothing from the ministry.`: hardly more is said of them. */
const endsPart = ({ tokens }: Scene, { last }: GoodsMention): boolean => ENDS.has(tokens[last]?.fold ?? '.')

const ENDS = new Set(['.', ',', 'from', 'and', 'aboard'])

/** Tokens. */
const COMING = 8
const YET = new Set(['follow', 'following', 'come', 'coming', 'expected', 'planned', 'due', 'later', 'next', 'will'])

/** Words before goods that say how many, or which. */
export const QUALIFYING: ReadonlySet<string> = new Set(
  'some about around more than over nearly almost at least up to a an the its further'.split(' '),
)

/** The word that brings goods in, before what says how many they are. */
export function opensAt({ tokens }: Scene, { sentence }: Line, first: number): number {
  let at = first - 1
  while (at > sentence.first && QUALIFYING.has(tokens[at]!.fold)) at--
  return Math.max(at, sentence.first)
}

const GIVERS = new Set(['state', 'body', 'agency'])

/** `tents for Libya and blankets`, `lorries from Poland and tents`: no other giver begins here. */
const isAside = (scene: Scene, first: number): boolean =>
  ['for', 'to', 'from', 'in', 'by', 'of'].includes(scene.tokens[first - 1]?.fold ?? '') ||
  ['for', 'to', 'from', 'in', 'by', 'of'].includes(scene.tokens[first - 2]?.fold ?? '')

/**
 * What the goods themselves say of being a gift: a number does, a wide word or `the` in front does not. In a clause that plainly hands
 * them over (`Spain is sending Patriot missiles`) the lack of a number says less.
 */
export function seenOfGoods(
  scene: Scene,
  line: Line,
  goods: readonly GoodsMention[],
  isHanded: boolean,
): { name: string; item: GoodsMention }[] {
  const [first] = goods as [GoodsMention]
  const seen: { name: string; item: GoodsMention }[] = []
  const see = (name: string, item: GoodsMention | undefined): void => {
    if (item) seen.push({ name: `goods-is-${name}`, item })
  }
  const counted = goods.find(({ quantity }) => quantity !== null)
  if (counted) see(counted.quantity === 1 ? 'one' : 'counted', counted)
  else if (goods.some((item) => isManyOf(scene, item))) see('many-of', first)
  else see(isHanded ? 'uncounted-but-handed' : 'uncounted', first)
  if (goods.length > 1) see('several', goods[1])
  if (goods.length > 2) see('many', goods[2])
  if (goods.every((item) => item.definite)) see('definite', first)
  if (goods.every((item) => item.loose)) see('loose', first)
  // "the first nine lorries rolled", "118 trucks were let through": mostly what brings the gift
  if (!isHanded && goods.every((item) => isCarrier(scene, item))) see('carrier', first)
  // "two Patriots", "Caesars": a type tells which, where `air defence` is a wish
  see(
    'model',
    goods.find(({ rule }) => rule.endsWith('-models')),
  )
  see(
    'service',
    goods.find((item) => item.service),
  )
  see(
    'measured',
    goods.find((item) => item.unit),
  )
  see(
    'helpers',
    goods.find((item) => item.category === 'rescue'),
  )
  const bare = goods.find(({ rule }) => isBare(rule))
  see('named-before', bare)
  if (bare && bare.rule !== BARE.told) see(bare.rule === BARE.rest ? 'more-of-those' : 'some-of-those', bare)
  if (first.type) see(first.type, first)
  if (goods.every((item) => isToldBefore(scene, line, item))) see('told', first)
  if (line.sums.length) see(isHanded ? 'handed-beside-sum' : 'beside-sum', first)
  if (line.block.kind === 'bullet' || line.block.kind === 'row') see('listed', first)
  return seen
}

/** A plain lorry, ship or plane; `patrol boats` and `fire trucks` are themselves of use. */
const isCarrier = ({ tokens, words }: Scene, { last, name }: GoodsMention): boolean =>
  !name.includes(' ') && words.has('carriers', tokens[last - 1]!.fold)

/** `hundreds of interceptors`, `dozens of lorries`: a number, if none that can be written down. */
const isManyOf = ({ tokens }: Scene, { first }: GoodsMention): boolean =>
  MANY.has(tokens[first]!.fold) || MANY.has(tokens[first - 1]?.fold ?? '') || MANY.has(tokens[first - 2]?.fold ?? '')

const MANY = new Set(['hundreds', 'dozens', 'thousands', 'scores', 'tens', 'several', 'many', 'numerous'])

/** An earlier sentence has the same goods, by their last word. */
const isToldBefore = (scene: Scene, line: Line, item: GoodsMention): boolean =>
  firstTold(scene).get(headOf(item.name))! < line.sentence.index

/** The last word of goods → the first sentence that has it: read once, for each of the goods asks for it. */
function firstTold(scene: Scene): ReadonlyMap<string, number> {
  const known = heads.get(scene)
  if (known) return known
  const firsts = new Map<string, number>()
  for (const { goods, sentence } of scene.lines)
    for (const { name } of goods) {
      const head = headOf(name)
      if (!firsts.has(head)) firsts.set(head, sentence.index)
    }
  heads.set(scene, firsts)
  return firsts
}

const heads = memoOfLast<Scene, ReadonlyMap<string, number>>()
