import type { Deed, Stated } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { memoOfLast } from '../core/memo.ts'
import { isNeeded } from './columns.ts'
import { declinesOf } from './declined.ts'
import { denialsOf } from './denied.ts'
import { exclusionsOf } from './excluded.ts'
import { isFromAround } from './getter-around.ts'
import { endOf, type Gift } from './gift.ts'
import { noGiftOf } from './no-gift.ts'
import { opensOnBoard } from './on-board.ts'
import { PLAIN } from './plain.ts'
import { privateGiverOf } from './private-giver.ts'
import { headingAbove, type Line, leadAbove, type Scene } from './scene.ts'
import { soldOf } from './sold.ts'
import type { Topic } from './topic.ts'

/** A gift with whom it is taken to go to, and the verb that governs it. */
export interface Placed {
  readonly line: Line
  readonly gift: Gift
  readonly deed: Deed | null
  readonly donors: readonly Stated<string>[]
  /** Also those that no word of the sentence states. */
  readonly getters: readonly Stated<string>[]
  readonly topic: Topic
}

/**
 * What the words around a gift say of givers and getters that are no states: "the club gave its players", "help for growers",
 * "the chain donated"; and how far the article bears out a getter that the sentence does not name.
 *
 * Out: names of observations with how strongly each was seen, for verdict.ts to weigh.
 */
export function settingOf(scene: Scene, placed: Placed): ReadonlyMap<string, number> {
  const seen = new Map<string, number>()
  const see: See = (name, times = 1) => void seen.set(name, times)
  if (placed.deed) seeSubject(scene, placed.line, placed.deed, see)
  const privately = privateGiverOf(scene, placed.line, placed.gift, placed.deed)
  if (privately) see(privately, PLAIN.get(privately))
  seeBeneficiary(scene, placed, see)
  seeGetter(scene, placed, see)
  if (isUnderDenial(scene, placed.line)) see('heading-denies')
  if (isDeniedBehind(scene, placed.line)) see('denied-behind')
  if (isUnderGiving(scene, placed.line)) see('heading-gives')
  if (isAboutUs(scene, placed.line)) see('about-us', PLAIN.get('about-us'))
  if (placed.gift.sum && placed.line.block.kind === 'row' && isNeeded(scene, placed.line, placed.gift.sum))
    see('column-needs', PLAIN.get('column-needs'))
  if (isOnBoard(scene, placed.line)) see('on-board')
  for (const name of exclusionsOf(scene, placed.line, placed.gift)) see(name, PLAIN.get(name))
  for (const name of declinesOf(scene, placed.line, placed.gift)) see(name, PLAIN.get(name))
  for (const name of denialsOf(scene, placed.line, placed.gift, placed.deed)) see(name, PLAIN.get(name))
  const sold = soldOf(scene, placed.line, placed.gift)
  if (sold) see(sold, PLAIN.get(sold))
  const other = noGiftOf(scene, placed.line, placed.gift, placed.deed)
  if (other) see(other, PLAIN.get(other))
  return seen
}

/** `WHAT IS NOT IN HERE`, `AND WHAT IS ONLY ASKED FOR`: the heading of the section says what its sums are not. */
function isUnderDenial(scene: Scene, line: Line): boolean {
  const { tokens, words } = scene
  return headingAbove(scene, line).some(({ sentence }) =>
    tokens.slice(sentence.first, sentence.last).some(({ fold }) => words.has('heading-denials', fold)),
  )
}

/** `About the Bank`, `About us`, over what a release says of its sender each time. */
function isAboutUs(scene: Scene, line: Line): boolean {
  const [heading] = headingAbove(scene, line)
  if (!heading || heading === line) return false
  const { first, last } = heading.sentence
  return scene.tokens[first]!.fold === 'about' && last - first <= ABOUT
}

/** Tokens: `About the Islamic Development Bank Group`. */
const ABOUT = 8

/** `Handed over since the last update`, `WHAT HAS BEEN GIVEN IN KIND?`, `To follow by the end of October`: the line above a list gives. */
function isUnderGiving(scene: Scene, line: Line): boolean {
  return leadAbove(scene, line).some(
    (one) =>
      one !== line &&
      !one.sums.length &&
      one.sentence.last - one.sentence.first <= LABEL &&
      one.cues.some(
        ({ cue, sense }) =>
          (cue === 'deed' && GIVES.has(String(sense['frame']))) || (cue === 'gift' && sense['strong'] === true),
      ) &&
      !scene.tokens.slice(one.sentence.first, one.sentence.last).some(({ fold }) => DENIES.has(fold)),
  )
}

/** `On board were 20 tonnes of medicine.`, `They carried tents.`: what the plane, ship or lorries of the sentence before brought. */
function isOnBoard(scene: Scene, line: Line): boolean {
  const before = scene.lines[line.sentence.index - 1]
  if (before?.block.index !== line.block.index || !opensOnBoard(scene, line)) return false
  const { first, last } = before.sentence
  for (let i = first; i < last; i++) if (scene.words.has('carriers', scene.tokens[i]!.fold)) return true
  return false
}

/** Tokens of such a line at most. */
const LABEL = 12
const GIVES = new Set(['give', 'go'])
const DENIES = new Set(['not', 'no', 'never', 'nothing', 'none', 'nobody', 'asked', 'sold', 'refused'])

/** `… of $250,000. No such paper exists.`, `It had not given anything.`: the next sentence begins with a denial and has no sum. */
function isDeniedBehind({ lines, tokens, words }: Scene, { sentence, block }: Line): boolean {
  const next = lines[sentence.index + 1]
  if (next?.block.index !== block.index || next.sums.length) return false
  for (let i = next.sentence.first; i < Math.min(next.sentence.last, next.sentence.first + 6); i++)
    if (words.has('negation', tokens[i]!.fold)) return true
  return false
}

type See = (name: string, times?: number) => void

/** The word right before an active verb: a state, somebody private, a name that no rule knows. */
function seeSubject(scene: Scene, line: Line, deed: Deed, see: See): void {
  if (deed.voice === 'passive' || deed.tense === 'infinitive' || deed.tense === 'gerund') return
  const { tokens, words } = scene
  let at = deed.first - 1
  while (at >= line.sentence.first && words.has('adverbs', tokens[at]!.fold)) at--
  const token = tokens[at]
  if (!token || at < line.sentence.first || token.kind !== 'word') return
  if (line.actors.some(({ first, last }) => first <= at && at < last)) return see('subject-actor')
  if (token.fold === 'donors' || token.fold === 'contributors') return see('subject-donors')
  if (words.has('home-getters', token.fold)) return see('subject-home')
  if (token.fold === 'it' || token.fold === 'they') return see('subject-pronoun')
  if (token.capital && at > line.sentence.first) see('subject-name')
}

/** Whom the words right behind the gift, or between verb and gift, hand it to. */
function seeBeneficiary(scene: Scene, { line, gift, deed, donors }: Placed, see: See): void {
  const { tokens, words } = scene
  const ranges: [number, number][] = []
  let own = false
  const last = endOf(gift)
  for (let i = last; i < Math.min(line.sentence.last, last + 10); i++) {
    if (ENDS.has(tokens[i]!.fold)) break
    if (!words.has('to', tokens[i]!.fold)) continue
    ranges.push([i + 1, Math.min(line.sentence.last, i + 7)])
    own ||= isOwnPlace(scene, line, i + 1, donors)
  }
  const first = (gift.sum ?? gift).first
  if (gift.sum && deed && deed.last <= first && first - deed.last <= 8) ranges.push([deed.last, first])
  // "farmers are to receive €20m": the subject gets
  if (deed && (deed.cue.sense.frame === 'receive' || deed.voice === 'passive'))
    ranges.push([Math.max(line.sentence.first, deed.first - 4), deed.first])
  // "45 million euros will help farmers to clear fields"
  for (let i = last; i < Math.min(line.sentence.last, last + 4); i++)
    if (HELPS.has(tokens[i]!.fold)) ranges.push([i + 1, Math.min(line.sentence.last, i + 6)])
  let home = false
  let needy = false
  for (const [from, to] of ranges) {
    let stop = from
    while (stop < to && !ENDS.has(tokens[stop]!.fold)) stop++
    if (line.actors.some((actor) => actor.first >= from && actor.first < stop && isAbroad(scene, actor.codes))) continue
    for (let i = from; i < stop; i++) {
      const isHome = words.has('home-getters', tokens[i]!.fold)
      home ||= isHome
      own ||= isHome && isOwn(scene, line, from, i, donors)
      needy ||= words.has('needy', tokens[i]!.fold)
    }
  }
  if (home) see('goes-home')
  // and the sentence names nobody whom it may help
  if (own && !line.actors.some(({ codes }) => isAbroad(scene, codes))) see('goes-to-own', 3)
  if (needy) see('goes-needy')
}

/** `Norwegian companies` where Norway gives, `domestic firms`, `its vineyards and livestock farms`; but `from Swiss companies`. */
function isOwn(
  { tokens, words }: Scene,
  { mentions }: Line,
  from: number,
  at: number,
  donors: Placed['donors'],
): boolean {
  for (let i = at - 1; i >= at - 3; i--) if (ORIGIN.has(tokens[i]?.fold ?? '')) return false
  if (HOME.has(tokens[at - 1]?.fold ?? '')) return true
  for (let i = at - 1; i >= Math.max(from, at - PHRASE) && !words.has('subject-blockers', tokens[i]!.fold); i--)
    if (POSSESSED.has(tokens[i]!.fold)) return true
  return mentions.some(
    (one) => one.kind === 'place' && one.last === at && donors.some(({ value }) => one.codes.includes(value)),
  )
}

const ORIGIN = new Set(['of', 'from', 'by'])
/** Tokens from `its` to the last of whom it has. */
const PHRASE = 5
const POSSESSED = new Set(['its', 'their', 'our', 'his', 'her'])
const HELPS = new Set(['help', 'helps', 'helped', 'relieve', 'relieves', 'compensate', 'compensates'])

/** `aid for Lower Austria` where Austria gives: a place of the giver's own, right behind `for`. */
const isOwnPlace = ({ tokens }: Scene, { mentions }: Line, at: number, donors: Placed['donors']): boolean =>
  mentions.some(
    (one) =>
      one.kind === 'place' &&
      one.form !== 'adjective' &&
      one.first >= at &&
      one.first <= at + 1 &&
      (ENDS.has(tokens[one.last]?.fold ?? '.') || tokens[one.last]!.fold === 'and') &&
      donors.some(({ value }) => one.codes.includes(value)),
  )

const HOME = new Set(['domestic', 'own', 'local', 'home'])

const ENDS = new Set([',', ';', ':', '.', '(', ')', '–', '—', 'but', 'while', 'which', 'who'])

const isAbroad = (scene: Scene, codes: readonly string[]): boolean =>
  codes.some((code) => scene.facts.eligible.has(code))

/** A getter that only the article tells: how often it is named at all, and whether any sentence hands it something. */
function seeGetter(scene: Scene, { line, donors, getters, topic }: Placed, see: See): void {
  const named = namesOf(scene)
  const [giver] = donors
  if (giver) see('giver-named', (named.lines.get(giver.value) ?? 0) / (named.all + 1))
  const [getter] = getters
  if (!getter || !isFromAround(getter)) return
  see('getter-inferred')
  see('getter-named', (named.lines.get(getter.value) ?? 0) / (named.all + 1))
  if (named.all >= 8 && (named.lines.get(getter.value) ?? 0) <= 2) see('getter-rare')
  if (!scene.facts.eligible.has(getter.value)) see('getter-rich')
  if (scene.facts.setsOf(getter.value).includes('appealed-for')) see('getter-appealed-for')
  const seen = topic.seen.get(getter.value)
  see('getter-gets', Math.min(1, seen?.get('topic/gets') ?? 0))
  see('getter-for', Math.min(1, (seen?.get('topic/for-gift') ?? 0) * 4))
  if (seen?.has('topic/headline') || seen?.has('topic/headline-for')) see('getter-in-headline')
  const near = scene.lines
    .slice(Math.max(0, line.sentence.index - 2), line.sentence.index + 1)
    .some(({ actors }) => actors.some(({ codes }) => codes.includes(getter.value)))
  if (!near) see('getter-far')
}

interface Names {
  readonly all: number
  readonly lines: ReadonlyMap<string, number>
}

/** In how many sentences each code is named, and how many name anybody. */
function namesOf(scene: Scene): Names {
  const known = names.get(scene)
  if (known) return known
  const lines = new Map<string, number>()
  let all = 0
  for (const { actors, block } of scene.lines) {
    if (block.kind === 'furniture' || !actors.length) continue
    all++
    for (const code of new Set(gather(actors, ({ codes }) => codes))) lines.set(code, (lines.get(code) ?? 0) + 1)
  }
  const found = { all, lines }
  names.set(scene, found)
  return found
}

/** Counted once for an article. */
const names = memoOfLast<Scene, Names>()
