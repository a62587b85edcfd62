import type { Deed } from '../core/claim.ts'
import { isBuying } from './deed.ts'
import { endOf, type Gift } from './gift.ts'
import { holds } from './holds.ts'
import type { Line, Scene } from './scene.ts'
import { isGoverned } from './subject.ts'

/**
 * Whether people, firms or clubs give, whose gifts are no state's aid: `readers of this paper gave`, `a brewery in Munich donated`,
 * `Samsung Electronics said it would give`, `collected by viewers`, `Private donors: $1.1m`.
 *
 * Out: the name of the observation, for verdict.ts to weigh; null when nobody private is seen to give.
 */
export function privateGiverOf(scene: Scene, line: Line, gift: Gift, deed: Deed | null): string | null {
  if (!PRIVATE.some((set) => holds(scene, line, set))) return null
  const buys = deed !== null && isBuying(deed)
  if (
    deed &&
    (deed.voice === 'passive'
      ? isByPrivate(scene, line, deed.last, AGENT, buys ? BY : GIVES)
      : isSubject(scene, line, deed))
  )
    return 'subject-private'
  const last = endOf(gift)
  if (!buys && isByPrivate(scene, line, last, BEHIND, GIVES)) return 'from-private'
  return isLabelled(scene, line, (gift.sum ?? gift).first) ? 'label-private' : null
}

const PRIVATE = ['private-givers', 'firm-names', 'ordinary']

/** Tokens behind a passive verb, and behind a gift, in which `by` opens. */
const AGENT = 14
const BEHIND = 5

function isSubject(scene: Scene, line: Line, deed: Deed): boolean {
  if (deed.tense === 'infinitive' || deed.tense === 'gerund') return false
  return isPrivateHead(scene, line, deed.first - 1, 2)
}

/** The head of the noun phrase that ends at a token, through its prepositions, an aside, or the pronoun of reported speech. */
function isPrivateHead(scene: Scene, line: Line, end: number, depth: number): boolean {
  const { tokens, words } = scene
  const { first } = line.sentence
  let at = end
  while (at >= first && words.has('adverbs', tokens[at]!.fold)) at--
  if (at > first && tokens[at]!.fold === ',') {
    at = beforeAside(scene, line, at)
    if (at < first) return false
  }
  if (words.has('relatives', tokens[at]?.fold ?? '')) at -= tokens[at - 1]?.fold === ',' ? 2 : 1
  if (at < first) return false
  if (PRONOUNS.has(tokens[at]!.fold)) {
    const said = at - (tokens[at - 1]?.fold === 'that' ? 2 : 1)
    return depth > 0 && SAYS.has(tokens[said]?.fold ?? '') && isPrivateHead(scene, line, said - 1, depth - 1)
  }
  return leadsToPrivate(scene, line, at)
}

const PRONOUNS = new Set(['it', 'they', 'he', 'she'])
const SAYS = new Set(['said', 'says', 'announced', 'promised', 'pledged', 'declared', 'added'])

/** `A shipowner, who wants to remain unnamed, has promised`: the token before the aside that ends at a comma. */
function beforeAside({ tokens }: Scene, { sentence }: Line, close: number): number {
  for (let i = close - 1; i > sentence.first && close - i <= ASIDE; i--) if (tokens[i]!.fold === ',') return i - 1
  return sentence.first - 1
}

const ASIDE = 20

/** From the last word of a subject to the left, over `of`, `in`, `from` …: `readers of this paper in Oslo`. */
function leadsToPrivate(scene: Scene, line: Line, at: number): boolean {
  const { tokens, words } = scene
  const free = line.actors.find(({ first, last }) => first <= at && at < last)
  if (free && !isGoverned(scene, line, free)) return isOrdinary(scene, free.first)
  if (isPrivateWord(scene, line, at)) return true
  for (let i = at - 1; i > line.sentence.first && at - i <= PHRASE; i--) {
    const { fold, kind } = tokens[i]!
    if (kind === 'mark' || words.has('clause-breaks', fold) || JOINS.has(fold)) return false
    if (line.cues.some((cue) => cue.cue === 'deed' && cue.first === i)) return false
    if (!words.has('subject-blockers', fold)) continue
    const actor = line.actors.find(({ last }) => last === i)
    if (actor && !isGoverned(scene, line, actor)) return false
    if (isPrivateWord(scene, line, i - 1)) return true
  }
  return false
}

const PHRASE = 12
/** Another clause ends before them: `can pay its pensioners after the bank approved`. */
const JOINS = new Set([
  'and',
  'or',
  'but',
  'after',
  'before',
  'since',
  'until',
  'once',
  'as',
  'because',
  'when',
  'while',
])

/** `ordinary Czechs`, `private Germans`. */
const isOrdinary = ({ tokens, words }: Scene, first: number): boolean =>
  words.has('ordinary', tokens[first - 1]?.fold ?? '')

/** A word for somebody private, or the end of a firm's name, that is no part of a body that rules know. */
function isPrivateWord({ tokens, words }: Scene, line: Line, at: number): boolean {
  const token = tokens[at]
  if (!token || at < line.sentence.first) return false
  const isNamed = token.capital && words.has('firm-names', token.fold) && at > line.sentence.first
  if (!isNamed && !words.has('private-givers', token.fold)) return false
  if (isPublic({ tokens }, line, at)) return false
  return !line.mentions.some(
    ({ kind, first, last }) =>
      (kind === 'body' || kind === 'group') && ((first <= at && at < last) || isOwned({ tokens }, last, at)),
  )
}

/** `the World Bank's directors`: those of a body act for it. */
const isOwned = ({ tokens }: Pick<Scene, 'tokens'>, owner: number, at: number): boolean =>
  owner < at && at - owner <= OWNED && /^['’]s?$/.test(tokens[owner]?.fold ?? '')

/** Tokens from a body's name, the sign of the genitive among them. */
const OWNED = 3

/** `the State Real Estate company`, `a state-owned firm` */
function isPublic({ tokens }: Pick<Scene, 'tokens'>, { sentence }: Line, at: number): boolean {
  for (let i = at - 1; i >= Math.max(sentence.first, at - NAMED); i--) {
    const { fold, kind } = tokens[i]!
    if (PUBLIC.has(fold)) return true
    if (kind === 'mark' && fold !== '-') return false
  }
  return false
}

/** Tokens of its name. */
const NAMED = 5
const PUBLIC = new Set(['state', 'state-owned', 'state-run', 'government-owned', 'municipal', 'publicly'])

/** `given by a foundation in Oslo`, `22 million from readers`: who stands behind `by` within so many tokens. */
function isByPrivate(scene: Scene, line: Line, from: number, within: number, links: ReadonlySet<string>): boolean {
  const { tokens, words } = scene
  const end = Math.min(line.sentence.last, from + within)
  for (let i = from; i < end; i++) {
    const { fold, kind } = tokens[i]!
    if (kind === 'mark' && fold !== ',') return false
    if (line.sums.some(({ first }) => first === i)) return false
    // "drones made by a firm", "ordered from seven firms"
    if (MAKES.has(fold)) return false
    if (!links.has(fold)) continue
    for (let k = i + 1; k < Math.min(line.sentence.last, i + 8); k++) {
      if (tokens[k]!.kind === 'mark' || words.has('subject-blockers', tokens[k]!.fold))
        return isPrivateWord(scene, line, k - 1)
      if (line.actors.some(({ first, role }) => first === k && role !== 'adjective')) return isOrdinary(scene, k)
      if (k === line.sentence.last - 1 || k === i + 7) return isPrivateWord(scene, line, k)
    }
  }
  return false
}

const GIVES = new Set(['by', 'from', 'among'])
const BY = new Set(['by'])
const MAKES = new Set(
  'made built produced manufactured developed designed assembled ordered bought purchased procured'.split(' '),
)

/** `Private donors: $1.1m`, `An oil company which prefers not to be named: $2.2m`: a label that names nobody else. */
function isLabelled(scene: Scene, line: Line, first: number): boolean {
  const { tokens } = scene
  let colon = first - 1
  while (colon > line.sentence.first && first - colon <= 4 && tokens[colon]!.fold !== ':') colon--
  if (tokens[colon]?.fold !== ':') return false
  const from = Math.max(line.sentence.first, colon - PHRASE)
  if (line.actors.some((actor) => actor.role !== 'adjective' && actor.first >= from && actor.last <= colon))
    return false
  for (let i = from; i < colon; i++) if (tokens[i]!.fold === 'private' || isPrivateWord(scene, line, i)) return true
  return false
}
