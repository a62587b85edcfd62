import { between } from '../core/bisect.ts'
import type { Gift } from './gift.ts'
import { cuesOf, type Line, type Scene } from './scene.ts'

/**
 * Where goods are by now, told without a verb of giving: `All 14 howitzers are on the road to Kyiv`, `Nine of them are in Ukraine already`.
 *
 * Out: names of observations, for verdict.ts to weigh.
 */
export function stateOf(scene: Scene, line: Line, gift: Gift): readonly string[] {
  const seen: string[] = []
  if (isUnderWay(scene, line, gift)) seen.push('under-way')
  if (isCarried(scene, line, gift)) seen.push('carried')
  const place = placeOf(scene, line, gift)
  if (place) seen.push(place)
  return seen
}

/** Words of being on the way stand behind the goods, in their clause, and no other goods between. */
function isUnderWay(scene: Scene, line: Line, { last }: Gift): boolean {
  const cue = between(cuesOf(line, 'stage'), last, last + FAR + 1).find(({ rule }) => rule.endsWith('#on-the-way'))
  if (!cue || between(line.goods, last, cue.first).length) return false
  return !clauseEnds(scene, last, cue.first)
}

/** Tokens: an aside (`, given to Albania seven years ago, are`) between goods and where they are. */
const FAR = 16

/** `Two ships with Leopard spares have come in`, `the Anadolu, a freighter, docked with flour`: a carrier that moves, and goods that it has with it. */
function isCarried({ tokens, words }: Scene, { sentence }: Line, { first, last }: Gift): boolean {
  let holds = false
  for (let i = first - 1; i >= Math.max(sentence.first, first - FAR); i--) {
    const { fold } = tokens[i]!
    if (fold === ';' || words.has('clause-breaks', fold)) return false
    if (holds && IT.has(fold)) return cameBefore(tokens, words, i)
    if (!holds && first - i <= CLOSE && (fold === 'with' || words.has('carrying', fold))) holds = true
    else if (holds && words.has('carriers', fold)) return moves(tokens, words, i, Math.min(sentence.last, last + FAR))
  }
  return false
}

const IT = new Set(['it', 'they'])

/** `An army C-17 followed at noon; it carried two pumps`: right before `it` something that carries came in. */
function cameBefore(tokens: Scene['tokens'], words: Scene['words'], at: number): boolean {
  let moves = false
  for (let i = at - 1; i >= Math.max(0, at - BEFORE); i--) {
    const { fold, capital } = tokens[i]!
    if (words.has('moving', fold)) moves = true
    else if (words.has('carriers', fold) || (fold === 'c' && capital && tokens[i + 1]?.fold === '-'))
      return moves || words.has('moving', tokens[i + 1]?.fold ?? '')
  }
  return false
}

/** Tokens, of the sentence before as well. */
const BEFORE = 20

/** Tokens between a word of carrying and the load. */
const CLOSE = 5

function moves(tokens: Scene['tokens'], words: Scene['words'], from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (words.has('moving', tokens[i]!.fold)) return true
  return false
}

function clauseEnds({ tokens, words }: Scene, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const { fold } = tokens[i]!
    if (fold === ';' || fold === ':' || words.has('clause-breaks', fold)) return true
  }
  return false
}

/** `are already in Ukraine`, `is there now`: in the land of somebody who can be helped. */
function placeOf({ tokens, words, facts }: Scene, line: Line, { last }: Gift): string | null {
  const at = behindSource(tokens, line, last)
  if (!words.has('be', tokens[at]?.fold ?? '')) return null
  for (let i = at + 1; i < Math.min(line.sentence.last, at + NEAR); i++) {
    const { fold } = tokens[i]!
    if (fold === 'there' || fold === 'here') return 'in-place'
    if (fold !== 'in' && fold !== 'at' && fold !== 'near') continue
    const [actor] = between(line.actors, i + 1, i + 4)
    return actor?.codes.some((code) => facts.eligible.has(code)) ? 'in-place' : null
  }
  return null
}

/** `tanks from Poland are`: behind whose they are. */
function behindSource(tokens: Scene['tokens'], { actors }: Line, last: number): number {
  if (tokens[last]?.fold !== 'from') return last
  return between(actors, last + 1, last + 3)[0]?.last ?? last
}

const NEAR = 6
