import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AidRecord, type Extraction, extractionSchema } from '../core/record.ts'
import {
  checkExtraction,
  parseYaml,
  printable,
  unreadable,
  WRITERS,
  writeAll,
  writeCsv,
  writeJson,
  writeJsonLine,
  writeYaml,
} from './index.ts'

const golden = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'fixtures', 'write')
const RUN = { version: '1.0.0', rules: 'sha256:0' }
const TEXT = 'Norway 😀 gave Moldova NOK 20 million.'

const record = (more: Partial<AidRecord> = {}): AidRecord => ({
  id: 'r_123456',
  donors: ['NO'],
  recipients: ['MD'],
  channel: [],
  funding_source: [],
  amount: { value: 20000000, currency: 'NOK', qualifier: 'exact' },
  equivalents: [],
  items: [{ name: 'heaters', category: null, quantity: 12, qualifier: null, unit: null }],
  type: 'humanitarian',
  sector: null,
  instrument: 'grant',
  status: 'disbursed',
  novelty: 'new',
  scope: 'single',
  part_of: null,
  programme: null,
  announced: '2024-01-24',
  period: null,
  delivery: null,
  officials: [],
  groups: [],
  spans: {
    anchor: { quote: 'gave Moldova NOK 20 million', start: 9, end: 36 },
    'donors.NO': { quote: 'Norway', start: 0, end: 6 },
  },
  why: {},
  confidence: 0.5,
  doubts: [{ code: 'x', sentence: 'A sentence: with “signs”, and NO.' }],
  review: { state: 'machine' },
  ...more,
})

const extraction = (more: Partial<Extraction> = {}): Extraction => ({
  schema: 'aid-article/1',
  article: {
    id: 'a_1',
    source: 'news/a.txt',
    title: '=HYPERLINK("http://x"), "said" – Nø',
    url: null,
    published: '2024-01-25',
    published_from: 'option',
    language: 'en',
    gate: 'open',
  },
  run: RUN,
  records: [record()],
  officials: [],
  groups: [],
  agreements: [],
  countries: [{ code: 'NO', spans: [{ quote: 'Norway', start: 0, end: 6 }] }],
  money: [],
  dates: [],
  problems: [],
  ...more,
})

const none = unreadable(
  'b.txt',
  [{ code: 'read/empty', cause: 'the file holds no text', place: 'b.txt', mend: null }],
  RUN,
)

for (const [name, writer] of WRITERS)
  test(`${name} writes what fixtures/write expects`, () => {
    const path = join(golden, `sample${writer.extension}`)
    const written = writeAll(writer, [extraction(), none])
    // a new format: look at what was written, and keep it
    if (!existsSync(path)) writeFileSync(path, written)
    expect(written).toBe(readFileSync(path, 'utf8'))
  })

test('YAML and JSON hold the same object', () => {
  for (const one of [extraction(), none]) {
    expect(parseYaml(writeYaml(one))).toEqual(one)
    expect(JSON.parse(writeJson(one))).toEqual(one)
    expect(JSON.parse(writeJsonLine(one))).toEqual(one)
  }
})

test('any text comes back from YAML and from JSON as it was', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      'NO',
      'no',
      '~',
      'null',
      '1e3',
      '0x1f',
      '12:30',
      '2024-01-24',
      '- a',
      'a: b',
      '# c',
      '---',
      '...',
      '\r\n',
      '\ufeff',
      '\u0085',
      '\u2028',
      '|',
      '&a',
      '*a',
      '!t',
      "it's",
      '"',
      '%',
      '@',
      '`',
      ' a ',
      '',
    ),
  )
  fc.assert(
    fc.property(anything, anything, (title, sentence) => {
      const one = extraction({
        article: { ...extraction().article, title },
        problems: [{ code: 'a', sentence, span: null }],
        records: [record({ programme: title, why: { x: sentence } })],
      })
      expect(parseYaml(writeYaml(one))).toEqual(one)
      expect(JSON.parse(writeJson(one))).toEqual(one)
      const line = writeJsonLine(one)
      expect(JSON.parse(line)).toEqual(one)
      expect(line).not.toMatch(/[\n\r\u0085\u2028\u2029]/)
    }),
    { numRuns: 150 },
  )
})

test('a result never steers a terminal', () => {
  const one = extraction({ article: { ...extraction().article, title: '\u001b]0;x\u0007\u009b31m' } })
  for (const text of [
    writeYaml(one),
    writeJson(one),
    writeJsonLine(one),
    printable(one.article.title ?? ''),
    writeCsv([one]).replaceAll('\r\n', ''),
  ])
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/)
})

/** How a title stands in the table. */
const cell = (title: string, written: string): void =>
  test(`a cell ${JSON.stringify(title)}`, () =>
    expect(writeCsv([extraction({ article: { ...extraction().article, title } })])).toContain(
      `,2024-01-25,${written},,r_123456`,
    ))

cell('plain', 'plain')
cell('=1+1', "'=1+1")
cell('+1', "'+1")
cell('-1', "'-1")
cell('@SUM(A1)', "'@SUM(A1)")
cell('＝1', "'＝1")
cell('a\u009bb', 'a\ufffdb')
cell('\t=1', "'\t=1")
cell('\r=1', `"'\r=1"`)
cell('a,b', '"a,b"')
cell('a "b"', '"a ""b"""')
cell('a\nb', '"a\nb"')

/** What the last gate lets through of a record. */
function gate(what: string, changed: Partial<AidRecord>, ...codes: string[]): void {
  test(`the last gate: ${what}`, () => {
    const { extraction: kept, issues } = checkExtraction(TEXT, extraction({ records: [record(changed)] }))
    expect(issues.map(({ code }) => code)).toEqual(codes)
    expect(kept.problems.map(({ code }) => code)).toEqual(codes)
    expect(kept.records).toHaveLength(codes.length ? 0 : 1)
    expect(extractionSchema.safeParse(kept).success).toBe(true)
  })
}

gate('a good record', {})
gate(
  'a span that does not reproduce its quote',
  { spans: { anchor: { quote: 'gave', start: 8, end: 12 } } },
  'write/span',
)
gate('a span beyond the end', { spans: { anchor: { quote: '', start: 99, end: 98 } } }, 'write/span')
gate('a value that the schema refuses', { announced: '24.1.2024' }, 'write/schema')
gate('a field that the schema does not know', { extra: 1 } as Partial<AidRecord>, 'write/schema')

test('what hung on a record that was refused is loosened', () => {
  const { extraction: kept } = checkExtraction(
    TEXT,
    extraction({
      records: [
        record({ status: 'given' as 'pledged' }),
        record({ id: 'r_654321', scope: 'part', part_of: 'r_123456' }),
      ],
      money: [
        {
          text: 'NOK 20 million',
          value: 20000000,
          currency: 'NOK',
          qualifier: 'exact',
          role: 'record',
          record: 'r_123456',
          span: { quote: 'NOK 20 million', start: 22, end: 36 },
        },
      ],
    }),
  )
  expect(kept.records.map(({ id, part_of }) => [id, part_of])).toEqual([['r_654321', null]])
  expect(kept.money.map(({ role }) => role)).toEqual(['unclear'])
})

test('a list that the schema refuses is emptied and told, and the rest is written', () => {
  const { extraction: kept, issues } = checkExtraction(
    TEXT,
    extraction({ dates: [{ text: 'x', value: 'soon', mod: null, span: { quote: 'Norway', start: 0, end: 6 } }] }),
  )
  expect(kept.dates).toEqual([])
  expect(kept.records).toHaveLength(1)
  expect(issues.map(({ code }) => code)).toEqual(['write/schema'])
})
