import type { Deed } from '../core/claim.ts'
import { memosOfLast } from '../core/memo.ts'
import { isInDateline } from '../core/outline.ts'
import { isPoor } from './actors.ts'
import { headIsCollective, isCollectiveBehindAside, isWithCompany } from './collective.ts'
import { isInserted } from './inserted.ts'
import { type Actor, cuesOf, type Line, type Scene } from './scene.ts'

/** Who does a deed, as far as its own clause says. */
export interface Subject {
  readonly actors: readonly Actor[]
  /** The head noun is several unnamed givers: `donors`, `governments and banks`. */
  readonly collective: boolean
}

const NOBODY: Subject = { actors: [], collective: false }

/**
 * The subject of an active deed, or the `by` phrase of a passive one.
 *
 * The nearest actor on the left that no preposition governs; with the actors coordinated to it (`Denmark, Sweden and
 * Norway`). A deed coordinated to another (`Germany gave … and pledged …`) finds the same one, for nothing between stops it.
 */
export function subjectOf(scene: Scene, line: Line, deed: Deed, gift = line.sentence.last): Subject {
  return deed.voice === 'passive' ? agentOf(scene, line, deed, gift) : activeSubject(scene, line, deed)
}

/** "guaranteed by Japan for $984m and by Britain for the rest": the last `by` before the gift, else the first behind the verb. */
function agentOf(scene: Scene, line: Line, deed: Deed, gift: number): Subject {
  const { tokens } = scene
  let found: Subject | null = null
  for (let i = deed.last; i < Math.min(line.sentence.last, Math.max(deed.last + 14, gift)); i++) {
    const word = tokens[i]!.fold
    if (word === ';' || word === ':' || (found && i >= gift)) break
    if (word !== 'by') continue
    const actor = line.actors.find((candidate) => candidate.first > i && candidate.first - i <= 5)
    if (actor) found = { actors: coordinated(scene, line, actor), collective: false }
    else if ([1, 2].some((step) => scene.words.has('collective', tokens[i + step]?.fold ?? '')))
      found = { actors: [], collective: true }
    if (gift <= deed.first && found) break
  }
  return found ?? NOBODY
}

function activeSubject(scene: Scene, line: Line, deed: Deed): Subject {
  const { tokens, words } = scene
  if (headIsCollective(scene, line, deed) || isCollectiveBehindAside(scene, line, deed))
    return { actors: [], collective: true }
  const limit = sharedFrom(scene, line, deed)
  const candidates = line.actors.filter((actor) => actor.last <= limit)
  for (let c = candidates.length - 1; c >= 0; c--) {
    const actor = candidates[c]!
    if (blockedBetween(scene, actor.last, deed.first)) break
    if (isWithGiving(scene, actor, deed)) return { actors: [actor], collective: false }
    if (!isAntecedent(scene, actor, deed) && isGoverned(scene, line, coordinated(scene, line, actor)[0]!)) continue
    if (actor.role === 'adjective' && !leadsToVerb(scene, actor, deed)) continue
    if (isAside(scene, line, actor, deed)) continue
    if (isWithCompany(scene, line, actor)) return { actors: [], collective: true }
    return { actors: coordinated(scene, line, actor), collective: false }
  }
  // "Ahead of the talks in Rome, the minister …": what stands under a preposition is better than nothing only for possessives
  const possessive = candidates
    .filter((actor) => tokens[actor.last]?.fold === "'s" && !words.has('to', tokens[actor.first - 1]?.fold ?? ''))
    .at(-1)
  return possessive && deed.first - possessive.last <= 6 ? { actors: [possessive], collective: false } : NOBODY
}

/** A verb right behind `and`: "gives up 30 howitzers and will be handed 15 tanks". */
export const sharesSubject = ({ tokens }: Scene, deed: Deed): boolean => tokens[deed.first - 1]?.fold === 'and'

/** "Norway sends Haiti ten trucks and gets 30 tanks": the second verb has the subject of the first, which stands before that one. */
function sharedFrom(scene: Scene, line: Line, deed: Deed): number {
  if (!sharesSubject(scene, deed)) return deed.first
  const other = cuesOf(line, 'deed').findLast(({ last }) => last < deed.first)
  return other && line.actors.some(({ last }) => last <= other.first) ? other.first : deed.first
}

/** "thanks to the IMF, which paid out $500 million": whoever stands right before `which` does it, whatever governs the name. */
function isAntecedent({ tokens }: Scene, { last }: Actor, deed: Deed): boolean {
  if (tokens[last]?.fold !== ',' || (tokens[last + 1]?.fold !== 'which' && tokens[last + 1]?.fold !== 'who'))
    return false
  return deed.first - last <= 5
}

/** "…, with Norway giving 12 million and Japan seven": whoever stands between `with` and the gerund does it. */
const isWithGiving = ({ tokens }: Scene, { first, last }: Actor, deed: Deed): boolean =>
  deed.cue.form === 'gerund' &&
  deed.first === last &&
  tokens[tokens[first - 1]?.fold === 'the' ? first - 2 : first - 1]?.fold === 'with'

function blockedBetween(scene: Scene, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (scene.tokens[i]!.fold === ';') return true
  return false
}

/** Stands under a preposition: "talks in Oslo", "aid for Ukraine"; but "the government of Japan" is a subject. */
export function isGoverned(scene: Scene, line: Line, actor: Actor): boolean {
  const known = governed(scene).get(actor) ?? isGovernedHere(scene, line, actor)
  governed(scene).set(actor, known)
  return known
}

/** Every pass over every gift asks this of the same actors; the answers go with them. */
const governed = memosOfLast<Scene, Actor, boolean>()

function isGovernedHere(scene: Scene, line: Line, actor: Actor): boolean {
  const { tokens, words } = scene
  if (isInDateline(scene.outline, actor.span)) return true
  let i = actor.first - 1
  while (
    i >= line.sentence.first &&
    (SKIPPED.has(tokens[i]!.fold) ||
      (tokens[i]!.kind === 'word' &&
        !tokens[i]!.capital &&
        !words.has('subject-blockers', tokens[i]!.fold) &&
        actor.first - i <= 2 &&
        /(?:ern|ed|al|ing|new|ly)$/.test(tokens[i]!.fold)))
  )
    i--
  if (i < line.sentence.first) return false
  const word = tokens[i]!.fold
  if (!words.has('subject-blockers', word)) return false
  if (word === 'of') return !ORGANS.has(tokens[i - 1]?.fold ?? '')
  // "the authorities in Tripoli have promised"
  if (word === 'in' && RULERS.has(tokens[i - 1]?.fold ?? '')) return false
  return true
}

const SKIPPED = new Set(['the', 'a', 'an', 'new', 'own', 'neighbouring', 'neighboring', 'both', 'its', 'their'])

/** Who decides where they sit. */
const RULERS = new Set([
  'government',
  'authorities',
  'officials',
  'cabinet',
  'rulers',
  'leaders',
  'leadership',
  'administration',
])

const ORGANS = new Set([
  'government',
  'governments',
  'ministry',
  'parliament',
  'republic',
  'kingdom',
  'president',
  'people',
  'state',
  'cabinet',
  'army',
  'emirate',
  'federation',
  'commonwealth',
  'behalf',
])

/** "The Danish government has", "the Swiss Federal Council decided": an adjective whose noun leads to the verb. */
function leadsToVerb(scene: Scene, actor: Actor, deed: Deed): boolean {
  const distance = deed.first - actor.last
  if (distance < 1) return false
  if (distance > 6) return false
  for (let i = actor.last; i < deed.first; i++)
    if (scene.tokens[i]!.fold === ',' || scene.words.has('subject-blockers', scene.tokens[i]!.fold))
      return i - actor.last >= 1 && scene.tokens[i]!.fold === 'of'
  return true
}

/** "X, speaking next to Y, said": an actor between commas right before the verb belongs to an aside only when another precedes it. */
function isAside(scene: Scene, line: Line, actor: Actor, deed: Deed): boolean {
  const { tokens } = scene
  if (isInserted(scene, line, actor, deed.first)) return true
  const before = tokens[actor.first - 1]?.fold
  return (
    before === '(' &&
    tokens[actor.last]?.fold === ')' &&
    line.actors.some((other) => other.last < actor.first && deed.first > actor.last)
  )
}

/** The actors joined to one by commas and `and`: "Denmark, Sweden and Norway", "Luxembourg, alongside Estonia,". */
export function coordinated(scene: Scene, line: Line, actor: Actor): readonly Actor[] {
  const known = groups(scene).get(actor) ?? groupOf(scene, line, actor)
  groups(scene).set(actor, known)
  return known
}

const groups = memosOfLast<Scene, Actor, readonly Actor[]>()

function groupOf(scene: Scene, line: Line, actor: Actor): Actor[] {
  const at = line.actors.indexOf(actor)
  const group = [actor]
  for (let i = at - 1; i >= 0; i--) {
    if (!isJoined(scene, line.actors[i]!, group[0]!) || isGapped(scene, line, line.actors[i]!, group[0]!)) break
    group.unshift(line.actors[i]!)
  }
  for (let i = at + 1; i < line.actors.length; i++) {
    if (!isJoined(scene, group.at(-1)!, line.actors[i]!) || isGapped(scene, line, group.at(-1)!, line.actors[i]!)) break
    group.push(line.actors[i]!)
  }
  // a comma alone joins only where an `and` closes the list
  if (group.length > 1 && !hasAnd(scene, group)) return [actor]
  return group
}

const JOINERS = new Set([
  ',',
  'and',
  '&',
  'the',
  'as',
  'well',
  'both',
  'plus',
  'with',
  'together',
  'along',
  'jointly',
  'its',
  'neighbour',
  'neighbours',
  'partner',
  'partners',
  'ally',
  'allies',
])

function isJoined(scene: Scene, left: Actor, right: Actor): boolean {
  if (left.role === 'adjective' || right.role === 'anaphor') return false
  if (right.first <= left.last || right.first - left.last > 3) return false
  // "according to Prime Minister Marrero, and Russia considers a loan": the comma ends an aside
  if (left.role === 'person' && right.role !== 'person' && scene.tokens[left.last]!.fold === ',') return false
  for (let i = left.last; i < right.first; i++) if (!JOINERS.has(scene.tokens[i]!.fold)) return false
  // "the arrangement of the IMF with Malawi"
  return scene.tokens[left.last]!.fold !== 'with' || isPoor(scene, left) || !isPoor(scene, right)
}

/**
 * "200 million for Sudan, and Ethiopia, not rich itself, fifteen million", "3 million to Libya and Slovenia 8 million": another clause,
 * whose verb stands before.
 */
export function isGapped({ tokens, words }: Scene, { sums }: Line, left: Actor, right: Actor): boolean {
  if (tokens[left.last]!.fold === 'and') {
    const before = tokens[left.first - 1]?.fold === 'the' ? left.first - 2 : left.first - 1
    return (
      (words.has('to', tokens[before]?.fold ?? '') || SOURCES.has(tokens[before]?.fold ?? '')) &&
      sums.some(({ last }) => last <= before && before - last <= 6) &&
      sums.some(
        ({ first }) => first >= right.last && first - right.last <= (MORE.has(tokens[right.last]!.fold) ? 1 : 0),
      )
    )
  }
  if (tokens[left.last]!.fold !== ',' || tokens[left.last + 1]?.fold !== 'and') return false
  const next = sums.find(({ first }) => first >= right.last)
  return (
    next !== undefined &&
    next.first - right.last <= (tokens[right.last]!.fold === ',' ? 10 : 1) &&
    sums.some(({ last }) => last <= left.first)
  )
}

/** "20 million from Norway and Haiti 12 million from Sweden". */
const SOURCES = new Set(['from', 'by'])
const MORE = new Set(['another', 'a', 'about', 'some', 'over', 'almost', 'nearly', 'further', 'only'])

function hasAnd(scene: Scene, group: readonly Actor[]): boolean {
  for (let i = group[0]!.last; i < group.at(-1)!.first; i++)
    if (['and', '&', 'well', 'plus', 'with'].includes(scene.tokens[i]!.fold)) return true
  return false
}

/** "seven million for wells in Lebanon; 23 million come from Berlin": what a semicolon parts says nothing of the other side. */
export function isClauseApart({ tokens }: Scene, gift: { first: number; last: number }, actor: Actor): boolean {
  const [from, to] = actor.last <= gift.first ? [actor.last, gift.first] : [gift.last, actor.first]
  for (let i = from; i < to; i++) if (tokens[i]!.fold === ';') return true
  return false
}
