import type { Deed, Sum } from '../core/claim.ts'
import { memoOfLast } from '../core/memo.ts'
import { wordsSaid } from '../core/token.ts'
import { leaningOf } from './context.ts'
import { endOf, type Gift } from './gift.ts'
import type { GiverCase, See } from './giver-case.ts'
import { holds } from './holds.ts'
import { isOfMany } from './many-givers.ts'
import { giversNamed, isLargest, isOverAll, payersOf } from './payers.ts'
import { isPot } from './pot.ts'
import { type Actor, cuesOf, type Line, type Scene } from './scene.ts'
import { isGoverned, subjectOf } from './subject.ts'

/** What speaks for a gift of nobody in particular: a passive without an agent, the sum of a conference. */
export function seeNobody(scene: Scene, { line, gift, deed, previous }: GiverCase, see: See): void {
  if (deed?.voice === 'passive') see('none-passive')
  if (deed?.cue.sense.frame === 'go') see('none-goes')
  if (deed?.cue.sense.frame === 'amount') see('none-amounts')
  const { tokens, words } = scene
  let met = 0
  const to = holds(scene, line, 'conference-words') ? Math.min(line.sentence.last, gift.last + 14) : 0
  for (let i = Math.max(line.sentence.first, gift.first - 14); i < to; i++)
    if (words.has('conference-words', tokens[i]!.fold)) met++
  if (met) see('none-conference', Math.min(2, met))
  seeCompany(scene, line, gift, see)
  const pooled = isPooled(scene, line, gift)
  if (pooled) see('none-pooled')
  const many = Math.min(1, Math.max(0, giversNamed(scene) - 2) / 4)
  if (pooled) see('none-pooled-of-many', many)
  if (deed?.voice === 'passive' && !subjectOf(scene, line, deed).actors.length) see('none-passive-of-many', many)
  if (gift.sum && pledgesBeside(scene, gift)) see('none-pledges')
  if (gift.sum && isLargest(scene, gift.sum)) {
    see('none-largest')
    if (met) see('none-largest-of-conference')
    see('none-largest-of-many', many)
    see('none-largest-of-payers', Math.min(1, Math.max(0, payersOf(scene).size - 1) / 5))
    if (meetsAtTop(scene)) see('none-largest-of-meeting')
    if (pooled && payersOf(scene).size >= 3) see('none-pool-of-many')
    if (deed?.voice === 'passive') see('none-largest-passive')
  }
  if (gift.sum && isToldAtMeeting(scene, line, gift, deed)) see('none-told-at-meeting', 2)
  if (gift.sum && isOverAll(scene, gift.sum)) {
    see('none-over-all')
    if (meetsAtTop(scene)) see('none-over-all-of-meeting')
  }
  seeFund(scene, { line, gift, deed, pooled }, see)
  if (!gift.sum && comesByScheme(scene, line, gift) && !givesItself(scene, line, deed)) see('none-by-scheme')
  if (previous && !previous.donors.length && previous.verdict === 'aid') {
    // "Of this, 12 million is for food": a share of what nobody in particular gives
    if (gift.sum && isSmaller(gift.sum, previous.sum) && !namesGiver(scene, line)) see('none-share-of-none', 2)
    if (leaningOf(scene, line, gift, previous).continued) see('none-continued')
    else if (previous.sentence === line.sentence.index) see('none-before')
    // "In 2024 it had been 7.5 billion."
    else if (!line.actors.length && line.sentence.index - previous.sentence <= 2) see('none-just-before')
  }
  if (!line.actors.length) see('none-named')
  const end = endOf(gift)
  for (const name of wordsSaid(
    scene.tokens,
    Math.max(line.sentence.first, gift.first - 16),
    Math.min(line.sentence.last, end + 16),
  ))
    see(name)
  if (isPot(scene, line, gift)) see('none-pot')
  // plain words, and rare: counted twice, for what is seldom seen is held small
  if (isOfMany(scene, line, gift)) see('none-of-many', 2)
}

/** `More than ten billion euros had been committed, the Italian prime minister told the conference`: its host adds up what all have promised. */
function isToldAtMeeting(scene: Scene, line: Line, gift: Gift, deed: Deed | null): boolean {
  if (deed?.voice !== 'passive' || gift.first > deed.first || subjectOf(scene, line, deed).actors.length) return false
  if (!holds(scene, line, 'conferences')) return false
  const said = cuesOf(line, 'said').find(({ first }) => first >= deed.last)
  if (!said) return false
  const { tokens, words } = scene
  for (let i = said.last; i < Math.min(line.sentence.last, said.last + HALL); i++)
    if (words.has('conferences', tokens[i]!.fold)) return true
  return false
}

/** Tokens from `told` to `conference`: `the opening plenary of the Ukraine Recovery`. */
const HALL = 12

const isSmaller = (part: Sum, whole: Sum | null): boolean =>
  part.value !== null && whole !== null && whole.value !== null && part.value < whole.value

/** Somebody who may give stands free in the sentence. */
const namesGiver = (scene: Scene, line: Line): boolean =>
  line.actors.some(
    (actor) =>
      actor.role !== 'fund' && actor.role !== 'agency' && (actor.role === 'person' || !isGoverned(scene, line, actor)),
  )

/** `twenty-two countries have pledged … between them`, `the Fund has collected`: givers that the clause counts and does not name. */
function seeCompany(scene: Scene, line: Line, gift: Gift, see: See): void {
  const { tokens, words } = scene
  const { sentence } = line
  const [isUnnamed, gathers, isInCompany] = COMPANY.map((set) => holds(scene, line, set))
  for (let i = Math.max(sentence.first, gift.first - 14); i < Math.min(sentence.last, gift.last + 10); i++) {
    const word = tokens[i]!.fold
    if (isUnnamed && i < gift.first && words.has('givers-unnamed', word)) see('none-givers-unnamed')
    if (gathers && words.has('gathers', word)) see('none-gathers')
    if (i >= gift.last && FROM.has(word) && countsGivers(tokens, words, i + 1)) see('none-from-many')
    if ((isInCompany && words.has('in-company', word)) || (BETWEEN.has(word) && THEM.has(tokens[i + 1]?.fold ?? '')))
      see('none-in-company')
  }
}

const COMPANY = ['givers-unnamed', 'gathers', 'in-company']

const FROM = new Set(['from', 'by', 'among'])

/** `from 21 governments`, `by all its members`: behind the gift, givers that nobody names. */
function countsGivers(tokens: Scene['tokens'], words: Scene['words'], from: number): boolean {
  for (let i = from; i < from + 4; i++) {
    const word = tokens[i]?.fold ?? ''
    if (words.has('givers-unnamed', word)) return true
    if (tokens[i]?.kind === 'mark') return false
  }
  return false
}

/** The clause adds up, takes in or has it on the table: what came from many. */
export function isPooled(scene: Scene, line: Line, gift: Gift): boolean {
  if (!POOLING.some((set) => holds(scene, line, set))) return false
  const { tokens, words } = scene
  const { sentence } = line
  for (let i = Math.max(sentence.first, gift.first - 14); i < Math.min(sentence.last, gift.last + 10); i++) {
    const word = tokens[i]!.fold
    if (words.has('pools', word) || words.has('gathers', word) || words.has('in-company', word)) return true
    if (i < gift.first && (words.has('givers-unnamed', word) || words.has('conferences', word))) return true
  }
  return false
}

const POOLING = ['pools', 'gathers', 'in-company', 'givers-unnamed', 'conferences']

/** `1.8 million rounds were delivered through it`, `under the ammunition initiative`: goods that a scheme of many brings; who leads it gives no more than others. */
function comesByScheme({ tokens, words }: Scene, { sentence }: Line, gift: Gift): boolean {
  for (let i = Math.max(sentence.first, gift.first - 12); i < Math.min(sentence.last, gift.last + 12); i++) {
    if (!BY.has(tokens[i]!.fold)) continue
    for (let k = i + 1; k < Math.min(sentence.last, i + 6); k++) {
      if (tokens[k]!.kind === 'mark') break
      if (words.has('schemes', tokens[k]!.fold)) return true
    }
    if (tokens[i]!.fold === 'through' && (tokens[i + 1]?.fold === 'it' || tokens[i + 1]?.fold === 'them')) return true
  }
  return false
}

const BY = new Set(['through', 'under', 'via', 'by', 'within', 'of', 'from'])

/** Somebody named is the subject of the verb: "Prague sent 30,000 rounds through it". */
const givesItself = (scene: Scene, line: Line, deed: Deed | null): boolean =>
  deed !== null &&
  deed.voice !== 'passive' &&
  deed.cue.sense.frame !== 'receive' &&
  subjectOf(scene, line, deed).actors.some(({ role }) => role === 'state' || role === 'body' || role === 'anaphor')

const BETWEEN = new Set(['between', 'among', 'amongst'])
const THEM = new Set(['them', 'themselves', 'us'])

/** `800 million dollars in humanitarian pledges`, `promises of over €10bn`: what several gave, whoever is named near. */
function pledgesBeside({ tokens, words }: Scene, { sum, equivalents }: Gift): boolean {
  const last = (equivalents.at(-1) ?? sum!).last
  return [...tokens.slice(Math.max(0, sum!.first - 4), sum!.first), ...tokens.slice(last, last + 4)].some(({ fold }) =>
    words.has('pledges', fold),
  )
}

/** The first sentences tell of a conference. */
function meetsAtTop(scene: Scene): boolean {
  const known = met.get(scene) ?? isMetIn(scene)
  met.set(scene, known)
  return known
}

const isMetIn = ({ lines, tokens, words }: Scene): boolean =>
  lines
    .slice(0, TOP)
    .some(({ sentence }) =>
      tokens.slice(sentence.first, sentence.last).some(({ fold }) => words.has('conferences', fold)),
    )

/** With a kicker, a date and a name under the headline. */
const TOP = 5

/** Asked for each gift, and the same for all of an article. */
const met = memoOfLast<Scene, boolean>()

/** `£782m has been pledged to it`, `€11m has been paid into the trust fund`: behind the gift stands where it goes, and that is a fund. */
function isPaidIn(scene: Scene, { sentence, actors }: Line, { last }: Gift): boolean {
  const { tokens, words } = scene
  for (let i = last; i < Math.min(sentence.last, last + 9); i++) {
    if (tokens[i]!.fold !== 'to' && tokens[i]!.fold !== 'into') continue
    if (tokens[i + 1]?.fold === 'it') return true
    if (actors.some(({ role, first }) => role === 'fund' && first > i && first - i <= 3)) return true
    for (let k = i + 1; k <= i + 5 && k < sentence.last; k++) if (words.has('pot', tokens[k]!.fold)) return true
  }
  return false
}

/** A fund or coalition holds, orders or hands over what its members gave. */
function seeFund(
  scene: Scene,
  { line, gift, deed, pooled }: { line: Line; gift: Gift; deed: Deed | null; pooled: boolean },
  see: See,
): void {
  const isFund = ({ role, giver }: Actor): boolean => role === 'fund' && giver === null
  const isHere = line.actors.some(isFund)
  const isNear = isHere || (scene.lines[line.sentence.index - 1]?.actors.some(isFund) ?? false)
  const nearest = line.actors.findLast(({ last }) => last <= gift.first)
  if (nearest && isFund(nearest)) see('none-fund-nearest')
  if (pooled && isNear) see('none-pooled-fund')
  if (deed && subjectOf(scene, line, deed).actors.some(isFund)) see('none-fund-acts')
  if (deed?.voice === 'passive' && isPaidIn(scene, line, gift)) see('none-paid-in')
  if (isHere) see('none-fund')
  else if (isNear) see('none-fund-before')
}
