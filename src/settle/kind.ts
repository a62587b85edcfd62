import type { Claim, Stated } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { memoOfLast } from '../core/memo.ts'
import { Observed } from '../core/observed.ts'
import { type Option, optionsOf } from '../core/ranking.ts'
import { type AidType, TYPES } from '../core/record.ts'
import { seeGifts } from './gifts-around.ts'
import { kindsAtSight, toldElsewhere } from './kind-around.ts'
import { type KindWord, kindWordsIn, nearestWord, ownWords } from './kind-words.ts'
import { distanceOf, overColumn, type Surroundings, saidAround, seenOf } from './observe.ts'

/** Where the text says that it is this kind of aid. */
export function kindOf(scene: Surroundings, claim: Claim, value: AidType): Stated<AidType> {
  const goods = claim.goods.find((item) => item.type === value)
  const told = goods ?? nearestWord(claim, wordsOf(scene, claim.sentence, value))
  return told
    ? { value, span: told.span, rule: told.rule, why: null }
    : { value, span: null, rule: 'settle/kind', why: `most words of the article speak of ${value} aid` }
}

/** What kind of aid it is: by the goods, the words of purpose near and far, who gives and who passes on, the gifts around. */
export const kindOptions = (scene: Surroundings, claim: Claim): Option<AidType>[] => {
  const seen = seenOf(scene, claim).only((name) =>
    /^(?:any|giver-|channel-|verb-loan|noun-loan|noun-guarantee)/.test(name),
  )
  const see = (name: string, times = 1): void => void seen.set(name, times)
  see(claim.sum ? 'sum' : 'goods-only')
  // a bank for rebuilding, a fund for children: what a body gives for is known of it, and each is named too seldom to weigh what it tells
  for (const { value } of [...claim.donors, ...claim.channel]) if (scene.roleOf.has(value)) see(`by-${value}`, 2)
  for (const official of portfoliosOf(scene, claim)) see(`minister-${official}`)
  seeTopics(scene, claim, see)
  return optionsOf('type', TYPES, seen, (type) => wordsFor(scene, claim, type))
}

/** What the words of purpose are about: energy, lending and winter each serve several kinds of aid. */
function seeTopics(scene: Surroundings, claim: Claim, see: (name: string) => void): void {
  const here = kindWordsIn(scene, claim.sentence)
  for (const { topic } of here) see(`with-${topic}`)
  const nearest = nearestWord(claim, here)
  if (nearest) see(`nearest-${nearest.topic}`)
  for (const name of saidAround(scene, claim)) see(name)
  for (const { category } of claim.goods) see(`goods-${category}`)
}

const wordsOf = (scene: Surroundings, sentence: number, type: AidType): readonly KindWord[] =>
  kindWordsIn(scene, sentence).filter((word) => word.type === type)

/** Words for one kind of aid: near the gift, in its sentence, around it, in the headline, in the whole article. */
function wordsFor(scene: Surroundings, claim: Claim, type: AidType): Observed {
  const seen = new Observed()
  const tells = (sentence: number): boolean => kindWordsIn(scene, sentence).some((word) => word.type === type)
  const here = wordsOf(scene, claim.sentence, type)
  if (here.length) {
    const nearest = Math.min(...here.map((word) => distanceOf(claim, word)))
    seen.set('near', 1 / (1 + nearest / 4))
    seen.set('sentence', Math.min(3, here.length))
  }
  if (overColumn(scene, claim, (sentence) => wordsOf(scene, sentence, type)).length) seen.set('column', PLAINLY)
  seeOwn(scene, claim, type, seen)
  seeGifts(scene, claim, kindsAtSight(scene), type, seen)
  if (claim.goods.some((item) => item.type === type)) seen.set('goods', 1)
  const block = scene.blockOf(claim.sentence)
  const beside = (step: number): boolean =>
    claim.sentence + step >= 0 &&
    claim.sentence + step < scene.outline.sentences.length &&
    scene.blockOf(claim.sentence + step) === block &&
    tells(claim.sentence + step)
  if (beside(-1)) seen.set('before', 1)
  if (beside(1)) seen.set('behind', 1)
  const heads = [block.lead, scene.outline.sections[block.section]?.heading ?? null]
  for (const head of heads) if (head !== null && scene.sentencesOf(head).some(tells)) seen.set('head', 1)
  if (scene.opening.some(tells)) seen.set('opening', 1)
  if (toldElsewhere(scene)(claim, type)) seen.set('told-again', 1)
  const last = scene.claimBefore(claim)
  const isNear = last && last.sentence !== claim.sentence && claim.sentence - last.sentence <= 3
  if (isNear && tells(last.sentence)) seen.set('claim-before', 1)
  seen.set('article', shareOf(scene, type))
  return seen
}

/** Few tables have such columns, and they leave no doubt: what is seen so seldom would be learned to weigh little. */
const PLAINLY = 3

/** The words that belong to the gift and to none of its neighbours in the sentence. */
function seeOwn(scene: Surroundings, claim: Claim, type: AidType, seen: Observed): void {
  const { behind, before, beyond } = ownWords(scene, claim)
  const is = (word: KindWord | undefined): boolean => word?.type === type
  if (is(behind[0])) seen.set('first-behind', 1)
  if (behind.some(is)) seen.set('own-behind', 1)
  if (is(before.at(-1))) seen.set('last-before', 1)
  if (before.some(is)) seen.set('own-before', 1)
  if (beyond.some(is) && !behind.some(is) && !before.some(is)) seen.set('beyond', 1)
}

/** Of all words that tell a kind of aid in the article, the share that tells this one. */
function shareOf(scene: Surroundings, type: AidType): number {
  const known = shares.get(scene) ?? new Map<AidType, number>()
  shares.set(scene, known)
  const share = known.get(type) ?? countShare(scene, type)
  known.set(type, share)
  return share
}

/** Counted once for an article, not for each of its claims. */
const shares = memoOfLast<Surroundings, Map<AidType, number>>()

function countShare(scene: Surroundings, type: AidType): number {
  let all = 0
  let own = 0
  for (const { index, block } of scene.outline.sentences) {
    if (scene.outline.blocks[block]!.kind === 'furniture') continue
    for (const word of kindWordsIn(scene, index)) {
      all++
      if (word.type === type) own++
    }
  }
  return own / (all + 1)
}

/** What the ministers of the sentence look after, as one word: `defence`, `development`. */
function portfoliosOf(scene: Surroundings, claim: Claim): string[] {
  return gather(scene.mentionsIn(claim.sentence), (mention) => {
    const office = mention.kind === 'official' ? mention.office : null
    const field = office?.match(/Defence|Defense|Development|Foreign|Finance|Energy|Economy/)?.[0].toLowerCase()
    return field ? [field === 'defense' ? 'defence' : field] : []
  })
}

/** The purpose told nearest to the gift, when it fits the kind. */
export function sectorOf(scene: Surroundings, claim: Claim, type: AidType): Stated<string> | null {
  const words = wordsOf(scene, claim.sentence, type).filter(({ sector }) => sector !== null)
  const word = nearestWord(claim, words)
  return word?.sector && distanceOf(claim, word) <= 12
    ? { value: word.sector, span: word.span, rule: word.rule, why: null }
    : null
}
