import { firstIndex } from '../core/bisect.ts'
import type { NumberMention } from '../core/mention.ts'
import { isCell, type Phrase, type Place } from './goods-phrase.ts'
import { ABOUT } from './goods-quantity.ts'

/** How much of goods, told behind them, and in which measure. */
export interface Weighed {
  readonly number: NumberMention
  readonly unit: string
  readonly last: number
}

/**
 * Reads a weight behind what it weighs: `rice, 10,000 tonnes of it`, `rice from Japan (4,200 tonnes)`, and `medicines | 12 tonnes` in a
 * table.
 *
 * Not here: things counted one by one (`tanks, 14 of them`; goods-quantity.ts).
 */
export function weighedBehind(at: Place, numbers: readonly NumberMention[], phrase: Phrase): Weighed | null {
  if (phrase.head.as !== 'mass' && phrase.head.singular) return null
  const number = numbers[firstIndex(numbers, (one) => one.first >= phrase.last)]
  if (!number || number.first - phrase.last > NEAR || number.last >= at.limit) return null
  const unit = at.words.measures.at(at.tokens, number.last, at.limit, at.text)
  if (!unit?.value.fills) return null
  const last = closesAt(at, phrase.last, number, unit.end)
  if (!last) return null
  return { number, unit: at.text.slice(at.tokens[number.last]!.start, at.tokens[unit.end - 1]!.end), last }
}

/** Tokens: `rice from the Republic of Korea (about 4,200 tonnes)`. */
const NEAR = 8

/** Where the words of the weight end, if they are told of the goods: 0 for any other number behind them. */
function closesAt({ tokens, text, limit }: Place, from: number, number: NumberMention, end: number): number {
  let opening = number.first - 1
  while (opening > from && ABOUT.has(tokens[opening]!.fold)) opening--
  if (isCell(tokens, text, from) && opening < from)
    return end >= limit || isCell(tokens, text, end) || tokens[end]!.broken ? end : 0
  const mark = tokens[opening]?.fold
  if (mark === '(') return tokens[end]?.fold === ')' && isOrigin(tokens, from, opening) ? end + 1 : 0
  if (mark !== ',' || opening !== from) return 0
  const isOfIt = tokens[end]?.fold === 'of' && IT.has(tokens[end + 1]?.fold ?? '')
  return isOfIt ? end + 2 : 0
}

/** Nothing, or from whom the goods come: `from Japan`. */
function isOrigin(tokens: Place['tokens'], from: number, to: number): boolean {
  if (from === to) return true
  if (tokens[from]!.fold !== 'from') return false
  for (let i = from + 1; i < to; i++) if (tokens[i]!.kind !== 'word') return false
  return true
}

const IT = new Set(['it', 'them', 'that'])
