import type { Claim } from '../core/claim.ts'
import { cellAt, tokensWithin } from '../core/outline.ts'
import { firstFrom, type Surroundings } from './observe.ts'

/**
 * `The Nordic and Baltic states announced $500 million. Finland's share is €100 million`: what each of several pays into a gift of all of
 * them, in whatever money.
 *
 * In:  a claim among those of its article. Out: observations by name, through `see`.
 */
export function seeJointGift(scene: Surroundings, claim: Claim, see: (name: string) => void): void {
  const isShare = tellsShare(scene, claim)
  if (isShare) see('share-word')
  if (clubGift(scene, claim)) see('of-club')
  const whole = jointBefore(scene, claim)
  if (!whole) return
  see('of-joint-gift')
  if (claim.sentence - whole.sentence <= NEAR) see('of-joint-gift-near')
  if (isShare) see('share-of-joint-gift')
}

/** `The G7 agreed to lend Ukraine 50 billion dollars … Canada has signed for five billion`: the gift of a club that its giver is a member of. */
export function clubGift(scene: Surroundings, { index, donors, sum }: Claim): Claim | null {
  const { claims, membersOf } = scene
  const [donor] = donors
  if (!sum || !membersOf.size || donors.length !== 1) return null
  const from = firstFrom(claims, index - BACK)
  for (let i = firstFrom(claims, index) - 1; i >= from; i--) {
    const other = claims[i]!
    if (other.sum && other.donors.some(({ value }) => membersOf.get(value)?.includes(donor!.value))) return other
  }
  return null
}

/** Sentences. */
const NEAR = 2

/** Claims back. */
const BACK = 24

/** The last gift before it of several, its own givers among them. */
export function jointBefore({ claims }: Surroundings, { index, donors, sum }: Claim): Claim | null {
  if (!sum || donors.length === 0) return null
  const from = firstFrom(claims, index - BACK)
  for (let i = firstFrom(claims, index) - 1; i >= from; i--) {
    const other = claims[i]!
    if (!other.sum || other.donors.length <= donors.length) continue
    if (donors.every(({ value }) => other.donors.some((one) => one.value === value))) return other
  }
  return null
}

/** `Finland's share is`, `Copenhagen's portion came to`, or the head of its column: `Donor | Share`. */
function tellsShare({ outline, blockOf }: Surroundings, { sum, sentence }: Claim): boolean {
  if (!sum) return false
  const { tokens, sentences, blocks } = outline
  const from = Math.max(sentences[sentence]!.first, sum.first - BEFORE)
  for (let i = from; i < sum.first; i++) if (SHARES.has(tokens[i]!.fold)) return true
  const block = blockOf(sentence)
  const title = block.header === null ? undefined : blocks[block.header]!.cells[cellAt(block, sum.span.start)]
  if (!title) return false
  const [first, last] = tokensWithin(outline, title)
  return tokens.slice(first, last).some(({ fold }) => SHARES.has(fold))
}

/** Tokens before the sum. */
const BEFORE = 7

const SHARES = new Set(['share', 'shares', 'portion', 'part', 'slice', 'quota', 'bit', 'chunk', 'bulk', 'half', 'rest'])
