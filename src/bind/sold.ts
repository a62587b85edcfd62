import { isPoor } from './actors.ts'
import { endOf, type Gift } from './gift.ts'
import { holds } from './holds.ts'
import type { Line, Scene } from './scene.ts'
import { neighbour } from './unreal.ts'

/**
 * What the one who gets it pays for: `cleared the sale of 17 missiles to Nepal for $300 million`, `a support package … This is a foreign
 * military sale`, `…, and Kyiv foots the bill`.
 *
 * Out: the name of an observation, for verdict.ts to weigh; null where nothing says so.
 */
export function soldOf(scene: Scene, line: Line, gift: Gift): 'sold' | 'getter-pays' | null {
  if (isOfSale(scene, line, gift)) return 'sold'
  if (paysIn(scene, line, Math.max(gift.last, endOf(gift)))) return 'getter-pays'
  let next: Line | undefined = line
  for (let step = 0; step < SENTENCES; step++) {
    next = next && neighbour(scene, next, 1)
    if (!next || next.sums.length) return null
    if (isCalledSale(scene, next)) return 'sold'
    if (paysIn(scene, next, next.sentence.first)) return 'getter-pays'
  }
  return null
}

/** Sentences behind a gift that may say who pays. */
const SENTENCES = 2

/** `the sale of 17 missiles to Nepal`, `a possible sale to Nepal of missiles for about $300 million`: the gift is what is sold, or its price. */
function isOfSale(scene: Scene, line: Line, gift: Gift): boolean {
  if (!holds(scene, line, 'sales-of')) return false
  const { tokens, words } = scene
  const { first } = gift.sum ?? gift
  for (let i = first - 1; i >= Math.max(line.sentence.first, first - REACH); i--) {
    const { fold } = tokens[i]!
    if (fold === ';' || words.has('clause-breaks', fold)) return false
    if (words.has('sales-of', fold)) return opensOf(scene, line, i) && !isOfTreasure(scene, line, i)
  }
  return false
}

const REACH = 22

/** `sale of`, `sale to Nepal of` */
function opensOf({ tokens }: Scene, line: Line, sale: number): boolean {
  if (tokens[sale + 1]?.fold === 'of') return true
  if (tokens[sale + 1]?.fold !== 'to') return false
  const buyer = line.actors.find(({ first }) => first - sale <= 3 && first > sale)
  return buyer !== undefined && tokens[buyer.last]?.fold === 'of'
}

/** `the sale of bonds`, `proceeds of the sale of confiscated goods`: money comes of it. */
function isOfTreasure({ tokens, words }: Scene, { sentence }: Line, sale: number): boolean {
  for (let i = Math.max(sentence.first, sale - 4); i < Math.min(sentence.last, sale + 6); i++)
    if (words.has('proceeds', tokens[i]!.fold)) return true
  return false
}

/** `This is a foreign military sale` */
function isCalledSale({ tokens, words }: Scene, { sentence }: Line): boolean {
  const { first, last } = sentence
  if (!THIS.has(tokens[first]!.fold) || !words.has('be', tokens[first + 1]?.fold ?? '')) return false
  for (let i = first + 2; i < Math.min(last, first + 7); i++) {
    if (words.has('negation', tokens[i]!.fold)) return false
    if (words.has('sales-of', tokens[i]!.fold)) return true
  }
  return false
}

const THIS = new Set(['this', 'it', 'that'])

/** A poor state, or `the customer`, as the one who pays: `foots the bill`, `which Peru pays for`, `to be paid for by Peru`. */
function paysIn(scene: Scene, line: Line, from: number): boolean {
  const { tokens, words } = scene
  const { sentence, actors } = line
  for (let i = from; i < Math.min(sentence.last, from + CLAUSE); i++) {
    const word = tokens[i]!.fold
    if (!words.has('foots', word)) continue
    if (tokens[i + 1]?.fold === 'by' && tokens.slice(i + 2, i + 4).some(({ fold }) => words.has('customers', fold)))
      return true
    const isFor = tokens[i + 1]?.fold === 'for'
    if (isFor && tokens[i + 2]?.fold === 'by') {
      if (actors.some((actor) => actor.first > i && actor.first - i <= 4 && isPoor(scene, actor))) return true
      continue
    }
    const bill = [2, 3].find((step) => words.has('bills', tokens[i + step]?.fold ?? ''))
    const isAll = isFor && (ENDS.has(tokens[i + 2]?.fold ?? '') || THEM.has(tokens[i + 2]?.fold ?? ''))
    const end = bill ? i + bill + 1 : isFor ? i + (THEM.has(tokens[i + 2]?.fold ?? '') ? 3 : 2) : i + 1
    // "delivers 85 cars to Peru and foots the bill": whoever delivers
    if (tokens[i - 1]?.fold === 'and') continue
    const isCustomer = words.has('customers', tokens[i - 1]?.fold ?? '')
    if (!bill && !isAll && !(isCustomer && ENDS.has(tokens[end]?.fold ?? ''))) continue
    // "Kyiv pays for them with a British loan"
    if (WITH.has(tokens[end]?.fold ?? '') || (tokens[end]?.fold === ',' && WITH.has(tokens[end + 1]?.fold ?? '')))
      continue
    if (isCustomer) return true
    if (actors.some((actor) => actor.last <= i && i - actor.last <= 2 && actor.last > from - 1 && isPoor(scene, actor)))
      return true
  }
  return false
}

const CLAUSE = 26
const THEM = new Set(['it', 'them', 'this', 'these', 'itself', 'everything'])
const ENDS = new Set(['.', ',', ';', 'and', 'itself', 'in', ''])
const WITH = new Set(['with', 'from', 'out', 'through', 'by'])
