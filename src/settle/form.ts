import type { Claim, Stated } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { memoOfLast } from '../core/memo.ts'
import type { CueMention } from '../core/mention.ts'
import { Observed } from '../core/observed.ts'
import { type Option, optionsOf } from '../core/ranking.ts'
import { type AidType, INSTRUMENTS, type Instrument } from '../core/record.ts'
import { joinOf } from './form-goods.ts'
import { seeGroups } from './form-groups.ts'
import { type Sight, seeGifts, sightOf } from './gifts-around.ts'
import { clubGift } from './joint-gift.ts'
import { conferenceIn, distanceOf, retoldElsewhere, type Surroundings, saidAround, seenOf } from './observe.ts'
import { partWords } from './own-words.ts'

/** Where the text says that it comes in this form. */
export function formOf(scene: Surroundings, claim: Claim, value: Instrument | null): Stated<Instrument> | null {
  if (value === null) return null
  const cue = scene
    .cuesIn(claim.sentence)
    .filter((candidate) => candidate.sense.instrument === value)
    .sort((a, b) => distanceOf(claim, a) - distanceOf(claim, b))[0]
  if (cue) return { value, span: cue.span, rule: cue.rule, why: null }
  return { value, span: null, rule: 'settle/form', why: WHY[value] }
}

/** Where no word of the sentence names the form. */
const WHY: Readonly<Record<Instrument, string>> = {
  grant: 'money, and no word of another form',
  loan: 'the giver and the words around speak of lending',
  guarantee: 'the words around speak of a surety',
  in_kind: 'goods are given',
  training: 'people are taught',
  procurement: 'the words around speak of buying for the recipient',
}

const FORMS = [...INSTRUMENTS, null] as const

/** In which form it comes: money, a loan, goods, teaching; null when mixed or untold. */
export function formOptions(scene: Surroundings, claim: Claim, type: AidType): Option<Instrument | null>[] {
  const seen = seenOf(scene, claim).only(saysForm)
  const gift = claim.sum ? (claim.goods.length ? 'sum-and-goods' : 'sum') : 'goods-only'
  seen.set(`type-${type}`, 1)
  seen.set(`${gift}-${type}`, 1)
  if (claim.goods.some((item) => item.quantity !== null)) seen.set('counted-goods', 1)
  if (claim.scope.value !== 'single') seen.set(`scope-${claim.scope.value}`, 1)
  if (claim.sum && isForGoods(scene, claim)) seen.set('for-goods', 1)
  if (!claim.sum && isPaidFor(scene, claim)) seen.set('paid-for', 1)
  const join = joinOf(scene, claim)
  if (join) seen.set(join, 1)
  seeGroups(scene, claim, (name) => void seen.set(name, 1))
  if (claim.sum && formsBeside(scene, claim).size > 1) seen.set('several-forms', 1)
  if (conferenceIn(scene) && !claim.donors.length) seen.set('conference-no-giver', 1)
  for (const name of saidAround(scene, claim)) seen.set(name, 1)
  const words = formCues(scene, claim.sentence)
  for (const cue of words)
    if (distanceOf(claim, cue) <= 12) seen.set(`with-${cue.rule.slice(cue.rule.indexOf('#') + 1)}`, 1)
  const [close] = [...words].sort((a, b) => distanceOf(claim, a) - distanceOf(claim, b))
  if (close) seen.set(`nearest-${close.rule.slice(close.rule.indexOf('#') + 1)}`, 1)
  for (const { value } of claim.channel) seen.set(`through-${value}`, 1)
  for (const i of scene.opening)
    for (const mention of scene.mentionsIn(i)) if (mention.kind === 'group') seen.set(`opening-${mention.name}`, 1)
  seen.set(`${claim.scope.value}-${type}`, 1)
  seen.set(`${gift}-${claim.status.value}`, 1)
  seen.set('goods-of-article', formsOf(scene).goods)
  const club = clubGift(scene, claim)
  return optionsOf('instrument', FORMS, seen, (form) => speaksFor(scene, claim, form, club))
}

/** What is seen of a claim that bears on its form; who announces what in which tense does not. */
const SAYS_FORM =
  /^(?:any|sum|goods|giver|givers|several|no-giver|headline|listed|channel-bank|teaching|repair|noun-s|frame)/

/** Asked once of a name: each claim has dozens, and all claims the same ones. What it answers does not depend on the memo. */
function saysForm(name: string): boolean {
  const known = SAID_OF.get(name)
  if (known !== undefined) return known
  const says = SAYS_FORM.test(name)
  if (SAID_OF.size < MOST_NAMES) SAID_OF.set(name, says)
  return says
}

const SAID_OF = new Map<string, boolean>()

/** The rules' words make some hundred names. */
const MOST_NAMES = 4096

/** What speaks for one form: its words beside the gift, around it, in the whole article; where the same sum is told again. */
function speaksFor(scene: Surroundings, claim: Claim, form: Instrument | null, club: Claim | null): Observed {
  const seen = new Observed()
  const name = form ?? 'mixed'
  const cues = formCues(scene, claim.sentence)
  const here = cues.filter((cue) => cue.sense.instrument === name)
  if (here.length) {
    const nearest = Math.min(...here.map((cue) => distanceOf(claim, cue)))
    seen.set('word-here', 1)
    seen.set('word-near', 1 / (1 + nearest / 4))
    if (nearest <= 10 && cues.every((cue) => distanceOf(claim, cue) >= nearest)) seen.set('word-nearest', 1)
  }
  seeGifts(scene, claim, formsOf(scene).sight, name, seen)
  if (claim.deed?.cue.sense.instrument === name) seen.set('verb', 1)
  if (claim.nouns.some((cue) => cue.sense.instrument === name && distanceOf(claim, cue) <= 4)) seen.set('noun', 1)
  if (club && (club.deed?.cue.sense.instrument === name || club.nouns.some(({ sense }) => sense.instrument === name)))
    seen.set('of-club', 1)
  const block = scene.blockOf(claim.sentence)
  const speaks = (sentence: number): boolean => formCues(scene, sentence).some((cue) => cue.sense.instrument === name)
  if (claim.sentence > 0 && scene.blockOf(claim.sentence - 1) === block && speaks(claim.sentence - 1))
    seen.set('word-before', 1)
  const next = claim.sentence + 1
  if (next < scene.outline.sentences.length && scene.blockOf(next) === block && speaks(next)) seen.set('word-behind', 1)
  if (block.lead !== null && scene.sentencesOf(block.lead).some(speaks)) seen.set('word-lead', 1)
  const { all, byName, retold, opening } = formsOf(scene)
  if (opening.has(name)) seen.set('word-opening', 1)
  if (retold(claim, name)) seen.set('told-elsewhere', 1)
  seen.set('article', (byName.get(name) ?? 0) / (all + 1))
  return seen
}

interface Forms {
  readonly bySentence: readonly (readonly CueMention[])[]
  readonly all: number
  readonly byName: ReadonlyMap<unknown, number>
  /** The share of its gifts that have no sum. */
  readonly goods: number
  /** Those named in the opening. */
  readonly opening: ReadonlySet<unknown>
  readonly sight: Sight<string>
  /** The same figure is told elsewhere, and there this form is named. */
  readonly retold: (claim: Claim, name: unknown) => boolean
}

/** Sorted once for an article, not for each form of each of its claims. */
const forms = memoOfLast<Surroundings, Forms>()

function formsOf(scene: Surroundings): Forms {
  const known = forms.get(scene)
  if (known) return known
  const bySentence = scene.outline.sentences.map(({ index }) =>
    scene.cuesIn(index).filter((cue) => cue.cue === 'instrument'),
  )
  const byName = new Map<unknown, number>()
  let all = 0
  for (const cues of bySentence)
    for (const { sense } of cues) {
      all++
      byName.set(sense.instrument, (byName.get(sense.instrument) ?? 0) + 1)
    }
  const retold = retoldElsewhere(scene, (claim) => [nearestForm(bySentence[claim.sentence] ?? [], claim)])
  const sight = sightOf<string>(scene, (claim) => {
    if (!claim.sum) return claim.goods.some((item) => item.service === 'training') ? 'training' : 'in_kind'
    const { behind, before } = partWords(scene, claim, bySentence[claim.sentence] ?? [])
    const cue = behind[0] ?? before.at(-1)
    return cue ? String(cue.sense.instrument) : null
  })
  const opening = new Set(gather(scene.opening, (i) => (bySentence[i] ?? []).map(({ sense }) => sense.instrument)))
  const goods = scene.claims.filter(({ sum }) => !sum).length / (scene.claims.length + 1)
  const made = { bySentence, all, byName, goods, opening, retold, sight }
  forms.set(scene, made)
  return made
}

const formCues = (scene: Surroundings, sentence: number): readonly CueMention[] =>
  formsOf(scene).bySentence[sentence] ?? []

function nearestForm(cues: readonly CueMention[], claim: Claim): string | null {
  const [nearest] = cues
    .filter((cue) => distanceOf(claim, cue) <= 8)
    .sort((a, b) => distanceOf(claim, a) - distanceOf(claim, b))
  return nearest ? String(nearest.sense.instrument) : null
}

/** "1.2 billion for air defence", "four million for tents": money for goods, not goods. */
function isForGoods(scene: Surroundings, claim: Claim): boolean {
  const last = (claim.equivalents.at(-1) ?? claim.sum!).last
  const { tokens } = scene.outline
  const at = [0, 1, 2, 3].find((step) => tokens[last + step]?.fold === 'for')
  if (at === undefined) return false
  return scene
    .mentionsIn(claim.sentence)
    .some(
      (mention) =>
        mention.first > last + at &&
        mention.first <= last + at + 4 &&
        (mention.kind === 'goods' || (mention.kind === 'cue' && GOODS_SECTORS.has(String(mention.sense.sector)))),
    )
}

const GOODS_SECTORS = new Set(['arms_and_ammunition', 'shelter'])

/** "will pay for two batteries", "foots the bill for": bought for another, not taken from a store. */
function isPaidFor({ outline }: Surroundings, claim: Claim): boolean {
  const first = claim.goods[0]!.first
  for (let i = first - 1; i >= Math.max(0, first - 8); i--)
    if (/^(?:for|the)$/.test(outline.tokens[i]!.fold) && PAYING.has(outline.tokens[i - 1]?.fold ?? '')) return true
  return false
}

const PAYING = new Set(['pay', 'pays', 'paid', 'paying', 'money', 'bill', 'finance', 'finances', 'financed', 'fund'])

/** The forms named beside a sum, up to the next sum: "in grants and loans", "in cash, arms and training". */
function formsBeside(scene: Surroundings, claim: Claim): ReadonlySet<string> {
  const sum = claim.sum!
  const next = scene
    .mentionsIn(claim.sentence)
    .find((mention) => mention.kind === 'money' && mention.first >= sum.last && !claim.equivalents.includes(mention))
  return new Set(
    formCues(scene, claim.sentence)
      .filter((cue) => cue.first >= sum.last && cue.first - sum.last <= 10 && cue.last <= (next?.first ?? cue.last))
      .map((cue) => String(cue.sense.instrument)),
  )
}
