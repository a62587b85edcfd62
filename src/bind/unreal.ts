import type { Span } from '../core/span.ts'
import type { Case } from './case.ts'
import { cuesOf, type Line, type Scene } from './scene.ts'

/** What an article tells of a gift that never came about, with the words that say so. */
export interface Unreal {
  readonly name: string
  readonly span: Span
  readonly rule: string
}

/** `would have brought Rwanda 95 million`, `suppose each gave two million`, `… were on the table. But Hungary said no.` */
export function unrealOf(scene: Scene, { line, gift, deed }: Case): Unreal[] {
  const found: Unreal[] = []
  const { tokens, words } = scene
  const { sentence } = line
  if (deed) {
    const { cue } = deed.deed
    if (isCounterfactual(scene, cue.first, sentence.first))
      found.push({ name: 'deed-counterfactual', span: cue.span, rule: cue.rule })
  }
  const opens = (one: Line): boolean => words.has('supposing', tokens[one.sentence.first]!.fold)
  const before = neighbour(scene, line, -1)
  if (opens(line)) found.push({ name: 'supposed', span: sentence.span, rule: 'bind/unreal' })
  else if (before && opens(before) && holdsWould(scene, line))
    found.push({ name: 'supposed', span: sentence.span, rule: 'bind/unreal' })
  const after = neighbour(scene, line, 1)
  if (after && !after.sums.length && !after.goods.length && isLast(line, gift.first)) {
    const taken = cuesOf(after, 'refusal').find(({ sense }) => sense.weak !== true)
    if (taken)
      found.push({
        name: TAKES_UP.has(tokens[after.sentence.first]!.fold) ? 'refused-next' : 'refused-behind',
        span: taken.span,
        rule: taken.rule,
      })
  }
  return found
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
function neighbour({ lines }: Scene, line: Line, step: 1 | -1): Line | undefined {
  const next = lines[line.sentence.index + step]
  return next?.block === line.block ? next : undefined
}

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
