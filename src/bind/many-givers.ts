import { between } from '../core/bisect.ts'
import type { Gift } from './gift.ts'
import { holds } from './holds.ts'
import type { Actor, Line, Scene } from './scene.ts'

/**
 * The words themselves hand the gift to many that they do not name: the members of a coalition that have pledged, a fund that has
 * taken in, what was paid into it. Whoever is named beside it tells it, hosts them or keeps the books.
 */
export const isOfMany = (scene: Scene, line: Line, gift: Gift): boolean => {
  const clause = clauseOf(scene, line, gift)
  const is = (set: string, test: (scene: Scene, clause: Clause) => boolean): boolean =>
    holds(scene, line, set) && test(scene, clause)
  return (
    is('givers-unnamed', membersGive) ||
    is('takes-in', fundCollects) ||
    is('payments', paidIn) ||
    meetingBrings(scene, clause) ||
    is('givers-unnamed', givenByMany) ||
    is('payments', pledgesReach) ||
    is('takes-in', wasRaised) ||
    theyGive(scene, clause)
  )
}

/** What stands before a gift in its own clause, and who is named there. */
interface Clause {
  readonly line: Line
  readonly from: number
  readonly gift: number
  readonly end: number
  /** Those that may give by themselves: no fund, no region. */
  readonly actors: readonly Actor[]
}

function clauseOf({ tokens }: Scene, line: Line, { sum, equivalents, first, last }: Gift): Clause {
  const gift = (sum ?? { first }).first
  let from = gift
  while (from > line.sentence.first && gift - from < REACH && tokens[from - 1]!.fold !== ';') from--
  const actors = line.actors.filter(
    (actor) =>
      actor.last >= from - ABOUT_CLAUSE &&
      actor.first <= last + ABOUT_CLAUSE &&
      actor.role !== 'fund' &&
      actor.role !== 'region' &&
      actor.role !== 'adjective' &&
      !isAside(tokens, line, gift, actor),
  )
  return { line, from, gift, end: (equivalents.at(-1) ?? sum ?? { last }).last, actors }
}

/** `, which Latvia leads together with Britain,`, `led by Riga`: who only heads it. */
function isAside(tokens: Scene['tokens'], { actors }: Line, gift: number, actor: Actor): boolean {
  if (actor.role === 'anaphor' || !tokens.slice(actor.last, gift).some(({ fold }) => fold === ',')) return false
  const isHeading = ({ first }: Actor): boolean =>
    HEADED.has(tokens[tokens[first - 1]?.fold === 'the' ? first - 2 : first - 1]?.fold ?? '')
  if (isHeading(actor)) return true
  const before = actors.findLast(({ last }) => last <= actor.first)
  return before !== undefined && actor.first - before.last <= 4 && isHeading(before)
}

/** Tokens before a gift that are still about it. */
const REACH = 18
/** Tokens before and behind that stretch in which names are asked for: a line of news may name two hundred. */
const ABOUT_CLAUSE = 6

const isNamedIn = ({ actors }: Clause, from: number, to: number): boolean =>
  actors.some(({ first, last }) => first >= from && last <= to)

/** `Members of the coalition have by now promised €1.8bn`, `its members have between them set aside`, `45 donor states gave`. */
function membersGive(scene: Scene, clause: Clause): boolean {
  const { tokens, words } = scene
  const { line, from, gift, end } = clause
  if (tokens[end]?.fold === 'from' && isFromOne(tokens, clause, end)) return false
  for (let i = gift - 1; i >= from; i--) {
    if (!words.has('givers-unnamed', tokens[i]!.fold)) continue
    // "promised Chad 20 million": who stands behind the verb gets it
    const verb = between(line.cues, i + 1, gift).find(({ cue }) => cue === 'deed')
    const isDonorsWho = WHO.has(tokens[i + 1]?.fold ?? '')
    if (isNamedIn(clause, i + 1, verb?.first ?? gift)) continue
    if (!isDonorsWho && isUnderPreposition(scene, i, line.sentence.first)) continue
    // "the United States"; "the EU and its members", "and other partners", "the five governments": some are named
    if (line.actors.some(({ first, last }) => first <= i && i < last)) continue
    if (SOME.has(tokens[i - 1]?.fold ?? '') || (!isDonorsWho && isJoinedToOne(scene, clause, i)) || isFew(scene, i))
      continue
    if (givesBetween(scene, line, i + 1, gift)) return true
  }
  return false
}

/** A verb of giving, or any in the perfect (`have put`), that is not one of getting. */
function givesBetween({ tokens, words }: Scene, { cues }: Line, from: number, to: number): boolean {
  const deeds = cues.filter(({ cue, first }) => cue === 'deed' && first >= from && first < to)
  if (deeds.some(({ sense }) => sense['frame'] === 'receive' || sense['frame'] === 'go')) return false
  // "the coalition, for which Riga has set aside": another clause
  for (let i = from; i < (deeds[0]?.first ?? from); i++) if (tokens[i]!.fold === ',') return false
  return deeds.length > 0 || words.has('have', tokens[from]!.fold)
}

/** "the EU and its members", "Germany and the other partners": one of them is named right before. */
const isJoinedToOne = ({ tokens }: Scene, { line }: Clause, head: number): boolean =>
  line.actors.some(
    ({ last }) =>
      last <= head &&
      head - last <= 5 &&
      tokens.slice(last, head).some(({ fold }) => fold === 'and' || fold === 'with'),
  )

/** `They have pledged 92 million between them`, `and so far they have pledged €80m between them`. */
function theyGive(scene: Scene, clause: Clause): boolean {
  const { tokens } = scene
  const { line, from, gift, end } = clause
  for (let i = gift - 1; i >= from; i--) {
    if (!THEY.has(tokens[i]!.fold)) continue
    if (isNamedIn(clause, i + 1, gift) || !givesBetween(scene, line, i + 1, gift)) return false
    for (let k = i; k < Math.min(line.sentence.last, end + 4); k++)
      if (BETWEEN.has(tokens[k]!.fold) && THEM.has(tokens[k + 1]?.fold ?? '')) return true
    return false
  }
  return false
}

/** `The fund has collected more than £900m`, `It has taken in 70 million`; but not what it received from one. */
function fundCollects({ tokens, words, lines }: Scene, clause: Clause): boolean {
  const { line, from, gift, end } = clause
  if (!holdsIn(tokens, words, 'takes-in', Math.max(from, gift - 7), gift)) return false
  if (isNamedIn(clause, from, gift) || isFromOne(tokens, clause, end)) return false
  const isFund = ({ role, giver }: Actor): boolean => role === 'fund' && giver === null
  const isHere = line.actors.some((actor) => isFund(actor) && actor.last <= gift)
  if (isHere || holdsIn(tokens, words, 'schemes', from, gift) || holdsIn(tokens, words, 'pot', from, gift)) return true
  const before = lines[line.sentence.index - 1]
  const opens = tokens[line.sentence.first]!.fold
  return (opens === 'it' || opens === 'so') && before !== undefined && before.actors.some(isFund)
}

/**
 * `A one-day conference on Sudan raised $1.4bn`, `It ended with one billion dollars`, `that is what the conference has brought together`:
 * what a meeting yields came from all who met.
 */
function meetingBrings(scene: Scene, clause: Clause): boolean {
  const { tokens, words, lines } = scene
  const { line, from, gift, end } = clause
  const yields = (i: number): boolean =>
    words.has('takes-in', tokens[i]!.fold) || (ENDS.has(tokens[i]!.fold) && tokens[i + 1]?.fold === 'with')
  let verb = gift - 1
  while (verb >= Math.max(from, gift - YIELD) && !yields(verb)) verb--
  if (verb >= from && verb >= gift - YIELD) {
    if (isNamedIn(clause, verb + 1, gift) || isFromOne(tokens, clause, end)) return false
    if (meets(scene, Math.max(line.sentence.first, verb - SUBJECT), verb)) return true
    const before = lines[line.sentence.index - 1]
    const opens = tokens[line.sentence.first]!.fold
    return opens === 'it' && before !== undefined && meets(scene, before.sentence.first, before.sentence.last)
  }
  for (let i = end; i < Math.min(line.sentence.last, end + SUBJECT); i++)
    if (tokens[i]!.fold === 'what') {
      const to = Math.min(line.sentence.last, i + SUBJECT)
      for (let k = i + 1; k < to; k++) if (yields(k)) return meets(scene, i + 1, k)
    }
  return false
}

const ENDS = new Set(['ended', 'ends', 'closed', 'closes', 'concluded', 'concludes', 'finished'])

/** Tokens between what a meeting does and what it yields, and before it. */
const YIELD = 6
const SUBJECT = 14

/** A meeting is named, and not under `at` or `before`: "At the conference Norway raised its offer to". */
function meets({ tokens, words }: Scene, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (!MEETINGS.has(tokens[i]!.fold)) continue
    let k = i - 1
    while (k >= from && tokens[k]!.kind === 'word' && !words.has('subject-blockers', tokens[k]!.fold)) k--
    if (k < from || !words.has('subject-blockers', tokens[k]!.fold)) return true
  }
  return false
}

const MEETINGS = new Set(['conference', 'summit', 'meeting', 'event', 'telethon', 'gathering', 'roundtable', 'call'])

/** `1.6 billion of this was given by 45 donor states`, `paid by its members`: behind a participle, givers that nobody names. */
function givenByMany({ tokens, words }: Scene, { line, end }: Clause): boolean {
  for (let i = end; i < Math.min(line.sentence.last, end + YIELD + 2); i++) {
    // "has been promised 20 million by its allies"
    if (tokens[i]!.fold !== 'by' || (i > end && !/(?:ed|en|id|de)$/.test(tokens[i - 1]!.fold))) continue
    for (let k = i + 1; k < i + 5; k++) {
      const { fold, kind, capital } = tokens[k] ?? { fold: '', kind: 'mark', capital: false }
      if (words.has('givers-unnamed', fold)) return true
      if (kind === 'mark' || capital) return false
    }
  }
  return false
}

/** `Pledges for Chad came to 20 million in Geneva`: nobody's, and so those of all. */
function pledgesReach({ tokens, words }: Scene, { line, from, gift }: Clause): boolean {
  for (let i = Math.min(gift, line.sentence.first + 4) - 1; i >= Math.max(from, line.sentence.first); i--) {
    if (!PLEDGES.has(tokens[i]!.fold)) continue
    const before = tokens[i - 1]?.fold ?? ''
    if (i > line.sentence.first && !(ALL.has(before) || words.has('subject-blockers', before))) return false
    const isOfOne = between(line.actors, i + 1, gift).some(
      ({ first, role }) =>
        role !== 'adjective' &&
        OWNED.has(tokens[tokens[first - 1]?.fold === 'the' ? first - 2 : first - 1]?.fold ?? ''),
    )
    return (
      !isOfOne &&
      between(line.cues, i + 1, gift).some(({ cue, sense }) => cue === 'deed' && sense['frame'] === 'amount')
    )
  }
  return false
}

const PLEDGES = new Set(['pledges', 'promises', 'commitments'])
const ALL = new Set(['all', 'total', 'new', 'the', 'these'])
const OWNED = new Set(['of', 'from', 'by'])

/** `A total of 20 million was raised for Chad at the event, with France giving …`: no one behind the verb. */
function wasRaised({ tokens, words }: Scene, clause: Clause): boolean {
  const { line, end } = clause
  const to = Math.min(line.sentence.last, end + 6)
  for (let i = end; i < to; i++) {
    if (tokens[i]!.kind === 'mark') return false
    if (
      words.has('takes-in', tokens[i]!.fold) &&
      (words.has('be', tokens[i - 1]!.fold) || tokens[i - 1]!.fold === 'been')
    )
      return RAISED.has(tokens[i]!.fold) && !isFromOne(tokens, clause, i + 1)
  }
  return false
}

const RAISED = new Set(['raised', 'collected', 'gathered', 'mobilised', 'mobilized', 'drummed'])

/** "from Japan", right behind it. */
const isFromOne = (tokens: Scene['tokens'], { actors }: Clause, end: number): boolean =>
  (tokens[end]?.fold === 'from' && tokens[end + 1]?.fold === 'the' && tokens[end + 2]?.fold === 'same') ||
  actors.some(
    ({ first }) =>
      first > end && first - end <= 6 && tokens.slice(end, first).some(({ fold }) => fold === 'from' || fold === 'by'),
  )

/** `Payments into the fund have passed £2bn`, `Their pledges for the current year add up to €2.1bn`, `the pledges of all members came to`. */
function paidIn({ tokens, words }: Scene, clause: Clause): boolean {
  const { line, from, gift } = clause
  for (let i = gift - 1; i >= from; i--) {
    if (!words.has('payments', tokens[i]!.fold)) continue
    if (isNamedIn(clause, Math.max(line.sentence.first, i - 3), gift)) return false
    // "German contributions"
    if (line.actors.some(({ last }) => last <= i && i - last <= 1)) return false
    const before = tokens[i - 1]?.fold ?? ''
    if (before === 'their') return true
    for (let k = i + 1; k < Math.min(gift, i + 5); k++)
      if (INTO.has(tokens[k]!.fold) || (tokens[k]!.fold === 'of' && tokens[k + 1]?.fold === 'all'))
        return before !== 'its'
    return false
  }
  return false
}

function holdsIn(tokens: Scene['tokens'], words: Scene['words'], set: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (words.has(set, tokens[i]!.fold)) return true
  return false
}

/** "to its partners", "at a meeting of donors"; but "ministers from thirty states", "the total of what partners gave". */
function isUnderPreposition({ tokens, words }: Scene, head: number, first: number): boolean {
  for (let i = head - 1; i >= Math.max(first, head - 4); i--) {
    const { fold, kind } = tokens[i]!
    if (kind === 'mark') return false
    if (!words.has('subject-blockers', fold)) continue
    const over = tokens[i - 1]?.fold ?? ''
    return !((fold === 'from' || fold === 'of') && SPEAKERS.has(over)) && !ABOUT.has(fold)
  }
  return false
}

/** "the five governments", "two partners": few enough to be named somewhere. */
const isFew = ({ tokens }: Scene, head: number): boolean =>
  [1, 2, 3].some((step) => FEW.has(tokens[head - step]?.fold ?? '') && tokens[head - step - 1]?.fold !== '-')

const WHO = new Set(['who', 'which', 'that'])
const HEADED = new Set(['which', 'whose', 'that', 'by'])
const SOME = new Set(['other', 'both', 'these', 'those', 'nordic', 'baltic'])
const FEW = new Set('two three four five six seven eight nine 2 3 4 5 6 7 8 9'.split(' '))
const SPEAKERS = new Set('ministers members representatives leaders envoys delegates officials governments'.split(' '))
const ABOUT = new Set(['than', 'about', 'over', 'near', 'around'])
const THEY = new Set(['they', 'we'])
const THEM = new Set(['them', 'themselves', 'us', 'ourselves'])
const BETWEEN = new Set(['between', 'among', 'amongst'])
const INTO = new Set(['to', 'into'])
