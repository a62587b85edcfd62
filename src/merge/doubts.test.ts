import { expect, test } from 'vitest'
import { readText } from '../testing.ts'
import { excess } from './doubts-sums.ts'

const PUBLISHED = '2024-06-15'

/** The doubts on the article's records, each as `code: sentence`. */
function doubts(text: string, published: string | null): string[] {
  return readText(text, published).extraction.records.flatMap((record) =>
    record.doubts.map(({ code, sentence }) => `${code}: ${sentence}`),
  )
}

/** The text raises this doubt, in these words. */
const check = (text: string, code: string, words: RegExp, published: string | null = PUBLISHED): void =>
  test(`${code}: ${text.slice(0, 70)}`, () => {
    const told = doubts(text, published).filter((doubt) => doubt.startsWith(`${code}:`))
    expect(told.join('\n') || doubts(text, published).join('\n')).toMatch(words)
    expect(told.length).toBeGreaterThan(0)
  })

/** The text does not raise it. */
const none = (text: string, code: string, published: string | null = PUBLISHED): void =>
  test(`no ${code}: ${text.slice(0, 70)}`, () => {
    expect(doubts(text, published).filter((doubt) => doubt.startsWith(`${code}:`))).toEqual([])
  })

check('Aid for Kenya worth 20 million euros was delivered on Monday.', 'donor_missing', /No giver/)
none('Norway gave Kenya 20 million euros.', 'donor_missing')

check(
  'Denmark donated 91 million kroner ($91 million) to Ukraine.',
  'rate_out_of_band',
  /“91 million kroner” and “\$91 million” .* one USD would be 1 DKK/,
)
none('Denmark donated 91 million kroner ($13.2 million) to Ukraine.', 'rate_out_of_band')

check(
  'Norway gave Ukraine 200 million kroner. Another 50 million will go to Moldova.',
  'currency_inferred',
  /“50 million” names no currency; NOK was taken/,
)
none('Norway gave Ukraine 200 million kroner.', 'currency_two_readings')
none('The United States gave Ukraine $200 million.', 'currency_two_readings')

check(
  'Norway gave Kenya 20 million euros on Wednesday.',
  'date_unresolved',
  /“on Wednesday”|“Wednesday”.* day of publication is not known/,
  null,
)
none('Norway gave Kenya 20 million euros on Wednesday.', 'date_unresolved')

test('parts that exceed their whole are told with the difference', () => {
  const records = readText('Sweden gave Ukraine 100 million euros. Norway gave Ukraine 60 million euros.', PUBLISHED)
    .extraction.records
  const [whole, part] = records
  expect(excess({ record: whole!, parts: [part!, part!] })).toEqual([
    { code: 'parts_exceed_total', sentence: 'Its parts add up to 120000000 EUR, 20000000 more than the whole.' },
  ])
  expect(excess({ record: whole!, parts: [part!] })).toEqual([])
})

check(
  'Sweden pledged Ukraine 2.75 billion kronor. The minister said Sweden would give 2.7 billion kronor.',
  'figure_differs',
  /2\.7 billion kronor/,
)

test('doubts are listed once, the gravest first', () => {
  for (const { doubts } of readText('Aid worth 20 million was promised.', null).extraction.records) {
    const codes = doubts.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
  }
})

test('a record that hangs on more doubts is less sure', () => {
  const sure = readText('Norway gave Kenya 20 million kroner on Monday.', PUBLISHED).extraction.records[0]!
  const unsure = readText('Kenya. Another 20 million may be on its way.', PUBLISHED).extraction.records[0]
  expect(sure.confidence).toBeGreaterThan(0.8)
  expect(unsure?.confidence ?? 0).toBeLessThan(sure.confidence)
})

/** What stands around the gift speaks against it, or leaves room for another party. */
check('Norway, which is asked for more, gave Kenya 20 million euros if parliament agrees.', 'conditional', /condition/)
check('Norway has delivered generators, tents and blankets to Kenya.', 'goods_uncounted', /neither a sum nor how many/)
check('Norway gives Kenya 20 million euros', 'headline_only', /Only the headline/)
