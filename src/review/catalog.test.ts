import { expect, test } from 'vitest'
import type { AidRecord } from '../core/record.ts'
import { resultOf } from '../testing-review.ts'
import type { ListQuery } from './api.ts'
import { createCatalog } from './catalog.ts'
import { brokenSummary, summarise } from './summary.ts'

const KNOWN = {
  rates: new Map([
    ['USD', 1],
    ['NOK', 0.1],
  ]),
  names: new Map([['NO', 'Norway']]),
}
const ALL: ListQuery = {
  q: '',
  state: [],
  donor: [],
  type: [],
  flag: [],
  sort: 'doubt',
  from: 0,
  count: 100,
  stamp: '',
}

const NONE = { unread: 0, parts: 0 }

const summary = (name: string, ...records: Partial<AidRecord>[]) =>
  summarise(
    name,
    `${name}.yaml`,
    resultOf(
      name,
      'words',
      records.map((fields) => ({ anchor: 'words', fields, words: {} })),
    ),
    KNOWN,
  )
const sum = (value: number, currency = 'USD'): AidRecord['amount'] => ({ value, currency, qualifier: 'exact' })

const catalog = createCatalog()
catalog.put(summary('sure-billion', { amount: sum(1e9), confidence: 0.99, donors: ['DK'] }))
catalog.put(summary('shaky-thousand', { amount: sum(1e3), confidence: 0.2, donors: ['NO'] }))
catalog.put(summary('shaky-billion', { amount: sum(1e9), confidence: 0.2, donors: ['NO', 'DK'], type: 'military' }))
catalog.put(
  summary('shaky-kroner', { amount: sum(1e9, 'NOK'), confidence: 0.2, doubts: [{ code: 'x', sentence: 'y' }] }),
)
catalog.put(summary('done', { amount: sum(1e12), confidence: 0.1, review: { state: 'accepted', note: 'fine' } }))
catalog.put(summary('begun', { review: { state: 'rejected' } }, { confidence: 0.98 }))
catalog.put(
  summary('conflict', { confidence: 0.99, review: { state: 'corrected', conflicts: [{ path: 'type', machine: 1 }] } }),
)
catalog.put(summary('none'))
catalog.put(brokenSummary('broken', 'broken.yaml'))

const check = (part: Partial<ListQuery>, ...names: string[]): void =>
  expect(catalog.list({ ...ALL, ...part }, NONE).rows.map(({ id }) => id)).toEqual(names)

test('the most doubtful large sums come first, behind what waits for a person', () => {
  check(
    {},
    'broken',
    'conflict',
    'shaky-kroner',
    'shaky-billion',
    'shaky-thousand',
    'begun',
    'sure-billion',
    'done',
    'none',
  )
  check({ sort: 'sum', count: 3 }, 'done', 'shaky-billion', 'sure-billion')
  check({ sort: 'name', from: 7 }, 'shaky-thousand', 'sure-billion')
})

test('facets choose, and each counts what the others leave', () => {
  check({ donor: ['NO'] }, 'shaky-billion', 'shaky-thousand')
  check({ donor: ['NO'], type: ['military'] }, 'shaky-billion')
  check({ flag: ['conflict'] }, 'conflict')
  check({ flag: ['comment', 'doubtful'] }, 'shaky-kroner', 'done')
  check({ state: ['empty', 'broken'] }, 'broken', 'none')
  check({ q: 'shaky thou' }, 'shaky-thousand')
  check({ q: 'norw thou' }, 'shaky-thousand')
  check({ q: 'dk norway' }, 'shaky-billion')
  const { facets } = catalog.list({ ...ALL, donor: ['NO'] }, NONE)
  expect(facets.donor).toEqual([
    { value: 'DK', count: 2 },
    { value: 'NO', count: 2 },
  ])
  expect(facets.type).toEqual([{ value: 'military', count: 1 }])
})

test('rows keep their places under one stamp, and show how they are now', () => {
  const order = () => catalog.list({ ...ALL, stamp: 's' }, NONE).rows.map(({ id }) => id)
  const before = order()
  catalog.put(summary('shaky-billion', { amount: sum(1e9), review: { state: 'accepted' } }))
  expect(order()).toEqual(before)
  expect(catalog.list({ ...ALL, stamp: 's' }, NONE).rows.find(({ id }) => id === 'shaky-billion')!.state).toBe('done')
  expect(catalog.list({ ...ALL, stamp: 't' }, NONE).rows.at(-1)!.id).not.toBe('shaky-thousand')
  expect(catalog.neighbour({ ...ALL, stamp: 's' }, before[1]!, 1)).toBe(before[2])
  expect(catalog.neighbour({ ...ALL, stamp: 's' }, before.at(-1)!, 1)).toBe(null)
})

test('a new extraction after the review is told, as long as it leaves something to decide', () => {
  const flags = (state: 'machine' | 'accepted', rerun: boolean) =>
    summarise(
      'a',
      'a.yaml',
      resultOf('a', 'words', [{ anchor: 'words', fields: { review: { state } }, words: {} }]),
      KNOWN,
      {
        rerun,
      },
    ).flags
  expect(flags('machine', true)).toEqual(['changed'])
  expect(flags('machine', false)).toEqual([])
  expect(flags('accepted', true)).toEqual([])
})

test('words that an edited article lost wait for a person, also in an accepted record; a flag is found', () => {
  const lost = { anchor: { quote: 'gone', start: 0, end: 4 } }
  const made = summary('lost', { confidence: 1, review: { state: 'accepted', orphaned: lost, flag: true } })
  expect(made.flags).toEqual(['orphan', 'flagged'])
  expect(made.state).toBe('todo')
  expect(made.urgency).toBeGreaterThan(summary('shaky', { amount: sum(1e12), confidence: 0 }).urgency)
  expect(summary('rejected', { review: { state: 'rejected', orphaned: lost } }).flags).toEqual([])
})

test('what comes while a list is open stands at its end, and moves nothing', () => {
  const open = createCatalog()
  const names = (): string[] => open.list({ ...ALL, stamp: 'one' }, NONE).rows.map(({ id }) => id)
  expect(names()).toEqual([])
  open.put(summary('b', { confidence: 0.5 }))
  open.put(summary('a', { confidence: 0.9 }))
  expect(names()).toEqual(['b', 'a'])
  open.put(summary('a', { confidence: 0.1 }))
  open.put(summary('c', { confidence: 0.1 }))
  open.remove('b')
  open.put(summary('b', { confidence: 0.7 }))
  expect(names()).toEqual(['b', 'a', 'c'])
})

test('the next article is one that is there', () => {
  const catalog = createCatalog()
  for (const name of ['a', 'b', 'c']) catalog.put(summary(name))
  const query: ListQuery = { ...ALL, sort: 'name' }
  expect(catalog.neighbour(query, 'a', 1)).toBe('b')
  catalog.remove('b')
  expect(catalog.neighbour(query, 'a', 1)).toBe('c')
  expect(catalog.neighbour(query, 'c', -1)).toBe('a')
  catalog.remove('c')
  expect(catalog.neighbour(query, 'a', 1)).toBe(null)
})

test('an order in use stays, however many questions another page asks', () => {
  const catalog = createCatalog()
  for (const name of ['a', 'b']) catalog.put(summary(name, { amount: sum(name === 'a' ? 2 : 1) }))
  const query: ListQuery = { ...ALL, sort: 'sum' }
  expect(catalog.neighbour(query, null, 1)).toBe('a')
  catalog.put(summary('a', { amount: sum(0) }))
  for (let i = 0; i < 40; i++) {
    catalog.list({ ...ALL, q: 'x'.repeat(i) }, NONE)
    expect(catalog.neighbour(query, 'a', 1)).toBe('b')
  }
})
