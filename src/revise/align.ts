import { isObject } from './same.ts'

export const isRecord = (value: unknown): boolean =>
  isObject(value) && typeof value.id === 'string' && isObject(value.spans)

export interface Aligned {
  readonly from: number | null
  readonly to: number | null
}

/** Which entry of a list became which: records by their id, others by what they say, and what is left in order. */
export function align(was: readonly unknown[], target: readonly unknown[]): Aligned[] {
  const byId = target.length > 0 && was.every(isRecord) && target.every(isRecord)
  if (byId) return alignBy(was, target, (value) => (value as { id: string }).id)
  if (was.length === target.length) return was.map((_, i) => ({ from: i, to: i }))
  return alignBy(was, target, (value) => JSON.stringify(value))
}

/** Keeps what stands on both sides in the same order, greedily: a move is a cut and an insertion. */
function alignBy(was: readonly unknown[], target: readonly unknown[], keyOf: (value: unknown) => string): Aligned[] {
  const places = new Map<string, number[]>()
  for (const [i, value] of was.entries()) places.set(keyOf(value), [...(places.get(keyOf(value)) ?? []), i])
  const out: Aligned[] = []
  let next = 0
  for (const [to, value] of target.entries()) {
    const from = places.get(keyOf(value))?.find((place) => place >= next)
    if (from === undefined) {
      out.push({ from: null, to })
      continue
    }
    for (let i = next; i < from; i++) out.push({ from: i, to: null })
    out.push({ from, to })
    next = from + 1
  }
  for (let i = next; i < was.length; i++) out.push({ from: i, to: null })
  return out
}
