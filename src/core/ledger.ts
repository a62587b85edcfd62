import { mentionsIn } from './by-sentence.ts'
import { isKind, type Mention, type MoneyMention, type NumberMention } from './mention.ts'
import type { Outline } from './outline.ts'
import { overlaps } from './span.ts'

/** One sum of an article, with what its place tells. A bare number is a line of it only once link/ has taken it for a sum. */
export interface Line {
  readonly sum: MoneyMention | NumberMention
  readonly block: number
  /** It only tells another sum in other money: `($5.2bn)`, `or about 1.6 billion dollars`, `so about 480 million`. */
  readonly equivalent: boolean
  /** In the hundred thousands at least: a price or fee is no context for millions. */
  readonly large: boolean
}

export const lineOf = (outline: Outline, sum: Line['sum']): Line => ({
  sum,
  block: outline.sentences[sum.sentence]!.block,
  equivalent: sum.kind === 'money' && tellsAnother(outline, sum),
  large: (sum.value ?? sum.max ?? 0) >= 1e5,
})

/** All sums with a currency of their own, in the order of the text. */
export const ledgerOf = (outline: Outline, mentions: readonly Mention[]): Line[] =>
  mentions.filter(isKind('money')).map((sum, i, all) => ({
    ...lineOf(outline, sum),
    equivalent: tellsAnother(outline, sum) || tellsBefore(outline, sum, all[i - 1]),
  }))

/** Numbers that are no part of a sum or a date. */
export function bareNumbers(mentions: readonly Mention[]): NumberMention[] {
  return mentions
    .filter(isKind('number'))
    .filter(
      (number) =>
        !mentionsIn(mentions, number.sentence).some(
          (other) => (other.kind === 'money' || other.kind === 'when') && overlaps(other.span, number.span),
        ),
    )
}

function tellsAnother(outline: Outline, sum: MoneyMention): boolean {
  const { tokens, sentences } = outline
  const from = sentences[sum.sentence]!.first
  let i = sum.first - 1
  if (sum.qualifierSpan) while (i >= from && tokens[i]!.start >= sum.qualifierSpan.start) i--
  while (i >= from && LEADS.has(tokens[i]!.fold)) i--
  if (i < from) return false
  return (
    tokens[i]!.fold === '(' ||
    tokens[i]!.fold === '[' ||
    tokens[i]!.fold === 'so' ||
    tokens[i]!.fold === '=' ||
    (tokens[i]!.fold === 'or' && tokens[i - 1]?.fold !== 'more')
  )
}

/** `1.2 trillion hryvnias, about 30 billion dollars`: other money right behind a comma, and only about so much. */
function tellsBefore({ tokens }: Outline, sum: MoneyMention, before: MoneyMention | undefined): boolean {
  if (!before || before.sentence !== sum.sentence || !sum.qualifierSpan || tokens[before.last]?.fold !== ',')
    return false
  if (tokens[before.last + 1]!.start !== sum.qualifierSpan.start) return false
  return sum.qualifier === 'about' && !sum.codes.some((code) => before.codes.includes(code))
}

const LEADS = new Set([
  'i',
  '.',
  'e',
  'worth',
  'equal',
  'equivalent',
  'to',
  'the',
  'of',
  'is',
  'that',
  'now',
  'some',
  'then',
  'currently',
])
