import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** For whom an observation speaks, among those who may give the first gift of a text. */
const check = (name: string, text: string, said: string): void => {
  test(`${name}: ${text}`, () => {
    const [claim] = readText(text, '2024-05-05').claims
    const codes = claim!.givers.flatMap(({ value, parts }) =>
      parts.some(({ seen }) => seen.has(name)) ? [value.donors.map((donor) => donor.value).join('+')] : [],
    )
    expect(codes.join(' ')).toBe(said)
  })
}

check('pays-for', 'UNICEF has handed over 27 school buses in Mykolaiv, paid for by the Government of Ireland.', 'IE')
check('pays-for', 'UNICEF handed out 4,000 tents in Gaza with Japanese money.', 'JP')
check('pays-for', 'UNDP delivered 12 transformers to Ukraine, financed by the Danes.', 'DK')
check('pays-for', 'UNDP delivered 12 transformers to Ukraine, bought with Tokyo’s money.', 'JP')
check('pays-for', 'Ireland gave Ukraine 27 school buses, praised by the Danes.', '')
check('pays-for', 'Ireland came to Ukraine with 27 school buses; money is short in Denmark.', '')

check('guarantee-surety', 'Britain is to guarantee World Bank lending of $3 billion to Ukraine.', 'GB')
check('guarantee-lender', 'Britain is to guarantee World Bank lending of $3 billion to Ukraine.', 'WB')
check('guarantee-surety', 'London stands surety for $480 million which the World Bank lends to Ukraine.', 'GB')
check('guarantee-lender', 'London stands surety for $480 million which the World Bank lends to Ukraine.', 'WB')
check('guarantee-surety', 'The World Bank lends Ukraine $3 billion, which Britain will guarantee.', '')

const ARMS = 'a $500 million package of arms from US stocks for Ukraine'
check('finances', `Sweden and Denmark have agreed to finance ${ARMS}.`, 'SE+DK')
check('only-stocks', `Sweden and Denmark have agreed to finance ${ARMS}.`, 'US')
check('only-stocks', 'The United States sends a $500 million package of arms from US stocks to Ukraine.', '')
check('finances', 'The fund financed by Denmark gives Ukraine $500 million.', '')

const SALE = 'The United States will send Ukraine 30 launchers.'
check('pays-next', `${SALE} The bill is paid by the German government.`, 'DE')
check('pays-next', `${SALE} They will be financed by Oslo and Berlin.`, 'NO+DE')
check('pays-next', `${SALE} The weather is made by the gods of Norway.`, '')

check('sentence-agent', 'A package of €20 billion for Ukraine is being prepared by the European Union.', 'EU')
check('sentence-agent', 'Some 24 ambulances were brought to Kyiv on Monday, blessed by the Danes.', 'DK')
check('sentence-agent', 'A package of €20 billion for Ukraine will come by way of Poland.', '')
