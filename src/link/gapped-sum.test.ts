import { expect, test } from 'vitest'
import { quote } from '../core/span.ts'
import { readText } from '../testing.ts'

/** Numbers that leave out the scale and money of the sum before, as `words = value currency`. */
const check = (text: string, ...gapped: string[]): void => {
  test(text, () => {
    const { links } = readText(text, '2024-05-05')
    expect(
      [...links.shares.values()]
        .filter(({ rule }) => rule === 'link/gapped-sum')
        .map((share) => `${quote(text, share.span)} = ${share.value} ${links.currency.get(share)?.codes.join('|')}`),
    ).toEqual(gapped)
  })
}

check('Italy followed with ten million euros, Spain with fifteen.', 'fifteen = 15000000 EUR')
check(
  'Sweden gave Chad 28 million euros, Japan twenty and Kenya eight.',
  'twenty = 20000000 EUR',
  'eight = 8000000 EUR',
)
check('Norway promised €1.2 billion, the EU 3.', '3 = 3000000000 EUR')
check('Italy paid 300,000 euros; Spain with 200,000; the UN 150,000.', '200,000 = 200000 EUR', '150,000 = 150000 EUR')

// things are counted, another thing was told between, or no name stands before
check('Italy gave ten million euros, Spain eight tanks.')
check('Italy gave ten million euros and twelve tanks, Spain eight.')
check('Italy gave ten million euros, and eight of its towns took part.')
check('Italy gave ten million euros. Spain has eight.')
