import { type Token, wordsSaid } from '../core/token.ts'
import type { WordSets } from '../rulebook/words.ts'
import { besideNames } from './beside.ts'
import { codesOf } from './conversion.ts'
import type { Gift } from './gift.ts'
import { holds } from './holds.ts'
import type { Line, Scene } from './scene.ts'

/**
 * How a sum or goods is worded, beyond the cues of giving: its size, what denies or doubts it in its clause, what it is compared
 * with, who speaks.
 *
 * Out: names of observations, for verdict.ts to weigh.
 */
export function wordingOf(scene: Scene, line: Line, gift: Gift): readonly string[] {
  const seen: string[] = []
  const see = (name: string, is: boolean): void => {
    if (is) seen.push(name)
  }
  const at = gift.sum ?? gift
  const tokens = clauseOf(scene, line, at.first, (gift.equivalents.at(-1) ?? at).last)
  const clause = tokens.map(({ fold }) => fold)
  const { words } = scene
  const sets = new Set<string>()
  for (const word of clause) for (const set of words.setsOf(word)) sets.add(set)
  const has = (set: string): boolean => sets.has(set)
  see('clause-negation', has('negation'))
  see('clause-modal', has('modal'))
  see(
    'clause-pluperfect',
    clause.some((word, i) => word === 'had' && /(?:ed|en|n|t)$/.test(clause[i + 1] ?? '')),
  )
  const isCosts = costsOf(words, clause)
  const costs = clause.some(isCosts)
  const isBorne = costs && bears(clause, isCosts, words)
  see('clause-costs', costs && !isBorne)
  see('costs-borne', isBorne)
  see('clause-trades', has('trades'))
  see('clause-owes', has('owes'))
  see(
    'clause-habit',
    // "is used to order" is no habit
    clause.some((word, i) => word === 'used' && clause[i + 1] === 'to' && !words.has('be', clause[i - 1] ?? '')),
  )
  see('other-year', has('other-years') && (clause.includes('year') || clause.includes('month')))
  see('question', scene.tokens[line.sentence.last - 1]?.fold === '?' || scene.tokens[line.sentence.last]?.fold === '?')
  see(
    'first-person',
    clause.some((word) => word === 'we' || word === 'i'),
  )
  see(
    'official',
    line.actors.some(({ role }) => role === 'person'),
  )
  see(
    'dated',
    line.whens.some(({ first, last }) => Math.abs(first - at.first) <= 25 && last > 0),
  )
  for (const name of wordsSaid(tokens, 0, tokens.length)) seen.push(name)
  if (gift.sum) for (const name of sumWording(scene, line, gift, isCosts)) seen.push(name)
  const first = gift.sum ? qualifiedStart(scene, line, gift) : gift.first
  const range = { first, last: (gift.equivalents.at(-1) ?? at).last }
  for (const name of besideNames(scene.tokens, range, gift.sum ? 'says' : 'says-goods')) seen.push(name)
  return seen
}

function sumWording(scene: Scene, line: Line, gift: Gift, isCosts: (word: string) => boolean): string[] {
  const sum = gift.sum!
  const { tokens } = scene
  const start = qualifiedStart(scene, line, gift)
  const before = tokens[start - 1]?.fold ?? ''
  const further = tokens[start - 2]?.fold ?? ''
  const after = tokens[sum.last]?.fold ?? ''
  const seen = [`size-${sizeOf(scene, gift)}`]
  if (before === 'the' || before === 'that' || before === 'this' || before === 'those') seen.push('definite')
  if (before === 'at') seen.push('at')
  if (before === 'from' && isRise(scene, line, sum.last)) seen.push('old-figure')
  if (CONTRASTS.has(before) || CONTRASTS.has(`${further} ${before}`)) seen.push('contrast')
  if (before === 'of' || before === 'for' || before === 'with' || before === 'by' || before === 'a' || before === '(')
    seen.push(`after-${before === '(' ? 'bracket' : before}`)
  if (after === 'for' || after === 'in' || after === 'to' || after === 'from' || after === 'of' || after === ')')
    seen.push(`before-${after === ')' ? 'bracket' : after}`)
  if (sum.kind === 'money' && sum.per === 'year') seen.push('per-year')
  if (sum.kind === 'money' && sum.min !== null) seen.push('range')
  if (start === line.sentence.first) seen.push('opens')
  if (line.sums.length > 3) seen.push('many-sums')
  const near = around(scene, line, start, (gift.equivalents.at(-1) ?? sum).last, 4)
  if (isAtCost(scene, start)) seen.push('at-a-cost')
  else if (near.some(isCosts) && !bears(around(scene, line, start, sum.last, 10), isCosts, scene.words))
    seen.push('costs-near')
  return seen
}

/** "pays the salaries, at a cost of $180 million": what the gift costs its giver. */
const isAtCost = ({ tokens }: Scene, start: number): boolean =>
  tokens[start - 1]?.fold === 'of' &&
  /^costs?$/.test(tokens[start - 2]?.fold ?? '') &&
  [3, 4, 5].some((step) => tokens[start - step]?.fold === 'at')

/** Which words of a clause tell what something costs; a bill that is passed is none that is paid. */
function costsOf(words: WordSets, clause: readonly string[]): (word: string) => boolean {
  const isLaw =
    clause.includes('bill') && clause.some((word) => words.has('lawmaking', word) || words.has('houses', word))
  return (word) => words.has('costs', word) || (word === 'bill' && !isLaw)
}

/** "covers the cost of", "foots the bill", "the costs are met by": whoever bears a cost for another gives. */
const bears = (list: readonly string[], isCosts: (word: string) => boolean, words: WordSets): boolean =>
  list.some(
    (word, i) =>
      isCosts(word) &&
      (list.slice(Math.max(0, i - 7), i).some((before) => words.has('bearing', before)) ||
        list.slice(i + 1, i + 8).some((behind, k, rest) => words.has('bearing', behind) && rest[k + 1] === 'by')),
  )

/** The words on both sides of a stretch, so many on each. */
function around(scene: Scene, line: Line, first: number, last: number, reach: number): string[] {
  const { tokens } = scene
  const { sentence } = line
  const before = tokens.slice(Math.max(sentence.first, first - reach), first)
  const behind = tokens.slice(last, Math.min(sentence.last, last + reach))
  return [...before, ...behind].map(({ fold }) => fold)
}

/** "grow from $3 billion to $8 billion": the first is what it was. */
const isRise = (scene: Scene, line: Line, end: number): boolean =>
  scene.tokens[end]?.fold === 'to' && line.sums.some((other) => other.first - end >= 1 && other.first - end <= 3)

/** "not the 4.5 billion that …", "instead of €2bn", "previously $300m". */
const CONTRASTS = new Set([
  'not',
  'previously',
  'formerly',
  'originally',
  'instead of',
  'rather than',
  'and not',
  'not the',
  'compared with',
  'compared to',
  'down from',
  'up from',
  'against',
  'than the',
  'below',
  'under',
])

function qualifiedStart(scene: Scene, line: Line, gift: Gift): number {
  const sum = gift.sum!
  const from = sum.kind === 'money' ? sum.qualifierSpan?.start : undefined
  if (from === undefined) return sum.first
  for (let i = line.sentence.first; i < sum.first; i++) if (scene.tokens[i]!.start >= from) return i
  return sum.first
}

/** The size of a sum in dollars, by powers of ten and in between; aid has other sizes than budgets and trade. */
function sizeOf(scene: Scene, gift: Gift): string {
  const { value, min } = gift.sum!
  const [code] = codesOf(scene, gift.sum!)
  const dollars = ((value ?? min ?? 0) as number) / (scene.facts.perDollar(code ?? 'USD') ?? 1)
  const [, name] = SIZES.find(([limit]) => dollars < limit)!
  return name
}

const SIZES: readonly (readonly [number, string])[] = [
  [1_000, 'pocket'],
  [100_000, 'thousands'],
  [1_000_000, 'lakhs'],
  [10_000_000, 'millions'],
  [100_000_000, 'tens-of-millions'],
  [1_000_000_000, 'hundreds-of-millions'],
  [10_000_000_000, 'billions'],
  [70_000_000_000, 'tens-of-billions'],
  [Number.POSITIVE_INFINITY, 'hundreds-of-billions'],
]

/** The words around a stretch as far as the next semicolon, colon, dash or clause break, at most sixteen a side. */
function clauseOf(scene: Scene, line: Line, first: number, last: number): Token[] {
  const { tokens, words } = scene
  const isBroken = holds(scene, line, 'clause-breaks')
  const stops = (i: number): boolean => {
    const { fold } = tokens[i]!
    return (
      fold === ';' || fold === ':' || fold === '–' || fold === '—' || (isBroken && words.has('clause-breaks', fold))
    )
  }
  let from = first
  while (from > line.sentence.first && first - from < 16 && !stops(from - 1)) from--
  let to = last
  while (to < line.sentence.last && to - last < 16 && !stops(to)) to++
  return tokens.slice(from, to)
}
