import { isObject, keysOf, same } from './same.ts'

/** Fields whose keys are compared one by one; all others change as a whole. */
const BY_KEY: ReadonlySet<string> = new Set(['amount', 'spans', 'why', 'review', 'review.orphaned'])

export interface Difference {
  readonly path: string
  /** Undefined where there is nothing. */
  readonly before: unknown
  readonly after: unknown
}

/** What differs between two versions of a record, by path, in the order of the fields. */
export function differences(before: unknown, after: unknown, prefix = ''): Difference[] {
  if (!isObject(before) || !isObject(after)) return same(before, after) ? [] : [{ path: prefix, before, after }]
  return [...new Set([...keysOf(before), ...keysOf(after)])].flatMap((key) => {
    const path = prefix ? `${prefix}.${key}` : key
    if (same(before[key], after[key])) return []
    return BY_KEY.has(path) && isObject(before[key]) && isObject(after[key])
      ? differences(before[key], after[key], path)
      : [{ path, before: before[key], after: after[key] }]
  })
}
