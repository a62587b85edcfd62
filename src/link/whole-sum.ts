import { firstIndex } from '../core/bisect.ts'
import type { Line } from '../core/ledger.ts'
import type { NumberMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'

/** The last sum before it in its sentence that is no more than another telling; else the first of the sentence before. */
export function wholeOf({ sentences }: Outline, ledger: readonly Line[], number: NumberMention): Line['sum'] | null {
  const block = sentences[number.sentence]!.block
  let whole: Line['sum'] | null = null
  const end = firstIndex(ledger, ({ sum }) => sum.first >= number.first)
  for (let i = end - 1; i >= Math.max(0, end - MOST_BEFORE); i--) {
    const { sum, block: at, equivalent, large } = ledger[i]!
    if (number.sentence - sum.sentence > 2 || (whole && sum.sentence !== whole.sentence)) break
    if (equivalent || !large || at !== block || sum.last > number.first) continue
    if (sum.sentence === number.sentence) return sum
    whole = sum
  }
  return whole
}

/** Sums that are looked back over: no sentence of news has as many. */
const MOST_BEFORE = 60
