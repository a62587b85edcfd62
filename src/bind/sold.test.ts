import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

const NAMES = ['sold', 'getter-pays', 'economy-amounts', 'for-itself']

/** What of these is seen of any gift of a text. */
const check = (text: string, ...seen: string[]): void => {
  test(text, () => {
    const { claims } = readText(text, '2024-12-30')
    expect(claims.length).toBeGreaterThan(0)
    const names = new Set(claims.flatMap(({ evidence }) => evidence.map(({ name }) => name)))
    expect(NAMES.filter((name) => names.has(name))).toEqual(seen)
  })
}

check('The State Department has cleared the sale of 17 missiles to Nepal for $300 million.', 'sold')
check('Washington agreed to a possible sale to Peru of rockets at an estimated cost of 40 million dollars.', 'sold')
check('Washington approved a $300 million package for Peru. This is a foreign military sale.', 'sold')
check('Canada gives Mali 5 million dollars from the proceeds of the sale of frozen assets.')
check('Norway gives Chad 20 trucks. This is no sale.')

check('Norway delivers 40 armoured cars to Kenya. Kenya foots the bill.', 'getter-pays')
check('Washington approved 30 million dollars for the jets of Kenya, to be paid for by Kenya.', 'getter-pays')
check('Canada will deliver 40 armoured cars to Ukraine, which Ukraine pays for itself.', 'getter-pays')
check('Norway delivers 40 armoured cars to Kenya. The customer pays.', 'getter-pays')
check('Norway delivers 40 armoured cars to Kenya. Kenya pays for them with a loan from Oslo.')
check('Norway delivers 40 armoured cars to Kenya and foots the bill.')
check('Japan delivers 40 armoured cars to Kenya. Norway pays for them.')

check('Germany gave Tonga 9 million euros. Its exports to Tonga reached 66 million euros.', 'economy-amounts')
check('Sweden gave Lebanon 6 million kronor. The debt of Lebanon amounts to 77 million dollars.', 'economy-amounts')
check('Oslo gave Kenya 8 million kroner. Its imports from Kenya were worth 16 million.', 'economy-amounts')
check('Paris has cancelled debts of Chad. The debt relief amounts to 70 million euros.')
check('Ireland gave Sri Lanka 8 million euros. Its support has reached 21 million euros.')

check('Norway gave Kenya 83 million kroner. It paid 17 million kroner for its own tanks.', 'for-itself')
check('For its own defence, Canada will spend an additional 8.1 billion dollars.', 'for-itself')
check('Poland has spent 15 billion zloty on its army.', 'for-itself')
check('Norway gave Kenya 83 million kroner for the schools of Nairobi.')
