import type { Extraction } from '../core/record.ts'
import { differences } from './difference.ts'
import { matchRecords } from './match.ts'
import { LISTS, mergeList } from './merge-list.ts'
import { ALL, type FieldCounts, mergeRecord, ordered } from './merge-record.ts'
import { type Reanchor, reanchorEntry, reanchorRecord } from './reanchor.ts'
import { isObject, keysOf, same } from './same.ts'

/**
 * A result file, three ways: the machine's last answer, its new one, and what people left in the file.
 *
 * In:  plain data. The file need not fit the schema: a value that is wrong is still the person's.
 * Out: what the file shall say, what to remember for the next time, and how many fields and records went which way.
 *
 * Records are matched by id and by the words that they stand on. One that a person deleted does not come back; one that they
 * touched and that the machine no longer finds stays as `orphan`; one that they made stays as it is.
 */
export interface MergeCounts extends FieldCounts {
  /** Records that the machine no longer finds and a person touched. */
  orphan: number
  /** Records that the machine finds for the first time. */
  new: number
  /** Records that the machine no longer finds, and nobody touched. */
  removed: number
  /** Records that a person deleted and the machine found again. */
  deleted: number
}

export const noCounts = (): MergeCounts => ({
  kept: 0,
  taken: 0,
  conflict: 0,
  orphan: 0,
  new: 0,
  removed: 0,
  deleted: 0,
})

export function addCounts(a: MergeCounts, b: MergeCounts): MergeCounts {
  return Object.fromEntries(
    Object.entries(a).map(([key, count]) => [key, count + b[key as keyof MergeCounts]]),
  ) as never
}

/** What is kept of the machine's answers: the last one, under the file's ids, and what was touched until now. */
export interface Memory {
  readonly machine: Extraction
  /** Records of earlier answers that people deleted, or that stay as orphans with the state they had. */
  readonly carried: Readonly<Record<string, string>>
  /** Record id, or `file` → paths that people touched. */
  readonly touched: Readonly<Record<string, readonly string[]>>
}

export interface MergeInput {
  /** Null: nothing is known, and all that differs is taken for the person's. */
  readonly memory: Memory | null
  readonly machine: Extraction
  readonly person: unknown
  /** From the article as it was to the article as it is; null when it is the same. */
  readonly move: Reanchor | null
  /** Records in which a person wrote a comment. */
  readonly commented: ReadonlySet<string>
}

export interface Merged {
  readonly value: unknown
  readonly memory: Memory
  readonly counts: MergeCounts
}

type Loose = Readonly<Record<string, unknown>>

/** @returns null when the file has no list of records: nothing can be merged then. */
export function mergeFile(input: MergeInput): Merged | null {
  const { person, move } = input
  if (!isObject(person) || !Array.isArray(person.records) || !person.records.every(isObject)) return null
  const counts = noCounts()
  const touched = new Map(Object.entries(input.memory?.touched ?? {}).map(([id, paths]) => [id, new Set(paths)]))
  const touchedOf = (id: string): Set<string> => {
    const known = touched.get(id) ?? new Set<string>()
    touched.set(id, known)
    return known
  }
  const here = person.records.map((record) => reanchorRecord(record, move))
  const last: readonly Loose[] = (input.memory?.machine.records ?? []).map((record) => reanchorRecord(record, move))
  const records = mergeRecords(input, last, here, touchedOf, counts)
  const value = mergeAround({ ...input, machine: records.machine }, person, records.value, touchedOf('file'), counts)
  const left = [...touched].filter(([, paths]) => paths.size).map(([id, paths]) => [id, [...paths].sort()] as const)
  const memory: Memory = {
    machine: { ...records.machine, records: records.remembered as never },
    carried: records.carried,
    touched: Object.fromEntries(left),
  }
  return { value, memory, counts }
}

interface MergedRecords {
  readonly value: readonly Loose[]
  readonly machine: Extraction
  readonly remembered: readonly Loose[]
  readonly carried: Readonly<Record<string, string>>
}

function mergeRecords(
  { memory, machine, move, commented }: MergeInput,
  last: readonly Loose[],
  here: readonly Loose[],
  touchedOf: (id: string) => Set<string>,
  counts: MergeCounts,
): MergedRecords {
  const how = { ids: true, place: move?.place ?? null }
  const found = matchRecords(last, machine.records, how)
  const foundBy = new Map([...found].map(([i, j]) => [j, i]))
  const lastById = new Map(last.map((record) => [String(record.id), record]))
  const firstById = new Map(here.map((record) => [String(record.id), record] as const).reverse())
  // what people made themselves, and the machine now finds too
  const own = here.filter((record) => !lastById.has(String(record.id)) || firstById.get(String(record.id)) !== record)
  const fresh = machine.records.map((_, j) => j).filter((j) => !foundBy.has(j))
  const absorbed = matchRecords(
    fresh.map((j) => machine.records[j]!),
    own,
    how,
  )
  const ownOf = new Map([...absorbed].map(([i, k]) => [fresh[i]!, own[k]!]))
  // the file's ids hold: the log and other records name them
  const idOf = new Map(
    machine.records.map((record, j) => [
      record.id,
      String(ownOf.get(j)?.id ?? last[foundBy.get(j) ?? -1]?.id ?? record.id),
    ]),
  )
  const gone = new Set([...lastById.keys()].filter((id) => !firstById.has(id)))
  const renamed = rename(machine, idOf, gone)
  const answers = new Map(renamed.records.map((record) => [String(record.id), record as Loose]))
  const carried: Record<string, string> = {}
  const merged: Loose[] = []
  const made = new Set(own)
  const answerTo = new Map([...ownOf].map(([j, record]) => [record, renamed.records[j] as Loose]))
  for (const record of here) {
    const id = String(record.id)
    const touched = touchedOf(id)
    if (made.has(record)) {
      const said = answerTo.get(record)
      if (said) touched.add(ALL)
      merged.push(said ? mergeRecord(null, said, record, touched, counts) : record)
      continue
    }
    const before = lastById.get(id) ?? null
    const said = answers.get(id)
    const was = memory?.carried[id] === 'deleted' ? undefined : memory?.carried[id]
    if (said) merged.push(mergeRecord(before, said, backAgain(record, was), touched, counts))
    else if (touched.has(ALL)) merged.push(record)
    else if (was !== undefined || isTouched(before, record, touched) || commented.has(id)) {
      for (const { path } of before ? differences(before, record) : [])
        if (!path.startsWith('review')) touched.add(path)
      merged.push(orphaned(record, was))
      carried[id] = was ?? stateOf(record)
      if (stateOf(merged.at(-1)!) === 'orphan') counts.orphan++
    } else counts.removed++
  }
  const value = withNew(merged, renamed.records, here, lastById, ownOf, counts)
  for (const record of last) {
    const id = String(record.id)
    if (!firstById.has(id) && !answers.has(id)) carried[id] = memory?.carried[id] ?? 'deleted'
  }
  const remembered = [
    ...(renamed.records as readonly Loose[]),
    ...last.filter(({ id }) => Object.hasOwn(carried, String(id))),
  ]
  return { value, machine: renamed, remembered, carried }
}

/** New records stand behind their neighbour of the machine's order; those that a person deleted do not come back. */
function withNew(
  merged: Loose[],
  records: readonly Loose[],
  here: readonly Loose[],
  lastById: ReadonlyMap<string, Loose>,
  ownOf: ReadonlyMap<number, Loose>,
  counts: MergeCounts,
): Loose[] {
  const value = [...merged]
  const known = new Set(here.map(({ id }) => String(id)))
  for (const [j, record] of records.entries()) {
    const id = String(record.id)
    if (ownOf.has(j) || known.has(id)) continue
    if (lastById.has(id)) {
      counts.deleted++
      continue
    }
    counts.new++
    const before = records.slice(0, j).findLast((one) => value.some((other) => other.id === one.id))
    value.splice(before ? value.findIndex(({ id: one }) => one === before.id) + 1 : 0, 0, record)
  }
  return value
}

const stateOf = (record: Loose): string => (isObject(record.review) ? String(record.review.state) : 'machine')

/** A rejected record needs no machine to stay; one that a person answered as an orphan is none any more. */
function orphaned(record: Loose, was: string | undefined): Loose {
  if (stateOf(record) === 'rejected' || was !== undefined) return record
  const review = isObject(record.review) ? record.review : {}
  return { ...record, review: { ...review, state: 'orphan' } }
}

function backAgain(record: Loose, was: string | undefined): Loose {
  if (was === undefined || stateOf(record) !== 'orphan') return record
  return { ...record, review: { ...(record.review as Loose), state: was } }
}

/** Without a machine's answer of old nobody knows, and the record stays. */
function isTouched(before: Loose | null, record: Loose, touched: ReadonlySet<string>): boolean {
  if (!before || touched.size) return true
  return !same(plain(before), plain(record))
}

const plain = (record: Loose): Loose => {
  const { orphaned: _, ...review } = isObject(record.review) ? record.review : {}
  return { ...record, review }
}

/** The file's ids in place of the machine's; what points at a record that a person deleted points at none. */
function rename(machine: Extraction, idOf: ReadonlyMap<string, string>, gone: ReadonlySet<string>): Extraction {
  const of = (id: string): string | null => {
    const name = idOf.get(id) ?? id
    return gone.has(name) ? null : name
  }
  return {
    ...machine,
    records: machine.records.map((record) => ({
      ...record,
      id: idOf.get(record.id) ?? record.id,
      part_of: record.part_of === null ? null : of(record.part_of),
    })),
    money: machine.money.map((sum) => {
      if (sum.record === undefined) return sum
      const { record, ...rest } = sum
      const name = of(record)
      return name === null ? { ...rest, role: 'unclear' as const } : { ...sum, record: name }
    }),
  }
}

/** The rest of the file: the article's data by key, the mention lists by entry; the run and its problems are the machine's. */
function mergeAround(
  { memory, machine, move }: MergeInput,
  person: Loose,
  records: readonly Loose[],
  touched: Set<string>,
  counts: MergeCounts,
): Loose {
  const value: Record<string, unknown> = {}
  for (const field of ordered(keysOf(person), keysOf(machine as unknown as Loose))) {
    const old = memory?.machine[field as keyof Extraction]
    const fresh = machine[field as keyof Extraction]
    const now = person[field]
    const keyOf = LISTS[field]
    if (field === 'records') value[field] = records
    else if (field === 'article') value[field] = mergeArticle(old, fresh as unknown as Loose, now, touched, counts)
    else if (keyOf) {
      const moved = (list: unknown): unknown =>
        Array.isArray(list) ? list.map((entry: unknown) => reanchorEntry(entry, move)) : list
      value[field] = mergeList(
        keyOf,
        moved(old),
        fresh as unknown as readonly unknown[],
        moved(now),
        touched,
        field,
        counts,
      )
    } else value[field] = fresh === undefined ? now : fresh
  }
  return value
}

function mergeArticle(old: unknown, fresh: Loose, now: unknown, touched: Set<string>, counts: MergeCounts): unknown {
  if (!isObject(now)) return now
  const before = isObject(old) ? old : null
  const entries = ordered(keysOf(now), keysOf(fresh)).map((key) => {
    const path = `article.${key}`
    const mine = !FIXED.has(key) && (touched.has(path) || !same(now[key], before ? before[key] : fresh[key]))
    if (mine) touched.add(path)
    if (!mine && !same(fresh[key], now[key])) counts.taken++
    if (mine && !same(fresh[key], now[key])) counts.kept++
    return [key, mine ? now[key] : fresh[key]] as const
  })
  return Object.fromEntries(entries.filter(([, one]) => one !== undefined))
}

/** What names the article is the machine's. */
const FIXED: ReadonlySet<string> = new Set(['id', 'source', 'gate'])
