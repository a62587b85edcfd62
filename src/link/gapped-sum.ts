import { mentionsIn } from '../core/by-sentence.ts'
import type { Line } from '../core/ledger.ts'
import { isKind, type Mention, type NumberMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'

/** A bare number that has the scale and the money of the sum before it. */
export interface Gapped {
  readonly number: NumberMention
  readonly before: Line['sum']
  readonly noughts: number
}

/**
 * `Italy followed with ten million, Spain with fifteen`, `Sweden gave 28 million euros, Japan twenty and Chad eight`: the number behind the next
 * name leaves out all but itself.
 *
 * In:  the mentions of an article and its sums in the order of the text. Out: such numbers.
 */
export function gappedSums(outline: Outline, mentions: readonly Mention[], ledger: readonly Line[]): Gapped[] {
  const { tokens, sentences } = outline
  const found: Gapped[] = []
  const last = new Map<number, { end: number; sum: Line['sum']; noughts: number }>()
  let next = 0
  for (const number of mentions.filter(isKind('number'))) {
    while (next < ledger.length && ledger[next]!.sum.first < number.first) {
      const { sum, equivalent } = ledger[next++]!
      const noughts = scaleOf(outline, sum)
      if (noughts !== null && !equivalent) last.set(sum.sentence, { end: sum.last, sum, noughts })
      else if (!equivalent) last.delete(sum.sentence)
    }
    const before = last.get(number.sentence)
    if (!before || number.scaled || number.value === null || number.value < 1) continue
    // "CAF with 300,000 dollars, the IDB with 200,000": written out in full, both of them
    if (before.noughts ? number.value >= 1000 : number.value < LEAST) continue
    const limit = sentences[number.sentence]!.last
    const behind = number.last < limit ? tokens[number.last]!.fold : '.'
    if (!ENDS.has(behind) || number.first < before.end || number.first - before.end > NEAR) continue
    if (!followsName(outline, mentions, number, before.end)) continue
    found.push({ number, before: before.sum, noughts: before.noughts })
    last.set(number.sentence, { ...before, end: number.last })
  }
  return found
}

const LEAST = 1000
const ENDS = new Set([',', ';', '.', 'and', 'while'])
/** Tokens from a sum to the next number. */
const NEAR = 8

/** `, Spain with fifteen`: a mark or `and`, a state or body, and the number. */
function followsName({ tokens }: Outline, mentions: readonly Mention[], number: NumberMention, end: number): boolean {
  let i = number.first - 1
  while (i > end && LINKS.has(tokens[i]!.fold)) i--
  return mentionsIn(mentions, number.sentence).some(
    ({ kind, first, last }) =>
      (kind === 'place' || kind === 'body') &&
      last === i + 1 &&
      first > end &&
      tokens.slice(end, first).every(({ fold }) => OPENS.has(fold)),
  )
}

const LINKS = new Set(['with', 'about', 'some', 'another'])
const OPENS = new Set([',', ';', 'and', 'while', 'the'])

/** Noughts of `million`, `billion` in the words of a sum; 0 for one written in full, null for a small one. */
function scaleOf({ tokens }: Outline, { first, last, value }: Line['sum']): number | null {
  for (let i = first; i < last; i++) {
    const { fold } = tokens[i]!
    if (fold === 'million' || fold === 'm' || fold === 'mn') return 6
    if (fold === 'billion' || fold === 'bn') return 9
  }
  return (value ?? 0) >= LEAST ? 0 : null
}
