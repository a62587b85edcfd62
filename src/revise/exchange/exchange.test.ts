import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordSchema } from '../../core/record.ts'
import { extract } from '../../index.ts'
import { book } from '../../testing.ts'
import { pointsOf } from '../points.ts'
import { EXCHANGES, type Exchange } from './index.ts'

const TEXT =
  '🇺🇦 Denmark will give Ukraine 91 million kroner\r\nfor cyber defence 😀. Norway sent Moldova 6,000 artillery rounds and 200 trucks, Prime Minister Ana Holm said.\nSweden pledged 5 million euros.'
const read = extract(TEXT, book, { published: '2024-01-25', source: 'a.txt' })
const reviewed = {
  ...read,
  records: read.records.map((record, i) =>
    i === 0
      ? { ...record, review: { state: 'corrected' as const, by: 'Ada\t#1', at: '2026-01-01T00:00:00Z', note: 'a\nb' } }
      : record,
  ),
}

/** What is written is read back alike; what a second reader sees of positions are the words. */
function check({ write, read: readBack }: Exchange): void {
  const files = write(reviewed, pointsOf(TEXT))
  expect(readBack(files).map((record) => recordSchema.parse(record))).toEqual(reviewed.records)
}

for (const exchange of EXCHANGES) test(`${exchange.name}: there and back`, () => check(exchange))

test('the positions are those of a program that counts code points', () => {
  const points = Array.from(TEXT)
  const files = Object.assign({}, ...EXCHANGES.map(({ write }) => write(reviewed, pointsOf(TEXT)))) as Record<
    string,
    string
  >
  const cut = (start: number, end: number): string => points.slice(start, end).join('')
  const page = JSON.parse(files['.jsonld']!)
  for (const { target } of page.first.items)
    for (const { selector } of target) {
      const [{ exact, prefix, suffix }, { start, end }] = selector
      expect(cut(start, end)).toBe(exact)
      expect(cut(0, start).endsWith(prefix)).toBe(true)
      expect(cut(end, points.length).startsWith(suffix)).toBe(true)
    }
  const [task] = JSON.parse(files['.label-studio.json']!)
  const regions = [...task.predictions, ...task.annotations].flatMap(
    ({ result }: { result: { value: { start: number; end: number; text: string } }[] }) => result,
  )
  expect(task.annotations).toHaveLength(1)
  for (const { value } of regions) expect(cut(value.start, value.end)).toBe(value.text)
  for (const line of files['.ann']!.split('\n').filter((one) => one.startsWith('T'))) {
    const [, place = '', quote = ''] = line.split('\t')
    const parts = place
      .slice(place.indexOf(' ') + 1)
      .split(';')
      .map((part) => part.split(' ').map(Number))
    expect(parts.map(([start, end]) => cut(start!, end!)).join(' ')).toBe(quote)
  }
})

test('whatever the article says before, positions hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (before) => {
      const text = `${before.replace(/[\r\n]/g, ' ')}. ${TEXT}`
      const shift = Array.from(text).length - Array.from(TEXT).length
      const moved = {
        ...reviewed,
        records: reviewed.records.map((record) => ({
          ...record,
          spans: Object.fromEntries(
            Object.entries(record.spans).map(([key, span]) => [
              key,
              { ...span, start: span.start + shift, end: span.end + shift },
            ]),
          ),
        })),
      }
      for (const { write, read: readBack } of EXCHANGES)
        expect(readBack(write(moved, pointsOf(text)))).toEqual(moved.records)
    }),
    { numRuns: 60 },
  )
})
