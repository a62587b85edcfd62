import type { GoodsMention, Mention, NumberMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import { again } from './bare-again.ts'
import { MORE } from './bare-number.ts'
import { isFree, startOf, type Words } from './bare-words.ts'

/**
 * Numbers of trainees told like those before: `Another 1,500 are being trained in Poland`, `the training of 4,000 more`, `This year it will
 * be about 2,000`.
 *
 * In:  a number that counts nothing which stands behind it.
 * Out: the training told before, with this number; null where no word of teaching stands near, or none was told.
 */
export function taughtAgain(
  words: Words,
  outline: Outline,
  here: readonly Mention[],
  goods: readonly GoodsMention[],
  number: NumberMention,
): GoodsMention | null {
  const { tokens, sentences } = outline
  const { first, last } = sentences[number.sentence]!
  if ((number.value ?? number.min ?? 0) < 2) return null
  const end = number.last + Number(number.last < last && MORE.has(tokens[number.last]!.fold))
  if (!isFree(words, here, end < last ? tokens[end] : undefined, end)) return null
  const named = goods.findLast((item) => number.sentence - item.sentence <= REACH && item.last <= number.first)
  if (named?.service !== 'training' || named.quantity === null || named.sentence === number.sentence) return null
  const start = startOf(tokens, first, number)
  if (
    !isSumOfIt(outline, first, start) &&
    !isTaughtNear(words, outline, Math.max(first, start - NEAR), Math.min(last, end + NEAR))
  )
    return null
  return again(outline, number, end, named)
}

/** Sentences. */
const REACH = 2
/** Tokens. */
const NEAR = 6

function isTaughtNear({ goods }: Words, { tokens, article }: Outline, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (goods.teaching.at(tokens, i, to, article.text)) return true
  return false
}

/** `it will be 2,000`, `it was 600` */
function isSumOfIt({ tokens }: Outline, first: number, start: number): boolean {
  let i = start - 1
  while (i > first && start - i < 4 && BE.has(tokens[i]!.fold)) i--
  return i >= first && i < start - 1 && tokens[i]!.fold === 'it'
}

const BE = new Set(['be', 'will', 'was', 'is', 'to', 'are'])
