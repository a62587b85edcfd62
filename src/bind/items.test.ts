import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** The goods of each sum that is aid, and the goods told alone: `300000000: shells`. */
const check = (text: string, ...gifts: string[]): void =>
  test(text, () => {
    expect(
      readText(text, '2024-03-14')
        .claims.filter(({ verdict }) => verdict === 'aid')
        .map(
          ({ sum, goods }) =>
            `${sum?.value ?? 'alone'}: ${goods.map(({ quantity, name }) => (quantity ? `${quantity} ${name}` : name)).join(', ')}`,
        ),
    ).toEqual(gifts)
  })

// what the money buys or the goods are worth is one gift with the sum
check('Sweden is giving Ukraine 40 patrol boats worth 200 million kronor.', '200000000: 40 patrol boats')
check(
  'Sweden is giving Ukraine 40 patrol boats. The package is worth 200 million kronor.',
  '200000000: 40 patrol boats',
)
// a headline is too short for the sum that the text tells
check(
  'Riga sends 30 ambulances to Ukraine\n\nLatvia will hand over 30 ambulances worth 2 million euros to Ukraine, the government said.',
  '2000000: 30 ambulances',
)
// other goods by the way are a gift of their own
check(
  'Sweden pays 200 million kronor into the energy fund for Ukraine. Finland has handed over 12 transformers to Kyiv.',
  '200000000: ',
  'alone: 12 transformers',
)
check(
  'Sweden pays 200 million kronor into the energy fund for Ukraine, and Finland’s gift of 40 tonnes of wheat arrived in Odesa on Monday.',
  '200000000: ',
  'alone: 40 tonnes of wheat',
)
// of a list all is taken up, however long it is
check(
  'Sweden is giving Ukraine 200 million kronor for patrol boats, anti-tank missiles, artillery rounds and body armour.',
  '200000000: patrol boats, anti-tank missiles, artillery rounds, body armour',
)
// the value behind a list is that of the list, but not under a heading of its own
const HANDED_OVER =
  'Norway helps Lebanon\n\nNorway lists what its army gave Lebanon.\n\nHANDED OVER TO LEBANON\n\n• 3 patrol boats\n\n'
check(`${HANDED_OVER}Worth: 19 million euros.`, '19000000: 3 patrol boats')
check(
  `${HANDED_OVER}SALES\n\nCases worth 19 million euros are open. They are paid by the buyer.`,
  'alone: 3 patrol boats',
)
// items that one list holds are one gift, told to the piece or not
check(
  'Norway helps Lebanon.\n\nHanded over to Lebanon to date, among other things:\n\n• Three patrol boats\n• More than 40 lorries\n• 31 ambulances\n• At least 300 tents',
  'alone: 3 patrol boats, 40 lorries, 31 ambulances, 300 tents',
)
check(
  'The United States gives Ukraine radars.\n\nHanded over to Ukraine last month:\n\n• 18 mobile radars (price not released)\n• 20 lorries',
  'alone: 18 mobile radars',
  'alone: 20 lorries',
)
