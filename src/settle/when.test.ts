import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf } from '../core/calendar.ts'
import { boundsOf } from '../core/when.ts'
import { readText } from '../testing.ts'
import { choose } from './when-choose.ts'

const PUBLISHED = '2024-09-10' // a Tuesday

function check(text: string, ...values: string[]): void {
  checkOn(PUBLISHED, text, ...values)
}

function checkOn(published: string | null, text: string, ...values: string[]): void {
  const { dates } = readText(text, published).extraction
  expect(dates.map(({ text: words, value, mod }) => `${words} = ${value}${mod ? ` ${mod}` : ''}`)).toEqual(values)
}

test('a day without a year takes the one that the verb and the day of the news make right', () => {
  check('The vote took place on 14 December.', '14 December = 2023-12-14')
  check('The vote will take place on 14 December.', '14 December = 2024-12-14')
  check('On 8 March the minister could report the first delivery.', '8 March = 2024-03-08')
  check('All of it must be spent by 31 August.', '31 August = 2025-08-31')
  check('Tuesday 19 March was a good day.', 'Tuesday 19 March = 2024-03-19')
  checkOn(
    '2024-01-05',
    'The law was passed on December 30 and takes effect on February 1.',
    'December 30 = 2023-12-30',
    'February 1 = 2024-02-01',
  )
})

test('what is so until a day lies ahead, what was so behind', () => {
  check('The ministry is ten million short until February.', 'February = 2025-02')
  check('Ten million euros are needed until the end of March.', 'end of March = 2025-03 END')
  check('The gym was full of beds until June.', 'June = 2024-06')
  check('All five vans leave on Sunday.', 'Sunday = 2024-09-15')
})

test('a verb that is a noun here tells no tense', () => {
  check('With the votes of both parties the committee on Monday freed ten million.', 'Monday = 2024-09-09')
  check('By Monday the hosts had counted up ten million.', 'Monday = 2024-09-09')
  check('By 30 votes to 12 the assembly on Friday passed the plan.', 'Friday = 2024-09-06')
  check('Behind the plans of the ministry stood on Sunday two parties.', 'Sunday = 2024-09-08')
  check('The assembly votes on Friday.', 'Friday = 2024-09-13')
  check('Norway hosts on Friday the next meeting.', 'Friday = 2024-09-13')
})

test('a bare day of the month is of the month told close by', () => {
  check(
    'On 17 December the earth shook. Two million was approved on the 19th.',
    '17 December = 2023-12-17',
    'the 19th = 2023-12-19',
  )
  check(
    'On 17 December the earth shook.\n\nTwo million was approved on the 9th.',
    ...['17 December = 2023-12-17', 'the 9th = 2024-09-09'],
  )
  check(
    'On 17 December the earth shook. Two million will be paid on the 19th.',
    ...['17 December = 2023-12-17', 'the 19th = 2024-09-19'],
  )
})

test('months and seasons', () => {
  check('The tanks, promised in January, are to be delivered in December.', 'January = 2024-01', 'December = 2024-12')
  check('It was stuck in parliament since October.', 'October = 2023-10')
  check('Training starts in October and ends in March.', 'October = 2024-10', 'March = 2025-03')
  check(
    'So he warned last autumn; no answer is expected before winter.',
    'last autumn = 2023-23',
    'winter = 2024-24 BEFORE',
  )
  check('Last October, and again this month, they gave.', 'Last October = 2023-10', 'this month = 2024-09')
  check('They met between January and June.', 'January and June = 2024-01/2024-06')
})

test('weekdays look back, unless something is still to come', () => {
  check(
    'Riga approved it on Thursday, and the money is to be paid on Friday.',
    'Thursday = 2024-09-05',
    'Friday = 2024-09-13',
  )
  check('He said on Tuesday that he had paid last Tuesday.', 'Tuesday = 2024-09-10', 'last Tuesday = 2024-09-03')
  check('The ministers meet on Monday.', 'Monday = 2024-09-16')
  check('If parliament agrees on Wednesday, the tanks can go.', 'Wednesday = 2024-09-11')
  check(
    'It was Friday last week, not Tuesday next week.',
    'Friday last week = 2024-09-06',
    'Tuesday next week = 2024-09-17',
  )
})

test('what is told from today', () => {
  check('Today he paid what he promised yesterday.', 'Today = 2024-09-10', 'yesterday = 2024-09-09')
  check('It left this week, or last week.', 'this week = 2024-09-09/2024-09-15', 'last week = 2024-09-02/2024-09-08')
  check('Over the weekend they met.', 'the weekend = 2024-09-07/2024-09-08')
  check('It rose in the past two years.', 'the past two years = 2022-09/2024-09')
  check('It runs for the next three years.', 'the next three years = 2024/2027')
  check('It is meant for this year and the next.', 'this year and the next = 2024/2025')
  check(
    'By the end of the year and early next year more will come.',
    'end of the year = 2024 END',
    'early next year = 2025 START',
  )
  check(
    'Two weeks ago, two months ago, two years ago.',
    'Two weeks ago = 2024-08-27',
    'two months ago = 2024-07',
    'two years ago = 2022',
  )
  check('It comes in the second half of next year.', 'second half of next year = 2025-07/2025-12')
  check(
    'Before Christmas, and on Labor Day, and after Easter 2025.',
    'Christmas = 2024-12-25 BEFORE',
    'Labor Day = 2024-09-02',
    'Easter 2025 = 2025-04-20 AFTER',
  )
})

test('what our forms leave is read by chrono', () => {
  check(
    'He left the day before yesterday and returns the day after tomorrow.',
    'the day before yesterday = 2024-09-08',
    'the day after tomorrow = 2024-09-12',
  )
  check(
    'It was promised half a year ago and comes three days from now.',
    'half a year ago = 2024-03',
    'three days from now = 2024-09-13',
  )
  check('It was promised a few days ago, some hours ago, at 5:30.')
})

test('what will be said lies ahead, as what will be done', () => {
  check('The minister will say more about it in Bern on Saturday.', 'Saturday = 2024-09-14')
  check('She wants to give the sum on Monday.', 'Monday = 2024-09-16')
  check('They say so on Saturday.', 'Saturday = 2024-09-07')
})

test('what hangs on another date', () => {
  check(
    'On 8 March he counted 3. Four days later there were 5. A week earlier it was one.',
    '8 March = 2024-03-08',
    'Four days later = 2024-03-12',
    'A week earlier = 2024-03-05',
  )
  check('They signed on Thursday, and paid the same evening.', 'Thursday = 2024-09-05', 'the same evening = 2024-09-05')
  check('In 2023 it was 5 million, the year before 4 million.', '2023 = 2023', 'the year before = 2022')
  check(
    'The summit was held on 9 July. Two days before the summit, rockets fell.',
    '9 July = 2024-07-09',
    'Two days before the summit = 2024-07-07',
  )
  check(
    'They met on 2 September and signed the following Friday.',
    '2 September = 2024-09-02',
    'the following Friday = 2024-09-06',
  )
  check(
    'It promised 100 million in October 2022 and sent pumps in December of that year. Riyadh gave as much the same autumn.',
    'October 2022 = 2022-10',
    'December of that year = 2022-12',
    'the same autumn = 2022-23',
  )
  check('In 2022, they paid for the flood of that January.', '2022 = 2022', 'that January = 2022-01')
  check(
    'Berlin put 40 million into it in 2023, Oslo had given as much the previous November.',
    '2023 = 2023',
    'the previous November = 2022-11',
  )
  check(
    'It was signed in 2021 and came into force on 5 June of the same year.',
    '2021 = 2021',
    '5 June of the same year = 2021-06-05',
  )
})

test('without a day of publication only absolute dates resolve, and what hangs on them', () => {
  checkOn(
    null,
    'On 5 May 2023 and three days later they gave; on Wednesday, in June and last year they did not.',
    '5 May 2023 = 2023-05-05',
    'three days later = 2023-05-08',
    'Wednesday = null',
    'June = null',
    'last year = null',
  )
})

test('a publication date without a day settles what it can', () => {
  checkOn(
    '2024-03',
    'On 5 January they met, on Monday they left, last year they stayed.',
    '5 January = 2024-01-05',
    'Monday = null',
    'last year = 2023',
  )
})

test('under a dated heading today is that day', () => {
  check(
    'War diary\n\nMONDAY\n\n12:00 The convoy left yesterday.\n\nSUNDAY 8 SEPTEMBER\n\n09:00 The convoy leaves today.\n',
    'MONDAY = 2024-09-09',
    'yesterday = 2024-09-08',
    'SUNDAY 8 SEPTEMBER = 2024-09-08',
    'today = 2024-09-08',
  )
})

test('in a quotation today is the day of speaking', () => {
  check(
    'A first plane has landed.\n\n“Today is a good day,” the minister said in Oslo on Friday.\n',
    'Today = 2024-09-06',
    'Friday = 2024-09-06',
  )
})

test('financial years are those of the state that spends', () => {
  check('The United States set aside $300 million for fiscal year 2024.', 'fiscal year 2024 = 2023-10/2024-09')
  check('Britain pays £20 million this financial year.', 'this financial year = 2024/2025')
  check('Germany pays 20 million euros this financial year.', 'this financial year = 2024')
})

test('a past choice never lies ahead, a deadline never behind', () => {
  const day = fc.integer({ min: 10_000, max: 30_000 }).map(dayOf)
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 12 }), (today, month) => {
      const values = [-2, -1, 0, 1, 2].map(
        (offset) => `${Number(today.slice(0, 4)) + offset}-${String(month).padStart(2, '0')}`,
      )
      expect(boundsOf(choose(values, today, 'past')!).earliest! <= today).toBe(true)
      expect(boundsOf(choose(values, today, 'deadline')!).latest! >= today).toBe(true)
    }),
  )
})

test('a year that heads a stretch of a timeline holds the days and months below it', () => {
  check(
    'Norway and Chad: a timeline\n\n2022\n\n1 August. The first part is paid.\n\nNovember: the second.\n\n2021\n\nMarch\nTalks began in spring.\n',
    '2022 = 2022',
    '1 August = 2022-08-01',
    'November = 2022-11',
    '2021 = 2021',
    'March = 2021-03',
    'spring = 2021-21',
  )
  check(
    'Norway and Chad: a timeline\n\n2022\n\n1 August. The first part is paid.\n\nWhat comes next\n\nThey met on 1 August.\n',
    '2022 = 2022',
    '1 August = 2022-08-01',
    '1 August = 2024-08-01',
  )
})
