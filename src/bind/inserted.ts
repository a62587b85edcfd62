import { between } from '../core/bisect.ts'
import type { Actor, Line, Scene } from './scene.ts'

/**
 * Somebody named in an insertion between commas, behind whom the sentence is about: `the foreign minister of Denmark, on a tour of Chad and
 * Mali, announced`, `Norway, unlike Sweden, gave`, `Malaysia's prime minister, whose country chairs ASEAN this year, promises`.
 *
 * `verb`: the token at which the verb behind it begins; without one any verb of giving or saying of the sentence.
 */
export function isInserted(scene: Scene, line: Line, actor: Actor, verb?: number): boolean {
  const { tokens } = scene
  const close = closeOf(scene, line, actor)
  if (close === null || !(verb === undefined ? hasVerbBehind(line, close) : isBehind(close, verb))) return false
  for (let i = actor.first - 1; i > line.sentence.first && close - i <= LONGEST; i--) {
    const { fold } = tokens[i]!
    if (STOPS.has(fold)) return false
    if (tokens[i - 1]?.fold !== ',') continue
    if (RELATIVES.has(fold)) return line.actors[0]!.last < i
    // "Norway's minister of development, speaking in Bonn,"
    return (
      OPENERS.has(fold) &&
      between(line.actors, i - 1 - OFFICE - LONGEST_NAME, i).some(
        ({ last }) => last < i && i - 1 - last <= OFFICE && isUnbroken(scene, last, i - 1),
      )
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
const LONGEST_NAME = 12

const STOPS = new Set([',', ';', ':'])
const RELATIVES = new Set(['who', 'which', 'whose', 'where', 'whom'])
/** Not `with`, `together`, `by`: those take part. */
const OPENERS = new Set(
  'on in at after before during while following ahead upon speaking visiting meeting addressing touring returning arriving flying hosting like unlike as despite amid near next'.split(
    ' ',
  ),
)
