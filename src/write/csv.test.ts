import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extract } from '../index.ts'
import { book } from '../testing.ts'
import { writeCsv } from './csv.ts'

const extraction = extract('Norway sent Moldova 20 million euros.', book, { source: 'a.txt' })
const titled = (title: string) => [{ ...extraction, article: { ...extraction.article, title } }]

/** RFC 4180, as a reader that knows nothing of us has it. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end !== ',') rows.push([])
  }
  return rows
}

const titleIn = (csv: string): string => cellsOf(csv)[1]?.[2] ?? ''
const unguarded = (cell: string): string =>
  /^''*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(cell) ? cell.slice(1) : cell

test('no cell begins as a formula does', () => {
  for (const title of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠a', "'=1"]) {
    expect(titleIn(writeCsv(titled(title)))).toBe(`'${title}`)
    expect(titleIn(writeCsv(titled(title), { raw: true }))).toBe(title)
  }
})

test('a reader that takes the guard away has the text', () => {
  const odd = fc
    .array(fc.constantFrom("'", '=', '-', '"', ',', '\r\n', '\n', 'a', '＝', '😀'))
    .map((signs) => signs.join(''))
  fc.assert(
    fc.property(odd, (title) => {
      expect(unguarded(titleIn(writeCsv(titled(title))))).toBe(title)
    }),
  )
})
