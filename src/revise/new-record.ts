import { createHash } from 'node:crypto'
import type { AidRecord } from '../core/record.ts'
import { valueAt } from './path.ts'
import { isObject } from './same.ts'

/* What a record that a person makes begins with. */

type Loose = Readonly<Record<string, unknown>>

/** In the order of the contract. */
export const EMPTY: Omit<AidRecord, 'id' | 'review'> = {
  donors: [],
  recipients: [],
  channel: [],
  funding_source: [],
  amount: null,
  equivalents: [],
  items: [],
  type: null,
  sector: null,
  instrument: null,
  status: 'committed',
  novelty: 'unknown',
  scope: 'single',
  part_of: null,
  programme: null,
  announced: null,
  period: null,
  delivery: null,
  officials: [],
  groups: [],
  spans: {},
  why: {},
  confidence: 1,
  doubts: [],
}

/** From the article, the words of the anchor and a count, so that the same step gives the same id. */
export function freshId(file: unknown, records: readonly Loose[], record: Loose): string {
  const used = new Set(records.map(({ id }) => id))
  const article = isObject(file) && isObject(file.article) ? String(file.article.id) : ''
  const anchor = JSON.stringify(valueAt(record, ['spans', 'anchor']) ?? null)
  for (let count = 0; ; count++) {
    const id = `r_${createHash('sha256').update(`${article}\0${anchor}\0person\0${count}`).digest('hex').slice(0, 8)}`
    if (!used.has(id)) return id
  }
}
