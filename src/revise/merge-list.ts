import type { FieldCounts } from './merge-record.ts'
import { isObject, same } from './same.ts'

type Loose = Readonly<Record<string, unknown>>

/** By what an entry of a mention list is known, whatever a person corrects in it. */
export const LISTS: Readonly<Record<string, (entry: Loose) => unknown>> = {
  officials: ({ name }) => name,
  groups: ({ name }) => name,
  agreements: ({ spans, kind }) => [kind, isObject(spans) || !Array.isArray(spans) ? null : placeOf(spans[0])],
  countries: ({ code }) => code,
  money: ({ span }) => placeOf(span),
  dates: ({ span }) => placeOf(span),
}

const placeOf = (span: unknown): unknown => (isObject(span) ? [span.start, span.end] : null)

/** A mention list, entry by entry: what a person changed, added or took out stays so; all else is the machine's. */
export function mergeList(
  keyOf: (entry: Loose) => unknown,
  old: unknown,
  fresh: readonly unknown[],
  now: unknown,
  touched: Set<string>,
  name: string,
  counts: FieldCounts,
): unknown {
  if (!Array.isArray(now)) return now
  const before = new Map(keyed(Array.isArray(old) ? old : [], keyOf))
  const here = new Map(keyed(now, keyOf))
  const came = new Map(keyed(fresh, keyOf))
  const stays = ([key, entry]: readonly [string, unknown]): unknown[] => {
    const machine = came.get(key)
    const path = `${name} ${key}`
    if (touched.has(path) || !same(entry, before.get(key))) {
      touched.add(path)
      if (!same(entry, machine)) counts.kept++
      return [entry]
    }
    if (!same(machine, entry)) counts.taken++
    return machine === undefined ? [] : [machine]
  }
  const merged = [...here].map((entry) => [entry[0], stays(entry)] as const)
  // what is new stands behind its neighbour
  const order = merged.map(([key]) => key)
  const values = new Map(merged)
  const arrived = [...came.keys()]
  for (const [i, key] of arrived.entries()) {
    if (here.has(key)) continue
    const path = `${name} ${key}`
    if (before.has(key) || touched.has(path)) {
      // taken out by the person
      touched.add(path)
      continue
    }
    counts.taken++
    const neighbour = i ? order.indexOf(arrived[i - 1]!) : -1
    order.splice(neighbour + 1, 0, key)
    values.set(key, [came.get(key)])
  }
  return order.flatMap((key) => values.get(key) ?? [])
}

/** Entries that are told twice get a count. */
function keyed(list: readonly unknown[], keyOf: (entry: Loose) => unknown): [string, unknown][] {
  const times = new Map<string, number>()
  return list.map((entry) => {
    const key = JSON.stringify(isObject(entry) ? keyOf(entry) : entry) ?? 'null'
    times.set(key, (times.get(key) ?? 0) + 1)
    return [times.get(key) === 1 ? key : `${key} ${times.get(key)}`, entry]
  })
}
