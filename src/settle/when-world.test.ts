import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** The resolved dates of an article published on Tuesday, 10 September 2024, as `words = value`. */
const check = (text: string, ...dates: string[]): void => {
  test(text, () =>
    expect(
      readText(text, '2024-09-10')
        .extraction.dates.filter(({ value }) => value !== null)
        .map(({ text: words, value }) => `${words} = ${value}`),
    ).toEqual(dates),
  )
}

check('A year ago today the dam broke.', 'A year ago today = 2023-09-10')
check('It was three weeks ago yesterday that the first plane landed.', 'three weeks ago yesterday = 2024-08-19')
check('A week ago on Monday the port closed.', 'A week ago on Monday = 2024-09-02')
check(
  'The convoy left on Sept. 8 and reached the border early on the 9th.',
  'Sept. 8 = 2024-09-08',
  'the 9th = 2024-09-09',
)
check(
  'The loan of 3 March 2022 (03/03/2022) was repaid on 2024-08-01.',
  '3 March 2022 = 2022-03-03',
  '03/03/2022 = 2022-03-03',
  '2024-08-01 = 2024-08-01',
)
check('It runs from 1 July 2024 to 30 June 2026.', '1 July 2024 to 30 June 2026 = 2024-07-01/2026-06-30')
check('In the 2024–25 financial year Canberra pays more.', '2024–25 financial year = 2024/2025')
check('Between 2021 and 2023 they gave nothing.', '2021 and 2023 = 2021/2023')
check('Since mid-2023, and by late October at the latest.', 'mid-2023 = 2023', 'late October = 2024-10')
check(
  'In the first half of 2025 and in Q4 of this year.',
  'first half of 2025 = 2025-01/2025-06',
  'Q4 of this year = 2024-10/2024-12',
)
check(
  'The day before yesterday they met; they meet again the day after tomorrow.',
  'The day before yesterday = 2024-09-08',
  'the day after tomorrow = 2024-09-12',
)
check(
  'On Friday evening the ship left Mersin, two days later it was in Beirut.',
  'Friday evening = 2024-09-06',
  'two days later = 2024-09-08',
)
check(
  'The tranche due at the end of the month was paid at the start of last week.',
  'end of the month = 2024-09',
  'start of last week = 2024-09-02/2024-09-08',
)
check(
  'For the past six months and over the next five years.',
  'the past six months = 2024-03/2024-09',
  'the next five years = 2024/2029',
)
check('In the spring of 2023 and last winter.', 'spring of 2023 = 2023-21', 'last winter = 2023-24')
check('In the 1990s nobody gave; in the early 2000s some did.', 'the 1990s = 199X', 'early 2000s = 200X')
check(
  'On New Year’s Eve 2023 they gave; on Christmas Day they had given twice.',
  'New Year’s Eve 2023 = 2023-12-31',
  'Christmas Day = 2023-12-25',
)
check('This time last year they had nothing.', 'This time last year = 2023-09')
check('On Thursday, 5 September 2024, at 14:30 the board met.', 'Thursday, 5 September 2024 = 2024-09-05')
check(
  'on 5 and 6 September; from August 30 to September 2; on July 4-6.',
  '5 and 6 September = 2024-09-05/2024-09-06',
  'August 30 to September 2 = 2024-08-30/2024-09-02',
  'July 4-6 = 2024-07-04/2024-07-06',
)
check('The war entered its third year. It lasts for three years, ten months at least.')
check('March on, said May; he may march in the morning. August company met in the coming weeks.')
check('At 5 pm 2,024 people stood in line; 1995 of them ate, and 2000 tonnes came.')
check('Flight MH17, Agenda 2030, Euro 2024 and COP28 were named; so was the 2030 Agenda.')
check('May 2024 was wet. In May it rained.', 'May 2024 = 2024-05', 'May = 2024-05')
check('A decade ago they gave nothing.', 'A decade ago = 2014')
check(
  'It was promised in May 2023 and paid the following month.',
  'May 2023 = 2023-05',
  'the following month = 2023-06',
)
check('Tuesday’s cabinet approved what Monday’s meeting proposed.', 'Tuesday = 2024-09-10', 'Monday = 2024-09-09')
check(
  'On 24 February this year, two years into the war, the same day the money came.',
  '24 February this year = 2024-02-24',
)
check('It expires on December 31; the next review is in January.', 'December 31 = 2024-12-31', 'January = 2025-01')
