import type { Deed } from '../core/claim.ts'
import type { Gift } from './gift.ts'
import { holds } from './holds.ts'
import { cuesOf, type Line, type Scene } from './scene.ts'

/**
 * Sums that something else than a gift comes to: `Its exports to Kenya reached 66 million euros`, `Chad's foreign debt stands at 3
 * billion`, and what a giver spends on itself: `It paid 17 million for its own tanks`.
 *
 * Out: the name of an observation, for verdict.ts to weigh; null where nothing says so.
 */
export function noGiftOf(
  scene: Scene,
  line: Line,
  gift: Gift,
  deed: Deed | null,
): 'economy-amounts' | 'for-itself' | null {
  if (!gift.sum) return null
  if (holds(scene, line, 'economy-heads') && isEconomy(scene, line, gift, deed)) return 'economy-amounts'
  return isForItself(scene, line, gift) ? 'for-itself' : null
}

/** The head of the subject, which stands before whatever is said of it: `exports to Kenya`, `the foreign debt of Chad`. */
function isEconomy(scene: Scene, line: Line, gift: Gift, deed: Deed | null): boolean {
  const { tokens, words } = scene
  const verb = verbAt(scene, line, gift, deed)
  if (verb === null) return false
  let from = line.sentence.first
  for (let i = verb - 1; i > from; i--)
    if (STOPS.has(tokens[i]!.fold) || words.has('clause-breaks', tokens[i]!.fold)) from = i
  for (let i = from; i < verb; i++) {
    const { fold } = tokens[i]!
    if (cuesOf(line, 'gift').some(({ first, last }) => first <= i && i < last)) return false
    // "debt relief", "trade support" are gifts
    if (words.has('economy-heads', fold)) return !isModifier(scene, line, i, verb)
  }
  return false
}

const isModifier = ({ tokens }: Scene, line: Line, at: number, verb: number): boolean =>
  cuesOf(line, 'gift').some(({ first }) => first > at && first - at <= 2 && first < verb) ||
  /^(?:relief|cancel|forgiv|waiv|swap|restructur|service)/.test(tokens[at + 1]?.fold ?? '') ||
  /^(?:cancel|forgiv|waiv|written)/.test(tokens[at - 1]?.fold ?? '')

/** A verb of amounting, or `is`, `was worth`, right before the sum. */
function verbAt({ tokens, words }: Scene, line: Line, gift: Gift, deed: Deed | null): number | null {
  const { first } = gift.sum!
  if (deed?.cue.sense.frame === 'amount' && deed.last <= first && first - deed.last <= NEAR) return deed.first
  for (let i = first - 1; i >= Math.max(line.sentence.first, first - NEAR); i--) {
    const { fold, kind } = tokens[i]!
    if (kind === 'mark' && fold !== '$') return null
    if (words.has('be', fold) || words.has('stands-at', fold)) return i
  }
  return null
}

/** Tokens between the verb and its sum: `reached a total of some`. */
const NEAR = 5
const STOPS = new Set([';', ':', ',', 'that', 'while', 'and', 'but'])

/** `17 million kroner for its own tanks`, `For its own defence, Canada will spend`, `spent 15 billion on its army`: nothing of another. */
function isForItself({ tokens }: Scene, { sentence, actors }: Line, { sum, equivalents }: Gift): boolean {
  const { last } = equivalents.at(-1) ?? sum!
  const isOwn = (i: number): boolean =>
    FOR.has(tokens[i]?.fold ?? '') && OWN.has(tokens[i + 1]?.fold ?? '') && tokens[i + 2]?.fold === 'own'
  const opening = tokens[sentence.first]!.kind === 'mark' ? sentence.first + 1 : sentence.first
  if (isOwn(last) || isOwn(opening)) return true
  return (
    tokens[last]?.fold === 'on' &&
    OWN.has(tokens[last + 1]?.fold ?? '') &&
    FORCES.has(tokens[last + 2]?.fold ?? '') &&
    new Set(actors.flatMap(({ codes }) => codes)).size <= 1
  )
}

const FOR = new Set(['for', 'on'])
const FORCES = new Set(
  'army armed military defence defense defences navy air forces troops soldiers borders police'.split(' '),
)
const OWN = new Set(['its', 'their', 'his', 'her', 'our'])
