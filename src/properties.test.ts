import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from './core/fold.ts'
import { type Extraction, extractionSchema } from './core/record.ts'
import { codePoints } from './core/span.ts'
import { extract } from './index.ts'
import { book } from './testing.ts'
import { parseYaml, writeJson, writeYaml } from './write/index.ts'

/* What holds for every text: news sentences with anything between them, and anything at all. */

const SENTENCES = [
  'Norway gave Moldova 20 million euros on Wednesday.',
  'Defence Minister Troels Lund Poulsen said Denmark has set aside 91 million kroner ($13.3 million).',
  '“We will give more,” said Prime Minister Ana Holm.',
  'Germany (€1bn), France (€200m) and Japan (¥15 billion) pledged help for Ukraine.',
  '- Romania: 20,000 cubic metres of firewood',
  'Donor\tSum\nNorway\t€3m',
  'It joined the IT Coalition a day earlier; a further 35 million comes by the end of 2025.',
  'The country refused to send 12 tanks.',
]

/** What stands between: astral signs, joined emoji, marks, line ends of every kind, halves of signs, steering signs. */
const BETWEEN = fc.oneof(
  fc.constantFrom(
    ' ',
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    '\r\n\r\n',
    '\u2028',
    '\u00a0',
    '\u202f',
    '\t',
    '\u200b',
    '\ufeff',
    '\u0000',
    '\u001b[31m',
    '\u00ad',
  ),
  fc.constantFrom('😀', '👩‍👩‍👧', '🇺🇦', '𝒳', 'e\u0301', '\ud83d', '\ude00', 'İ', 'ß', 'ﬁ', '€', '٣', '한국', 'עברית'),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
)

const ARTICLE = fc
  .array(fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...SENTENCES) }, { weight: 3, arbitrary: BETWEEN }), {
    maxLength: 14,
  })
  .map((parts) => parts.join(''))

const DAY = fc.constantFrom(null, '2024-01-25', '2024-02')

/** Every span of an extraction, wherever it stands. */
function spansOf(value: unknown): { quote: string; start: number; end: number }[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'quote' in value && 'start' in value ? [value as { quote: string; start: number; end: number }] : []
  return [...own, ...Object.values(value).flatMap(spansOf)]
}

test('of any text: spans cut out their quotes, the schema fits, the bytes are the same twice, YAML and JSON agree', () => {
  fc.assert(
    fc.property(ARTICLE, DAY, (text, published) => {
      const extraction = extract(text, book, { published })
      const points = Array.from(text)
      for (const { quote, start, end } of spansOf(extraction)) expect(points.slice(start, end).join('')).toBe(quote)
      expect(extractionSchema.safeParse(extraction).error).toBeUndefined()
      // the last gate had nothing to refuse
      expect(extraction.problems.filter(({ code }) => /^(?:write|extract)\//.test(code))).toEqual([])
      const json = writeJson(extraction)
      expect(writeJson(extract(text, book, { published }))).toBe(json)
      expect(parseYaml(writeYaml(extraction))).toEqual(JSON.parse(json))
      checkIds(extraction)
    }),
    { numRuns: 150 },
  )
})

/** Ids are each once, and what hangs on a record hangs on one of this article. */
function checkIds({ records, money }: Extraction): void {
  const ids = records.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { part_of } of records) if (part_of !== null) expect(ids).toContain(part_of)
  for (const { record } of money) if (record !== undefined) expect(ids).toContain(record)
}

test('folding never moves a span', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(text).length === text.length))
})

test('folding twice changes nothing more', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(fold(text)) === fold(text)))
})

test('code points are counted as Python counts them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, at) => {
      const offset = Math.min(at % (text.length + 1), text.length)
      // a place between the halves of one sign is none
      fc.pre(!/[\ud800-\udbff]$/.test(text.slice(0, offset)) || !/^[\udc00-\udfff]/.test(text.slice(offset)))
      expect(codePoints(text)(offset)).toBe(Array.from(text.slice(0, offset)).length)
    }),
  )
})
