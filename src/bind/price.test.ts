import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** The records of a gift of goods and a sentence behind it: how many, and the sum of the first. */
const check = (behind: string, records: number, amount: string | null): void =>
  test(behind, () => {
    const { records: found } = readText(`Croatia sends Ukraine 14 helicopters. ${behind}`, '2024-03-14').extraction
    const [first] = found
    expect([found.length, first?.amount ? `${first.amount.value} ${first.amount.currency}` : null]).toEqual([
      records,
      amount,
    ])
  })

// what they are worth, and what was paid for them
check('Freshly overhauled, they are worth some seven million euros.', 1, '7000000 EUR')
check('Croatia bought them from two firms for 9 million euros.', 1, '9000000 EUR')
check('Zagreb pays 9 million euros for them.', 1, '9000000 EUR')
check('It had ordered them in May for 9 million euros.', 1, '9000000 EUR')
check('The package comes with a price tag of 9 million euros.', 1, '9000000 EUR')
check('They have a total value of 9 million euros.', 1, '9000000 EUR')
check('The minister puts the value of the package at 9 million euros.', 1, '9000000 EUR')
check('Zagreb put their price at 9 million euros.', 1, '9000000 EUR')
check('The 9 million euros for them come from the army.', 1, '9000000 EUR')
check('The 9 million euros for the helicopters were saved elsewhere.', 1, '9000000 EUR')

// a gift of its own
check('It will also give Ukraine 9 million euros for schools.', 2, null)

/** The records of a purchase: the sum and the goods of each. */
const bought = (text: string, ...records: string[]): void =>
  test(text, () => {
    const { records: found } = readText(text, '2024-03-14').extraction
    expect(
      found.map(({ donors, recipients, amount, items }) =>
        [
          `${donors.join('+')} -> ${recipients.join('+')}`,
          amount ? `${amount.value} ${amount.currency}` : 'no sum',
          ...items.map(({ name }) => name),
        ].join(', '),
      ),
    ).toEqual(records)
  })

// bought for another, and what it costs
bought(
  'Five tugs for Ukraine have been ordered from a yard in Gdansk by the Polish government, for 3.4 million euros.',
  'PL -> UA, 3400000 EUR, tugs',
)
bought(
  'The Netherlands has ordered 14 tanks from Rheinmetall for Ukraine, price 165 million euros.',
  'NL -> UA, 165000000 EUR, tanks',
)
bought(
  'Berlin has bought Kyiv 90 mobile cranes at a price of 12 million euros.',
  'DE -> UA, 12000000 EUR, mobile cranes',
)

// bought for oneself
bought('Poland has ordered 100 tanks from Hyundai for 3 billion dollars.')
bought('Ukraine has ordered 14 tanks from Rheinmetall, price 165 million euros.')
bought('Ukraine has bought three tugs from a yard in Gdansk, for 3.4 million euros.')
