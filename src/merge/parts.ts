import type { Draft, Told } from './told.ts'

/**
 * Gives each part the record that it is a share of: the nearest larger sum in the same currency before it, else just
 * behind it. A part without one is a contribution of its own.
 */
export function linkParts(told: readonly Told[]): Told[] {
  const parentOf = new Map<Told, Told>()
  for (const part of told) {
    if (part.record.scope !== 'part') continue
    const parent = findParent(told, part)
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

function findParent(told: readonly Told[], part: Told): Told | null {
  const at = told.indexOf(part)
  const near = (other: Told): boolean =>
    Math.abs(other.tellings[0].claim.sentence - part.tellings[0].claim.sentence) <= 8
  const before = told.slice(0, at).reverse().filter(near)
  const after = told
    .slice(at + 1)
    .filter((other) => Math.abs(other.tellings[0].claim.sentence - part.tellings[0].claim.sentence) <= 1)
  const wholes = [...before, ...after].filter((other) => isParent(other.record, part.record))
  return wholes.find((other) => !isSibling(other.record, part.record)) ?? wholes[0] ?? null
}

function isParent(whole: Draft, part: Draft): boolean {
  if (whole === part) return false
  if (whole.donors.length && part.donors.length && !whole.donors.some((code) => part.donors.includes(code)))
    return false
  if (!part.amount) return whole.items.length > 0 || whole.amount !== null
  const [large, small] = [whole.amount?.value ?? whole.amount?.max, part.amount.value ?? part.amount.min]
  if (large === undefined || small === undefined) return false
  return whole.amount!.currency === part.amount.currency && large > small
}

/** "Niger (40 million), Mali (30 million)", "UNICEF (50 million), WFP (25 million)": of one whole, and not of each other. */
const isSibling = (whole: Draft, part: Draft): boolean =>
  areApart(whole.recipients, part.recipients) || areApart(whole.channel, part.channel)

const areApart = (some: readonly string[], others: readonly string[]): boolean =>
  some.length > 0 && others.length > 0 && !others.some((code) => some.includes(code))
