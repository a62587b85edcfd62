import type { GoodsMention, NumberMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import { BARE } from '../core/referent.ts'

/** The same goods with this number; `unit` and kind go with them. */
export function again(
  { tokens }: Outline,
  number: NumberMention,
  last: number,
  named: GoodsMention,
  rule: string = BARE.told,
): GoodsMention {
  const { value, min, qualifier, span, sentence, first } = number
  return {
    ...named,
    span: { start: span.start, end: tokens[last - 1]!.end },
    sentence,
    first,
    last,
    rule,
    quantity: value ?? min,
    qualifier: min !== null ? 'range' : qualifier,
    definite: false,
  }
}
