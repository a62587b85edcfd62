import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** Each record's sum, with what it is in other money. */
const check = (text: string, ...sums: string[]): void =>
  test(text, () => {
    const { records } = readText(text, '2024-05-05').extraction
    expect(
      records.map(({ amount, equivalents }) =>
        [amount!, ...equivalents].map(({ value, currency }) => `${value! / 1e6} ${currency}`).join(' = '),
      ),
    ).toEqual(sums)
  })

check('Norway gave Ukraine 91 million kroner, about 8 million euros.', '91 NOK = 8 EUR')
// behind what the money is for
check(
  'Sweden has promised Ukraine 29.5 billion kronor in military aid for this year, which is the equivalent of 2.6 billion euros.',
  '29500 SEK = 2600 EUR',
)
check(
  'Norway gave Ukraine 500 million kroner for shells, which corresponds to about 43 million euros.',
  '500 NOK = 43 EUR',
)
// of another, or at no rate
check(
  'Norway gave Ukraine 500 million kroner for shells and Finland the equivalent of 47 million dollars.',
  '500 NOK',
  '47 USD',
)
check('Norway gave Ukraine 500 million kroner for shells, equivalent to 3 million euros.', '500 NOK', '3 EUR')
