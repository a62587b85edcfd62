import type { Line, Scene } from './scene.ts'

/** `refugees from Karabakh`, `fled Khartoum`, `Karabakh refugees`, `Sudanese who have sought refuge`: help for them goes where they are now. */
export function isLeft({ tokens, words }: Scene, { sentence }: Line, at: { first: number; last: number }): boolean {
  if (at.last < sentence.last && REFUGEES.has(tokens[at.last]!.fold)) return true
  for (let k = at.last; k < Math.min(sentence.last, at.last + 5); k++) {
    if (tokens[k]!.fold === 'refuge' || tokens[k]!.fold === 'asylum') return true
    if (!SEEKING.has(tokens[k]!.fold)) break
  }
  let i = at.first - 1
  while (i > sentence.first && FROM.has(tokens[i]!.fold)) i--
  return (
    i >= sentence.first && words.has('fled', tokens[i]!.fold) && (i < at.first - 1 || !REFUGEES.has(tokens[i]!.fold))
  )
}

/** `who have found`, `have sought`, `are seeking`, `took`. */
const SEEKING = new Set(
  'who have has had are were be been being to found find sought seek seeking seeks taken took taking given'.split(' '),
)
const FROM = new Set(['from', 'the', 'of', 'out'])
const REFUGEES = new Set(['refugees', 'refugee', 'exiles', 'evacuees'])
