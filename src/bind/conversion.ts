import { between } from '../core/bisect.ts'
import type { Sum } from '../core/claim.ts'
import { cellAt, fillsCell } from '../core/outline.ts'
import type { Line, Scene } from './scene.ts'

/*
 * One sum told in several currencies: `91 million kroner (13.26 million dollars)`.
 */

/** "91 million kroner, about 13.26 million dollars,", "£1 million ($1.35 million)": one sum told in several currencies. */
export function pairSums(scene: Scene, line: Line): Sum[][] {
  const groups: Sum[][] = []
  for (const sum of line.sums) {
    const group = groups.at(-1)
    if (group && isConversion(scene, line, group, sum)) group.push(sum)
    else groups.push([sum])
  }
  return groups
}

function isConversion(scene: Scene, line: Line, group: readonly Sum[], sum: Sum): boolean {
  const last = group.at(-1)!
  if (line.block.kind === 'row' && isConvertedCell(scene, line, last, sum)) return true
  if (isRated(scene, sum) && sum.first - last.last <= FAR_RATED && isAtRate(scene, last, sum)) return true
  if (isEquivalent(scene, line, last, sum)) return true
  if (sum.kind !== 'money' || sum.first - last.last > 9) return false
  const codes = codesOf(scene, sum)
  // "4,850 crore rupees (Rs 48.5 billion)": the same once more; "123 million dollars of its own (91 million US dollars)"
  const bracketed = opensBracket(scene, sum)
  if (bracketed && group.some((other) => isSameSum(scene, other, sum) || isAtRate(scene, other, sum))) return true
  if (
    group.some(
      (other) =>
        codesOf(scene, other).some((code) => codes.includes(code)) &&
        // "$40 million (US$ 26 million)"; a list of bare dollars is none
        !(other.kind === 'money' && other.codes.length > 1 && sum.codes.length === 1 && codes[0] === 'USD'),
    )
  )
    return false
  let opened = false
  let linked = false
  for (let i = last.last; i < sum.first; i++) {
    const word = scene.tokens[i]!.fold
    if (word === '(' || word === '[') opened = true
    else if (
      word === 'or' ||
      word === '=' ||
      word === '/' ||
      word === '-' ||
      word === ',' ||
      word === 'equivalent' ||
      word === 'equals'
    )
      linked = true
    else if (!CONVERTING.has(word)) return false
  }
  return opened || linked
}

/** `Germany | EUR 60,000,000 | US$ 63,200,000`: a cell of its own for what the sum before it is in other money. */
function isConvertedCell(scene: Scene, { block }: Line, before: Sum, sum: Sum): boolean {
  const at = cellAt(block, before.span.start)
  if (at < 0 || cellAt(block, sum.span.start) !== at + 1) return false
  if (!fillsCell(scene.outline, block.cells[at]!, before) || !fillsCell(scene.outline, block.cells[at + 1]!, sum))
    return false
  const codes = codesOf(scene, sum)
  return !codesOf(scene, before).some((code) => codes.includes(code)) && isAtRate(scene, before, sum)
}

/** `29.5 billion kronor in military aid for this year, which is the equivalent of 2.7 billion euros`. */
function isEquivalent(scene: Scene, line: Line, before: Sum, sum: Sum): boolean {
  if (sum.kind !== 'money' || sum.first - before.last > FAR_RATED) return false
  // "and Finland the equivalent of 47 million dollars"
  if (between(line.actors, before.last, sum.first).some(({ role }) => role !== 'adjective')) return false
  for (let i = sum.first - 1; i >= Math.max(before.last, sum.first - 5); i--) {
    const { fold } = scene.tokens[i]!
    if (EQUIVALENT.has(fold)) return isAtRate(scene, before, sum)
    if (!CONVERTING.has(fold)) return false
  }
  return false
}

const EQUIVALENT = new Set([
  'equivalent',
  'equals',
  'equalling',
  'equaling',
  'corresponds',
  'corresponding',
  'translates',
])

/** "200 million euros, according to the minister, $244 million at the day's rate" */
function isRated({ tokens }: Scene, { last }: Sum): boolean {
  if (tokens[last]?.fold !== 'at') return false
  for (let i = last + 1; i <= last + 5; i++) if (RATES.has(tokens[i]?.fold ?? '')) return true
  return false
}

const RATES = new Set(['rate', 'rates', 'exchange'])
/** Tokens: an aside between a sum and what it is at the rate of the day. */
const FAR_RATED = 16

const opensBracket = (scene: Scene, sum: Sum): boolean => {
  for (let i = sum.first - 1; i >= sum.first - 4; i--) {
    const word = scene.tokens[i]?.fold ?? ''
    if (word === '(' || word === '[') return true
    if (!CONVERTING.has(word)) return false
  }
  return false
}

const isSameSum = (scene: Scene, a: Sum, b: Sum): boolean =>
  a.value !== null && a.value === b.value && codesOf(scene, a).some((code) => codesOf(scene, b).includes(code))

/** Whether two sums in different money can be one, at the rates of that time. */
function isAtRate(scene: Scene, a: Sum, b: Sum): boolean {
  const year = scene.outline.article.published?.slice(0, 4) ?? null
  const others = codesOf(scene, b)
  return codesOf(scene, a).some((one) =>
    others.some(
      (two) => one !== two && scene.facts.rate({ ...a, currency: one }, { ...b, currency: two }, year) === 'ok',
    ),
  )
}

const CONVERTING = new Set(
  'comes come makes amounts about around some roughly nearly almost approximately approx . circa ca over more than just under less close to the that is i e at of current rate rates today exchange which equals worth us dollars an a estimated in or equivalent equal to'.split(
    ' ',
  ),
)

/** The currencies that a sum may be in: its own, else those that the words around tell. */
export const codesOf = (scene: Scene, sum: Sum): readonly string[] => {
  const linked = scene.links.currency.get(sum)
  return sum.kind === 'money' && sum.codes.length === 1
    ? sum.codes
    : (linked?.codes ?? (sum.kind === 'money' ? sum.codes : []))
}
