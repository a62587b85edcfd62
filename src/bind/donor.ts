import type { Deed, Stated } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { readDeeds } from './deed.ts'
import type { Gift } from './gift.ts'
import { type Actor, cuesOf, type Line, type Scene } from './scene.ts'
import { coordinated, isGoverned, isInDateline, subjectOf } from './subject.ts'

/** What one pass says of the givers: who they are, or that they are several the text does not name. */
export interface Donors {
  readonly donors: readonly Stated<string>[]
  readonly collective: boolean
}

const NONE: Donors = { donors: [], collective: false }

/** What a pass of the donor sieve sees of the claim in hand. */
export interface DonorCase {
  readonly line: Line
  readonly gift: Gift
  readonly deed: Deed | null
  /** Codes that cannot be the giver here: the one who gets. */
  readonly not: ReadonlySet<string>
}

type Pass = (scene: Scene, given: DonorCase) => Donors

/** From the surest to the weakest, inside the sentence. Those that need the article stand in index.ts. */
export const SENTENCE_PASSES: readonly (readonly [string, Pass])[] = [
  ['bind/owner', fromOwner],
  ['bind/from', fromSource],
  ['bind/listed', fromList],
  ['bind/clause', fromClause],
  ['bind/label', fromLabel],
  ['bind/from-before', fromSourceBefore],
  ['bind/carrier', fromCarrier],
  ['bind/other-deed', fromOtherDeed],
]

/** The first pass of the sentence that finds somebody. */
export function donorsInSentence(
  scene: Scene,
  line: Line,
  gift: Gift,
  deed: Deed | null,
  not: ReadonlySet<string> = new Set(),
): Donors {
  for (const [, pass] of SENTENCE_PASSES) {
    const result = pass(scene, { line, gift, deed, not })
    if (result.donors.length || result.collective) return result
  }
  return NONE
}

/** `Denmark's donation of €20m`, `Danish aid worth €20m`, `Britain's nine million pounds`. */
function fromOwner(scene: Scene, { line, gift, not }: DonorCase): Donors {
  const { tokens } = scene
  for (const actor of [...line.actors].reverse()) {
    if (actor.last > gift.first || gift.first - actor.last > 9) continue
    const possessive =
      tokens[actor.last]?.fold === "'s" || (tokens[actor.last]?.fold === "'" && tokens[actor.last]!.glued)
    if (!possessive && actor.role !== 'adjective' && !(actor.role === 'anaphor' && isPossessive(actor))) continue
    if (onlyPassesOn(actor) || actor.codes.some((code) => not.has(code))) continue
    const from = actor.last + (possessive ? 1 : 0)
    const noun = cuesOf(line, 'gift').find(
      (cue) => cue.first >= from && cue.first - from <= 4 && cue.last <= gift.first,
    )
    if (!plainBetween(scene, from, gift.first, noun ? 7 : 3)) continue
    if (!noun && gift.first - from > 2) continue
    // "Danish crowns", "Ukrainian soldiers": an adjective without a gift beside it owns nothing
    if (!noun && actor.role === 'adjective' && !gift.sum && gift.first !== actor.last) continue
    return state([actor], 'bind/owner')
  }
  return NONE
}

const isPossessive = (actor: Actor): boolean => actor.mention.kind === 'anaphor' && actor.mention.possessive

/** Between owner and gift stand only words, no verb of its own and no comma. */
function plainBetween(scene: Scene, from: number, to: number, most: number): boolean {
  if (to - from > most) return false
  for (let i = from; i < to; i++) {
    const word = scene.tokens[i]!.fold
    if (
      word === ',' ||
      word === ';' ||
      word === '(' ||
      word === ')' ||
      word === 'to' ||
      word === 'for' ||
      word === 'and'
    )
      return false
  }
  return true
}

/** `a €30m contribution from Germany`, `$20 million from the World Bank`. */
function fromSource(scene: Scene, { line, gift, deed, not }: DonorCase): Donors {
  const { tokens } = scene
  const last = (gift.equivalents.at(-1) ?? gift.sum ?? gift).last
  for (const end of new Set([last, gift.last])) {
    for (let i = end; i < Math.min(line.sentence.last, end + 12); i++) {
      const word = tokens[i]!.fold
      if (word === ';' || word === ':') break
      if (line.sums.some((sum) => sum.first === i && sum !== gift.sum && !gift.equivalents.includes(sum))) break
      if (word !== 'from' && !isOutOf(scene, i) && !(word === 'by' && isAgent(scene, deed, i, gift.last))) continue
      const actor = line.actors.find((candidate) => candidate.first > i && candidate.first - i <= 4)
      if (actor && isAtPlace(scene, i + 1, actor.first)) break
      if (!actor || actor.codes.some((code) => not.has(code)) || (actor.role === 'fund' && !actor.giver)) break
      // "weapons from American stocks", "drones from Ukrainian factories": where the goods come from
      if (actor.role === 'adjective' && !isOrgan(scene, actor)) break
      const all = coordinated(scene, line, actor)
      return state(all, 'bind/from')
    }
  }
  return NONE
}

/** `paid for out of Danish and Dutch contributions` */
const isOutOf = ({ tokens }: Scene, i: number): boolean => tokens[i]!.fold === 'of' && tokens[i - 1]?.fold === 'out'

/** `from a base in Jordan`: where it sets off, not whose it is. */
function isAtPlace({ tokens }: Scene, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (['in', 'near', 'at', 'outside', 'via'].includes(tokens[i]!.fold)) return true
  return false
}

/** `From London 62 specialists were sent`, `a ship from Malta has unloaded 20 tonnes`: the source stands before the gift. */
function fromSourceBefore(scene: Scene, { line, gift, deed, not }: DonorCase): Donors {
  const until = deed && deed.first < gift.first ? deed.first : gift.first
  const actor = line.actors.findLast(
    (candidate) =>
      candidate.last <= until &&
      until - candidate.last <= 6 &&
      [1, 2, 3].some((step) => scene.tokens[candidate.first - step]?.fold === 'from'),
  )
  if (!actor || onlyPassesOn(actor) || actor.codes.some((code) => not.has(code))) return NONE
  if (actor.role === 'adjective' && !isOrgan(scene, actor)) return NONE
  return state(coordinated(scene, line, actor), 'bind/from-before')
}

/** `a Turkish cargo plane with 37 tonnes of medicine`: what carries the goods belongs to the giver. */
function fromCarrier(scene: Scene, { line, gift, not }: DonorCase): Donors {
  const { tokens, words } = scene
  const owners = line.actors.filter(
    (actor) =>
      actor.last <= gift.first &&
      gift.first - actor.last <= 14 &&
      !actor.codes.some((code) => not.has(code)) &&
      (actor.role === 'adjective' || tokens[actor.last]?.fold === "'s"),
  )
  const owner = owners.findLast((actor) =>
    [0, 1, 2, 3].some((step) => words.has('carriers', tokens[actor.last + step]?.fold ?? '')),
  )
  return owner ? state([owner], 'bind/carrier') : NONE
}

/** `The bank announced deals amounting to €600m`: who does any other deed of the sentence. */
function fromOtherDeed(scene: Scene, { line, gift, deed, not }: DonorCase): Donors {
  for (const other of readDeeds(scene, line).toReversed()) {
    if (other.cue === deed?.cue || other.first > gift.first) continue
    const frame = other.cue.sense.frame
    if (frame === 'receive' || frame === 'go' || frame === 'amount') continue
    const actors = subjectOf(scene, line, other).actors.filter(
      (actor) => !actor.codes.some((code) => not.has(code)) && !(actor.role === 'fund' && !actor.giver),
    )
    if (actors.length) return state(actors, 'bind/other-deed')
  }
  return NONE
}

/** `by` of a passive deed behind its gift; "by way of" is no agent. */
const isAgent = (scene: Scene, deed: Deed | null, at: number, giftEnd: number): boolean =>
  deed?.voice === 'passive' &&
  deed.first >= giftEnd &&
  at >= deed.last &&
  !['way', 'means', 'the'].includes(scene.tokens[at + 1]!.fold === 'the' ? '' : scene.tokens[at + 1]!.fold)

/** `the Danish government`, `German ministry`: an adjective that names a giver. */
export const isOrgan = (scene: Scene, actor: Actor): boolean => {
  for (let i = actor.last; i < actor.last + 3; i++) if (ORGAN_NOUNS.has(scene.tokens[i]?.fold ?? '')) return true
  return false
}

const ORGAN_NOUNS = new Set(
  'government ministry parliament cabinet state army navy forces authorities side people taxpayers embassy council agency department administration president king minister budget treasury funds counterpart house counterparts institution institutions lawmakers legislators diplomats chancellery premier foreign defence development finance donors presidency kingdom federation commission senate envoy delegation contribution contributions donations grant grants money taxpayers'.split(
    ' ',
  ),
)

/** `Germany (€1bn), France (€200m)`, `London £27m`, `Japan with $77 million`, `the Asian Bank $1 billion`. */
function fromList(scene: Scene, { line, gift, deed, not }: DonorCase): Donors {
  const { tokens } = scene
  const start = gift.sum
    ? gift.sum.kind === 'money' && gift.sum.qualifierSpan
      ? startOf(scene, line, gift.sum.qualifierSpan.start, gift.sum.first)
      : gift.sum.first
    : gift.first
  const actor = line.actors
    .filter((candidate) => candidate.last <= start && start - candidate.last <= 3 && candidate.role !== 'adjective')
    .at(-1)
  if (
    !actor ||
    onlyPassesOn(actor) ||
    actor.codes.some((code) => not.has(code)) ||
    (!not.size && labelsRecipient(scene, line, actor))
  )
    return NONE
  const between = tokens.slice(actor.last, start).map((token) => token.fold)
  if (!between.every((word) => LISTING.has(word))) return NONE
  if (
    between.length === 0 ||
    between.some(
      (word) =>
        word === '(' ||
        word === ':' ||
        word === '-' ||
        word === 'with' ||
        word === ',' ||
        word === 'another' ||
        word === 'some',
    )
  )
    if (
      !(isGoverned(scene, line, actor) && !between.includes('(') && !between.includes(':')) &&
      !isDative(line, deed, actor)
    )
      return state(coordinated(scene, line, actor), 'bind/listed')
  return NONE
}

/** "Berlin promised Prague 14 tanks": right behind the verb of giving stands the one who gets. */
const isDative = (line: Line, deed: Deed | null, actor: Actor): boolean =>
  deed !== null &&
  deed.voice === 'active' &&
  deed.cue.sense.frame === 'give' &&
  actor.first - deed.last >= 0 &&
  actor.first - deed.last <= 1 &&
  line.actors.some((other) => other.last <= deed.first)

const LISTING = new Set([
  '(',
  ':',
  '-',
  'with',
  ',',
  'a',
  'an',
  'another',
  'some',
  'about',
  'over',
  'up',
  'to',
  'the',
  'around',
  'at',
  'least',
  'further',
  'another',
])

function startOf(scene: Scene, line: Line, offset: number, fallback: number): number {
  for (let i = line.sentence.first; i < fallback; i++) if (scene.tokens[i]!.start >= offset) return i
  return fallback
}

/** The subject of the deed that governs the gift; the agent of a passive one; the source of `received from`. */
function fromClause(scene: Scene, { line, gift, deed, not }: DonorCase): Donors {
  if (!deed) return NONE
  const frame = deed.cue.sense.frame
  if (frame === 'receive' || frame === 'go' || frame === 'amount') return NONE
  const subject = subjectOf(scene, line, deed, gift.first)
  if (subject.collective) return { donors: [], collective: true }
  const actors = subject.actors.filter(
    (actor) => !actor.codes.some((code) => not.has(code)) && !(actor.role === 'fund' && !actor.giver),
  )
  // "the drone coalition has ordered": its members give, the text does not say which
  if (!actors.length && subject.actors.some((actor) => actor.role === 'fund')) return { donors: [], collective: true }
  return actors.length ? state(actors, 'bind/clause') : NONE
}

/** `GERMANY, in its way: …`, `Vilnius: several dozen guns`, a row's first cell: the label at the head of the line. */
function fromLabel(scene: Scene, { line, gift, not }: DonorCase): Donors {
  const { tokens } = scene
  const first = line.actors[0]
  if (
    !first ||
    isInDateline(scene, first) ||
    first.first - line.sentence.first > 3 ||
    first.last > gift.first ||
    onlyPassesOn(first) ||
    (!not.size && labelsRecipient(scene, line, first)) ||
    first.codes.some((code) => not.has(code))
  )
    return NONE
  // "The Japanese side: equipment worth 4.1 million dollars"
  const organ = first.role === 'adjective' && isSide(scene, first) ? 1 : 0
  const next = tokens[first.last + organ]?.fold
  if (organ && next === ':') return state([first], 'bind/label')
  const row = line.block.kind === 'row' && first.role !== 'adjective'
  if (
    row ||
    ((next === ':' || next === '.' || next === '-' || (next === ',' && isCapitals(scene, line, first))) &&
      first.role !== 'adjective')
  )
    return state(coordinated(scene, line, first), 'bind/label')
  return NONE
}

const isSide = ({ tokens }: Scene, { last }: Actor): boolean =>
  ['side', 'delegation', 'contribution', 'share', 'government', 'pledge'].includes(tokens[last]?.fold ?? '')

/** In a giver's list the poor state at the head of a line is the one who gets: `Moldova: €2 million`. */
export const labelsRecipient = (scene: Scene, line: Line, actor: Actor): boolean =>
  (line.block.kind === 'bullet' || line.block.kind === 'row' || isCapitals(scene, line, actor)) &&
  actor.codes.every((code) => scene.facts.eligible.has(code))

const isCapitals = (scene: Scene, line: Line, actor: Actor): boolean => {
  const written = scene.outline.article.text.slice(actor.span.start, actor.span.end)
  return written.length > 3 && written === written.toUpperCase() && actor.first === line.sentence.first
}

/** Actors as donors; a region stands for its states, a fund for the body that owns it. */
export const state = (actors: readonly Actor[], rule: string): Donors => ({
  donors: unique(
    gather(actors, (actor) =>
      givingCodes(actor).map((code) => ({
        value: code,
        span: actor.span,
        rule: `${rule} ${actor.rule}`,
        why: actor.why,
      })),
    ),
  ),
  collective: false,
})

const givingCodes = (actor: Actor): readonly string[] =>
  actor.role === 'fund' ? (actor.giver ? [actor.giver] : []) : actor.codes

/** Agencies and funds that stand beside a sum without a verb of their own pass it on (`UNICEF: €5m`, `$5m from CERF`). */
export const onlyPassesOn = (actor: Actor): boolean =>
  actor.role === 'agency' || (actor.role === 'fund' && !actor.giver)

/** Each of several once; a list of one is that list. */
export function unique(list: Stated<string>[]): Stated<string>[] {
  if (list.length < 2) return list
  const seen = new Set<string>()
  return list.filter(({ value }) => !seen.has(value) && seen.add(value))
}

/** The same for the same parties, in whatever order. */
export const keyOf = (parties: readonly Stated<string>[]): string =>
  parties.length > 1
    ? parties
        .map(({ value }) => value)
        .sort()
        .join('+')
    : (parties[0]?.value ?? '')
