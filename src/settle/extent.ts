import type { Claim, Stated } from '../core/claim.ts'
import type { Mention, WhenMention } from '../core/mention.ts'
import { type Option, optionsOf } from '../core/ranking.ts'
import { SCOPES, type Scope } from '../core/record.ts'
import { OF_GOODS } from '../core/referent.ts'
import { seeOtherSums } from './extent-sums.ts'
import { seeJointGift } from './joint-gift.ts'
import { aspectOf, conferenceIn, distanceOf, type Surroundings, saidAround, seenOf, stageWord } from './observe.ts'

/** Where the text says that a sum is of this scope. */
export function extentOf(scene: Surroundings, claim: Claim, value: Scope): Stated<Scope> {
  if (value === claim.scope.value) return claim.scope
  const cue = scene
    .cuesIn(claim.sentence)
    .filter((candidate) => candidate.cue === 'scope' && candidate.sense.scope === value)
    .sort((a, b) => distanceOf(claim, a) - distanceOf(claim, b))[0]
  return cue
    ? { value, span: cue.span, rule: cue.rule, why: null }
    : { value, span: null, rule: 'settle/extent', why: WHY[value] }
}

const WHY: Readonly<Record<Scope, string>> = {
  single: 'no other sum here contains it',
  total: 'the words around tell of several contributions',
  part: 'a larger gift stands before it of which it is a share',
}

/** Whether a sum stands alone, is a running total, or a share of another one here. */
export function extentOptions(scene: Surroundings, claim: Claim): Option<Scope>[] {
  // single verbs, nouns and kinds of giver are left out: articles are too few to learn from each whether it tells a share
  const seen = seenOf(scene, claim).only((name) => !/^(?:does|of|giver|channel)-/.test(name))
  const see = (name: string): void => void seen.set(name, 1)
  see(`read-${claim.scope.value}`)
  seeWords(scene, claim, see)
  const next = nextSum(scene, claim)
  // "gives 10 billion, bringing the total to 60 billion since 2022": the time is that of the sum before it
  if (claim.dates.some((when) => isSince(when) && !(next && next.last <= when.first))) see('since')
  const aspect = aspectOf(scene, claim)
  see(aspect)
  for (const name of saidAround(scene, claim)) see(name)
  if (tellsSince(scene, claim.sentence)) see(`since-and-${aspect}`)
  const { lead } = scene.blockOf(claim.sentence)
  // "Handed over to date:" over a list
  if (lead !== null && scene.sentencesOf(lead).some((over) => tellsSince(scene, over))) see('since-lead')
  if (claim.sum && claim.sum.qualifier !== 'exact') see(`figure-${claim.sum.qualifier}`)
  const nouns = new Set(claim.nouns.map(({ rule }) => rule.split('#')[1]))
  if (claim.deed?.cue.sense.frame === 'amount' && (nouns.has('aid') || nouns.has('support'))) see('amount-of-aid')
  if (conferenceIn(scene)) {
    see('conference')
    if (!claim.donors.length) see('conference-no-giver')
    if (stageWord(scene, claim.sentence, 'conference')) see('conference-here')
  }
  if (claim.sum?.kind === 'money' && claim.sum.per === 'unit') see('each')
  if (claim.sum?.rule === 'link/share-sum') see('share')
  if (claim.goods[0]?.rule === OF_GOODS) see('of-goods')
  seeOtherSums(scene, claim, see)
  seeJointGift(scene, claim, see)
  return optionsOf('scope', SCOPES, seen)
}

const isSince = ({ when }: WhenMention): boolean => when.open === 'since' && !/\/\d/.test(when.value ?? '')

/** The sum that stands next behind a claim's own. */
function nextSum(scene: Surroundings, { sum, equivalents, sentence }: Claim): Mention | undefined {
  if (!sum) return undefined
  const end = (equivalents.at(-1) ?? sum).last
  return scene.mentionsIn(sentence).find(({ kind, first }) => kind === 'money' && first >= end)
}

type See = (name: string) => void

/** `since the conflict erupted`, `since the start of the war`, `to date`: a time that runs until now, whether or not it is a date. */
function tellsSince({ outline }: Surroundings, sentence: number): boolean {
  const { first, last } = outline.sentences[sentence]!
  for (let i = first; i < last; i++) {
    const word = outline.tokens[i]!.fold
    if (word === 'since') return true
    if (NOW.has(outline.tokens[i + 1]?.fold ?? '') && (word === 'so' || word === 'to' || word === 'until')) return true
  }
  return false
}

const NOW = new Set(['far', 'date', 'now'])

/** Words of novelty.yaml near the gift, farther in its sentence, in the sentence or line above it. */
function seeWords(scene: Surroundings, claim: Claim, see: See): void {
  for (const cue of scene.cuesIn(claim.sentence)) {
    const distance = distanceOf(claim, cue)
    const where = distance <= 4 ? 'near' : distance <= 12 ? 'sentence' : 'far'
    if (cue.cue === 'scope') {
      see(`${where}-${cue.sense.scope}`)
      if (where !== 'far') see(`word-${cue.rule.split('#')[1]}`)
      // "has transferred $2bn of it", "£22 million in all"
      if (cue.first === claim.sum?.last) see(`behind-${cue.sense.scope}`)
      if (cue.last === claim.sum?.first) see(`ahead-${cue.sense.scope}`)
    }
    if (cue.cue === 'novelty' && distance <= 2) see(`near-${cue.sense.novelty}`)
  }
  const block = scene.blockOf(claim.sentence)
  const breaksDown = (sentence: number): boolean =>
    scene.cuesIn(sentence).some((cue) => cue.cue === 'scope' && cue.sense.scope === 'breakdown')
  if (claim.sentence > 0 && scene.blockOf(claim.sentence - 1) === block && breaksDown(claim.sentence - 1))
    see('breakdown-before')
  if (block.lead !== null && scene.sentencesOf(block.lead).some(breaksDown)) see('breakdown-lead')
}
