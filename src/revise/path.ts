import { isObject } from './same.ts'

/**
 * Paths of a record's fields as files and the log write them: `status`, `amount.value`, `items.0.name`, `spans.donors.DK`. What
 * follows `spans.`, `why.` and `review.orphaned.` is one key, dots and all.
 */
export type Step = string | number

export function splitPath(path: string): Step[] {
  if (!path) return []
  for (const prefix of ['spans', 'why', 'review.orphaned'])
    if (path.startsWith(`${prefix}.`)) return [...prefix.split('.'), path.slice(prefix.length + 1)]
  return path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step))
}

/** Undefined where the way ends. */
export function valueAt(value: unknown, path: readonly Step[]): unknown {
  let at = value
  for (const step of path) {
    if (Array.isArray(at) && typeof step === 'number') at = at[step]
    else if (isObject(at) && Object.hasOwn(at, String(step))) at = at[String(step)]
    else return undefined
  }
  return at
}

/** A copy with another value at the path; undefined takes the key out. Maps on the way are made. */
export function withValue(value: unknown, path: readonly Step[], fresh: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return fresh
  if (Array.isArray(value)) {
    const list = [...value]
    const place = Number(step)
    const next = withValue(list[place], rest, fresh)
    if (next === undefined) list.splice(place, 1)
    else list[place] = next
    return list
  }
  const key = String(step)
  const next = withValue(isObject(value) ? value[key] : undefined, rest, fresh)
  const entries = isObject(value) ? Object.entries(value) : []
  if (next === undefined) return Object.fromEntries(entries.filter(([one]) => one !== key))
  if (entries.some(([one]) => one === key))
    return Object.fromEntries(entries.map(([one, old]) => [one, one === key ? next : old]))
  const place = rankOf(key) < 0 ? -1 : entries.findIndex(([one]) => rankOf(one) > rankOf(key))
  return Object.fromEntries(entries.toSpliced(place < 0 ? entries.length : place, 0, [key, next]))
}

/** Where a key that is new stands among the others; those that are not listed come last, after each other. */
const ORDER = [
  'value',
  'min',
  'max',
  'currency',
  'qualifier',
  'state',
  'by',
  'at',
  'reason',
  'note',
  'flag',
  'conflicts',
  'orphaned',
]

const rankOf = (key: string): number => ORDER.indexOf(key)
