import type { Line } from '../core/ledger.ts'
import { isKind, type Mention, type NumberMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import { wholeOf } from './whole-sum.ts'

/** `Sweden is to give the same amount`, `and Canada the same`: the sum before it, given once more. */
export function sameSums(
  outline: Outline,
  mentions: readonly Mention[],
  ledger: readonly Line[],
): readonly { readonly number: NumberMention; readonly whole: Line['sum'] }[] {
  return mentions.filter(isKind('number')).flatMap((number) => {
    if (!number.rule.endsWith('#same') || !isSumAgain(outline, number)) return []
    const whole = wholeOf(outline, ledger, number)
    return whole ? [{ number, whole }] : []
  })
}

/** With a noun it is a sum; without one (`the same`) only where nothing follows that it could belong to: `the same day`. */
function isSumAgain({ tokens, sentences }: Outline, { sentence, first, last: end }: NumberMention): boolean {
  const { first: from, last } = sentences[sentence]!
  const before = first - 1 >= from ? tokens[first - 1]!.fold : ''
  const isMuch = tokens[first]!.fold === 'as'
  if (!isMuch && !DETERMINERS.has(before)) return false
  const named = tokens[end - 1]!.fold
  if (named !== 'same' && named !== 'much') return true
  const verb = isMuch ? before : first - 2 >= from ? tokens[first - 2]!.fold : ''
  const next = end < last ? tokens[end]!.fold : ''
  return !UNGIVEN.has(verb) && next !== 'as'
}

const DETERMINERS = new Set(['the', 'an', 'a'])
/** `did the same`, `at the same`, `twice as much`: no sum, or another. */
const UNGIVEN = new Set(
  'do does did done doing is was are were be been being remain remains remained stay stays stayed say says said about all much just at on in by not twice half times think thought'.split(
    ' ',
  ),
)
