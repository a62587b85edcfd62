import { isObject } from './same.ts'

/** Lists whose entries have spans under their own name (`donors.DK`), and lists that have them by place (`items.0`). */
const BY_NAME = ['donors', 'recipients', 'channel', 'funding_source', 'officials', 'groups'] as const
const BY_PLACE = ['items', 'equivalents'] as const

/** Takes away spans and reasons of entries that a list no longer has: they would say where the text tells what is not told. */
export function tidied(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { ...record, spans: kept(record, record.spans), why: kept(record, record.why) }
}

/** Keys of spans and reasons that a list has no entry for: `donors.NO` where the donors are [SE]. */
export function strayKeys(record: Readonly<Record<string, unknown>>, map: 'spans' | 'why'): string[] {
  const held = record[map]
  return isObject(held) ? Object.keys(held).filter((key) => !stands(record, key)) : []
}

function kept(record: Readonly<Record<string, unknown>>, map: unknown): unknown {
  if (!isObject(map)) return map
  return Object.fromEntries(Object.entries(map).filter(([key]) => stands(record, key)))
}

function stands(record: Readonly<Record<string, unknown>>, key: string): boolean {
  const dot = key.indexOf('.')
  if (dot < 0) return true
  const field = key.slice(0, dot)
  const list = record[field]
  if (!Array.isArray(list)) return true
  const entry = key.slice(dot + 1)
  if ((BY_NAME as readonly string[]).includes(field)) return list.includes(entry)
  if ((BY_PLACE as readonly string[]).includes(field)) return Number.parseInt(entry, 10) < list.length
  return true
}
