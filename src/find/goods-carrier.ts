import type { GoodsMention } from '../core/mention.ts'
import type { Token } from '../core/token.ts'
import type { WordSets } from '../rulebook/words.ts'

/**
 * Drops what only carries: in `Two Indian warships have unloaded 52 tonnes of rice`, `three lorries with tents` and `two ships left
 * Mersin on Wednesday with 1,000 tents` the rice and the tents are given, not the ships and the lorries; nor what things go by.
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
    if (isMeans(mention, tokens, sets)) return false
    const load = goods[i + 1]
    // "37 rescuers landed with drones" are given with them; a team that nobody counts only brings
    if (!load || (mention.category === 'rescue' && mention.quantity !== null)) return true
    if (!sets.has('carriers', tokens[mention.last - 1]!.fold)) return true
    return !carries(mention, load, tokens, sets) && !leftWith(mention, load, tokens, sets)
  })

/** "left the country by lorry", "were brought to Kyiv by 14 trucks", "flew in on an Air Force transport plane": what something goes by. */
function isMeans({ first, last }: GoodsMention, tokens: readonly Token[], sets: WordSets): boolean {
  if (!sets.has('carriers', tokens[last - 1]!.fold)) return false
  let by = first - 1
  while (by > 0 && first - by <= 4 && tokens[by]!.kind === 'word' && !MEANS.has(tokens[by]!.fold)) {
    if (sets.has('no-noun', tokens[by]!.fold) && !ARTICLES.has(tokens[by]!.fold)) return false
    by--
  }
  const word = tokens[by]?.fold ?? ''
  if (word === 'by' || word === 'aboard') return true
  if (word !== 'on') return false
  for (let i = by - 1; i >= Math.max(0, by - NEAR); i--) {
    const { fold } = tokens[i]!
    if (sets.has('moving', fold) || sets.has('carrying', fold) || SENT.has(fold)) return true
    if (fold === '.' || fold === ';') return false
  }
  return false
}

const MEANS = new Set(['by', 'aboard', 'on'])
const ARTICLES = new Set(['a', 'an', 'the', 'its', 'their'])
const SENT = new Set(['sent', 'transported', 'shipped', 'driven', 'taken', 'moved', 'loaded', 'travelled', 'is', 'are'])
const NEAR = 10

/** "lorries with tents", "ships carrying rice": the word of carrying stands close behind. */
function carries(carrier: GoodsMention, load: GoodsMention, tokens: readonly Token[], sets: WordSets): boolean {
  const verb = carryingAt(tokens, carrier.last, load.first, sets)
  // "trucks with cranes", "launchers with missiles" may be one thing: relief is not
  return verb !== null && (verb !== 'with' || (load.type !== 'military' && load.first - carrier.last <= 3))
}

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

/** "24 trucks crossed the border yesterday carrying flour", "Rome has two ships under way; they carry pumps": it moves, and the word of carrying stands before the load. */
function leftWith(carrier: GoodsMention, load: GoodsMention, tokens: readonly Token[], sets: WordSets): boolean {
  if (!CRAFT.has(carrier.category) || load.first - carrier.last > FAR) return false
  let moves = false
  let at = -1
  for (let i = carrier.last; i < load.first; i++) {
    const word = tokens[i]!.fold
    if (sets.has('moving', word)) moves = true
    else if (word === 'with' || word === 'aboard' || sets.has('carrying', word)) at = i
    else if (word === '.' || sets.has('clause-breaks', word)) return false
  }
  return moves && at >= 0 && load.first - at <= CLOSE
}

const CRAFT = new Set(['vehicle_soft', 'vessel', 'transport_aircraft', 'helicopter', 'combat_aircraft'])
/** Tokens between a carrier and what it carries. */
const FAR = 26
/** `carrying more than 1,000`: between the word of carrying and the load. */
const CLOSE = 5
