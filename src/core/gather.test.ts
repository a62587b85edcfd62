import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gather, pick } from './gather.ts'

test('gather is flatMap', () =>
  fc.assert(
    fc.property(fc.array(fc.array(fc.integer())), (lists) => {
      const of = (list: readonly number[], at: number): readonly number[] => [...list, at]
      expect(gather(lists, of)).toEqual(lists.flatMap(of))
    }),
  ))

test('pick leaves out null alone', () => expect(pick([0, 1, 2], (one) => (one === 1 ? null : one))).toEqual([0, 2]))
