import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** The sums that are aid. */
const check = (text: string, ...sums: string[]): void =>
  test(text, () => {
    const { records } = readText(text, '2024-05-05').extraction
    expect(records.map(({ donors, amount }) => `${donors.join('+')} ${(amount?.value ?? 0) / 1e6}`)).toEqual(sums)
  })

check(
  'The ADB approved a grant of $90 million for Tajikistan. What remains, $7.9 million, falls to the Government of Tajikistan.',
  'ADB 90',
)
check('The World Bank lends Kenya $300 million for roads; Kenya itself puts in $40 million.', 'WB 300')
check('The EU gives Moldova 40 million euros, to which Chisinau adds 10 million of its own.', 'EU 40')
// another puts in the rest
check('The World Bank lends Kenya $300 million for roads; Germany puts in $40 million.', 'WB 300', 'DE 40')
