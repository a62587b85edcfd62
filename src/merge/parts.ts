import type { Amount } from '../core/record.ts'
import type { Draft, Told } from './told.ts'

/** What tells where a part belongs: the text, and roughly what a dollar buys of a currency. */
export interface PartsView {
  readonly text: string
  readonly perDollar: (code: string) => number | null
}

/**
 * Gives each part the record that it is a share of: the nearest larger sum in the same currency before it that is no part itself and has
 * room for it, or is one where the text says `half of it`; else one just behind it, else the gift of several that its giver is one of.
 * A part without one is a contribution of its own.
 */
export function linkParts(told: readonly Told[], view: PartsView): Told[] {
  const parentOf = new Map<Told, Told>()
  const byClaim = new Map(told.flatMap((one) => one.tellings.map(({ claim }) => [claim.index, one] as const)))
  for (const part of told) {
    if (part.record.scope !== 'part') continue
    const parent = findParent({ told, byClaim, parentOf, view }, part)
    if (parent) parentOf.set(part, parent)
  }
  return told.map((one) => {
    const { record } = one
    const parent = parentOf.get(one)
    if (record.scope === 'part' && !parent)
      return { ...one, record: { ...record, scope: 'single' as const }, orphaned: true }
    const parts = told.filter((part) => parentOf.get(part) === one).map((part) => part.record)
    return { ...one, record: { ...record, part_of: parent?.record.id ?? null }, parts }
  })
}

interface Search {
  readonly told: readonly Told[]
  readonly byClaim: ReadonlyMap<number, Told>
  /** Of the parts before. */
  readonly parentOf: ReadonlyMap<Told, Told>
  readonly view: PartsView
}

function findParent(search: Search, part: Told): Told | null {
  const { told, byClaim, view } = search
  const at = told.indexOf(part)
  const near = (other: Told): boolean =>
    Math.abs(other.tellings[0].claim.sentence - part.tellings[0].claim.sentence) <= 8
  const before = told.slice(0, at).reverse().filter(near)
  const after = told
    .slice(at + 1)
    .filter((other) => Math.abs(other.tellings[0].claim.sentence - part.tellings[0].claim.sentence) <= 1)
  const wholes = [...before, ...after].filter((other) => isParent(other.record, part.record))
  const apart = wholes.filter((other) => !isSibling(other.record, part.record))
  const last = apart[0] ?? wholes[0]
  if (last && isSaidOfLast(view.text, last, part)) return last
  return (
    apart.find((other) => other.record.scope !== 'part' && hasRoom(search, other, part)) ??
    last ??
    jointWhole(byClaim, part) ??
    othersWhole(view, before, part)
  )
}

/** "60 million for food, half of it for wheat", "$20 million, of which 5 million …": the words between say of which. */
function isSaidOfLast(text: string, last: Told, part: Told): boolean {
  const [whole, share] = [last.tellings[0].claim, part.tellings[0].claim]
  const [from, to] = [whole.sum?.span.end ?? whole.anchor.end, share.sum?.span.end ?? share.anchor.end]
  return share.sentence - whole.sentence <= 1 && OF_LAST.test(text.slice(from, to))
}

const OF_LAST = /\bof (?:it|that|this|them|these|which)\b/i

/** "100 million, including 60 for food, 30 for schools and 10 for roads": what is left of the whole is as much. */
function hasRoom({ parentOf }: Search, whole: Told, part: Told): boolean {
  const total = sizeOf(whole.record.amount)
  if (total === null) return true
  let taken = sizeOf(part.record.amount) ?? 0
  for (const [other, parent] of parentOf)
    if (parent === whole && other.record.amount?.currency === whole.record.amount!.currency)
      taken += sizeOf(other.record.amount) ?? 0
  return taken <= total * ROUNDED
}

/** Parts are rounded, each for itself. */
const ROUNDED = 1.02

const sizeOf = (amount: Amount | null): number | null => amount?.value ?? amount?.max ?? amount?.min ?? null

/** "The Nordic states pay $500 million. Sweden's share is SEK 2.6 billion": of a gift of several, in whatever money. */
function jointWhole(byClaim: ReadonlyMap<number, Told>, part: Told): Told | null {
  for (const { shareOf } of part.tellings) {
    const whole = shareOf === null ? undefined : byClaim.get(shareOf)
    // a share of a share might come round to itself: in moneys of their own none of them is seen to be larger
    if (whole && whole !== part && whole.record.scope !== 'part') return whole
  }
  return null
}

/** "$1.5 billion from the World Bank, made up of a loan of $950 million backed by Japan": part of what another gives, for the text calls it so. */
function othersWhole({ perDollar }: PartsView, before: readonly Told[], part: Told): Told | null {
  const wholes = before.filter(({ record }) => record.scope !== 'part' && record.amount !== null)
  const { sentence } = part.tellings[0].claim
  return (
    wholes.find(({ record }) => isLarger(record, part.record)) ??
    // "three IRIS-T for €900 million. The Norwegian share is about NOK 7 billion"
    wholes.find(
      ({ record, tellings: [{ claim }] }) =>
        sentence - claim.sentence <= 2 &&
        part.record.amount &&
        record.amount!.currency !== part.record.amount.currency &&
        mayHold(perDollar, record.amount!, part.record.amount),
    ) ??
    null
  )
}

/** In dollars, as far as these are known. */
function mayHold(perDollar: PartsView['perDollar'], whole: Amount, part: Amount): boolean {
  const [large, small] = [whole, part].map((amount) => {
    const [size, rate] = [sizeOf(amount), amount.currency === null ? null : perDollar(amount.currency)]
    return size === null || rate === null ? null : size / rate
  })
  return large === null || small === null || large! * STRAYED >= small!
}

/** A rate is that of any year. */
const STRAYED = 1.5

function isParent(whole: Draft, part: Draft): boolean {
  if (whole === part) return false
  if (whole.donors.length && part.donors.length && !whole.donors.some((code) => part.donors.includes(code)))
    return false
  return part.amount ? isLarger(whole, part) : whole.items.length > 0 || whole.amount !== null
}

function isLarger(whole: Draft, part: Draft): boolean {
  if (!part.amount) return false
  const [large, small] = [whole.amount?.value ?? whole.amount?.max, part.amount.value ?? part.amount.min]
  if (large === undefined || small === undefined) return false
  return whole.amount!.currency === part.amount.currency && large > small
}

/** "Niger (40 million), Mali (30 million)", "UNICEF (50 million), WFP (25 million)": of one whole, and not of each other. */
const isSibling = (whole: Draft, part: Draft): boolean =>
  areApart(whole.recipients, part.recipients) || areApart(whole.channel, part.channel)

const areApart = (some: readonly string[], others: readonly string[]): boolean =>
  some.length > 0 && others.length > 0 && !others.some((code) => some.includes(code))
