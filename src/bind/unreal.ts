import type { Span } from '../core/span.ts'
import type { Case } from './case.ts'
import { isHeld } from './held-back.ts'
import { cuesOf, type Line, type Scene } from './scene.ts'

/** What an article tells of a gift that never came about, with the words that say so. */
export interface Unreal {
  readonly name: string
  readonly span: Span
  readonly rule: string
}

/** `would have brought Rwanda 95 million`, `suppose each gave two million`, `… were on the table. But Hungary said no.` */
export const unrealOf = (scene: Scene, given: Case): Unreal[] =>
  [counterfactual(scene, given), supposed(scene, given), refusedBehind(scene, given)].filter((one) => one !== null)

const counterfactual = (scene: Scene, { line, deed }: Case): Unreal | null =>
  deed && isCounterfactual(scene, deed.deed.cue.first, line.sentence.first)
    ? { name: 'deed-counterfactual', span: deed.deed.cue.span, rule: deed.deed.cue.rule }
    : null

/** `Suppose each gave two million.`, and the sentence behind: `There would be 54 million.` */
function supposed(scene: Scene, { line }: Case): Unreal | null {
  const opens = ({ sentence }: Line): boolean => scene.words.has('supposing', scene.tokens[sentence.first]!.fold)
  const before = neighbour(scene, line, -1)
  const is = opens(line) || (before !== undefined && opens(before) && holdsWould(scene, line))
  return is ? { name: 'supposed', span: line.sentence.span, rule: 'bind/unreal' } : null
}

/** The next sentence, which tells no gift of its own, refuses: looser than what declined.ts takes for a gift taken back. */
function refusedBehind(scene: Scene, { line, gift }: Case): Unreal | null {
  const next = neighbour(scene, line, 1)
  if (!next || next.sums.length || next.goods.length || !isLast(line, gift.first)) return null
  const refusal = cuesOf(next, 'refusal').find(({ sense }) => sense.weak !== true)
  if (!refusal) return null
  const opening = scene.tokens[next.sentence.first]!.fold
  if (IT.has(opening) && refusal.first - next.sentence.first <= NEAR && isHeld(scene, refusal))
    return { name: 'held-next', span: refusal.span, rule: refusal.rule }
  const takesUp = TAKES_UP.has(opening)
  return { name: takesUp ? 'refused-next' : 'refused-behind', span: refusal.span, rule: refusal.rule }
}

/** `would have given`: a participle behind `have` behind such a word. */
function isCounterfactual({ tokens, words }: Scene, verb: number, from: number): boolean {
  for (let i = verb - 1; i > from && verb - i <= PERFECT; i--)
    // "would also have paid"
    if (tokens[i]!.fold === 'have') return [1, 2].some((step) => words.has('modal', tokens[i - step]?.fold ?? ''))
  return false
}

/** Tokens from `have` to its participle: `would have first been given`. */
const PERFECT = 4

function holdsWould({ tokens }: Scene, { sentence }: Line): boolean {
  for (let i = sentence.first; i < sentence.last; i++) if (tokens[i]!.fold === 'would') return true
  return false
}

/** No other sum stands behind it in its sentence: what the next one says is said of it. */
const isLast = (line: Line, at: number): boolean => (line.sums.at(-1)?.first ?? at) <= at

/** The sentence before or behind, in the same paragraph. */
export function neighbour({ lines }: Scene, line: Line, step: 1 | -1): Line | undefined {
  const next = lines[line.sentence.index + step]
  return next?.block === line.block ? next : undefined
}

/** So a sentence begins that is about the gift before it, and tokens in which it says so. */
const IT = new Set(['it', 'that', 'this', 'both', 'these', 'those'])
const NEAR = 8

/** So a sentence begins that goes on about the gift before it, or turns against it. */
const TAKES_UP = new Set([
  'but',
  'yet',
  'however',
  'then',
  'instead',
  'it',
  'that',
  'this',
  'they',
  'both',
  'the',
  'none',
  'nothing',
])
