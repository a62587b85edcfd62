/** Plain data as JSON has it: objects, lists, strings, numbers, booleans, null. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain }

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether two values say the same: a key that is undefined counts as absent, the order of keys does not matter. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, i) => same(one, b[i]))
  if (!isObject(a) || !isObject(b)) return a === b
  const keys = keysOf(a)
  return keys.length === keysOf(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
}

/** A copy whose keys stand in one order: what says the same is printed the same. */
export function evened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(evened)
  if (!isObject(value)) return value
  const keys = keysOf(value).sort()
  return Object.fromEntries(keys.map((key) => [key, evened(value[key])]))
}

export const keysOf = (value: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(value).filter((key) => value[key] !== undefined)
