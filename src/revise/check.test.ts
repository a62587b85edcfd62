import { expect, test } from 'vitest'
import { extract } from '../index.ts'
import { impliedRates } from '../rulebook/rates.ts'
import { sumReader } from '../run/read-sums.ts'
import { book } from '../testing.ts'
import { writeYaml } from '../write/index.ts'
import { checkDocument } from './check.ts'
import { parseResult } from './document.ts'
import { pointsOf } from './points.ts'
import { vocabularyOf } from './vocabulary.ts'

const TEXT =
  '😀 Denmark will give Ukraine 91 million kroner ($13 million). Norway has paid Moldova 20 million euros, of which 5 million is for schools.'
const written = writeYaml(extract(TEXT, book, { published: '2024-01-25', source: 'a.txt' }))
const options = {
  vocabulary: vocabularyOf(book),
  rate: impliedRates(book),
  points: pointsOf(TEXT),
  readSums: sumReader(book),
}

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

test('a country has its code, whatever it is called; a body may be written out', () => {
  const recipient = (name: string, ...expected: string[]): void =>
    check(
      [
        ['recipients: [UA]', `recipients: [${name}]`],
        ['recipients.UA: ', `recipients.${name}: `],
      ],
      ...expected.map(
        (code) =>
          `${lineOf('recipients: [UA]')}  ${name} is no code: records name a country by its code; write ${code}, and recipients.${code} in place of recipients.${name}`,
      ),
    )
  for (const name of ['Moldova', 'Republic of Moldova', 'Moldava', 'Republik Moldau']) recipient(name, 'MD')
  for (const name of ['Norway', 'Norwegen', 'Norwegian']) recipient(name, 'NO')
  for (const name of ['USA', 'United States', 'the United States', 'Untied States']) recipient(name, 'US')
  recipient('Sweeden', 'SE')
  for (const name of ['UN', 'World Bank', 'Caritas', 'Oxfam', 'Camões', 'Trócaire', 'Malawi Red Cross']) recipient(name)
  check(
    [['recipients: [UA]', 'recipients: [Ukraine]']],
    expect.stringContaining('write UA') as never,
    expect.stringContaining('or name it recipients.UA if') as never,
  )
  check(
    [['donors: [DK]', 'donors: [UK]']],
    expect.stringContaining('nothing says why') as never,
    expect.stringContaining('did you mean GB?') as never,
    expect.stringContaining('or name it donors.GB if') as never,
  )
})

test('codes of the lists behind the records', () => {
  check([['- code: DK', '- code: Denmark']], expect.stringContaining('Denmark is no code') as never)
  check([['- code: DK', '- code: DQ']], expect.stringContaining('no country or body DQ') as never)
})

test('a mend says what to write', () => {
  const told = (from: string | RegExp, to: string): string[] =>
    problems([from, to]).map((line) => line.replace(/^\d+ {2}/, ''))
  const commas = 'a comma ends a number: this reads '
  expect(told('value: 91000000, ', 'value: 91,000,000, ')).toEqual([`${commas}91; write 91000000`])
  expect(told('value: 91000000, ', 'value: 91,000, ')).toEqual([`${commas}91; write 91000`])
  expect(told('value: 91000000, ', 'value: 5,600,000,000, ')).toEqual([`${commas}5; write 5600000000`])
  expect(told('value: 91000000, ', 'value: 91 000 000, ')[0]).toContain('write a number without signs of thousands')
  expect(told(/\n +part_of: null/, '')).toEqual(['part_of is missing; add part_of: null, or what the article says'])
  expect(told(/\n +items: \[\]/, '')).toEqual(['items is missing; add items: [], or what the article says'])
  expect(told(/\n +items: \[\]/, '\n    items:')).toEqual([
    'items cannot be null; write a list: [DK, NO], or [] for none',
  ])
  expect(told(/\n +confidence: [\d.]+/, '')[0]).toContain('add it; it is a number')
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
  check(
    [['value: 13000000', 'value: 1300000']],
    expect.stringContaining('cannot be one sum') as never,
    expect.stringContaining('“$13 million” says 13000000 USD, not 1300000 USD') as never,
  )
  const total = problems(
    [/part_of: null([\s\S]*)part_of: null/, `part_of: null$1part_of: ${/id: (r_\w+)/.exec(written)![1]}`],
    [/amount: \{value: 91000000, currency: DKK/, 'amount: {value: 1000, currency: EUR'],
  )
  expect(total.join('\n')).toContain('more than the 1000 of the whole')
})

test('words that plainly say another sum are told; what they may say is not', () => {
  /** The causes of a file of `text` whose first amount was typed over. */
  const sum = (text: string, amount: string): string[] => {
    const file = writeYaml(extract(text, book, { published: '2024-01-25', source: 'a.txt' }))
    const typed = file.replace(/amount: \{value: .*?\}/, `amount: {${amount}, qualifier: exact}`)
    const { document } = parseResult(typed, 'f')
    return checkDocument(document!, { ...options, points: pointsOf(text) }).map(({ cause }) => cause)
  }
  const pounds = 'Britain will give Ukraine £15 million for schools.'
  expect(sum(pounds, 'value: 16000000, currency: EUR')).toEqual(['“£15 million” says 15000000 GBP, not 16000000 EUR'])
  expect(sum(pounds, 'value: 15000000, currency: EUR')).toEqual(['“£15 million” says 15000000 GBP, not 15000000 EUR'])
  expect(sum(pounds, 'value: 150000000, currency: GBP')).toEqual(['“£15 million” says 15000000 GBP, not 150000000 GBP'])
  expect(sum(pounds, 'value: 15000000, currency: GBP')).toEqual([])
  const crowns = 'Norway will give Ukraine 91 million kroner for schools.'
  expect(sum(crowns, 'value: 91000000, currency: DKK')).toEqual([])
  expect(sum(crowns, 'value: 91000000, currency: USD')).toHaveLength(1)
  expect(sum('India will give Nepal 20 lakh rupees for schools.', 'value: 2000000, currency: NPR')).toEqual([])
  expect(sum('India will give Nepal Rs 20 crore for schools.', 'value: 20000000, currency: INR')).toHaveLength(1)
  const yearly = 'Norway will give Ukraine 20 million euros a year for schools.'
  expect(sum(yearly, 'value: 80000000, currency: EUR')).toEqual([])
  expect(sum('Norway will give Ukraine $10.04 million for schools.', 'value: 10000000, currency: USD')).toEqual([])
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
