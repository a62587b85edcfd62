import type { Claim, Stated, Sum } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { Observed } from '../core/observed.ts'
import { choose, type Option, optionOf, partOf, type Weights } from '../core/ranking.ts'
import { codesOf } from './conversion.ts'
import { type Donors, keyOf, unique } from './donors.ts'
import type { Recipients, Told } from './getter-case.ts'
import type { Scene } from './scene.ts'

/** A sum and those told right before or behind it that make it up, by their places among the claims. */
export interface Breakdown {
  readonly whole: number
  readonly parts: readonly number[]
}

/**
 * `€817m … €615m for the army … the other €202m for rebuilding`: sums in a row that add up to another are its parts. Whoever gives the
 * whole gives them, and the whole goes to all to whom they go, unless the words about one of them say otherwise.
 *
 * In:  the claims of an article, in the order of the text, judged.
 * Out: the same, with the parties of wholes and parts chosen again, knowing each other's.
 */
export function agreeOnSums(
  weights: Weights,
  claims: readonly Claim[],
  breakdowns: readonly Breakdown[],
  gettersAgain: GettersAgain,
): Claim[] {
  if (!breakdowns.length) return [...claims]
  const above = new Map<number, number>()
  const below = new Map<number, readonly number[]>()
  const isAid = (i: number): boolean => claims[i]!.verdict === 'aid'
  for (const { whole, parts } of breakdowns) {
    if (!isAid(whole)) continue
    const told = parts.filter(isAid)
    if (told.length > 1 && !below.has(whole)) below.set(whole, told)
    for (const part of parts) if (!above.has(part)) above.set(part, whole)
  }
  const isTold = (i: number): boolean => isAid(i) && (above.has(i) || below.has(i))
  const paid = claims.map((claim, i) => {
    if (!isTold(i)) return claim
    const givers = agreedGivers(claim.givers, {
      whole: claims[above.get(i) ?? -1]?.donors,
      parts: below.get(i)?.map((part) => claims[part]!.donors),
    })
    const donors = choose(weights, givers)?.value
    return {
      ...claim,
      givers,
      donors: donors?.donors ?? claim.donors,
      collective: donors?.collective ?? claim.collective,
    }
  })
  const again = (claims: readonly Claim[], i: number): Claim => {
    const claim = claims[i]!
    const whole = claims[above.get(i) ?? -1]
    const parts = below.get(i)?.map((part) => claims[part]!)
    const told = parts && together(parts.map(({ recipients }) => recipients))
    const getters = gettersAgain(claim, {
      ...(whole && { [mayPay(whole, claim) ? 'whole' : 'larger']: whole.recipients }),
      // sums of others that happen to add up tell less of who gets it
      ...(told && { [parts.every((part) => mayPay(claim, part)) ? 'parts' : 'sums']: told }),
      apart: parts !== undefined && !isPlain(claim) && parts.every((part) => mayPay(claim, part)) && goApart(parts),
    })
    return { ...claim, getters, recipients: choose(weights, getters)?.value ?? claim.recipients }
  }
  // wholes first: what they come to tells of those of their parts that name nobody
  const wholes = paid.map((claim, i) => (isTold(i) && below.has(i) ? again(paid, i) : claim))
  return wholes.map((claim, i) => (isTold(i) && !below.has(i) ? again(wholes, i) : claim))
}

/** One of them names no giver, or both the same, or the whole is of all. */
const mayPay = (whole: Claim, part: Claim): boolean =>
  !whole.donors.length || part.donors.every(({ value }) => whole.donors.some((donor) => donor.value === value))

/** Each part names who gets it beside it, and no two the same: the whole is of them all, though the article be about one of them. */
const goApart = (parts: readonly Claim[]): boolean => {
  const all = gather(parts, ({ recipients }) => recipients)
  return (
    parts.every((part, i) => isPlain(part) || !part.recipients.length || namesBehind(part, parts[i + 1])) &&
    new Set(all.map(({ value }) => value)).size === all.length
  )
}

/** "€20 million for people at risk in Chad, €12 million for …": between this sum and the next. */
const namesBehind = ({ sum, recipients, sentence }: Claim, next: Claim | undefined): boolean => {
  const to = next?.sum && next.sentence === sentence ? next.sum.span.start : sum!.span.end + BEHIND
  return recipients.length > 0 && recipients.every(({ span }) => span && span.start >= sum!.span.end && span.end <= to)
}

/** Characters behind the last sum of a sentence. */
const BEHIND = 120

const isPlain = ({ recipients }: Claim): boolean =>
  recipients.length > 0 && recipients.every(({ rule }) => PLAIN.test(rule))

const PLAIN = /^bind\/(?:receive|to|goes-to|label|dative|column|part-label) /

type Parties = readonly Stated<string>[]

/** Who may get the sum of a claim, knowing who get the whole and the parts. */
export type GettersAgain = (claim: Claim, told: Told) => Option<Recipients>[]

/** The givers with what the whole and the parts say of each; theirs are among them. */
function agreedGivers(
  options: readonly Option<Donors>[],
  { whole, parts }: { readonly whole: Parties | undefined; readonly parts: readonly Parties[] | undefined },
): Option<Donors>[] {
  let list = [...options]
  for (const [name, parties] of [
    ['whole', whole],
    ['parts', parts && together(parts)],
  ] as const) {
    if (!parties) continue
    const key = keyOf(parties)
    const why = name === 'whole' ? 'as the sum that it is a part of' : 'as the sums that make it up'
    if (!list.some(({ value }) => keyOf(value.donors) === key)) {
      const donors = parties.map((party) => ({ ...party, rule: `bind/of-${name}`, why }))
      // nothing else was seen of those whom no pass proposed
      list.push(optionOf({ donors, collective: false }, [partOf('giver', Observed.just(`made-of-${name}`))]))
    }
    const kind = parties.length ? (parties.length > 3 ? '-many' : '') : '-nobody'
    list = list.map(({ value, parts: seen }) => {
      const agrees = keyOf(value.donors) === key
      return optionOf(value, [...seen, partOf('giver', Observed.just(`${agrees ? 'of' : 'not-of'}-${name}${kind}`))])
    })
  }
  // what several pay is nobody's in particular
  const payers = parts ? new Set(parts.map(keyOf)).size : 0
  return payers < 2
    ? list
    : list.map(({ value, parts: seen }) =>
        optionOf(value, [
          ...seen,
          partOf('giver', Observed.just(`${value.donors.length ? 'one' : 'nobody'}-of-${payers > 2 ? 'many' : 'two'}`)),
        ]),
      )
}

/** All of several, when each has somebody or none has. */
function together(parts: readonly Parties[]): Parties | undefined {
  const known = parts.filter(({ length }) => length)
  // "… and others (7.5 million)"
  const isAll = known.length === parts.length || (parts.length > 3 && known.length === parts.length - 1)
  return known.length && !isAll ? undefined : unique(known.flat())
}

/** More than these in a row are no breakdown. */
const MOST_PARTS = 24

/** Gifts on either side of a sum that may be its parts: no real article has as many, and each is looked at for each. */
const NEIGHBOURS = 60

/** Other sums that may stand between the whole and its parts. */
const MOST_BETWEEN = 2

/** All breakdowns that the sums of an article show. */
export function breakdownsOf(scene: Scene, claims: readonly Claim[]): Breakdown[] {
  const found: Breakdown[] = []
  claims.forEach((claim, whole) => {
    for (const sum of sumsOf(claim)) {
      const size = sizeOf(sum)
      if (!size) continue
      const parts = partsAmong(scene, claims, sum, size, whole, 1) ?? partsAmong(scene, claims, sum, size, whole, -1)
      if (!parts) continue
      found.push({ whole, parts })
      return
    }
  })
  return found
}

/** Figures are rounded (`some 3 billion and 3.2 billion make 6.1`); the more of them add up, or the farther away, the more is chance. */
const ROUNDED = 0.02
const EXACT = 0.002

/** Sums in the same money, one after the other on one side of the whole, that make it up. */
function partsAmong(
  scene: Scene,
  claims: readonly Claim[],
  sum: Sum,
  size: number,
  whole: number,
  step: 1 | -1,
): number[] | null {
  const row: { index: number; size: number }[] = []
  const codes = codesOf(scene, sum)
  for (let n = 1; n <= NEIGHBOURS && row.length < MOST_PARTS + MOST_BETWEEN; n++) {
    const i = whole + n * step
    if (!claims[i]) break
    const other = sumsOf(claims[i]!).find((one) => sharesMoney(codes, codesOf(scene, one)))
    const own = other && sizeOf(other)
    // the whole told again is not its part
    if (own && own !== size) row.push({ index: i, size: own })
  }
  for (let from = 0; from <= MOST_BETWEEN; from++) {
    let total = 0
    for (let to = from; to < row.length && total < size; to++) {
      total += row[to]!.size
      if (to > from && Math.abs(total - size) <= (to - from > 2 || from > 0 ? EXACT : ROUNDED) * size)
        return row.slice(from, to + 1).map(({ index }) => index)
    }
  }
  return null
}

const sharesMoney = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((code) => others.includes(code))

const sumsOf = ({ sum, equivalents }: Claim): readonly Sum[] => (sum ? [sum, ...equivalents] : equivalents)

const sizeOf = ({ value, max }: Sum): number | null => value ?? max ?? null
