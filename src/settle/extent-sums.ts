import type { Claim } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { fewer, firstFrom, type Surroundings } from './observe.ts'

type See = (name: string) => void

/**
 * How a sum stands to the others of the article: smaller than the one before it, one of several that make it up, made up itself.
 *
 * In:  a claim among all claims of the article.
 * Out: observations by name, through `see`.
 */
export function seeOtherSums(scene: Surroundings, claim: Claim, see: See): void {
  const size = sizeOf(claim)
  if (size === null) return
  const codes = codesOf(claim)
  const others = near(scene.claims, claim).filter(
    (other) => other !== claim && sizeOf(other) !== null && hasMoney(other, codes),
  )
  const before = others.filter((other) => other.index < claim.index)
  const after = others.filter((other) => other.index > claim.index)
  seeLarger(scene, claim, size, before, see)
  seeLargerBehind(scene, claim, size, after, see)
  seeOpened(scene, claim, before, size, see)
  if (
    isBroughtTo(
      scene,
      claim,
      before.some((other) => sizeOf(other)! < size && sameGiver(claim, other)),
    )
  )
    see('brought-to')
  if (others.length >= 2 && others.every((other) => sizeOf(other)! < size)) see('largest')
  if (addsUp(size, after)) see('sum-of-next')
  if (addsUp(size, before)) see('sum-of-last')
  if (before.some((whole) => addsUpWith(sizeOf(whole)!, size, others))) see('completes-another')
  if (isInBreakdown(scene, claim)) see('in-breakdown')
  if (followsShare(scene, claim, size, before)) see('follows-share')
}

/** "This brings Norwegian aid to 95 million", "the support thereby rises to 95 million", told behind a smaller sum of the same giver: all it gave so far. */
function isBroughtTo({ outline }: Surroundings, claim: Claim, isSmallerBefore: boolean): boolean {
  const { tokens, sentences } = outline
  const from = Math.max(sentences[claim.sentence]!.first, claim.sum!.first - BROUGHT)
  let at = claim.sum!.first - 1
  while (at > from && ABOUT.has(tokens[at]!.fold)) at--
  if (!isSmallerBefore || !ONTO.has(tokens[at]!.fold)) return false
  const near = (words: ReadonlySet<string>): boolean => tokens.slice(from, at).some(({ fold }) => words.has(fold))
  return near(BRINGS) || (near(GROWS) && near(THEREBY))
}

/** Tokens before the sum that are read. */
const BROUGHT = 16
const ABOUT = new Set('about some more than over nearly almost around roughly a total of'.split(' '))
const ONTO = new Set(['to', 'past', 'above', 'beyond'])
const BRINGS = new Set('bring brings brought bringing takes took taking lifts lifted lifting pushes pushing'.split(' '))
const GROWS = new Set(
  'rise rises rose risen rising grow grows grew grown climbs climbed comes came amounts increases increased'.split(' '),
)
const THEREBY = new Set(['thereby', 'thus', 'hence', 'now', 'altogether', 'with'])

/** "Of this, €400 million is a joint purchase. Canada allocated €70 million, Lithuania €3 million": a sum before it in the paragraph opened the shares. */
function followsShare(scene: Surroundings, claim: Claim, size: number, before: readonly Claim[]): boolean {
  const block = scene.blockOf(claim.sentence)
  const row = before.filter(
    (other) => scene.blockOf(other.sentence) === block && claim.sentence - other.sentence <= SHARES_GO_ON,
  )
  return row.some((other) => {
    const whole = wholeBefore(other, before)
    return whole !== null && sizeOf(whole)! > size && pointsBack(scene, other, whole)
  })
}

/** Sentences. */
const SHARES_GO_ON = 2

/** Gifts on either side that one is held against: pairs of them are looked at, and no real article has as many. */
const NEIGHBOURS = 60

function near(claims: readonly Claim[], { index }: Claim): readonly Claim[] {
  const from = firstFrom(claims, index - NEIGHBOURS)
  return claims.slice(from, firstFrom(claims, index + NEIGHBOURS + 1))
}

/** The larger sums before it: how near, of whom, and what stands between. */
function seeLarger(scene: Surroundings, claim: Claim, size: number, before: readonly Claim[], see: See): void {
  const larger = before.filter((other) => sizeOf(other)! > size)
  const last = before.at(-1)
  if (last && sizeOf(last)! > size) {
    see('smaller-than-last')
    if (last.sentence === claim.sentence) see('smaller-in-sentence')
    else if (claim.sentence - last.sentence <= 2) see('smaller-near')
  }
  if (larger.some((other) => sameGiver(claim, other))) see('smaller-of-giver')
  if (claim.evidence.some(({ name }) => SHARES.has(name)) && larger.some((other) => sameGiver(claim, other)))
    see('share-of-list')
  const near = larger.findLast((other) => claim.sentence - other.sentence <= 4)
  if (!near) return
  if (sameGiver(claim, near)) see('smaller-of-giver-near')
  if (near.nouns.some(({ rule }) => /#(?:package|loan|pledge|commitment|money|grant)$/.test(rule)))
    see('larger-package')
  if (scene.opening.includes(near.sentence)) see('larger-opening')
  if (near.sentence === claim.sentence) {
    const between = scene.outline.tokens.slice(near.sum!.last, claim.sum!.first).map((token) => token.fold)
    if (between.includes(':')) see('behind-colon')
    if (fewer(between, '(', ')')) see('in-brackets')
  }
  const block = scene.blockOf(claim.sentence)
  if (block.lead !== null && larger.some((other) => scene.blockOf(other.sentence).index === block.lead))
    see('under-larger')
}

/** "the opening instalment of the €18.1 billion loan", "It is the advance from the plan, worth €1.9 billion": the whole stands behind. */
function seeLargerBehind(scene: Surroundings, claim: Claim, size: number, after: readonly Claim[], see: See): void {
  const whole = after.find((other) => sizeOf(other)! > size)
  if (!whole || whole.sentence - claim.sentence > 1) return
  if (!sameGiver(claim, whole) && whole.donors.length) return
  const { tokens } = scene.outline
  const here = whole.sentence === claim.sentence
  if (!here && scene.blockOf(whole.sentence) !== scene.blockOf(claim.sentence)) return
  see(here ? 'larger-behind' : 'larger-next')
  const end = (claim.equivalents.at(-1) ?? claim.sum!).last
  const from = here ? end : scene.outline.sentences[whole.sentence]!.first
  for (let i = from; i < whole.sum!.first; i++)
    if (SLICES.has(tokens[i]!.fold) && LINKS.has(tokens[i + 1]?.fold ?? '')) return see('slice-of-larger')
  const before = tokens.slice(Math.max(scene.outline.sentences[claim.sentence]!.first, claim.sum!.first - 6), end)
  if (before.some(({ fold }) => SLICES.has(fold))) see('slice-and-larger')
}

/** What bind/ calls a sum of a list with names. */
const SHARES = new Set(['in-brackets', 'in-share-list'])

/** A piece of something larger. */
const SLICES = new Set(
  'instalment installment tranche slice portion advance part share half third quarter piece payment chunk belongs comes taken out drawn'.split(
    ' ',
  ),
)
const LINKS = new Set(['of', 'from', 'in', 'to', 'under'])

/** "Within that there are 32 million", "Of the new funding, €3 million", "Under it, Oslo released 4.2 billion": words before it point back to a whole. */
function seeOpened(scene: Surroundings, claim: Claim, before: readonly Claim[], size: number, see: See): void {
  const whole = wholeBefore(claim, before)
  if (!whole) return
  if (pointsBack(scene, claim, whole)) see('of-whole-before')
  const { tokens } = scene.outline
  const { first: at } = claim.sum!
  // "A$20 million: ten million for food, two million for tents"
  if (whole.sentence !== claim.sentence) return
  const top = before.find((other) => other.sentence === claim.sentence && sizeOf(other)! > size)!
  if (tokens.slice(top.sum!.last, at).some(({ fold }) => fold === ':'))
    see(claim.sum!.kind === 'number' ? 'bare-under-colon' : 'under-colon')
}

/** The last larger sum, in this sentence or the two before it. */
function wholeBefore(claim: Claim, before: readonly Claim[]): Claim | null {
  const size = sizeOf(claim)!
  return (
    before.findLast(
      (other) => other.index < claim.index && sizeOf(other)! > size && claim.sentence - other.sentence <= 2,
    ) ?? null
  )
}

/** Words between the two, or before the sum in its sentence, point back: `of this`, `within the sum`. */
function pointsBack({ outline: { tokens, sentences } }: Surroundings, claim: Claim, whole: Claim): boolean {
  const at = claim.sum!.first
  const from = Math.max(
    at - BACKWARDS,
    whole.sentence === claim.sentence ? whole.sum!.last : sentences[claim.sentence]!.first,
  )
  for (let i = from; i < at; i++) {
    if (!POINTS.has(tokens[i]!.fold)) continue
    const next = tokens[i + 1]?.fold ?? ''
    if (BACK.has(next)) return true
    if (next !== 'the' && next !== 'this' && next !== 'that') continue
    // "Of this, €400 million": or a word for the whole
    if (
      (next !== 'the' && tokens[i + 2]?.fold === ',') ||
      tokens.slice(i + 2, i + 5).some(({ fold }) => WHOLES.has(fold))
    )
      return true
  }
  return false
}

/** Tokens before a sum that are looked at. */
const BACKWARDS = 40

const POINTS = new Set(['of', 'within', 'from', 'under', 'out', 'inside', 'among', 'in'])
const BACK = new Set(['it', 'which', 'these', 'those', 'them'])
const WHOLES = new Set(
  'sum funding money amount total package funds programme program plan budget frame envelope line loan grant figure support contribution aid commitment pledge'.split(
    ' ',
  ),
)

const sizeOf = ({ sum }: Claim): number | null => sum?.value ?? sum?.max ?? null

/** Its money may be one of these. */
function hasMoney(claim: Claim, codes: readonly string[]): boolean {
  const own = codesOf(claim)
  return !codes.length || !own.length || codes.some((code) => own.includes(code))
}

/** Each claim is held against its neighbours, and seldom has a sum in two moneys. */
function codesOf({ sum, equivalents }: Claim): readonly string[] {
  const own = sum?.kind === 'money' ? sum.codes : NONE
  return equivalents.length ? own.concat(gather(equivalents, (one) => (one.kind === 'money' ? one.codes : NONE))) : own
}

const NONE: readonly string[] = []

const sameGiver = (a: Claim, b: Claim): boolean =>
  a.donors.some(({ value }) => b.donors.some((other) => other.value === value))

/** Do the first two to eight of these make up the sum? */
function addsUp(size: number, others: readonly Claim[]): boolean {
  let total = 0
  for (const [i, other] of others.slice(0, 8).entries()) {
    total += sizeOf(other)!
    if (i > 0 && Math.abs(total - size) <= 0.02 * size) return true
  }
  return false
}

/** "615 million … 215 million": two that together make a third. */
const addsUpWith = (whole: number, size: number, others: readonly Claim[]): boolean =>
  whole > size && others.some((other) => Math.abs(sizeOf(other)! + size - whole) <= 0.02 * whole)

/** A figure that is `almost` or `over` something is farther from what its parts make. */
const isAbout = (whole: Claim | undefined, total: number): boolean =>
  whole !== undefined && Math.abs(total - sizeOf(whole)!) <= (whole.sum!.qualifier === 'exact' ? 0.02 : 0.05) * total

/** It is one of two or more sums in a row that make up a sum told just before or just behind them. */
function isInBreakdown({ all }: Surroundings, claim: Claim): boolean {
  const codes = codesOf(claim)
  const row = near(all, claim).filter((other) => sizeOf(other) !== null && hasMoney(other, codes))
  const at = row.indexOf(claim)
  const sizes = row.map((other) => sizeOf(other)!)
  for (let from = Math.max(0, at - 14); from <= at; from++) {
    let total = 0
    for (let to = from; to < row.length && to < from + 15; to++) {
      total += sizes[to]!
      if (to === from || to < at) continue
      if (isAbout(row[from - 1], total) || isAbout(row[from - 2], total) || isAbout(row[to + 1], total)) return true
    }
  }
  return false
}
