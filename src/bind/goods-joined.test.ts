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
check('Ten howitzers were handed over to Ukraine by Poland, with five radars to follow.', '10 howitzers', '5 radars')
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

// goods spelled out behind their wide name
check(
  'Relief goods were provided to Ukraine by Japan in May, namely tents and 200 water purifiers.',
  'tents, 200 water purifiers',
)
check(
  'A cargo of relief goods from Latvia has arrived in Ukraine: 41 diesel generators and 12 pumps.',
  '41 diesel generators, 12 pumps',
)
check(
  'India has handed over 43 tonnes of relief goods to Nepal, which were unloaded today, among them 22 tents.',
  '43 tonnes of relief goods, 22 tents',
)
check(
  'Italy has handed over 43 trucks to Nepal, and more was to be seen at the airport: Japan has given Nepal 22 tents.',
  '43 trucks',
  '22 tents',
)
check(
  'A fire engine was handed over to Ukraine by Slovakia, with 60 stretchers from the army.',
  '1 fire engine, 60 stretchers',
)

// each to another
check('Norway delivered 20 generators to Ukraine and 500 tents to Moldova.', '20 generators', '500 tents')
check(
  'Norway delivered 20 generators and 500 tents to Ukraine and 30 lorries to Moldova.',
  '20 generators, 500 tents',
  '30 lorries',
)
check('Norway delivered 20 generators to Ukraine and 500 tents.', '20 generators, 500 tents')

// each with a verb of its own
check(
  'India has flown 15 tonnes of tents to Nepal, and a field hospital with 40 doctors has been at work in Patan since Monday.',
  '15 tonnes of tents',
  '1 field hospital, 40 doctors',
)
check(
  'An Indian ship unloaded 20 tons of rice for Fiji on Friday, and 80 rescuers with four dogs followed a day later.',
  '20 tons of rice',
  '80 rescuers, 4 dogs',
)
check(
  'Zambia sent blankets and tents to Malawi, and a few hours later 100 tonnes of maize crossed the border.',
  'blankets, tents',
  '100 tonnes of maize',
)
check('Six trucks, two boats, and 40 tents from Norway have arrived in Ukraine.', '6 trucks, 2 boats, 40 tents')
check('Norway said on Monday that six trucks, and 40 tents of the army, will go to Ukraine.', '6 trucks, 40 tents')

// items of a list with dates of their own
check(
  'Arms for Ukraine\n\nCanada lists what it has delivered to Ukraine so far.\n\nDelivered\nItem\tNo.\tWhen\nM777 howitzers\t4\tApril 2022\nLeopard tanks\t8\tApril 2023\nWinter uniforms\t500\tApril 2023\n',
  '4 M777 howitzers',
  '8 Leopard tanks, 500 Winter uniforms',
)
