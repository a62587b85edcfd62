import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { extractionSchema } from '../core/record.ts'
import { recorder } from '../testing-output.ts'
import { answerLines, FILTER_DEFAULTS, filterPool } from './filter.ts'

const pool = filterPool(FILTER_DEFAULTS)
afterAll(() => pool.close())

async function* chunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size)
}

async function filterLines(bytes: Uint8Array, size = 1000): Promise<{ code: number; lines: string[] }> {
  const output = recorder()
  const code = await answerLines(pool, chunks(bytes, size), FILTER_DEFAULTS, output)
  return { code, lines: output.wrote }
}

/** Each line of the output as `source: records, codes of its problems`. */
function filtered(what: string, input: string, ...lines: string[]): void {
  test(`filter: ${what}`, async () => {
    const { lines: wrote } = await filterLines(Buffer.from(input))
    const shown = wrote.map((line) => {
      const { article, records, problems } = extractionSchema.parse(JSON.parse(line))
      return `${article.source}: ${[records.length, ...problems.map(({ code }) => code)].join(' ')}`
    })
    expect(shown).toEqual(lines)
  })
}

const line = (fields: object): string => JSON.stringify({ text: 'Norway gave Moldova 20 million euros.', ...fields })
filtered(
  'the given id is the source',
  `${line({ id: 'a' })}\n${line({ id: 7 })}\n${line({})}\n`,
  'a: 1',
  '7: 1',
  '3: 1',
)
filtered('the last line may have no end', line({ id: 'a' }), 'a: 1')
filtered('nothing in, nothing out', '')
filtered(
  'bad lines are answered, and the stream goes on',
  `{\n\nnull\n[]\n{"id":"x"}\n{"id":"y","text":7}\n{"id":"z","text":" "}\n${line({ id: 'd', published: 'soon' })}\n${line({ id: 'e' })}\r\n`,
  '1: 0 filter/json',
  '2: 0 filter/json',
  '3: 0 filter/shape',
  '4: 0 filter/shape',
  'x: 0 filter/shape',
  'y: 0 filter/shape',
  'z: 0 read/empty',
  'd: 1 read/date',
  'e: 1',
)
filtered(
  'an odd field costs the article nothing',
  `${line({ id: 'a', published: 1715000000 })}\n${line({ id: 'b', published: 2024, title: 7 })}\n${line({ id: 'c', publisher: { name: 'x' } })}\n`,
  'a: 1 read/date',
  'b: 1',
  'c: 1 read/metadata',
)
test('filter: a line without a text says which fields it has, and how to name one', async () => {
  const { lines } = await filterLines(Buffer.from('{"id":"a","body":"Norway pays.","date":"2024"}\n'), 1 << 20)
  expect(JSON.parse(lines[0]!).problems[0].sentence).toContain('no field text, html or html_b64; it has id, body, date')
  expect(lines[0]).toContain('--fields text=body')
})
test('filter: a line that is no UTF-8 is read, and told', async () => {
  const { lines } = await filterLines(Buffer.from(`${line({ id: 'a', title: 'Caf\xe9' })}\n`, 'latin1'))
  const { article, records, problems } = extractionSchema.parse(JSON.parse(lines[0]!))
  expect([article.title, records.length, problems.map(({ code }) => code)]).toEqual(['Café', 1, ['read/encoding']])
})
filtered(
  'an id that is a word of the language',
  `${line({ id: '__proto__' })}\n${line({ id: '' })}\n`,
  '__proto__: 1',
  ': 1',
)
filtered('half a character', '{"id":"a","text":"\\ud800 Norway gave Moldova 20 million euros."}\n', 'a: 1')

test('filter: exactly one line for each, for any bytes and any cut', { timeout: 60 * 60_000 }, async () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc
      .constantFrom('\n', '\r\n', '{}', '{"id":"a","text":"Oslo pays."}', '\u2028', '\ufeff', '"', '\\')
      .map((text) => Buffer.from(text)),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 1, max: 30 }), async (pieces, size) => {
      const bytes = Buffer.concat(pieces)
      const { lines } = await filterLines(bytes, size)
      const wanted = bytes.toString('latin1').split('\n')
      expect(lines).toHaveLength(wanted.at(-1) === '' ? wanted.length - 1 : wanted.length)
      for (const wrote of lines) {
        expect(wrote.indexOf('\n')).toBe(wrote.length - 1)
        JSON.parse(wrote)
      }
    }),
    { numRuns: process.env['FAULTS'] === 'long' ? 10_000 : 60 },
  )
})

test('filter: a line that is too long is answered without being held', async () => {
  const long = Buffer.concat([Buffer.alloc(17 * 1024 * 1024, 97), Buffer.from(`\n${line({ id: 'b' })}\n`)])
  const { code, lines } = await filterLines(long, 1 << 20)
  expect(code).toBe(1)
  expect(lines.map((wrote) => JSON.parse(wrote).problems[0]?.code ?? 'fine')).toEqual(['filter/too-long', 'fine'])
})
