import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** Who gives the last sum or goods of a text. */
const check = (text: string, ...donors: string[]): void => {
  test(`${donors.join(' and ') || 'nobody'}: ${text}`, () => {
    const claim = readText(text, '2024-01-25').claims.at(-1)
    expect(claim?.donors.map(({ value }) => value).sort()).toEqual(donors)
  })
}

// of whom it is not said
check('Apart from the American money, three billion euros for Ukraine came from Brussels in January.', 'EU')
check('Unlike Germany, Italy gave Sudan ten million euros.', 'IT')
check('In addition to the German loan, France is giving Armenia 30 million euros.', 'FR')
check('Aside from Norway, it was Sweden that paid: 40 million kronor for Gaza.', 'SE')
check('Besides Japan, South Korea sent Nepal 200 tents.', 'KR')

// the way it takes
check('The World Food Programme has trucked 30,000 tonnes of food from Chad into Sudan.', 'WFP')
check('UNICEF flew 20 tonnes of medicine from Denmark via Djibouti to Yemen.', 'UNICEF')
check('Kenya received 20 tonnes of medicine from Denmark.', 'DK')
