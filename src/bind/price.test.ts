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

// a gift of its own
check('It will also give Ukraine 9 million euros for schools.', 2, null)
