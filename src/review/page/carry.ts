import type { AidRecord } from '../../core/record.ts'
import { splitPath, valueAt } from '../../revise/path.ts'
import { isObject, same } from '../../revise/same.ts'
import type { Edit } from '../api.ts'

/**
 * A reviewer changes what they have changed a moment ago, before the page shows that: the later change is moved on top of the earlier.
 *
 * In:  what they saw and did; the records that a step of their own touched, as they were before it and are behind it.
 * Out: what they saw and did, as if that step had been on the screen already. Nobody is asked about a change of their own.
 */
export interface Step {
  readonly was: readonly AidRecord[]
  readonly is: readonly AidRecord[]
}

export const carriedRecords = (seen: readonly AidRecord[], step: Step): AidRecord[] =>
  seen.map((record) => {
    const { was, is } = pairOf(record.id, step)
    return was && is ? (carried(record, was, is) as AidRecord) : record
  })

/** Places in a list move with what was put in or taken out before them, and a list keeps both changes where they touch other entries. */
export function carriedEdit(edit: Edit, step: Step): Edit {
  if (edit.kind !== 'set' && edit.kind !== 'span') return edit
  const { was, is } = pairOf(edit.record, step)
  if (!was || !is) return edit
  if (edit.kind === 'span') return { ...edit, path: movedPath(edit.path, was, is) }
  const path = splitPath(edit.path)
  const [before, after] = [valueAt(was, path), valueAt(is, path)]
  if (!Array.isArray(before) || !Array.isArray(after) || !Array.isArray(edit.value)) return edit
  return { ...edit, value: bothIn(before, after, edit.value) }
}

const pairOf = (id: string, { was, is }: Step) => ({
  was: was.find((record) => record.id === id),
  is: is.find((record) => record.id === id),
})

function carried(seen: unknown, was: unknown, is: unknown): unknown {
  if (same(was, is)) return seen
  if (!isObject(seen) || !isObject(was) || !isObject(is)) return is
  const keys = new Set([...Object.keys(seen), ...Object.keys(is)])
  const entries = [...keys].map((key) => [key, carried(seen[key], was[key], is[key])] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

/** One stretch of a list, and what stands there instead. */
interface Change {
  readonly start: number
  readonly end: number
  readonly put: readonly unknown[]
}

function changeOf(before: readonly unknown[], after: readonly unknown[]): Change {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && same(before[start], after[start])) start++
  let tail = 0
  while (tail < most - start && same(before.at(-1 - tail), after.at(-1 - tail))) tail++
  return { start, end: before.length - tail, put: after.slice(start, after.length - tail) }
}

function bothIn(before: readonly unknown[], after: readonly unknown[], mine: readonly unknown[]): readonly unknown[] {
  const [first, second] = [changeOf(before, after), changeOf(before, mine)]
  const shift = first.put.length - (first.end - first.start)
  if (second.end <= first.start) return after.toSpliced(second.start, second.end - second.start, ...second.put)
  if (first.end <= second.start) return after.toSpliced(second.start + shift, second.end - second.start, ...second.put)
  return mine
}

/** `items.2` is `items.1` when the first was taken out. */
function movedPath(path: string, was: AidRecord, is: AidRecord): string {
  const [, field, place] = /^(\w+)\.(\d+)$/.exec(path) ?? []
  if (field === undefined) return path
  const [before, after] = [valueAt(was, [field]), valueAt(is, [field])]
  if (!Array.isArray(before) || !Array.isArray(after)) return path
  const { start, end, put } = changeOf(before, after)
  return Number(place) >= end ? `${field}.${Number(place) + put.length - (end - start)}` : path
}
