import { describe, expect, it } from 'vitest'
import { readText } from '../testing.ts'
import { surroundings } from './observe.ts'
import { periodOptions } from './period.ts'

const PUBLISHED = '2024-09-15'

/** The periods of the records of a text, each beside its figure in millions. */
const periodsOf = (text: string): string[] =>
  readText(text, PUBLISHED).extraction.records.map(
    ({ amount, period }) => `${amount!.value! / 1e6}: ${period ?? 'none'}`,
  )

/** What its last sum may be for. */
function offered(text: string): (string | null)[] {
  const { outline, mentions, links, claims } = readText(text, PUBLISHED)
  const last = claims.findLast(({ sum }) => sum)!
  return periodOptions(surroundings(outline, mentions, claims), links, last).map(({ value }) => value?.value ?? null)
}

describe('the time that money is for', () => {
  it.each([
    ['Norway has set aside 50 million euros for Ukraine in 2025.', ['50: 2025']],
    ['Norway has earmarked 50 million euros of military support for Ukraine for 2025.', ['50: 2025']],
    ['Norway will give Ukraine 50 million euros over the years 2025 to 2027.', ['50: 2025/2027']],
    ['Norway has given Ukraine 900 million euros in total since February 2022.', ['900: 2022-02/..']],
    ['Norway has given Ukraine 900 million euros since the invasion of February 2022.', ['900: 2022-02/..']],
    // told of a day
    ['Norway announced 50 million euros for Ukraine on 12 September 2024.', ['50: none']],
    ['On Thursday Norway pledged 50 million euros to Ukraine.', ['50: none']],
    // the month of a promise
    ['Norway promised Ukraine 50 million euros in May 2023.', ['50: none']],
  ])('%s', (text, periods) => expect(periodsOf(text)).toEqual(periods))

  it('stands at the head of its row', () => {
    const table = 'Norwegian aid to Ukraine\n\nYear\tEUR million\n2022\t120\n2023\t140\n2024\t155'
    expect(periodsOf(table)).toEqual(['120: 2022', '140: 2023', '155: 2024'])
  })
})

describe('what may be such a time', () => {
  it.each([
    ['Norway pays 5 million euros to Ukraine for 2025 and 2026.', ['2025/2026', null]],
    ['Norway pays 5 million euros a year to Ukraine up to 2029.', ['2024/2029', '2029', null]],
    [
      'Norway has paid Ukraine 5 million euros since fighting broke out in April 2023.',
      ['2023-04/..', '2023-04', null],
    ],
    ['Norway paid Ukraine 5 million euros on Friday.', [null]],
    // of the whole, for its part
    [
      'Norway gives Ukraine 9 million euros for 2025. The rest of the news is bad. Norway keeps 5 million for mines.',
      ['2025', null],
    ],
  ])('%s', (text, options) => expect(offered(text)).toEqual(options))
})
