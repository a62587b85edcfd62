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

check(
  'The EU gives six and a half million euros: three million for Chad, three and a half for Mali.',
  'three and a half = 3500000 EUR',
)
check(
  'Oslo came up with 125 million kroner, seventy-five of them for UNRWA, fifty for the food programme.',
  'seventy-five = 75000000 DKK|NOK|SEK',
  'fifty = 50000000 DKK|NOK|SEK',
)
check('The EU gives six million euros: two million for Chad, and ten for the guards.')

// the sum before it, given once more
check('Norway pays Ukraine 50 million euros. Sweden is to give the same amount.', 'same amount = 50000000 EUR')
check('Japan pledged Sudan $30 million on Monday, Canada the same.', 'same = 30000000 USD')
check('Italy pledged Gaza 10 million euros. The Dutch will add as much again.', 'as much again = 10000000 EUR')
check('Germany gave Ukraine €100 million. The same again is promised for 2025.', 'same again = 100000000 EUR')
check('France pledges Lebanon €15 million, and a similar sum is to come.', 'similar sum = 15000000 EUR')
check('The EU paid Moldova €20 million. Romania did the same.')
check('The EU paid Moldova €20 million. The same day a dam broke.')
check('Sweden gave Ukraine €50 million. Kyiv had asked for twice as much.')
check('Sweden gave Ukraine €50 million. It is not as much as Kyiv needs.')
check('The EU paid Moldova €20 million at the same time.')

// shares of something else
check('Spain gives Colombia nine million euros: five for Colombia, three for Peru.')
check('Germany gives Moldova €20 million. Half of the country is without power.')
check('Half of it has been paid. Germany gives Moldova €20 million.')
check('Germany gives Moldova €20 million. Half of the people need help.')
check('Germany gives Moldova €20 million.\n\nHalf of it is gone.')
check('Bread costs 4 euros. Half of it is tax.')
