import type { SettledClaim } from '../core/reading.ts'
import type { AidRecord, Doubt } from '../core/record.ts'

interface Told {
  readonly record: AidRecord
  readonly lead: SettledClaim
}

/**
 * Gives each part the record that it is a share of: the nearest larger sum in the same currency before it, else just
 * behind it. A part without one is a contribution of its own. Parts that exceed their parent raise a doubt on it.
 */
export function linkParts(told: readonly Told[]): AidRecord[] {
  const parentOf = new Map<AidRecord, AidRecord>()
  for (const part of told) {
    if (part.record.scope !== 'part') continue
    const parent = findParent(told, part)
    if (parent) parentOf.set(part.record, parent.record)
  }
  return told.map(({ record }) => {
    const parent = parentOf.get(record)
    if (record.scope === 'part' && !parent) return { ...record, scope: 'single' as const }
    const doubts = excess(
      record,
      [...parentOf].filter(([, above]) => above === record).map(([part]) => part),
    )
    return { ...record, part_of: parent?.id ?? null, doubts: [...record.doubts, ...doubts] }
  })
}

function findParent(told: readonly Told[], part: Told): Told | null {
  const at = told.indexOf(part)
  const near = (other: Told): boolean => Math.abs(other.lead.claim.sentence - part.lead.claim.sentence) <= 8
  const before = told.slice(0, at).reverse().filter(near)
  const after = told
    .slice(at + 1)
    .filter((other) => Math.abs(other.lead.claim.sentence - part.lead.claim.sentence) <= 1)
  return [...before, ...after].find((other) => isParent(other.record, part.record)) ?? null
}

function isParent(whole: AidRecord, part: AidRecord): boolean {
  if (whole === part) return false
  if (whole.donors.length && part.donors.length && !whole.donors.some((code) => part.donors.includes(code)))
    return false
  if (!part.amount) return whole.items.length > 0 || whole.amount !== null
  const [large, small] = [whole.amount?.value ?? whole.amount?.max, part.amount.value ?? part.amount.min]
  if (large === undefined || small === undefined) return false
  return whole.amount!.currency === part.amount.currency && large > small
}

/** 0.5 % of slack for rounding. */
function excess(whole: AidRecord, parts: readonly AidRecord[]): Doubt[] {
  const total = whole.amount?.value
  if (total === undefined || parts.length < 2) return []
  const sum = parts.reduce((all, part) => all + (part.amount?.value ?? 0), 0)
  if (sum <= total * 1.005) return []
  return [
    {
      code: 'parts_exceed_total',
      sentence: `Its parts add up to ${sum} ${whole.amount!.currency}, ${sum - total} more than the whole.`,
    },
  ]
}
