import { memosOfLast } from '../core/memo.ts'
import type { Gift } from './gift.ts'
import { holds } from './holds.ts'
import type { Actor, Line, Scene } from './scene.ts'

/** Who thanks whom for a gift. */
export interface Thanks {
  readonly from: Actor | null
  readonly to: Actor
}

/**
 * "The mayor thanked Finland for ten generators", "is grateful to Kuwait for two million dollars": no verb of giving, and yet a gift. Who is
 * thanked gave it; who thanks got it or speaks for those who did.
 */
export function thanksFor(scene: Scene, line: Line, gift: Gift): Thanks | null {
  const known = read(scene).get(gift)
  if (known !== undefined) return known
  const found = readThanks(scene, line, gift)
  read(scene).set(gift, found)
  return found
}

/** Read once for a gift: everybody who may give it asks. */
const read = memosOfLast<Scene, Gift, Thanks | null>()

function readThanks(scene: Scene, line: Line, gift: Gift): Thanks | null {
  if (!holds(scene, line, 'thankful')) return null
  const { tokens, words } = scene
  const from = Math.max(line.sentence.first, gift.first - REACH)
  const at = startOf(gift)
  for (let i = at - 1; i >= from; i--) {
    if (!words.has('thankful', tokens[i]!.fold)) continue
    const to = line.actors.find(({ first }) => first > i && first - i <= NAME)
    if (!to || to.last > at) return null
    for (let k = to.last; k < Math.min(at, to.last + TITLE); k++) {
      if (tokens[k]!.fold !== 'for') continue
      const isNext = line.cues.some(({ cue, first }) => cue === 'deed' && first > k && first < at)
      const isOther = line.sums.some(({ first, last }) => first >= k && first < at && last <= at)
      const isCut = tokens.slice(k, at).some(({ fold }) => CUTS.has(fold))
      if (at - k > OBJECT || isNext || isOther || isCut) return null
      return { from: line.actors.findLast(({ last }) => last <= i) ?? null, to }
    }
    return null
  }
  return null
}

/** Tokens: back to the thanks, from there to who is thanked (`the Chinese ambassador`), on to `for`, and to the gift (`a gift of some`). */
const REACH = 24
const NAME = 4
const TITLE = 6
const OBJECT = 7

const CUTS = new Set([';', ':', '.'])

const startOf = ({ sum, goods, first }: Gift): number => Math.max(first, sum?.first ?? goods[0]?.first ?? first)
