import type { Line, Scene } from './scene.ts'

/** `On board were`, `Aboard are`, `They carried`, `It brought`: a sentence that goes on with what the carrier of the one before has brought. */
export function opensOnBoard({ tokens, words }: Scene, { sentence }: Line): boolean {
  const opening = tokens
    .slice(sentence.first, Math.min(sentence.last, sentence.first + OPENING))
    .map(({ fold }) => fold)
  if (opening.some((word, i) => word === 'aboard' || (word === 'board' && opening[i - 1] === 'on'))) return true
  return CARRIED.has(opening[0] ?? '') && opening.some((word) => words.has('carrying', word))
}

/** Tokens. */
const OPENING = 4
const CARRIED = new Set(['it', 'they', 'she', 'both', 'each', 'all', 'inside', 'the'])
