import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codePoints } from '../../core/span.ts'
import { createOffsets } from './offsets.ts'
import { segmentsOf } from './segments.ts'
import { moveEdge, stepLine, stepWord, wordAfter, wordBefore } from './words.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 60 })

test('offsets go to code points and back, over all planes', () => {
  fc.assert(
    fc.property(anyText, fc.nat(60), (text, at) => {
      const { toUnits, toPoints } = createOffsets(text)
      const points = Array.from(text)
      const point = Math.min(at, points.length)
      const unit = points.slice(0, point).join('').length
      expect(toUnits(point)).toBe(unit)
      expect(toPoints(unit)).toBe(point)
      expect(toPoints(unit)).toBe(codePoints(text)(unit))
    }),
  )
})

test('segments cover the text without gap, each with just the spans that stand there', () => {
  const spans = fc.array(
    fc.record({ start: fc.integer({ min: -3, max: 40 }), length: fc.integer({ min: 0, max: 20 }) }),
  )
  fc.assert(
    fc.property(spans, fc.nat(40), (list, length) => {
      const named = list.map(({ start, length: long }, what) => ({ start, end: start + long, what }))
      const segments = segmentsOf(length, named)
      expect(segments.map(({ start }) => start)).toEqual(
        [0, ...segments.map(({ end }) => end)].slice(0, segments.length),
      )
      if (length) expect(segments.at(-1)!.end).toBe(length)
      for (const { start, end, on } of segments)
        expect([...on].sort()).toEqual(
          named
            .filter((span) => span.start <= start && span.end >= end)
            .map(({ what }) => what)
            .sort(),
        )
    }),
  )
})

/** `[` and `]` mark the words in hand. */
const check = (
  before: string,
  deed: (text: string, range: { start: number; end: number }) => { start: number; end: number },
  after: string,
) => {
  const start = before.indexOf('[')
  const end = before.indexOf(']') - 1
  const text = before.replace(/[[\]]/g, '')
  const made = deed(text, { start, end })
  expect(`${text.slice(0, made.start)}[${text.slice(made.start, made.end)}]${text.slice(made.end)}`).toBe(after)
}

test('marking goes from word to word, and its edges by word and by character', () => {
  const word = (direction: 1 | -1) => (text: string, range: { start: number; end: number }) =>
    stepWord(text, range, direction)
  check('[Norway] gives $7.8bn.', word(1), 'Norway [gives] $7.8bn.')
  check('Norway [gives] $7.8bn.', word(1), 'Norway gives [$7.8bn].')
  check('Norway gives [$7.8bn].', word(1), 'Norway gives [$7.8bn].')
  check('Norway gives [$7.8bn].', word(-1), 'Norway [gives] $7.8bn.')
  const edge =
    (which: 'start' | 'end', unit: 'word' | 'character', direction: 1 | -1) =>
    (text: string, range: { start: number; end: number }) =>
      moveEdge(text, range, which, unit, direction)
  check('[Norway] gives 7 euros', edge('end', 'word', 1), '[Norway gives] 7 euros')
  check('[Norway gives] 7 euros', edge('end', 'word', -1), '[Norway] gives 7 euros')
  check('[Norway] gives 7 euros', edge('end', 'word', -1), '[Norway] gives 7 euros')
  check('Norway [gives 7] euros', edge('start', 'word', 1), 'Norway gives [7] euros')
  check('Norway [gives 7] euros', edge('start', 'word', -1), '[Norway gives 7] euros')
  check('Norway [gives] 7', edge('end', 'character', 1), 'Norway [gives ]7')
  check('go [🇺🇦 x]', edge('start', 'character', 1), 'go 🇺🇦[ x]')
  check('a [b] 🇺🇦 c', edge('end', 'word', 1), 'a [b 🇺🇦 c]')
  check(
    'one [two] three\n\nfour five six',
    (text, range) => stepLine(text, range, 1),
    'one two three\n\nfour [five] six',
  )
  check(
    'one two three\n\nfour [five] six',
    (text, range) => stepLine(text, range, -1),
    'one [two] three\n\nfour five six',
  )
})

test('a word is found on either side, and no text stops the search', () => {
  fc.assert(
    fc.property(anyText, fc.nat(60), (text, at) => {
      const after = wordAfter(text, at)
      const before = wordBefore(text, at)
      if (after) expect(after.end).toBeGreaterThan(at)
      if (before) expect(before.start).toBeLessThan(at)
    }),
  )
})

test('a line up ends at the first words, whatever stands above them', () => {
  for (const text of ['\n\nNorway gives.\n\nMore.', '\nNorway gives.\n\nMore.', 'Norway gives.\n\nMore.']) {
    let range = wordBefore(text, text.length)!
    for (let i = 0; i < 5; i++) range = stepLine(text, range, -1)
    expect(text.slice(range.start, range.end)).toBe('Norway')
  }
})
