import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateInName, readDate, readWrittenDate } from './date.ts'
import { READERS } from './formats.ts'
import { type ReadOptions, readArticle } from './index.ts'

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'fixtures', 'read')
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A small real file of each kind: its text, or null; and the codes of what is told. */
function check(name: string, text: string | null, ...codes: string[]): void {
  test(name, () => {
    const { article, issues } = readArticle(readFileSync(join(folder, name)), { source: name })
    expect(issues.map(({ code }) => code)).toEqual(codes)
    if (text === null) expect(article).toBeNull()
    else expect(article?.text).toContain(text)
    for (const issue of issues) expect(issue.place && issue.mend).toBeTruthy()
  })
}

const TEXT = 'Zürich and Łódź: Norway gave Moldova 20 million euros – “at once”.\r\nThe rest follows 😀.\n'
check('utf-8.txt', TEXT)
check('utf-8-bom.txt', TEXT)
check('utf-16le.txt', TEXT)
check('utf-16be.txt', TEXT)
check('windows-1252.txt', '– “très généreuse” – donne 20 millions d’euros', 'read/encoding')
check('windows-1250.txt', '20 million złoty, said Minister Świątek', 'read/encoding')
check('invalid-bytes.txt', '20 million euros\ufffd\ufffd.', 'read/invalid-bytes')
check('empty.txt', null, 'read/empty')
check('binary.txt', null, 'read/binary')
check('page.html', 'Norway gave Moldova 20\u00a0million euros on Wednesday – “at once”')
check('front-matter.md', 'Norway gave Moldova')
for (const ending of ['html', 'htm', 'xhtml'])
  check(`page.${ending}`, 'Norway gave Moldova 20\u00a0million euros on Wednesday')

test('a mark is no text, and nothing else is changed', () => {
  const read = (name: string): string | undefined =>
    readArticle(readFileSync(join(folder, name)), { source: name }).article?.text
  for (const name of ['utf-8.txt', 'utf-8-bom.txt', 'utf-16le.txt', 'utf-16be.txt']) expect(read(name)).toBe(TEXT)
})

test('every input format has a small real file', () => {
  const samples = readdirSync(folder)
  const without = [...new Set(READERS.values())].filter(
    ({ extensions }) => !samples.some((name) => extensions.some((extension) => name.endsWith(extension))),
  )
  expect(without.map(({ extensions }) => extensions[0])).toEqual([])
})

test('the prose of Markdown begins behind the front matter, and positions are those of the file', () => {
  const { article } = readArticle(readFileSync(join(folder, 'front-matter.md')), { source: 'front-matter.md' })
  expect(article).toMatchObject({
    title: 'Norway helps Moldova',
    published: '2024-01-25',
    publishedFrom: 'metadata',
    url: 'https://example.org/a',
    publisher: 'Example News',
  })
  expect(article?.text.slice(article.bodyStart).trimStart()).toMatch(/^# Norway/)
})

test('front matter without an end is told and read as prose', () => {
  const { article, issues } = readArticle(bytesOf('---\ntitle: x\nNorway gave 20 euros.'), { source: 'a.md' })
  expect(issues.map(({ code, place }) => `${code} ${place}`)).toEqual(['read/metadata a.md:1'])
  expect(article?.bodyStart).toBe(0)
})

const tooLong = (bytes: number, options: Partial<ReadOptions> = {}): string[] =>
  readArticle(new Uint8Array(bytes).fill(97), { source: 'a.txt', ...options }).issues.map(({ code }) => code)

test('a file that is too long is told, and not read', () => {
  expect(tooLong(101, { maxBytes: 100 })).toEqual(['read/too-long'])
  expect(tooLong(100, { maxBytes: 100 })).toEqual([])
  expect(tooLong(4 * 1024 * 1024 + 1)).toEqual(['read/too-long'])
})

/** Where the day of publication comes from. */
function dated(
  what: string,
  options: Partial<ReadOptions>,
  published: string | null,
  from: string | null,
  ...codes: string[]
): void {
  test(`published: ${what}`, () => {
    const { article, issues } = readArticle(bytesOf('Norway gave 20 euros.'), { source: 'a.txt', ...options })
    expect([article?.published, article?.publishedFrom]).toEqual([published, from])
    expect(issues.map(({ code }) => code)).toEqual(codes)
  })
}

const sidecar = bytesOf('published: 2024-01-26\ntitle: T\npublisher: P')
dated('nobody says', {}, null, null)
dated('the option', { published: '2024-01-25', sidecar }, '2024-01-25', 'option')
dated('the sidecar', { sidecar, source: '2023-05-06.txt' }, '2024-01-26', 'metadata')
dated(
  'a time stamp counts as its day',
  { sidecar: bytesOf('date: 2024-01-26T23:30:00+02:00') },
  '2024-01-26',
  'metadata',
)
dated("the file's name", { source: 'news/2024/20240127-kyiv.txt' }, '2024-01-27', 'filename')
dated(
  'a sidecar that says something else',
  { sidecar: bytesOf('published: yesterday'), source: '2024-01-27.txt' },
  '2024-01-27',
  'filename',
  'read/date',
)
dated('plain English', { sidecar: bytesOf('published: 25 January 2024') }, '2024-01-25', 'metadata')
dated(
  'the other field, and the one that cannot be read is told',
  { sidecar: bytesOf('published: 25/01/24\ndate: 2024-01-26') },
  '2024-01-26',
  'metadata',
  'read/date',
)
dated(
  'the sidecar, where front matter cannot be read',
  { source: 'a.md', format: '.txt', metadata: { published: 'soon' }, sidecar },
  '2024-01-26',
  'metadata',
  'read/date',
)
dated('a broken sidecar', { sidecar: bytesOf('published: [') }, null, null, 'read/metadata')
dated('a list for a sidecar', { sidecar: bytesOf('- a\n- b') }, null, null, 'read/metadata')
dated('an empty sidecar', { sidecar: bytesOf('') }, null, null)
dated('a sidecar of nothing but brackets', { sidecar: bytesOf('['.repeat(20_000)) }, null, null, 'read/metadata')
dated('a binary sidecar', { sidecar: new Uint8Array([0, 1, 2]) }, null, null, 'read/binary')

test('a day is a day of the calendar', () => {
  for (const [written, day] of [
    ['2024-02-29', '2024-02-29'],
    ['2023-02-29', null],
    ['2024-13-01', null],
    ['2024-01', '2024-01'],
    ['2024', '2024'],
    ['25.1.2024', null],
    ['2024-01-25 10:00', '2024-01-25'],
  ] as const)
    expect(readDate(written)).toBe(day)
})

test('a day in plain English is one too', () => {
  for (const [written, day] of [
    ['25 January 2024', '2024-01-25'],
    ['25th Jan 2024', '2024-01-25'],
    ['January 5, 2024', '2024-01-05'],
    ['Sept. 1st 2024', '2024-09-01'],
    ['may 2024', '2024-05'],
    ['Thursday, 25 January 2024', '2024-01-25'],
    ['Thu, 25 Jan 2024 10:00:00 +0100', '2024-01-25'],
    ['January 25, 2024 at 10:30 a.m. EST', '2024-01-25'],
    ['25-Jan-2024', '2024-01-25'],
    ['2024-01-25', '2024-01-25'],
    ['30 February 2024', null],
    ['25 Janner 2024', null],
    ['01/02/2024', null],
    ['25 January', null],
  ] as const)
    expect(readWrittenDate(written)).toBe(day)
})

test('not any eight digits of a name are a day', () => {
  for (const [name, day] of [
    ['2024_01_25-a.txt', '2024-01-25'],
    ['id-20249925.txt', null],
    ['1120240125.txt', null],
    ['2024-01-25/article.txt', null],
    ['reuters.2024.01.25.txt', '2024-01-25'],
  ] as const)
    expect(dateInName(name)).toBe(day)
})

test('any bytes give an article or say why not, and never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('a.txt', 'a.md', 'a', 'a.MD'), (bytes, source) => {
      const { article, issues } = readArticle(bytes, { source })
      expect(article !== null || issues.length > 0).toBe(true)
    }),
    { numRuns: 400 },
  )
})

test('text in UTF-8 and UTF-16 comes back as it was', () => {
  const prose = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter((text) => /\S/.test(text) && !text.startsWith('\ufeff') && !text.includes('\0'))
  const utf16 = (text: string): Uint8Array => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
  fc.assert(
    fc.property(prose, (text) => {
      expect(
        readArticle(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]), { source: 'a' }).article?.text,
      ).toBe(text)
      expect(readArticle(utf16(text), { source: 'a' }).article?.text).toBe(text)
    }),
  )
})
