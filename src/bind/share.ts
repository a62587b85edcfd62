import type { Gift } from './gift.ts'
import type { Line, Scene } from './scene.ts'

/**
 * What a share of the sum before it looks like: `half of it, 60 million kroner` has a figure of its own and `half of it for Chad` a getter,
 * so both tell a gift; `over half of it` is no figure, and `half of it soft credit` tells only how the sum before is made up.
 */
export function sharesLike({ tokens, words }: Scene, line: Line, { sum }: Gift): string[] {
  if (sum?.rule !== 'link/share-sum') return []
  const seen = ['is-share']
  if (sum.qualifier !== 'exact') seen.push('share-vague')
  // half | of it | , 60 million
  const behind = sum.last + 2
  const next = tokens[behind]?.fold ?? ''
  if (next === ',' && line.sums.some(({ first }) => first > behind && first - behind <= 3)) seen.push('share-figure')
  const [from, to] = [behind, Math.min(line.sentence.last, behind + FAR)]
  for (let i = from; i < to; i++) {
    const word = tokens[i]!.fold
    if (word === ',' || words.has('clause-breaks', word)) break
    if (FORMS.has(word)) {
      seen.push('share-of-form')
      break
    }
  }
  return seen
}

/** Tokens: `of it in the form of soft loans`. */
const FAR = 6
const FORMS = new Set('loan loans credit credits guarantee guarantees grant grants lending kind cash goods'.split(' '))
