import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from './fold.ts'
import { tokenize } from './token.ts'

const check = (text: string, ...words: string[]): void => {
  test(text, () => expect(tokenize(text).map((token) => text.slice(token.start, token.end))).toEqual(words))
}

check('Oslo gives €69m.', 'Oslo', 'gives', '€', '69', 'm', '.')
check('SEK 13,5 billion', 'SEK', '13,5', 'billion')
check('174’000 km', '174’000', 'km')
check('155mm, F-16s', '155', 'mm', ',', 'F', '-', '16', 's')
check('Ukraine’s army', 'Ukraine', '’s', 'army')
check("356 million pa'anga", '356', 'million', "pa'anga")
check("the Quai d’Orsay's man", 'the', 'Quai', 'd’Orsay', "'s", 'man')
check('29.09.2023 – Bern', '29.09.2023', '–', 'Bern')
check('the U.S.’s aid', 'the', 'U', '.', 'S', '.', '’s', 'aid')
check('Zürich, Łódź', 'Zürich', ',', 'Łódź')

test('tokens cut the text without gaps but spaces, in any Unicode', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      let at = 0
      for (const token of tokenize(text)) {
        expect(token.start).toBeGreaterThanOrEqual(at)
        expect(token.end).toBeGreaterThan(token.start)
        expect(token.fold).toBe(fold(text).slice(token.start, token.end))
        expect(text.slice(at, token.start)).toMatch(/^[\s\u200b\ufeff]*$/)
        at = token.end
      }
      expect(text.slice(at)).toMatch(/^[\s\u200b\ufeff]*$/)
    }),
  )
})

test('folding never moves a span', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(text).length === text.length))
})
