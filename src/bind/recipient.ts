import type { Deed, Stated } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { columnOf, overheadOf } from './columns.ts'
import { labelsRecipient } from './donor-list.ts'
import { unique } from './donors.ts'
import { isLeft } from './fled.ts'
import type { Gift } from './gift.ts'
import { receiversOf } from './receivers.ts'
import { dativeOf, fronted, goesTo, handedTo, partLabel, sharesOut, traineesOf } from './recipient-plain.ts'
import type { Actor, Line, Scene } from './scene.ts'
import { coordinated, subjectOf } from './subject.ts'

const asStated = (actors: readonly Actor[], rule: string): Stated<string>[] =>
  unique(
    gather(actors, (actor) =>
      actor.codes.map((code) => ({ value: code, span: actor.span, rule: `${rule} ${actor.rule}`, why: actor.why })),
    ),
  )

/** States and unions get; agencies and funds pass on (channel.ts), by name or as `the agency`. */
const canReceive = (actor: Actor): boolean =>
  actor.role !== 'agency' &&
  actor.role !== 'fund' &&
  actor.role !== 'person' &&
  actor.codes.every((code) => /^[A-Z]{2}$/.test(code) && code !== 'UN' && code !== 'WB')

/** What a pass sees of the claim in hand. `donors`: a donor of the same claim is never its recipient. */
export interface RecipientCase {
  readonly line: Line
  readonly gift: Gift
  readonly deed: Deed | null
  readonly donors: ReadonlySet<string>
}

/**
 * Who gets it, as far as the sentence says, from the surest to the weakest: the subject of `received`, `gave Ukraine`, the label
 * of a row, `to Ukraine`, `for the Ukrainian army` behind the gift, then before it.
 */
export function recipientPasses(scene: Scene, given: RecipientCase): (readonly [string, Stated<string>[]])[] {
  const passes: (readonly [string, Stated<string>[]])[] = []
  for (const [name, pass] of PASSES) {
    const recipients = pass(scene, given)
    if (recipients.length) passes.push([name, recipients])
  }
  return passes
}

type Pass = (scene: Scene, given: RecipientCase) => Stated<string>[]

const PASSES: readonly (readonly [string, Pass])[] = [
  ['receive', receiving],
  ['goes-to', (scene, given) => fitting(scene, given, 'to', goesTo(scene, given.line, given.gift))],
  ['taught', (scene, { line, gift, donors }) => traineesOf(scene, line, gift, donors)],
  [
    'handed',
    (scene, given) => {
      const handed = given.deed && handedTo(scene, given.line, given.deed, given.gift)
      return handed ? fitting(scene, given, 'handed', coordinated(scene, given.line, handed)) : []
    },
  ],
  [
    'dative',
    (scene, given) => {
      const dative = given.deed && dativeOf(scene, given.line, given.deed, given.gift)
      return dative && may(scene, given, dative)
        ? fitting(scene, given, 'dative', coordinated(scene, given.line, dative))
        : []
    },
  ],
  [
    'column',
    (scene, given) =>
      fitting(
        scene,
        given,
        'column',
        given.line.actors.filter((actor) => columnOf(scene, given.line, actor) === 'getters'),
      ),
  ],
  [
    'overhead',
    (scene, given) => {
      const over = given.gift.sum && overheadOf(scene, given.line, given.gift.sum)
      return over?.role === 'getters' ? fitting(scene, given, 'overhead', [over.actor]) : []
    },
  ],
  ['label', labelled],
  ['part-label', (scene, given) => fitting(scene, given, 'part-label', partLabel(scene, given.line, given.gift))],
  ['fronted', (scene, given) => fitting(scene, given, 'fronted', fronted(scene, given.line))],
  ['to', (scene, given) => prepositional(scene, given, true)],
  ['to-of', (scene, given) => prepositional(scene, given, true, 'of')],
  ['to-in', (scene, given) => prepositional(scene, given, true, 'in')],
  ['to-before', (scene, given) => prepositional(scene, given, false)],
]

function receiving(scene: Scene, given: RecipientCase): Stated<string>[] {
  const { line, gift, deed } = given
  const receiver = gift.sum && receiversOf(scene, line).get(gift.sum)
  if (receiver) return fitting(scene, given, 'receive', receiver)
  return (deed?.cue.sense.frame === 'receive' && !isShareGot(scene, given)) || (deed && sharesOut(scene, line, deed))
    ? fitting(scene, given, 'receive', subjectOf(scene, line, { ...deed, voice: 'active' }).actors)
    : []
}

/** A donor of the claim is never its recipient, nor a state that people left. */
const may = (scene: Scene, { line, donors }: RecipientCase, actor: Actor): boolean =>
  canReceive(actor) &&
  !actor.codes.some((code) => donors.has(code)) &&
  !isLeft(scene, line, actor) &&
  !isOfOthers(scene, actor)

/** `India's neighbours get`, `Norway's partners`: others than the one who is named. */
const isOfOthers = ({ tokens }: Scene, { last }: Actor): boolean =>
  tokens[last]?.fold === "'s" && OTHERS.has(tokens[last + 1]?.fold ?? '')

const OTHERS = new Set(['neighbours', 'neighbors', 'partners', 'allies', 'friends', 'neighbour', 'neighbor'])

function fitting(scene: Scene, given: RecipientCase, name: string, actors: readonly Actor[]): Stated<string>[] {
  const fit = actors.filter((actor) => may(scene, given, actor))
  return fit.length ? asStated(fit, `bind/${name}`) : []
}

function labelled(scene: Scene, given: RecipientCase): Stated<string>[] {
  const { line, gift } = given
  const [label] = line.actors
  return label &&
    label.first - line.sentence.first <= 3 &&
    label.last <= gift.first &&
    labelsRecipient(scene, line, label) &&
    may(scene, given, label)
    ? fitting(
        scene,
        given,
        'label',
        // "Syria and its neighbours Lebanon and Jordan: EUR 10 million"
        withJoined(scene, given, coordinated(scene, line, label)).filter(({ last }) => last <= gift.first),
      )
    : []
}

/** "£140 million, of which Somalia gets £60 million": it gets a share, and not the whole. */
const isShareGot = ({ tokens }: Scene, { line, gift, deed }: RecipientCase): boolean =>
  deed !== null &&
  gift.last <= deed.first &&
  deed.first - gift.last <= 24 &&
  tokens
    .slice(gift.last, deed.first)
    .some(({ fold }, i) => fold === 'which' && tokens[gift.last + i - 1]?.fold === 'of') &&
  line.sums.some(({ first }) => first >= deed.last)

/** What the surest pass says. */
export function recipientsOf(
  scene: Scene,
  line: Line,
  gift: Gift,
  deed: Deed | null,
  donors: ReadonlySet<string>,
): Stated<string>[] {
  const given = { line, gift, deed, donors }
  for (const [, pass] of PASSES) {
    const recipients = pass(scene, given)
    if (recipients.length) return recipients
  }
  return []
}

/**
 * `to`, `for`, `into` + actor, the nearest behind the gift in its own stretch; then, weaker, before it. `through`: by way of another
 * preposition, "to the health ministry of Ghana", "for schools in Mali".
 */
function prepositional(scene: Scene, given: RecipientCase, behind: boolean, through?: 'of' | 'in'): Stated<string>[] {
  const { line, gift } = given
  const { tokens, words } = scene
  const candidates = behind
    ? line.actors.filter((actor) => actor.first >= gift.first)
    : line.actors.filter((actor) => actor.last <= gift.first).reverse()
  for (const actor of candidates) {
    const distance = behind ? actor.first - gift.last : gift.first - actor.last
    if (distance > (behind ? 22 : 16)) break
    if (
      behind &&
      line.sums.some(
        (sum) =>
          sum.first >= gift.last && sum.last <= actor.first && sum !== gift.sum && !gift.equivalents.includes(sum),
      )
    )
      break
    if (!may(scene, given, actor)) continue
    let i = prepositionBefore(scene, line, actor.first)
    if (through) {
      if (tokens[i]?.fold !== through || i < gift.last) continue
      i = prepositionBefore(scene, line, i)
    }
    const preposition = tokens[i]?.fold ?? ''
    if (!words.has('to', preposition) && !(behind && !through && isSignedWith(scene, given, actor, i))) continue
    if (!fitsAsRecipient(scene, actor, i)) continue
    // "from Oslo to Kyiv" on a journey has no gift before it; "to bolster Ukraine's cyber defence" has
    const joined = behind ? withJoined(scene, given, coordinated(scene, line, actor)) : coordinated(scene, line, actor)
    return asStated(
      joined.filter((other) => may(scene, given, other)),
      // no plainer a sign that something is given than a place beside it
      through ? `bind/beside-${through}` : 'bind/to',
    )
  }
  return []
}

/** "signed a loan of 20 billion yen with Moldova": whoever signs with a poor state gives to it. */
function isSignedWith({ tokens, facts }: Scene, { line, gift }: RecipientCase, actor: Actor, at: number): boolean {
  if (tokens[at]?.fold !== 'with' || !actor.codes.every((code) => facts.eligible.has(code))) return false
  for (let i = Math.max(line.sentence.first, gift.first - TO_SIGN); i < gift.first; i++)
    if (SIGNED.has(tokens[i]!.fold)) return true
  return false
}

/** Tokens from `signed` to the sum: `a grant agreement to the amount of`. */
const TO_SIGN = 12
const SIGNED = new Set(['signed', 'signs', 'signing', 'sign', 'concluded', 'concludes', 'inked', 'inks'])

/** The preposition, or whatever else stops a noun phrase, in the six words before a place. */
function prepositionBefore({ tokens, words }: Scene, { sentence }: Line, place: number): number {
  let i = place - 1
  while (
    i > sentence.first &&
    place - i <= 6 &&
    tokens[i]!.kind === 'word' &&
    !words.has('subject-blockers', tokens[i]!.fold)
  )
    i--
  return i
}

/** "for civilians in Sudan and for those who fled to Chad", "for Syria and its neighbour Lebanon": what `and` takes on. */
function withJoined(scene: Scene, { line, gift }: RecipientCase, list: readonly Actor[]): readonly Actor[] {
  const { tokens } = scene
  const found = [...list]
  const last = (): Actor => found.at(-1)!
  for (const actor of line.actors) {
    if (actor.first < last().last || actor.first - last().last > 8) continue
    if (actor.role !== 'state' || !actor.codes.every((code) => scene.facts.eligible.has(code))) continue
    const between = tokens.slice(last().last, actor.first)
    const and = between.findIndex(({ fold }) => fold === 'and')
    if (and < 0 || !JOINS.has(between[and + 1]?.fold ?? '')) continue
    if (line.sums.some((sum) => sum !== gift.sum && sum.first >= last().last && sum.last <= actor.first)) break
    found.push(...coordinated(scene, line, actor).filter((other) => other.first >= last().last))
  }
  return found
}

const JOINS = new Set([
  'for',
  'to',
  'in',
  'into',
  'its',
  'their',
  'neighbouring',
  'neighboring',
  'those',
  'refugees',
  'also',
])

/** The states named in the sentence in any other role that are no donors: `in Ukraine`, `Ukraine's army`. */
export function namedBeside(
  scene: Scene,
  line: Line,
  donors: ReadonlySet<string>,
): (readonly [string, Stated<string>[]])[] {
  const passes: (readonly [string, Stated<string>[]])[] = []
  for (const actor of line.actors) {
    if (actor.role !== 'state' && actor.role !== 'adjective' && actor.role !== 'anaphor') continue
    if (!canReceive(actor) || actor.codes.some((code) => donors.has(code)) || isLeft(scene, line, actor)) continue
    const placed =
      actor.role !== 'adjective' && PLACING.has(scene.tokens[actor.first - 1]?.fold ?? '') ? 'placed' : 'beside'
    passes.push([placed, asStated(coordinated(scene, line, actor).filter(canReceive), 'bind/beside')])
  }
  return passes
}

const PLACING = new Set(['in', 'of', 'across', 'inside', 'throughout'])

/**
 * Rich states and adjectives need plainer words: "to Poland", "for the Ukrainian army", but not "to the Dutch sum" or
 * "for the coalition that Britain leads".
 */
function fitsAsRecipient(scene: Scene, actor: Actor, preposition: number): boolean {
  const { tokens } = scene
  const between = actor.first - preposition - 1
  const eligible = actor.codes.some((code) => scene.facts.eligible.has(code))
  for (let i = preposition + 1; i < actor.first; i++)
    if (scene.words.has('relatives', tokens[i]!.fold) || tokens[i]!.fold === ',') return false
  if (actor.role === 'adjective' && !eligible)
    return (
      scene.words.has('peoples', tokens[actor.last]?.fold ?? '') ||
      scene.words.has('peoples', tokens[actor.last + 1]?.fold ?? '')
    )
  return eligible || actor.role !== 'state' || between <= 1
}
