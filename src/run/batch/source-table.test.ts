import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSourceTable } from './source-table.ts'

const hash = fc
  .tuple(fc.nat(0xffffffff), fc.constantFrom(0, 1, 1023, 0xffffffff))
  .map((halves) => halves.map(hex).join(''))
const hex = (half: number): string => half.toString(16).padStart(8, '0')

test('it holds what a map holds', () => {
  const entries = fc.array(fc.tuple(hash, fc.string({ unit: 'grapheme', maxLength: 40 })), { maxLength: 2000 })
  fc.assert(
    fc.property(entries, (pairs) => {
      const table = createSourceTable()
      const map = new Map<string, string>()
      for (const [key, source] of pairs) {
        expect(table.get(key)).toBe(map.get(key))
        if (map.has(key)) continue
        table.add(key, source)
        map.set(key, source)
      }
      for (const [key, source] of map) expect(table.get(key)).toBe(source)
    }),
    { numRuns: 50 },
  )
})

test('names fill block after block, also one that is larger than a block', () => {
  const table = createSourceTable()
  const name = (i: number): string => `${i}/${'x'.repeat(i === 5 ? 1_500_000 : 400_000)}`
  for (let i = 0; i < 10; i++) table.add(hex(i) + hex(i), name(i))
  for (let i = 0; i < 10; i++) expect(table.get(hex(i) + hex(i))).toBe(name(i))
})
