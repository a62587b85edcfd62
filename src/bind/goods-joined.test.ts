import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** The goods of each gift without a sum. */
const check = (text: string, ...gifts: string[]): void =>
  test(text, () => {
    expect(
      readText(text, '2024-03-14')
        .claims.filter(({ verdict, sum }) => verdict === 'aid' && !sum)
        .map(({ goods }) => goods.map(({ quantity, name }) => (quantity ? `${quantity} ${name}` : name)).join(', ')),
    ).toEqual(gifts)
  })

// what comes with goods, uncounted, behind their verb
check('Thirty doctors and nurses have landed in Tonga from Japan, with tents.', '30 doctors, nurses, tents')
check(
  'Poland has handed over 12 fire trucks to Ukraine, with pumps and generators.',
  '12 fire trucks, pumps, generators',
)
check('Two ferries were handed to Samoa by Australia on Monday, with spare parts.', '2 ferries, spare parts')
check('Ten howitzers were handed over to Ukraine by Poland, with radars to follow.', '10 howitzers', 'radars')
check('Ten howitzers were handed over to Ukraine by Poland, with 20 radars in May.', '10 howitzers', '20 radars')

// `the` package behind goods is those goods
check(
  'Germany will give Ukraine six helicopters. The package, which includes spare parts and radars, leaves in May.',
  '6 helicopters, spare parts, radars',
)
check('Oslo has given Ukraine 20 trucks. The donation also includes four ambulances.', '20 trucks, 4 ambulances')
check(
  'Oslo has given Ukraine 20 trucks. A new package, which includes four ambulances, will be sent to Ukraine by Oslo in May.',
  '20 trucks',
  '4 ambulances',
)
