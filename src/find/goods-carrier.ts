import type { GoodsMention } from '../core/mention.ts'
import type { Token } from '../core/token.ts'
import type { WordSets } from '../rulebook/words.ts'

/**
 * Drops what only carries: in `Two Indian warships have unloaded 52 tonnes of rice` and `three lorries with tents` the rice
 * and the tents are given, not the ships and the lorries.
 *
 * In:  the goods of one sentence, in order, and its tokens.
 * Out: the goods without carriers that other goods stand behind.
 */
export const withoutCarriers = (
  goods: readonly GoodsMention[],
  tokens: readonly Token[],
  sets: WordSets,
): GoodsMention[] =>
  goods.filter((mention, i) => {
    const load = goods[i + 1]
    if (!load || !sets.has('carriers', tokens[mention.last - 1]!.fold)) return true
    const verb = carryingAt(tokens, mention.last, load.first, sets)
    // "trucks with cranes", "launchers with missiles" may be one thing: relief is not
    return verb === null || (verb === 'with' && (load.type === 'military' || load.first - mention.last > 3))
  })

/** The word of carrying between the carrier and what it may carry. */
function carryingAt(tokens: readonly Token[], from: number, to: number, sets: WordSets): string | null {
  for (let i = from; i < Math.min(to, from + MOST_BETWEEN); i++) {
    const word = tokens[i]!.fold
    if (word === 'with' || sets.has('carrying', word)) return word
    if (tokens[i]!.kind === 'mark' || word === 'and' || word === 'or') return null
  }
  return null
}

const MOST_BETWEEN = 6
