import type { AidRecord } from '../core/record.ts'
import type { Base } from './base.ts'
import { ALL } from './merge-record.ts'
import { isObject, same } from './same.ts'

/**
 * What people made of the machine's records in one file: how many they accepted, corrected, rejected, deleted and had to add, and which
 * fields they left as they were. Records that nobody looked at count nowhere.
 */
export interface ReviewedFigures {
  readonly records: { accepted: number; corrected: number; rejected: number; missed: number; unseen: number }
  /** Field → of the records that stand, in how many people left it and in how many they changed it. */
  readonly fields: Record<string, { right: number; wrong: number }>
}

export const noFigures = (): ReviewedFigures => ({
  records: { accepted: 0, corrected: 0, rejected: 0, missed: 0, unseen: 0 },
  fields: Object.fromEntries(MEASURED.map((field) => [field, { right: 0, wrong: 0 }])),
})

/** Fields of meaning; the spans count as one. */
export const MEASURED = [
  'donors',
  'recipients',
  'channel',
  'funding_source',
  'amount',
  'equivalents',
  'items',
  'type',
  'sector',
  'instrument',
  'status',
  'novelty',
  'scope',
  'programme',
  'announced',
  'period',
  'delivery',
  'officials',
  'groups',
  'spans',
] as const

type Loose = Readonly<Record<string, unknown>>

/** Adds one file to the figures. @param base what the machine said last */
export function countReviewed(figures: ReviewedFigures, base: Base, file: unknown): void {
  const records: readonly unknown[] = isObject(file) && Array.isArray(file.records) ? file.records : []
  const { records: counts, fields } = figures
  const said = new Map(base.machine.records.map((record) => [record.id, record]))
  const here = new Set<unknown>()
  for (const record of records) {
    if (!isObject(record)) continue
    here.add(record.id)
    const machine = said.get(String(record.id))
    const state = isObject(record.review) ? record.review.state : 'machine'
    if (!machine || base.touched[String(record.id)]?.includes(ALL)) {
      if (state !== 'rejected') counts.missed++
      continue
    }
    if (state === 'rejected') {
      counts.rejected++
      continue
    }
    const wrong = MEASURED.filter((field) => !same(machine[field], record[field]))
    if (state === 'machine' && !wrong.length) {
      counts.unseen++
      continue
    }
    if (wrong.length) counts.corrected++
    else counts.accepted++
    tally(fields, record, machine, new Set(wrong))
  }
  // taken out by people: the machine should not have said them
  for (const id of said.keys()) if (!here.has(id)) counts.rejected++
}

/** A field that is empty on both sides tells nothing of the extractor. */
function tally(fields: ReviewedFigures['fields'], record: Loose, machine: AidRecord, wrong: ReadonlySet<string>): void {
  for (const field of MEASURED) {
    const figure = fields[field]
    if (!figure || (isEmpty(record[field]) && isEmpty(machine[field]))) continue
    if (wrong.has(field)) figure.wrong++
    else figure.right++
  }
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && !value.length)
