import type { Mention, NumberMention } from '../core/mention.ts'
import type { Token } from '../core/token.ts'
import type { GoodsWords } from '../rulebook/goods-words.ts'
import type { NumberWords } from '../rulebook/number-words.ts'
import type { WordSets } from '../rulebook/words.ts'

/** What a number is read with. */
export interface Words {
  readonly numbers: NumberWords
  readonly sets: WordSets
  readonly goods: GoodsWords
}

/** Nothing that the number could count follows. */
export function isFree(
  { sets, numbers }: Words,
  here: readonly Mention[],
  next: Token | undefined,
  i: number,
): boolean {
  if (!next || (next.kind === 'mark' && next.fold !== '%' && next.fold !== '°' && next.fold !== '$')) return true
  if (next.kind !== 'word') return false
  if (hasDeedAt(here, i)) return true
  if (here.some((mention) => mention.first === i && mention.kind === 'when')) return true
  return sets.has('no-noun', next.fold) || numbers.has('follower', next.fold) || AUXILIARIES.has(next.fold)
}

/** Where a number begins with its qualifier: `some 20`. */
export function startOf(tokens: readonly Token[], from: number, { first, qualifierSpan }: NumberMention): number {
  let i = first
  if (qualifierSpan) while (i > from && tokens[i - 1]!.start >= qualifierSpan.start) i--
  return i
}

export const hasDeed = (here: readonly Mention[]): boolean =>
  here.some((mention) => mention.kind === 'cue' && mention.cue === 'deed')

/** A verb of giving begins at a token. */
export const hasDeedAt = (here: readonly Mention[], at: number): boolean =>
  here.some((mention) => mention.first === at && mention.kind === 'cue' && mention.cue === 'deed')

export const AUXILIARIES = new Set([
  'are',
  'were',
  'have',
  'had',
  'will',
  'would',
  'which',
  'that',
  'left',
  'arrived',
  'came',
  'went',
])

export const QUOTES = new Set(['“', '”', '"', '‘', '’', "'"])
