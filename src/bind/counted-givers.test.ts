import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** Who gives each sum or lot of a text, as `GIVERS millions`. */
const check = (text: string, ...given: string[]): void => {
  test(text, () => {
    const { extraction } = readText(text, '2024-12-30')
    expect(
      extraction.records.map(
        ({ donors, amount, items }) =>
          `${[...donors].sort().join('+')} ${amount?.value ? amount.value / 1e6 : items[0]?.quantity}`,
      ),
    ).toEqual(given)
  })
}

// counted before the gift, listed behind it
check(
  'Three donors will jointly finance a 70 million dollar power line in Lebanon: Norway, Poland and, with a smaller share, Ireland.',
  'IE+NO+PL 70',
)
check(
  'OSLO, Nov 13 – Three states are to pay for a package of arms for Ukraine worth 79 million dollars: Canada ($3m), Japan ($2m) and Norway.',
  'CA+JP+NO 79',
  'CA 3',
  'JP 2',
)
// as many as is said, or nobody
check('Four donors will finance a 70 million dollar power line in Lebanon: Norway, Poland and Ireland.', ' 70')

// counted behind, named in one breath before
check(
  'Norway and Ireland will pay 9 million dollars for wages in Lebanon. In May, the two had given 5 million dollars for fuel.',
  'IE+NO 9',
  'IE+NO 5',
)
check(
  'Norway and Ireland pledged 9 million dollars to Nepal. Both countries had already sent 12 generators in March.',
  'IE+NO 9',
  'IE+NO 12',
)

// what a meeting brought together, its host only tells
check(
  'More than 90 million dollars had been committed to Ukraine, the prime minister of Italy told the closing session of the conference in Rome.',
  ' 90',
)

// by two as one
check('Training of 40 sailors of Ukraine this year, by the Netherlands together with Belgium.', 'BE+NL 40')
