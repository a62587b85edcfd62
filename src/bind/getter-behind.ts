import type { Scene } from './scene.ts'

/** Where the words for what is left begin, else the end: `the rest for Kenya`, `the balance across the border`. */
export function shareBehind({ tokens }: Scene, from: number, to: number): number {
  for (let i = from; i < to; i++) if (LEFT.has(tokens[i]!.fold)) return i
  return to
}

const LEFT = new Set(['rest', 'remainder', 'remaining', 'balance'])

/** Whether such a word stands in between. */
export function hasLink({ tokens }: Scene, from: number, to: number, is: (word: string) => boolean): boolean {
  for (let i = from; i < to; i++) if (is(tokens[i]!.fold)) return true
  return false
}
