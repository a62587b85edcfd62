import type { Claim, Stated } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import type { CueMention } from '../core/mention.ts'
import { choose, type Features, type Option, only, optionsOf, type Weights } from '../core/ranking.ts'
import { type AidType, TYPES } from '../core/record.ts'
import { kindAtSight, type OwnWords, ownWords, wholeOf } from './kind-words.ts'
import { distanceOf, firstFrom, retoldElsewhere, type Surroundings, saidAround, seenOf } from './observe.ts'

/** What kind of aid it is: by the goods, the words of purpose near and far, who gives and who passes on. */
export function kindOf(scene: Surroundings, weights: Weights, claim: Claim): Stated<AidType> {
  const best = choose(weights, kindOptions(scene, claim))!
  const cue = nearestCue(scene, claim, best.value)
  const goods = claim.goods.find((item) => item.type === best.value)
  if (goods) return { value: best.value, span: goods.span, rule: goods.rule, why: null }
  return cue
    ? { value: best.value, span: cue.span, rule: cue.rule, why: null }
    : {
        value: best.value,
        span: null,
        rule: 'settle/kind',
        why: `most words of the article speak of ${best.value} aid`,
      }
}

/** The four kinds with all that speaks for each. */
export const kindOptions = (scene: Surroundings, claim: Claim): Option<AidType>[] => {
  const seen = only(seenOf(scene, claim), (name) =>
    /^(?:any|giver-|channel-|verb-loan|noun-loan|noun-guarantee)/.test(name),
  )
  const gift = claim.sum ? 'sum' : 'goods-only'
  seen.set(gift, 1)
  for (const { value } of [...claim.donors, ...claim.channel]) if (scene.roleOf.has(value)) seen.set(`by-${value}`, 1)
  for (const official of portfoliosOf(scene, claim)) seen.set(`minister-${official}`, 1)
  seePurposes(scene, claim, (name) => void seen.set(name, 1))
  return optionsOf('type', TYPES, seen, (type) => wordsFor(scene, claim, type))
}

/** What the words of purpose are about: energy, lending and winter each serve several kinds of aid. */
function seePurposes(scene: Surroundings, claim: Claim, see: (name: string) => void): void {
  const here = purposesIn(scene, claim.sentence)
  let nearest: CueMention | undefined
  for (const cue of here) {
    see(`with-${purposeOf(cue)}`)
    if (!nearest || distanceOf(claim, cue) < distanceOf(claim, nearest)) nearest = cue
  }
  if (nearest) see(`nearest-${purposeOf(nearest)}`)
  for (const name of saidAround(scene, claim)) see(name)
  for (const { category } of claim.goods) see(`goods-${category}`)
}

/** `en/purposes#energy` → energy */
const purposeOf = ({ rule }: CueMention): string => rule.slice(rule.indexOf('#') + 1)

/** Words for one kind of aid: near the gift, in its sentence, around it, in the headline, in the whole article. */
function wordsFor(scene: Surroundings, claim: Claim, type: AidType): Features {
  const seen = new Map<string, number>()
  const of = (sentence: number): CueMention[] => purposesIn(scene, sentence).filter((cue) => cue.sense.type === type)
  const here = of(claim.sentence)
  if (here.length) {
    const nearest = Math.min(...here.map((cue) => distanceOf(claim, cue)))
    seen.set('near', 1 / (1 + nearest / 4))
    seen.set('sentence', Math.min(3, here.length))
  }
  seeOwn(scene, claim, type, seen)
  seeOthers(scene, claim, type, seen)
  const goods = claim.goods.filter((item) => item.type === type).length
  if (goods) seen.set('goods', 1)
  const block = scene.blockOf(claim.sentence)
  const beside = (step: number): boolean =>
    claim.sentence + step >= 0 &&
    claim.sentence + step < scene.outline.sentences.length &&
    scene.blockOf(claim.sentence + step) === block &&
    of(claim.sentence + step).length > 0
  if (beside(-1)) seen.set('before', 1)
  if (beside(1)) seen.set('behind', 1)
  const heads = [block.lead, scene.outline.sections[block.section]?.heading ?? null]
  for (const head of heads)
    if (head !== null && scene.sentencesOf(head).some((sentence) => of(sentence).length)) seen.set('head', 1)
  if (scene.opening.some((sentence) => of(sentence).length)) seen.set('opening', 1)
  if (retoldOf(scene)(claim, type)) seen.set('told-again', 1)
  const last = scene.claimBefore(claim)
  const isNear = last && last.sentence !== claim.sentence && claim.sentence - last.sentence <= 3
  if (isNear && of(last.sentence).length) seen.set('claim-before', 1)
  seen.set('article', shareOf(scene, type))
  return seen
}

/** The words that belong to the gift and to none of its neighbours in the sentence. */
function seeOwn(scene: Surroundings, claim: Claim, type: AidType, seen: Map<string, number>): void {
  const { behind, before, beyond } = ownOf(scene, claim)
  const is = (cue: CueMention | undefined): boolean => cue?.sense.type === type
  if (is(behind[0])) seen.set('first-behind', 1)
  if (behind.some(is)) seen.set('own-behind', 1)
  if (is(before.at(-1))) seen.set('last-before', 1)
  if (before.some(is)) seen.set('own-before', 1)
  if (beyond.some(is) && !behind.some(is) && !before.some(is)) seen.set('beyond', 1)
}

/** What the gifts around are: the one before, the one behind, the whole of which it may be a share, the same told elsewhere, most of them. */
function seeOthers(scene: Surroundings, claim: Claim, type: AidType, seen: Map<string, number>): void {
  const { kinds } = sightOf(scene)
  const is = (other: Claim | undefined): boolean => other !== undefined && kinds.get(other.evidence) === type
  const at = firstFrom(scene.claims, claim.index)
  const before = scene.claims[at - 1]
  const next = scene.claims[at + 1]
  const block = scene.blockOf(claim.sentence)
  if (before && is(before)) seen.set(scene.blockOf(before.sentence) === block ? 'gift-before' : 'gift-above', 1)
  if (next && is(next)) seen.set(scene.blockOf(next.sentence) === block ? 'gift-behind' : 'gift-below', 1)
  const whole = wholeOf(scene, claim)
  if (is(whole)) {
    seen.set('whole', 1)
    if (claim.scope.value === 'part') seen.set('whole-of-part', 1)
  }
  if (is(scene.claims[0])) seen.set('first-gift', 1)
  const { all, byKind } = sightOf(scene)
  const self = kinds.get(claim.evidence) === type ? 1 : 0
  seen.set('gifts', ((byKind.get(type) ?? 0) - self) / (all + 1))
}

interface Sight {
  readonly kinds: ReadonlyMap<Claim['evidence'], AidType | null>
  readonly all: number
  readonly byKind: ReadonlyMap<AidType, number>
}

const sights = new WeakMap<Surroundings, Sight>()

function sightOf(scene: Surroundings): Sight {
  const known = sights.get(scene)
  if (known) return known
  const kinds = new Map<Claim['evidence'], AidType | null>()
  const byKind = new Map<AidType, number>()
  let all = 0
  for (const claim of scene.claims) {
    const kind = kindAtSight(ownOf(scene, claim), claim)
    kinds.set(claim.evidence, kind)
    if (!kind) continue
    all++
    byKind.set(kind, (byKind.get(kind) ?? 0) + 1)
  }
  const made = { kinds, all, byKind }
  sights.set(scene, made)
  return made
}

const ownOf = (scene: Surroundings, claim: Claim): OwnWords => {
  const known = owns.get(claim.evidence) ?? ownWords(scene, claim, purposesIn(scene, claim.sentence))
  owns.set(claim.evidence, known)
  return known
}

const owns = new WeakMap<Claim['evidence'], OwnWords>()

/** The same figure is told elsewhere, with words of a kind of aid. */
function retoldOf(scene: Surroundings): (claim: Claim, type: unknown) => boolean {
  const known =
    retold.get(scene) ??
    retoldElsewhere(scene, ({ sentence }) => [...new Set(purposesIn(scene, sentence).map((cue) => cue.sense.type))])
  retold.set(scene, known)
  return known
}

const retold = new WeakMap<Surroundings, (claim: Claim, type: unknown) => boolean>()

/** Sorted once for an article, not for each kind of each of its claims. */
function purposesIn(scene: Surroundings, sentence: number): readonly CueMention[] {
  const known = purposes.get(scene) ?? []
  if (!known.length) purposes.set(scene, known)
  known[sentence] ??= scene.cuesIn(sentence).filter((cue) => cue.cue === 'purpose')
  return known[sentence]
}

const purposes = new WeakMap<Surroundings, (readonly CueMention[])[]>()

/** Of all words of purpose in the article, the share that speaks of this kind. */
function shareOf(scene: Surroundings, type: AidType): number {
  const known = shares.get(scene) ?? new Map<AidType, number>()
  shares.set(scene, known)
  const share = known.get(type) ?? countShare(scene, type)
  known.set(type, share)
  return share
}

/** Counted once for an article, not for each of its claims. */
const shares = new WeakMap<Surroundings, Map<AidType, number>>()

function countShare(scene: Surroundings, type: AidType): number {
  let all = 0
  let own = 0
  for (const { index, block } of scene.outline.sentences) {
    if (scene.outline.blocks[block]!.kind === 'furniture') continue
    for (const cue of purposesIn(scene, index)) {
      all++
      if (cue.sense.type === type) own++
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

function nearestCue(scene: Surroundings, claim: Claim, type: AidType): CueMention | null {
  const cues = purposesIn(scene, claim.sentence).filter((cue) => cue.sense.type === type)
  return cues.sort((a, b) => distanceOf(claim, a) - distanceOf(claim, b))[0] ?? null
}

/** The purpose told nearest to the gift, when it fits the kind. */
export function sectorOf(scene: Surroundings, claim: Claim, type: AidType): Stated<string> | null {
  const cue = purposesIn(scene, claim.sentence)
    .filter((candidate) => candidate.sense.type === type && typeof candidate.sense.sector === 'string')
    .sort((a, b) => distanceOf(claim, a) - distanceOf(claim, b))[0]
  return cue && distanceOf(claim, cue) <= 12
    ? { value: String(cue.sense.sector), span: cue.span, rule: cue.rule, why: null }
    : null
}
