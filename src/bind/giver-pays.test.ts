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
