import type { Deed } from '../core/claim.ts'
import type { CueMention } from '../core/mention.ts'
import { readDeeds } from './deed.ts'
import type { Gift } from './gift.ts'
import { holds } from './holds.ts'
import { isPooled } from './nobody.ts'
import { sharesOut } from './recipient-plain.ts'
import type { Actor, Line, Scene } from './scene.ts'
import { isGoverned, sharesSubject, subjectOf } from './subject.ts'

/** `Guarantee for World Bank lending: $5bn`, `by way of the Bank: $4bn`: money goes to it or through it. */
export function isPassedBy(scene: Scene, actor: Actor): boolean {
  if (isAdministrator(scene, actor)) return true
  const { tokens } = scene
  const { first } = actor
  for (let i = first - 1; i >= first - 2; i--) {
    const word = tokens[i]?.fold ?? ''
    if (PASSED_BY.has(word)) return true
    if (word === 'of') return tokens[i - 1]?.fold === 'way'
    if (!ARTICLES.has(word)) return false
  }
  return false
}

/** `Apart from the American money, three billion`, `Unlike Berlin, Rome gave ten`: of whom it is not said. */
export function isExcepted({ tokens }: Scene, { sentence }: Line, { first }: Actor): boolean {
  for (let i = first - 1; i >= Math.max(sentence.first, first - EXCEPTION); i--) {
    const { fold, kind } = tokens[i]!
    if (kind === 'mark') return false
    if (EXCEPTS.has(fold) || EXCEPTS_WITH.get(fold)?.has(tokens[i - 1]?.fold ?? '')) return true
  }
  return false
}

/** Tokens from such words to whom they name. */
const EXCEPTION = 5
const EXCEPTS = new Set(['besides', 'unlike', 'except', 'barring'])
const EXCEPTS_WITH: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['from', new Set(['apart', 'aside'])],
  ['to', new Set(['addition', 'contrast'])],
  ['of', new Set(['top'])],
  ['than', new Set(['other'])],
])

/** `handled by the EBRD`: it only looks after the money. */
export const isAdministrator = ({ tokens, words }: Scene, { first }: Actor): boolean => {
  const by = ARTICLES.has(tokens[first - 1]?.fold ?? '') ? first - 2 : first - 1
  return tokens[by]?.fold === 'by' && words.has('administering', tokens[by - 1]?.fold ?? '')
}

const ARTICLES = new Set(['the', 'a', 'an'])
const PASSED_BY = new Set([
  'owed',
  'owes',
  'owing',
  'through',
  'via',
  'alongside',
  'chairs',
  'chair',
  'chaired',
  'chairing',
  'heads',
  'headed',
  'into',
  'for',
  'to',
  'with',
  'outside',
])

/** `and Norway £100 million`, `Berlin: another 244 million`. */
export function adjoins(scene: Scene, line: Line, gift: Gift, actor: Actor): boolean {
  const { tokens } = scene
  const start = (gift.sum ?? gift).first
  if (actor.last > start || start - actor.last > 2 || isGoverned(scene, line, actor) || isPassedBy(scene, actor))
    return false
  for (let i = actor.last; i < start; i++) if (tokens[i]!.kind !== 'mark' && !MORE.has(tokens[i]!.fold)) return false
  return true
}

/** `Italy put ten million on the table, and Spain fifteen million`, `and Ethiopia, not rich itself, two million`: the verb of the sum before is meant again. */
export function isGapped(scene: Scene, line: Line, gift: Gift, actor: Actor): boolean {
  const { tokens } = scene
  const start = (gift.sum ?? gift).first
  const before = tokens[actor.first - 1]?.fold === 'the' ? actor.first - 2 : actor.first - 1
  if (actor.last > start || !GAPS.has(tokens[before]?.fold ?? '')) return false
  if (!line.sums.some(({ last }) => last <= actor.first) && !line.goods.some(({ last }) => last <= actor.first))
    return false
  if (adjoins(scene, line, gift, actor)) return true
  // an aside between commas
  if (tokens[actor.last]?.fold !== ',' || tokens[start - 1]?.fold !== ',' || start - actor.last > ASIDE) return false
  return !line.cues.some(({ cue, first }) => cue === 'deed' && first >= actor.last && first < start)
}

const GAPS = new Set(['and', ',', ';', 'while'])
const ASIDE = 12

const MORE = new Set([
  "'s",
  'with',
  'another',
  'a',
  'an',
  'the',
  'also',
  'likewise',
  'about',
  'some',
  'over',
  'further',
  'only',
  'just',
  'almost',
  'nearly',
])

/** A minister, or whom a state is said to own: `Germany's Annalena Baerbock told the press`. */
export const tells = ({ tokens }: Scene, { cues }: Line, { role, last }: Actor): boolean =>
  role === 'person' ||
  (tokens[last]?.fold === "'s" &&
    tokens[last + 1]?.capital === true &&
    cues.some(({ cue, first, sense }) => isSaying(cue, sense) && first > last && first - last <= 6))

const isSaying = (cue: string, sense: CueMention['sense']): boolean =>
  cue === 'said' || (cue === 'deed' && sense['frame'] === 'say')

/** A minister tells what was pledged, or what members have pledged: the clause itself has another giver or none. */
export const tellsOfOthers = (scene: Scene, line: Line, gift: Gift, deed: Deed | null): boolean => {
  const { tokens, words } = scene
  const { sentence, cues } = line
  if (!cues.some(({ cue, sense }) => isSaying(cue, sense))) return false
  if (deed?.voice === 'passive' || isPooled(scene, line, gift)) return true
  for (let i = Math.max(sentence.first, gift.first - 14); i < gift.first; i++)
    if (words.has('givers-unnamed', tokens[i]!.fold)) return true
  return false
}

/** `the Foreign Office calculated`, `by the count tallied in Rome`: who adds up what all gave. */
export function countsOnly(scene: Scene, line: Line, { first, last }: Actor): boolean {
  if (!holds(scene, line, 'counting')) return false
  const { tokens, words } = scene
  const { sentence } = line
  for (let i = last; i < Math.min(sentence.last, last + 9); i++) if (words.has('counting', tokens[i]!.fold)) return true
  for (let i = first - 1; i >= Math.max(sentence.first, first - 8); i--) {
    const word = tokens[i]!.fold
    if (word === ',' || word === ';') return false
    if (words.has('counting', word)) return true
  }
  return false
}

/** `90 million was raised, with Japan giving 29 million`: behind the gift, the subject of another one. */
export const givesAnother = (line: Line, gift: Gift, { first, last }: Actor): boolean =>
  first >= gift.last &&
  line.cues.some(({ cue, form, first: at }) => cue === 'deed' && form === 'gerund' && at >= last && at - last <= 1) &&
  line.sums.some((sum) => sum !== gift.sum && sum.first > last && sum.first - last <= NEAR)

/** Tokens from a subject to what it gives. */
const NEAR = 6

/** `in Berlin`, `at Ramstein`: where they meet. */
export const isVenue = ({ tokens }: Scene, { mention, first }: Actor): boolean =>
  mention.kind === 'place' && (tokens[first - 1]?.fold === 'in' || tokens[first - 1]?.fold === 'at')

/** The subject of `received`, `will be handed`, `was granted` gets. */
export const gets = (scene: Scene, line: Line, gift: Gift, actor: Actor): boolean =>
  readDeeds(scene, line).some(
    (deed) =>
      // "would be handed over once Brussels receives its F-35s": something else, behind the gift
      deed.first - gift.last <= 4 &&
      deed.first - actor.last >= 0 &&
      (deed.first - actor.last <= 3 || (gift.first >= deed.last && isSubjectOfBoth(scene, line, deed, actor))) &&
      !receivesGuest(line, deed) &&
      (deed.cue.sense.frame === 'receive' ||
        sharesOut(scene, line, deed) ||
        (deed.voice === 'passive' && isDitransitive(line, deed))),
  )

/** "Slovakia gives up 30 of its own and will be handed 15 Leopards": the subject of both verbs. */
const isSubjectOfBoth = (scene: Scene, line: Line, deed: Deed, actor: Actor): boolean =>
  sharesSubject(scene, deed) && subjectOf(scene, line, { ...deed, voice: 'active' }).actors.includes(actor)

/** "who received his counterpart at the Élysée": a guest and no gift. */
const receivesGuest = ({ mentions }: Line, { cue, last }: Deed): boolean =>
  cue.sense.frame === 'receive' &&
  mentions.some(({ kind, first }) => kind === 'official' && first >= last && first - last <= 3)

/** A passive with a gift behind it hands that gift to its subject: "Moldova was granted €20m". */
const isDitransitive = (line: Line, deed: Deed): boolean =>
  deed.cue.sense.frame === 'give' &&
  [...line.sums, ...line.goods].some((gift) => gift.first >= deed.last && gift.first - deed.last <= 3) &&
  ![...line.sums, ...line.goods].some((gift) => gift.last <= deed.first && deed.first - gift.last <= 8)
