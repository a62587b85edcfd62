import { expect, test } from 'vitest'
import { resultOf } from '../../testing-review.ts'
import { carriedEdit, carriedRecords } from './carry.ts'

const [record] = resultOf('a', 'words', [
  { anchor: 'words', fields: { donors: ['DK'], sector: 'cyber' }, words: {} },
]).records
const item = (name: string) => ({ name, category: null, quantity: null, qualifier: null, unit: null })
const goods = (...names: string[]) => ({ ...record!, items: names.map(item) })

/** Goods behind a second change that was made before the first was seen. */
const check = (seen: string, first: string, second: string, both: string): void => {
  const [was, is, mine, wanted] = [seen, first, second, both].map((names) => goods(...names.split(' ').filter(Boolean)))
  const edit = { kind: 'set', record: record!.id, path: 'items', value: mine!.items } as const
  expect(carriedEdit(edit, { was: [was!], is: [is!] })).toEqual({ ...edit, value: wanted!.items })
}

test('two changes of one list are both kept where they touch other entries', () => {
  check('tanks boats guns', 'boats guns', 'tanks ships guns', 'ships guns')
  check('tanks boats', 'tanks boats guns', 'tents boats', 'tents boats guns')
  check('tanks boats guns', 'tanks boats', 'tanks boats guns tents', 'tanks boats tents')
  check('tanks', '', 'tanks boats', 'boats')
  // of the same entry the later word holds
  check('tanks boats', 'ships boats', 'tents boats', 'tents boats')
})

test('words of goods follow their goods', () => {
  const step = { was: [goods('tanks', 'boats', 'guns')], is: [goods('boats', 'guns')] }
  const edit = { kind: 'span', record: record!.id, path: 'items.2', span: null } as const
  expect(carriedEdit(edit, step)).toEqual({ ...edit, path: 'items.1' })
  expect(carriedEdit({ ...edit, path: 'donors.DK' }, step)).toEqual({ ...edit, path: 'donors.DK' })
})

test('what was seen takes over what an own step changed, and nothing else', () => {
  const own = { was: [record!], is: [{ ...record!, donors: ['SE'], spans: {} }] }
  const seen = { ...record!, sector: 'medical' }
  expect(carriedRecords([seen], own)).toEqual([{ ...seen, donors: ['SE'], spans: {} }])
  expect(carriedRecords([seen], { was: [record!], is: [] })).toEqual([seen])
})
