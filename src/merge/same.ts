import type { Claim, Stated } from '../core/claim.ts'
import { gather } from '../core/gather.ts'
import { headOf } from '../core/head.ts'
import type { GoodsMention } from '../core/mention.ts'
import type { Outline } from '../core/outline.ts'
import type { SettledClaim } from '../core/reading.ts'
import type { Amount } from '../core/record.ts'
import { SAME_SUM } from '../core/referent.ts'
import type { Converted } from './converted.ts'
import type { Told } from './told.ts'

/**
 * Which claims tell one contribution: the same sum, or the same goods, by givers who can be the same.
 *
 * In:  the claims that are aid, in the order of the text.
 * Out: those that tell one contribution together, and what goods it holds.
 */
export function groupTold(
  outline: Outline,
  claims: readonly SettledClaim[],
  isConverted: Converted,
): Told['tellings'][] {
  const groups: [SettledClaim, ...SettledClaim[]][] = []
  for (const claim of claims) {
    const tells = (group: readonly SettledClaim[]): boolean =>
      group.some((told) => isSame(outline, told, claim, isConverted))
    const at = groups.findIndex(tells)
    const group = groups[at]
    if (!group) {
      groups.push([claim])
      continue
    }
    // "Slovenia delivers armour and field kitchens": a headline is told by several sentences that are one by this one
    const isHead = isTitle(outline, group[0].claim) && !group[0].amount
    const other = isHead ? groups.slice(at + 1).find(tells) : undefined
    group.push(claim)
    if (other) {
      group.splice(1, 0, ...other)
      groups.splice(groups.indexOf(other), 1)
    }
  }
  return groups
}

/** Sentences in which `another 500 million` is held against as much told before. */
const AGAIN = 8

function isSame(outline: Outline, a: SettledClaim, b: SettledClaim, isConverted: Converted): boolean {
  // one sum twice in a sentence or to two agencies is two gifts: "€2 million each"
  if (
    a.claim.sentence === b.claim.sentence ||
    differ(a.claim.channel, b.claim.channel) ||
    (a.claim.listed && b.claim.listed)
  )
    return false
  if (!compatible(a.claim.donors, b.claim.donors)) return false
  // "$8 million each for Mali and Haiti … a further $8 million for Chad"
  if (!isTitle(outline, a.claim) && differ(a.claim.recipients, b.claim.recipients)) return false
  // "Sweden is to give the same amount": as much, by another or another time
  if (isAsMuch(a.claim) || isAsMuch(b.claim)) return false
  // "half a billion was approved … another 500 million": as much once more
  if (
    isOnceMore(b.claim) &&
    !isOnceMore(a.claim) &&
    !isTitle(outline, a.claim) &&
    b.claim.sentence - a.claim.sentence <= AGAIN
  )
    return false
  if (a.amount && b.amount)
    return (
      sameAmount(a.amount, b.amount) ||
      a.equivalents.some((sum) => sameAmount(sum, b.amount!)) ||
      b.equivalents.some((sum) => sameAmount(sum, a.amount!)) ||
      isConverted(outline, a, b)
    )
  if (a.amount || b.amount) return false
  return (
    isSameNumber(a.claim, b.claim) ||
    isNamedAgain(a.claim, b.claim) ||
    isHeadlineOf(outline, a.claim, b.claim) ||
    isUncountedAgain(outline, a.claim, b.claim)
  )
}

/** "handed over 20 tanks … all 20 tanks are there" */
const isSameNumber = (a: Claim, b: Claim): boolean =>
  a.goods.some(
    (left) =>
      left.quantity !== null &&
      b.goods.some((right) => right.quantity === left.quantity && isSameName(left.name, right.name)),
  )

/** "two old transformers … The transformers were written off": with `the` and without a number they are those of before. */
function isNamedAgain(a: Claim, b: Claim): boolean {
  const [first] = b.goods
  if (!first?.definite || first.quantity !== null || b.sentence - a.sentence > NEAR) return false
  return a.goods.some((left) => left.quantity !== null && left.quantity > 1 && isNameOf(left, first))
}

/** "Oslo has handed over its howitzers … The howitzers were sent by rail": the same goods to the same, which nobody counts. */
function isUncountedAgain(outline: Outline, a: Claim, b: Claim): boolean {
  if ([...a.goods, ...b.goods].some(({ quantity }) => quantity !== null)) return false
  if (!compatible(a.recipients, b.recipients) || b.goods.some((item) => isMore(outline, item))) return false
  const [left, right] = [a.goods, b.goods].map((goods) => new Set(goods.map(({ name }) => headOf(name)))) as [
    Set<string>,
    Set<string>,
  ]
  return [...right].every((head) => left.has(head)) || [...left].every((head) => right.has(head))
}

/** `more drones`, `further shipments of shells`. */
const isMore = ({ tokens }: Outline, { first, last }: GoodsMention): boolean =>
  tokens.slice(Math.max(0, first - 2), last).some(({ fold }) => MORE.has(fold))

const MORE = new Set(['more', 'further', 'additional', 'another', 'other', 'new', 'again', 'next'])

/** `The vehicles`, `The systems` stand for what goods of that kind were named last. */
const isNameOf = (left: GoodsMention, right: GoodsMention): boolean =>
  headOf(left.name) === headOf(right.name) || (WIDE.has(right.name.toLowerCase()) && left.unit === null)

const WIDE = new Set(['vehicles', 'systems', 'machines', 'aircraft', 'weapons', 'weapon systems', 'equipment'])

/** Sentences: farther up other goods of the kind may have been named. */
const NEAR = 3

const isTitle = ({ blocks, sentences }: Outline, { sentence }: Claim): boolean =>
  blocks[sentences[sentence]!.block]!.kind === 'headline'

/** "Riga to hand over radars" above "Riga will hand over three radars": a headline is too short for numbers, and so is a heading over its text. */
function isHeadlineOf(outline: Outline, a: Claim, b: Claim): boolean {
  const { kind } = outline.blocks[outline.sentences[a.sentence]!.block]!
  if (!isTitle(outline, a) && (kind !== 'heading' || b.sentence - a.sentence > NEAR)) return false
  return (
    a.goods.every(({ quantity }) => quantity === null) &&
    a.goods.some((left) => b.goods.some((right) => isSameName(left.name, right.name)))
  )
}

/**
 * The goods of a contribution: those of the telling that counts most of them, and what others add, but for wide names of the same
 * (`the vehicles`).
 */
export function goodsOf(tellings: Told['tellings']): readonly GoodsMention[] {
  const all = tellings.map(({ claim }) => claim.goods)
  const counted = all.map((goods) => goods.filter(({ quantity }) => quantity !== null).length)
  const most = all[counted.indexOf(Math.max(...counted))]!
  if (!most.length) return all.find((goods) => goods.length) ?? []
  const names = most.map(({ name }) => name)
  const isNew = ({ name }: GoodsMention): boolean => !names.some((known) => isSameName(known, name))
  const more = gather(all, (goods) =>
    goods.filter((item) => item.quantity !== null && isNew(item) && names.push(item.name)),
  )
  const goods = [...most, ...more].sort((a, b) => a.first - b.first)
  // "the vehicles, together with 12 field kitchens": the vehicles are told in another sentence
  return more.length ? goods.filter(({ definite, quantity }) => !definite || quantity !== null) : goods
}

/** `another`, `a further` right before the sum. */
const isOnceMore = ({ sum, novelty }: Claim): boolean =>
  novelty.value === 'additional' &&
  novelty.span !== null &&
  sum !== null &&
  sum.span.start - novelty.span.end >= 0 &&
  sum.span.start - novelty.span.end <= 8

const isAsMuch = ({ sum }: Claim): boolean => sum?.rule === SAME_SUM

/** `Leopards` and `Leopard 2A4 tanks`: the same noun, or all words of the one in the other. */
const isSameName = (a: string, b: string): boolean => headOf(a) === headOf(b) || isWithin(a, b) || isWithin(b, a)

function isWithin(short: string, long: string): boolean {
  const words = wordsOf(long)
  return wordsOf(short).every((word) => words.includes(word))
}

const wordsOf = (name: string): string[] =>
  name
    .toLowerCase()
    .split(' ')
    .map((word) => word.replace(/s$/, ''))

const differ = (a: readonly Stated<string>[], b: readonly Stated<string>[]): boolean =>
  stated(a) && stated(b) && !b.some((item) => a.some((other) => other.value === item.value))

/** What the context implies parts no two tellings. */
const stated = (values: readonly Stated<string>[]): boolean => values.some(({ why }) => why === null)

function compatible(a: readonly Stated<string>[], b: readonly Stated<string>[]): boolean {
  if (!a.length || !b.length) return true
  const codes = new Set(a.map((item) => item.value))
  return b.some((item) => codes.has(item.value))
}

export const sameAmount = (a: Amount, b: Amount): boolean => {
  if (a.currency !== b.currency) return false
  if (a.value !== undefined && b.value !== undefined)
    return Math.abs(a.value - b.value) <= 0.005 * Math.max(a.value, b.value)
  return a.min !== undefined && a.min === b.min && a.max === b.max
}
