import type { Deed } from '../core/claim.ts'
import { isPoor } from './actors.ts'
import { endOf, type Gift } from './gift.ts'
import type { Actor, Line, Scene } from './scene.ts'
import { isGoverned } from './subject.ts'

/**
 * Whether the clause tells a giver, a gift and a getter, though no verb or noun in it is one of giving that rules know:
 * `Rome has 30 million euros for Tunisia`, `There will be another 20 million euros from Belgium for Moldova`.
 *
 * Out: the name of the observation, for verdict.ts to weigh.
 */
export function frameOf(scene: Scene, line: Line, gift: Gift, deed: Deed | null): string | null {
  if (deed && deed.cue.sense.frame === 'give') return null
  const first = (gift.sum ?? gift).first
  const last = endOf(gift)
  const getter = behind(scene, line, last, 'to', (actor) => isPoor(scene, actor))
  if (getter === null) return null
  if (behind(scene, line, last, 'from', (actor) => isRich(scene, actor)) !== null) return 'framed-from'
  return line.actors.some((actor) => {
    if (actor.last > first || first - actor.last > CLAUSE || !isRich(scene, actor)) return false
    return isFrom(scene, actor) || !isGoverned(scene, line, actor)
  })
    ? 'framed-subject'
    : null
}

/** Tokens between a giver and its gift, and between a gift and the state behind its preposition. */
const CLAUSE = 12
const NEAR = 6

/** The state that a preposition of a set governs right behind the gift: `for Moldova`, `from Belgium for Moldova`. */
function behind(
  { tokens, words }: Scene,
  line: Line,
  last: number,
  set: 'to' | 'from',
  is: (actor: Actor) => boolean,
): Actor | null {
  for (let i = last; i < Math.min(line.sentence.last, last + NEAR); i++) {
    const { fold, kind } = tokens[i]!
    if (kind === 'mark' || line.sums.some(({ first }) => first === i)) return null
    if (set === 'to' ? !words.has('to', fold) && fold !== 'in' : fold !== 'from') continue
    const actor = line.actors.find(({ first }) => first > i && first - i <= 3)
    if (actor && is(actor)) return actor
  }
  return null
}

const isFrom = ({ tokens }: Scene, { first }: Actor): boolean => tokens[first - 1]?.fold === 'from'

const isRich = ({ facts }: Scene, { codes, role }: Actor): boolean =>
  role !== 'region' && role !== 'adjective' && !codes.some((code) => facts.eligible.has(code))
