import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seen } from '../testing.ts'

const check = (text: string, ...dates: string[]): void => expect(seen(text, 'when')).toEqual(dates)

test('days', () => {
  // the cells of a table are no neighbours
  check(
    'Kyiv got arms\n\nItem\tNo.\tWhen\nguns\t4\tApril 2022\ncars\t8\tMay 2023\n',
    'April 2022 = 2022-04',
    'May 2023 = 2023-05',
  )
  check('Riga signed on 24 January 2024.', '24 January 2024 = 2024-01-24')
  check('Riga signed on the 3rd of March, 2025.', '3rd of March, 2025 = 2025-03-03')
  check('Riga signed on January 24th, 2024, and paid.', 'January 24th, 2024 = 2024-01-24')
  check('Riga signed on Jan. 24, 2024.', 'Jan. 24, 2024 = 2024-01-24')
  check('It stands as of Sunday 3 July 2022.', 'Sunday 3 July 2022 = 2022-07-03')
  check('Last change: Wed., Jan. 24, 2024', 'Wed., Jan. 24, 2024 = 2024-01-24')
  check('On 17 March 2024, a Sunday, they flew.', '17 March 2024, a Sunday = 2024-03-17')
  check('There is no 31 April 2024.', 'April 2024 = 2024-04')
})

test('days in figures', () => {
  check('Bern, 29.09.2023 – The council met.', '29.09.2023 = 2023-09-29')
  check('Bern, 29/09/2023 – The council met.', '29/09/2023 = 2023-09-29')
  check('Bern, 2023-09-29 – The council met.', '2023-09-29 = 2023-09-29')
  check('Printed on 24-Jan-2024 in Oslo.', '24-Jan-2024 = 2024-01-24')
  check('They met on 05/06/2023 in Oslo.', '05/06/2023 = open numeric')
  check('Nurses are there 24/7, and 10/12 members agree.')
})

test('stretches of days and months', () => {
  check('Talks run from 5 to 7 February 2024.', '5 to 7 February 2024 = 2024-02-05/2024-02-07')
  check('They came on 3 and 17 October 2025.', '3 = 2025-10-03', '17 October 2025 = 2025-10-17')
  check('They met between 15 and 20 March 2023.', '15 and 20 March 2023 = 2023-03-15/2023-03-20')
  check('It ran from 1 March to 15 April 2024.', '1 March to 15 April 2024 = 2024-03-01/2024-04-15')
  check('It arrived in November and December 2023.', 'November = 2023-11', 'December 2023 = 2023-12')
  check(
    'It was paid out between September 2023 and February 2024.',
    'September 2023 and February 2024 = 2023-09/2024-02',
  )
})

test('years', () => {
  check('Since 2014 it has paid more than in 2022 and 2023.', '2014 = 2014', '2022 and 2023 = 2022/2023')
  check('A frame for 2024–27 was agreed, after one for 2019-2023.', '2024–27 = 2024/2027', '2019-2023 = 2019/2023')
  check('The budget of 2024/25 is spent.', '2024/25 = 2024/2025')
  check('The plan reaches from 2025 until 2030.', '2025 until 2030 = 2025/2030')
  check('It was worse in 2014 and in 2022.', '2014 = 2014', '2022 = 2022')
  check('In the early 1990s and the late 80s they were built.', 'early 1990s = 199X', 'late 80s = 198X')
  check('By the end of 2025 or early in 2026 it will fly.', 'end of 2025 = 2025', 'early in 2026 = 2026')
})

test('numbers that are no years', () => {
  check('The council passed Resolution 2720, then Resolution 2023.')
  check('Oslo sends 2000 shells and 2,024 drones, 2025 tonnes of each.')
  check('It costs $2024 or EUR 2024, in room 2012, by F-16 and Boeing 747.')
  check('The Horizon 2020 money went into the 2030 Agenda.')
})

test('quarters, halves, seasons, financial years', () => {
  check(
    'It comes in Q1 2025 or the second quarter of 2025.',
    'Q1 2025 = 2025-01/2025-03',
    'second quarter of 2025 = 2025-04/2025-06',
  )
  check('It grew in the first half of 2024.', 'first half of 2024 = 2024-01/2024-06')
  check('It fell in the first nine months of 2024.', 'first nine months of 2024 = 2024-01/2024-09')
  check('It froze in the winter of 2022-23 and in spring 2024.', 'winter of 2022-23 = 2022-24', 'spring 2024 = 2024-21')
  check('They send winter clothing and summer tents after the fall of Bakhmut.')
  check('It is set aside for the financial year 2024/25.', 'financial year 2024/25 = 2024/2025')
})

test('months that are verbs or names', () => {
  check('They may march on, said Theresa May.')
  check('April Smith met Jan Novak and June Carter.')
  check('In May they march, by June they may rest.', 'May = open month', 'June = open month')
  check('The minister came in mid-March.', 'mid-March = open month')
})

test('what counts from another day', () => {
  check('On Wednesday they met, as on Friday last week.', 'Wednesday = open weekday', 'Friday last week = open weekday')
  check(
    'Over the past two years it paid more than in the next three years.',
    'the past two years = open stretch',
    'the next three years = open stretch',
  )
  check(
    'Nine days ago they signed; four days later it came.',
    'Nine days ago = open ago',
    'four days later = open hanging',
  )
  check(
    'That evening he left, and the year before he had stayed.',
    'That evening = open same',
    'the year before = open hanging',
  )
  check('The Sunday Times is sold on Black Friday and every Monday.')
})

test('no dates', () => {
  check('The loan runs for three years, at 16 hours a week, in the morning.')
  check('More will follow in the coming weeks and in recent months.')
  check('At the end of the day nobody paid for 24 hours.')
})

test('a date cuts out what it claims, and never overlaps another', () => {
  const piece = fc.constantFrom(
    '24',
    'January',
    'of',
    '2024',
    '-',
    'to',
    'and',
    'last',
    'week',
    'the',
    'end',
    'May',
    ',',
    '.',
    'two',
    'years',
    'ago',
    'Q',
    '1',
    '/',
    '25',
    'th',
    'Friday',
    'in',
    'spring',
    "'s",
    '(',
    'between',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
      const text = pieces.join(' ')
      let from = 0
      for (const shown of seen(text, 'when')) {
        const at = text.indexOf(shown.slice(0, shown.lastIndexOf(' = ')), from)
        expect(at).toBeGreaterThanOrEqual(from)
        from = at + 1
      }
    }),
    { numRuns: 300 },
  )
})
