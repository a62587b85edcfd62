import { between, endingWithin } from '../core/bisect.ts'
import { memosOfLast } from '../core/memo.ts'
import type { Actor, Line, Scene } from './scene.ts'

/**
 * Somebody named in an insertion between commas, behind whom the sentence is about: `the foreign minister of Denmark, on a tour of Chad and
 * Mali, announced`, `Norway, unlike Sweden, gave`, `Malaysia's prime minister, whose country chairs ASEAN this year, promises`.
 *
 * `verb`: the token at which the verb behind it begins; without one any verb of giving or saying of the sentence.
 */
export function isInserted(scene: Scene, line: Line, actor: Actor, verb?: number): boolean {
  const close = closeOfInsertion(scene, line, actor)
  return close !== null && (verb === undefined ? hasVerbBehind(line, close) : isBehind(close, verb))
}

/** The comma that closes the insertion that somebody stands in; null where he stands in none. */
function closeOfInsertion(scene: Scene, line: Line, actor: Actor): number | null {
  const known = closes(scene).get(actor)
  if (known !== undefined) return known
  const close = closeOf(scene, line, actor)
  const inside = close !== null && isOpened(scene, line, actor, close) ? close : null
  closes(scene).set(actor, inside)
  return inside
}

/** Every proposal for every gift asks this of the same names. */
const closes = memosOfLast<Scene, Actor, number | null>()

/** An opener stands before the name, behind a comma and behind whom the sentence is about. */
function isOpened(scene: Scene, line: Line, actor: Actor, close: number): boolean {
  const { tokens } = scene
  for (let i = actor.first - 1; i > line.sentence.first && close - i <= LONGEST; i--) {
    const { fold } = tokens[i]!
    if (STOPS.has(fold)) return false
    if (tokens[i - 1]?.fold !== ',') continue
    if (RELATIVES.has(fold)) return line.actors[0]!.last < i
    // "Norway's minister of development, speaking in Bonn,"
    return (
      OPENERS.has(fold) &&
      endingWithin(line.actors, i - 2 - OFFICE, i - 1).some(({ last }) => isUnbroken(scene, last, i - 1))
    )
  }
  return false
}

/** No mark stands between. */
const isUnbroken = ({ tokens }: Scene, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (STOPS.has(tokens[i]!.fold)) return false
  return true
}

/** The comma that closes the insertion; null where none does. */
function closeOf({ tokens }: Scene, line: Line, actor: Actor): number | null {
  const to = Math.min(line.sentence.last, actor.last + REST)
  for (let i = actor.last; i < to; i++) {
    const { fold } = tokens[i]!
    if (fold === ',') return i
    if (STOPS.has(fold)) return null
  }
  return null
}

const isBehind = (close: number, verb: number): boolean => verb > close && verb - close <= ADVERBS

const hasVerbBehind = ({ cues }: Line, close: number): boolean =>
  between(cues, close + 1, close + ADVERBS + 1).some(({ cue }) => cue === 'deed' || cue === 'said')

/** Tokens of a whole insertion, from the name to its end, and from there to the verb: `, on Monday announced`. */
const LONGEST = 25
const REST = 10
const ADVERBS = 4
/** And from the name before it to its comma: an office. */
const OFFICE = 5

const STOPS = new Set([',', ';', ':'])
const RELATIVES = new Set(['who', 'which', 'whose', 'where', 'whom'])
/** Not `with`, `together`, `by`: those take part. */
const OPENERS = new Set(
  'on in at after before during while following ahead upon speaking visiting meeting addressing touring returning arriving flying hosting like unlike as despite amid near next'.split(
    ' ',
  ),
)
