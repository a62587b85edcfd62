import type { Deed, Stated } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { unique } from './donors.ts'
import type { Gift } from './gift.ts'
import { type Actor, cuesOf, type Line, type Scene } from './scene.ts'
import { coordinated, isGoverned, sharesSubject, subjectOf } from './subject.ts'

/** "Ethiopia and Somalia will share €27 million": several poor states get it. */
export function sharesOut(scene: Scene, line: Line, deed: Deed): boolean {
  if (!deed.cue.rule.endsWith('#share')) return false
  const { actors } = subjectOf(scene, line, { ...deed, voice: 'active' })
  return actors.length > 1 && actors.every(({ codes }) => codes.every((code) => scene.facts.eligible.has(code)))
}

/** "$11 million, of which Ukraine $8 million and Moldova $3 million": a poor state right before a share of the sum that stands before. */
export function partLabel(scene: Scene, line: Line, { sum }: Gift): readonly Actor[] {
  if (!sum) return []
  const { tokens, facts } = scene
  const actor = line.actors.findLast(({ last }) => last <= sum.first)
  if (actor?.role !== 'state' || sum.first - actor.last > 2 || !actor.codes.every((code) => facts.eligible.has(code)))
    return []
  for (let i = actor.last; i < sum.first; i++) if (!BEFORE_SHARES.has(tokens[i]!.fold)) return []
  const whole = line.sums.find(({ last }) => last <= actor.first)
  if (!whole || (whole.value ?? 0) <= (sum.value ?? 0)) return []
  const between = tokens.slice(whole.last, actor.first).map(({ fold }) => fold)
  return between.some((word, i) => PARTING.has(word) && (word !== 'which' || between[i - 1] === 'of')) ? [actor] : []
}

const BEFORE_SHARES = new Set([':', '–', '(', 'about', 'some', 'with', 'around'])
const PARTING = new Set(['which', 'including', 'namely', ':', 'comprising'])

/** "A further $4 million goes to the Dominican Republic": right behind a verb of going whose subject is the gift. */
export function goesTo({ tokens, words }: Scene, line: Line, gift: Gift): readonly Actor[] {
  const deed = cuesOf(line, 'deed').find(({ sense, first }) => sense['frame'] === 'go' && first >= gift.last)
  if (!deed || deed.first - gift.last > 10) return []
  if (line.sums.some(({ first, last }) => first >= gift.last && last <= deed.first)) return []
  let i = deed.last
  while (
    i < line.sentence.last &&
    i - deed.last <= 3 &&
    (words.has('to', tokens[i]!.fold) || tokens[i]!.fold === 'the')
  )
    i++
  return i > deed.last ? line.actors.filter(({ first, role }) => first === i && role === 'state') : []
}

/** "trained 600 Ukrainian soldiers", "train 70 soldiers from Kenya": those who are taught get. */
export const traineesOf = ({ tokens }: Scene, line: Line, gift: Gift, donors: ReadonlySet<string>): Stated<string>[] =>
  unique(
    gather(
      gift.goods.filter(({ category }) => category === 'training'),
      (item) =>
        gather(line.mentions, (mention) =>
          mention.kind === 'place' &&
          ((mention.first >= item.first && mention.last <= item.last) ||
            (tokens[item.last]?.fold === 'from' && mention.first > item.last && mention.first - item.last <= 2))
            ? mention.codes
                .filter((code) => !donors.has(code))
                .map((value) => ({ value, span: mention.span, rule: `bind/taught ${mention.rule}`, why: null }))
            : [],
        ),
    ),
  )

/** "Moldova was granted €20m", "Bratislava will be handed 15 tanks": the subject of a passive whose gift stands behind it. */
export function handedTo(scene: Scene, line: Line, deed: Deed, gift: Gift): Actor | null {
  if (deed.voice !== 'passive' || deed.cue.sense.frame !== 'give' || gift.first < deed.last) return null
  if (gift.first - deed.last > 4) return null
  // "gives up 30 howitzers for Kenya and will be handed 15 tanks": the subject of both
  if (sharesSubject(scene, deed)) return subjectOf(scene, line, { ...deed, voice: 'active' }).actors[0] ?? null
  const subject = line.actors.findLast(({ last }) => last <= deed.first)
  return subject && deed.first - subject.last <= 8 && !isGoverned(scene, line, subject) ? subject : null
}

/** "handed Ukraine 20 tanks", "is to give Moldova €60m". */
export function dativeOf(scene: Scene, line: Line, deed: Deed, gift: Gift): Actor | null {
  if (deed.voice !== 'active' || deed.last > gift.first) return null
  // "gives the Maldives Rs 400 crore and Nepal Rs 20 lakh": the second pair of getter and gift has no verb of its own
  const paired = line.actors.find(({ last }) => last === gift.first)
  if (paired && scene.tokens[paired.first - 1]?.fold === 'and' && givenBefore(line, deed, paired)) return paired
  const dative = line.actors.find(
    (actor) => actor.first === deed.last || (actor.first === deed.last + 1 && scene.tokens[deed.last]!.fold === 'the'),
  )
  return dative && dative.role !== 'adjective' && dative.last <= gift.first ? dative : null
}

const givenBefore = (line: Line, deed: Deed, actor: Actor): boolean =>
  [...line.sums, ...line.goods].some(({ first, last }) => first >= deed.last && last <= actor.first)

/** "For Sudan and for those who fled to Chad, we have …", "On Gaza, …": the states that open the sentence. */
export function fronted(scene: Scene, line: Line): readonly Actor[] {
  const { tokens } = scene
  const first = behindLabel(scene, line)
  if (!FRONTING.has(tokens[first]!.fold)) return []
  // "In it are $20 million for Chad, …": what stands behind a sum is not fronted
  const limit = Math.min(line.sums[0]?.first ?? line.sentence.last, first + 30)
  let end = first
  while (end < limit && tokens[end]!.fold !== ',') end++
  // a list goes on behind its commas: "For Chad, South Sudan and Egypt, we …"
  const actors: Actor[] = []
  for (const actor of line.actors) {
    if (actor.first > end + 1) break
    // "In Chișinău, Romania's minister …": no list goes on there
    if (
      actor.first > end &&
      !['and', ','].includes(tokens[actor.last]?.fold ?? '') &&
      tokens[actor.first - 1]?.fold === ','
    )
      break
    actors.push(actor)
    if (actor.last >= end && tokens[actor.last]?.fold === ',') end = actor.last
    else if (actor.last >= end && tokens[actor.last]?.fold === 'and') end = actor.last + 2
  }
  return actors.filter(
    (actor) =>
      (actor.role === 'state' || actor.role === 'anaphor') &&
      // "In return Germany will give": the subject
      isGoverned(scene, line, coordinated(scene, line, actor)[0]!),
  )
}

/** "MON  In Chișinău, …", "15:05 – To Jordan, …": a ticker puts the day or hour before the sentence. */
function behindLabel({ tokens }: Scene, { sentence: { first, last }, whens }: Line): number {
  let i = whens.find((when) => when.first === first)?.last ?? (DAYS.test(tokens[first]!.fold) ? first + 1 : first)
  while (i > first && i < last - 1 && tokens[i]!.kind === 'mark') i++
  return i
}

const DAYS = /^(?:mon|tue|wed|thu|fri|sat|sun)$/

const FRONTING = new Set(['for', 'on', 'in', 'to', 'as'])
