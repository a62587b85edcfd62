import type { Line, Scene } from './scene.ts'

/** `refugees from Karabakh`, `fled Khartoum`, `Karabakh refugees`: help for them goes where they are now. */
export function isLeft({ tokens, words }: Scene, { sentence }: Line, at: { first: number; last: number }): boolean {
  if (at.last < sentence.last && REFUGEES.has(tokens[at.last]!.fold)) return true
  let i = at.first - 1
  while (i > sentence.first && FROM.has(tokens[i]!.fold)) i--
  return (
    i >= sentence.first && words.has('fled', tokens[i]!.fold) && (i < at.first - 1 || !REFUGEES.has(tokens[i]!.fold))
  )
}

const FROM = new Set(['from', 'the', 'of', 'out'])
const REFUGEES = new Set(['refugees', 'refugee', 'exiles', 'evacuees'])
