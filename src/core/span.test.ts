import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codePoints } from './span.ts'

test('code points count as Python counts them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, n) => {
      const offset = n % (text.length + 1)
      const cutsPair = /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(offset - 1, offset + 1))
      if (!cutsPair) expect(codePoints(text)(offset)).toBe([...text.slice(0, offset)].length)
    }),
  )
})
