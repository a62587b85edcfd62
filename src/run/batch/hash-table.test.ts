import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createHashTable } from './hash-table.ts'
import { createTextBlocks } from './text-blocks.ts'

const hex = (half: number): string => half.toString(16).padStart(8, '0')
const hash = fc
  .tuple(fc.nat(0xffffffff), fc.constantFrom(0, 1, 1023, 0xffffffff))
  .map((halves) => halves.map(hex).join(''))

test('it holds what a map holds', () => {
  const entries = fc.array(fc.tuple(hash, fc.integer({ min: 1, max: 0xffffffff })), { maxLength: 2000 })
  fc.assert(
    fc.property(entries, (pairs) => {
      const table = createHashTable()
      const map = new Map<string, number>()
      for (const [key, value] of pairs) {
        expect(table.get(key)).toBe(map.get(key) ?? 0)
        table.set(key, value)
        map.set(key, value)
      }
      for (const [key, value] of map) expect(table.get(key)).toBe(value)
    }),
    { numRuns: 50 },
  )
})

test('texts fill block after block, also one that is larger than a block', () => {
  const blocks = createTextBlocks()
  const text = (i: number): string => `${i}/${'é'.repeat(i === 5 ? 750_000 : 200_000)}`
  const numbers = Array.from({ length: 10 }, (_, i) => blocks.add(text(i)))
  expect(numbers.map(blocks.at)).toEqual(numbers.map((_, i) => text(i)))
})
