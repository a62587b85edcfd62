import { isObject, keysOf, same } from './same.ts'

/**
 * One record, three ways: what the machine said last, what it says now, what the person left in the file.
 *
 * A field that the person touched stays; one that they did not takes the new value. Where both changed it, the person's stays and
 * the machine's is listed under `review.conflicts`, until the person answers. What was accepted counts as touched as a whole.
 */
type Loose = Readonly<Record<string, unknown>>

export interface FieldCounts {
  /** The person's value stands, and the machine said nothing new. */
  kept: number
  /** The machine's new value stands. */
  taken: number
  /** Both changed it: the person's stands, the machine's is listed. */
  conflict: number
}

/** Not compared field by field: made by us, or with rules of their own. */
const APART: ReadonlySet<string> = new Set(['id', 'spans', 'why', 'confidence', 'doubts', 'review'])

/** Reasons stand under the name of a part of a field. */
const FIELD_OF: Readonly<Record<string, string>> = { currency: 'amount', value: 'amount' }

/**
 * @param base null: the person made the record, and every field is theirs.
 * @param touched paths that the person touched before; what they touched since is added. A field stays theirs also when the machine
 *   comes to say the same for a while.
 */
export function mergeRecord(
  base: Loose | null,
  machine: Loose,
  person: Loose,
  touched: Set<string>,
  counts: FieldCounts,
): Loose {
  const state = isObject(person.review) ? person.review.state : null
  const locked = state === 'accepted' || state === 'rejected'
  const theirs = new Set<string>()
  const conflicts: { path: string; machine: unknown }[] = []
  const choose: Choose = (path, field, old, fresh, now) => {
    const mine = isMine(base, touched, path, old, now)
    if (!mine && !locked) {
      if (!same(fresh, old)) counts.taken++
      return fresh
    }
    if (mine || !same(now, fresh)) theirs.add(field)
    if (same(now, fresh)) return now
    // an accepted value that the machine gave up is the person's from now on
    if (!touched.has(ALL)) touched.add(path)
    if (base && same(fresh, old)) counts.kept++
    else if (state !== 'rejected') {
      counts.conflict++
      conflicts.push({ path, machine: fresh ?? null })
    }
    return now
  }
  const merged: Record<string, unknown> = {}
  for (const field of ordered(keysOf(person), keysOf(machine))) {
    if (APART.has(field)) merged[field] = person[field]
    else if (field === 'amount' && alike(base?.amount, machine.amount, person.amount))
      merged[field] = mergeAmount(base?.amount as Loose, machine.amount as Loose, person.amount as Loose, choose)
    else merged[field] = choose(field, field, base?.[field], machine[field], person[field])
  }
  for (const field of ['spans', 'why'])
    merged[field] = mergeMap(field, [base?.[field], machine[field], person[field]], theirs, touched, counts)
  for (const field of ['confidence', 'doubts'])
    merged[field] = isMine(base, touched, field, base?.[field], person[field]) ? person[field] : machine[field]
  return { ...merged, review: withConflicts(person, machine, merged, conflicts) }
}

/** In place of paths: the person made the record. */
export const ALL = '*'

/** Whether a value is the person's; that it is, is remembered. */
function isMine(base: Loose | null, touched: Set<string>, path: string, old: unknown, now: unknown): boolean {
  const mine = !base || touched.has(ALL) || touched.has(path) || !same(now, old)
  if (mine && base && !touched.has(ALL)) touched.add(path)
  return mine
}

type Choose = (path: string, field: string, old: unknown, fresh: unknown, now: unknown) => unknown

/** Value, currency and qualifier are corrected one by one; a range in place of a value is another sum. */
function mergeAmount(old: Loose, fresh: Loose, now: Loose, choose: Choose): Loose {
  const parts = ordered(keysOf(now), keysOf(fresh)).map(
    (part) => [part, choose(`amount.${part}`, 'amount', old[part], fresh[part], now[part])] as const,
  )
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined))
}

const alike = (...sums: readonly unknown[]): boolean =>
  sums.every(isObject) && new Set(sums.map((sum) => isObject(sum) && sum.value !== undefined)).size === 1

/** Spans and reasons follow their field: beside a person's value stand the words that the person left there. */
function mergeMap(
  name: string,
  [old, fresh, now]: readonly [unknown, unknown, unknown],
  theirs: ReadonlySet<string>,
  touched: Set<string>,
  counts: FieldCounts,
): unknown {
  if (!isObject(now) || !isObject(fresh)) return now
  const before = isObject(old) ? old : {}
  const entries = ordered(keysOf(now), keysOf(fresh)).map((key) => {
    const [head = key] = key.split('.')
    if (theirs.has(FIELD_OF[head] ?? head)) return [key, now[key]] as const
    if (isMine(before, touched, `${name}.${key}`, before[key], now[key])) {
      if (!same(now[key], fresh[key])) counts.kept++
      return [key, now[key]] as const
    }
    if (!same(fresh[key], before[key])) counts.taken++
    return [key, fresh[key]] as const
  })
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

/** Conflicts of earlier runs stay until the person removes them or agrees; a span that has a place again is no orphan. */
function withConflicts(
  person: Loose,
  machine: Loose,
  merged: Loose,
  fresh: readonly { path: string; machine: unknown }[],
): unknown {
  const review: Loose = isObject(person.review) ? person.review : { state: 'machine' }
  const paths = new Set(fresh.map(({ path }) => path))
  const former = (Array.isArray(review.conflicts) ? review.conflicts : []).flatMap((conflict: unknown) => {
    if (!isObject(conflict) || typeof conflict.path !== 'string') return [conflict]
    if (paths.has(conflict.path)) return []
    const said = at(machine, conflict.path)
    return same(said, at(merged, conflict.path)) ? [] : [{ ...conflict, machine: said ?? null }]
  })
  const conflicts = [...former, ...fresh]
  const orphaned = Object.entries(isObject(review.orphaned) ? review.orphaned : {}).filter(
    ([key]) => !isObject(merged.spans) || !Object.hasOwn(merged.spans, key),
  )
  const { conflicts: _, orphaned: __, ...rest } = review
  if (!fresh.length && !isObject(person.review)) return person.review
  return {
    ...rest,
    ...(conflicts.length ? { conflicts } : {}),
    ...(orphaned.length ? { orphaned: Object.fromEntries(orphaned) } : {}),
  }
}

function at(record: Loose, path: string): unknown {
  const [field = '', part] = path.split('.')
  const value = record[field]
  if (part === undefined) return value
  return isObject(value) ? value[part] : undefined
}

/** The person's order, with what is new behind the same neighbour as in the machine's. */
export function ordered(person: readonly string[], machine: readonly string[]): string[] {
  const keys = [...person]
  const known = new Set(person)
  for (const [i, key] of machine.entries()) {
    if (known.has(key)) continue
    const before = machine.slice(0, i).findLast((one) => known.has(one))
    keys.splice(before === undefined ? 0 : keys.indexOf(before) + 1, 0, key)
    known.add(key)
  }
  return keys
}
