import { expect, test } from 'vitest'
import { quote } from '../core/span.ts'
import { readText } from '../testing.ts'

/** The shares of a text that are sums, as `words = value currency`; none of them is a sum of its own in the ledger. */
const check = (text: string, ...shares: string[]): void => {
  test(text, () => {
    const { links, extraction } = readText(text, '2024-05-05')
    expect(
      [...links.shares.values()].map(
        (share) => `${quote(text, share.span)} = ${share.value} ${links.currency.get(share)?.codes.join('|')}`,
      ),
    ).toEqual(shares)
    for (const share of links.shares.values())
      expect(extraction.money.some(({ span }) => span.quote === quote(text, share.span))).toBe(false)
  })
}

check('Germany gives Moldova 22 million euros, half of it for households.', 'half = 11000000 EUR')
check('Germany gives Moldova 22 million euros. Half of it goes to schools.', 'Half = 11000000 EUR')
check('Germany gives Moldova €21 million. A third of the money is for Chad.', 'A third = 7000000 EUR')
check('Norway gives 9 billion kroner. Two thirds of that is for Ukraine.', 'Two thirds = 6000000000 DKK|NOK|SEK')
check('Germany gives Moldova €20 million, another 8 million and half of that for Chad.', 'half = 4000000 EUR')

check(
  'Spain gives Colombia and Peru nine million euros: five for Colombia, four for Peru.',
  'five = 5000000 EUR',
  'four = 4000000 EUR',
)
check('Of the 5 billion dollars three go to Kenya and two to Uganda.', 'three = 3000000000 USD', 'two = 2000000000 USD')

// shares of something else
check('Spain gives Colombia nine million euros: five for Colombia, three for Peru.')
check('Germany gives Moldova €20 million. Half of the country is without power.')
check('Half of it has been paid. Germany gives Moldova €20 million.')
check('Germany gives Moldova €20 million. Half of the people need help.')
check('Germany gives Moldova €20 million.\n\nHalf of it is gone.')
check('Bread costs 4 euros. Half of it is tax.')
