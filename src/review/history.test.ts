import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyEntries, type LogEntry } from '../revise/log.ts'
import { historyOf, labelOf, nextTurn } from './history.ts'

/* Undo and redo out of the log alone. A file of one record with two fields is enough to tell. */

type Value = { records: { id: string; a: number; b: number }[] }
const start: Value = { records: [{ id: 'r_1', a: 0, b: 0 }] }
const by = { time: 't', reviewer: 'Ada' }

const entry = (edit: string, path: string, before: unknown, after: unknown): LogEntry => ({
  ...by,
  file: 'a.yaml',
  edit,
  record: 'r_1',
  path,
  before,
  after,
  reason: null,
  note: null,
})

type Deed =
  | { kind: 'set'; field: 'a' | 'b'; to: number }
  | { kind: 'undo' }
  | { kind: 'redo' }
  | { kind: 'foreign'; to: number }

/** Plays deeds as the desk does; `foreign` is an editor that writes no log. */
function play(deeds: readonly Deed[]): { value: Value; log: LogEntry[] } {
  const log: LogEntry[] = []
  let value: unknown = start
  for (const [i, deed] of deeds.entries()) {
    const record = (value as Value).records[0]!
    if (deed.kind === 'foreign') value = { records: [{ ...record, b: deed.to }] }
    else if (deed.kind === 'set') {
      const made = [entry(`e_${i}`, deed.field, record[deed.field], deed.to)]
      log.push(...made)
      value = applyEntries(value, made)
    } else {
      const turn = nextTurn(deed.kind, historyOf(log), value, by)
      if (!turn) continue
      log.push(...turn.entries)
      value = turn.value
    }
  }
  return { value: value as Value, log }
}

const check = (deeds: readonly Deed[], a: number, b: number): void =>
  expect(play(deeds).value.records[0]).toEqual({ id: 'r_1', a, b })

const set = (field: 'a' | 'b', to: number): Deed => ({ kind: 'set', field, to })
const undo: Deed = { kind: 'undo' }
const redo: Deed = { kind: 'redo' }

test('undo goes back step by step, redo forward again', () => {
  check([set('a', 1), set('a', 2), undo], 1, 0)
  check([set('a', 1), set('a', 2), undo, undo], 0, 0)
  check([set('a', 1), set('a', 2), undo, undo, undo], 0, 0)
  check([set('a', 1), set('a', 2), undo, undo, redo], 1, 0)
  check([set('a', 1), set('a', 2), undo, undo, redo, redo, redo], 2, 0)
  check([set('a', 1), undo, set('b', 5), redo], 0, 5)
})

test('what an editor changed since stays, and is passed over', () => {
  check([set('b', 1), { kind: 'foreign', to: 9 }, undo], 0, 9)
  check([set('a', 1), set('b', 1), { kind: 'foreign', to: 9 }, undo], 0, 9)
})

test('as many undos as changes lead back to the start, and redos to the end', () => {
  const sets = fc.array(
    fc.record({ field: fc.constantFrom('a' as const, 'b' as const), to: fc.integer({ min: 1, max: 9 }) }),
  )
  fc.assert(
    fc.property(sets, (list) => {
      let last = { a: 0, b: 0 }
      // the desk logs no step that changes nothing
      const deeds = list
        .filter(({ field, to }) => {
          const fresh = last[field] !== to
          last = { ...last, [field]: to }
          return fresh
        })
        .map(({ field, to }) => set(field, to))
      check([...deeds, ...deeds.map(() => undo)], 0, 0)
      check([...deeds, ...deeds.map(() => undo), ...deeds.map(() => redo)], last.a, last.b)
    }),
  )
})

test('a step is called by what it did', () => {
  const label = (...entries: LogEntry[]): string => labelOf({ name: 'e', entries })
  expect(label(entry('e', 'amount.value', 1, 2), entry('e', 'review.state', 'machine', 'corrected'))).toBe('amount')
  expect(label(entry('e', 'review.state', 'machine', 'accepted'), entry('e', 'review.by', null, 'Ada'))).toBe(
    'accepted',
  )
  expect(label(entry('e', 'review.note', null, 'hm'))).toBe('comment')
  expect(label(entry('e', '', null, { id: 'r_2' }))).toBe('record added')
  expect(label(entry('e', 'spans.donors.DK', null, {}))).toBe('words of donors.DK')
})
