import { expect, test } from 'vitest'
import { extract } from '../index.ts'
import { impliedRates } from '../rulebook/rates.ts'
import { book } from '../testing.ts'
import { writeYaml } from '../write/index.ts'
import { checkDocument } from './check.ts'
import { parseResult } from './document.ts'
import { pointsOf } from './points.ts'
import { vocabularyOf } from './vocabulary.ts'

const TEXT =
  '😀 Denmark will give Ukraine 91 million kroner ($13 million). Norway has paid Moldova 20 million euros, of which 5 million is for schools.'
const written = writeYaml(extract(TEXT, book, { published: '2024-01-25', source: 'a.txt' }))
const options = { vocabulary: vocabularyOf(book), rate: impliedRates(book), points: pointsOf(TEXT) }

/** `LINE  cause; mend` for each problem, after replacing text in the file. */
function problems(...changes: readonly (readonly [string | RegExp, string])[]): string[] {
  const text = changes.reduce((file, [from, to]) => file.replace(from, to), written)
  const { document, issues } = parseResult(text, 'f')
  const found = document ? checkDocument(document, options) : issues
  return found.map(({ cause, mend, place }) => `${place?.split(':')[1]}  ${cause}; ${mend}`)
}

const lineOf = (words: string): number => written.slice(0, written.indexOf(words)).split('\n').length

const check = (changes: readonly (readonly [string | RegExp, string])[], ...expected: string[]): void =>
  expect(problems(...changes)).toEqual(expected)

test('what the machine wrote has no problem', () => check([]))

test('a slip is told with its line and what was meant', () => {
  check([['currency: DKK', 'currency: DKR']], `${lineOf('currency: DKK')}  no currency DKR; did you mean DKK?`)
  check(
    [['status: pledged', 'status: plegded']],
    `${lineOf('status: pledged')}  status cannot be "plegded"; did you mean pledged?`,
  )
  check(
    [['recipients: [UA]', 'recipients: [UQ]']],
    `${lineOf('recipients: [UA]')}  no country or body UQ; did you mean UA?`,
    `${lineOf('recipients.UA: ')}  recipients is [UQ], and has no UA any more; take this line out, or name it recipients.UQ if it is about UQ`,
  )
})

test('the words of a value that was corrected away are told', () => {
  check(
    [
      ['donors: [DK]', 'donors: [SE]'],
      ['review: {state: machine}', 'review: {state: corrected}'],
    ],
    `${lineOf('donors.DK: ')}  donors is [SE], and has no DK any more; take this line out, or name it donors.SE if it is about SE`,
  )
})

test('all problems are told at once, in their order', () => {
  const found = problems(
    ['donors: [DK]', 'donors: DK'],
    ['novelty: new', 'noveltee: new'],
    ['confidence: ', 'confidence: 1'],
  )
  expect(found.map((line) => line.replace(/^\d+ {2}/, '').split(';')[0])).toEqual([
    'novelty cannot be nothing',
    'donors cannot be "DK"',
    'there is no field noveltee',
    expect.stringContaining('confidence cannot be'),
  ])
})

test('a span must quote its text; the place of the words is told', () => {
  const [found] = problems([/anchor: \{quote: (.*?), start: (\d+)/, 'anchor: {quote: $1, start: 1'])
  expect(found).toMatch(/the article says .* the words stand at start: \d+, end: \d+/)
})

test('sums that cannot be', () => {
  check([['value: 13000000', 'value: 1300000']], expect.stringContaining('cannot be one sum') as never)
  const total = problems(
    [/part_of: null([\s\S]*)part_of: null/, `part_of: null$1part_of: ${/id: (r_\w+)/.exec(written)![1]}`],
    [/amount: \{value: 91000000, currency: DKK/, 'amount: {value: 1000, currency: EUR'],
  )
  expect(total.join('\n')).toContain('more than the 1000 of the whole')
})

test('a sum that was paid cannot lie ahead', () => {
  const found = problems([/status: disbursed([\s\S]*?)announced: .*/, "status: disbursed$1announced: '2024-03-01'"])
  expect(found.join('\n')).toContain('after the article of 2024-01-25, but the sum is disbursed')
})

test('hostile files are refused, and the process lives', () => {
  const refuse = (text: string): string => parseResult(text).issues[0]?.code ?? 'read'
  const many = (one: string, times = 20_000): string => one.repeat(times)
  for (const one of ['[', '{a: ', '- ', '? ', 'a: ', '[[', '{[']) expect(refuse(many(one)), one).toBe('check/too-deep')
  for (let i = 0; i < 3; i++) expect(refuse(many('[', 5000) + many(']', 5000))).toBe('check/too-deep')
  expect(refuse(Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'))).toBe('check/too-deep')
  expect(refuse(Array.from({ length: 40_000 }, (_, i) => `k${i}: 1`).join('\n'))).toBe('check/too-long')
  expect(refuse(`a: "${many('x', 10_000_000)}"`)).toBe('check/too-long')
  expect(refuse('a: &a [x]\nb: [*a, *a]')).toBe('check/foreign-yaml')
  expect(refuse('a: !!js/function x')).toBe('check/foreign-yaml')
  expect(refuse('%YAML 1.1\n---\na: NO')).toBe('check/foreign-yaml')
  expect(refuse('records: []\n---\nrecords: []')).toBe('check/yaml')
  expect(refuse('__proto__: {polluted: true}')).toBe('check/yaml')
  expect(refuse('constructor: {prototype: {polluted: true}}')).toBe('read')
  expect(refuse('a: 9007199254740993')).toBe('check/yaml')
  expect(refuse('a: 012')).toBe('check/yaml')
  expect(refuse('a: 1\na: 2')).toBe('check/yaml')
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  expect(parseResult('a: NO').document?.value).toEqual({ a: 'NO' })
})
