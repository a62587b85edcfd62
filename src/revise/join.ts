import { isObject, same } from './same.ts'

type Loose = Readonly<Record<string, unknown>>

/**
 * Two records that tell one contribution become one: lists are joined, what the first lacks the second gives. A sum of the second in
 * other money becomes an equivalent; one in the same money is left, because the first was kept on purpose.
 */
export function joinRecords(into: Loose, from: Loose): Loose {
  const joined: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(into))
    joined[key] = key in FIXED ? value : joinValues(key, value, from[key])
  const sum = from.amount
  if (isObject(sum) && isObject(into.amount) && sum.currency !== into.amount.currency)
    joined.equivalents = union(joined.equivalents, [sum])
  return joined
}

const FIXED = { id: true, status: true, novelty: true, scope: true, part_of: true, confidence: true, review: true }

function joinValues(key: string, a: unknown, b: unknown): unknown {
  if (Array.isArray(a)) return key === 'items' || Array.isArray(b) ? union(a, b) : a
  if (key === 'spans' || key === 'why') return { ...(isObject(b) ? shifted(b) : {}), ...(isObject(a) ? a : {}) }
  return a ?? b ?? null
}

/** Spans by place would point at the wrong entry of the joined list. */
const shifted = (map: Loose): Loose =>
  Object.fromEntries(Object.entries(map).filter(([key]) => !/^(?:items|equivalents)\.\d/.test(key)))

const union = (a: unknown, b: unknown): unknown[] => {
  const all = [...(Array.isArray(a) ? a : []), ...(Array.isArray(b) ? b : [])]
  return all.filter((one, i) => all.findIndex((other) => same(one, other)) === i)
}
