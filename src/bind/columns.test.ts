import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** Who gives what to whom in a table, as `GIVER→GETTER figure`. */
const check = (text: string, ...records: string[]): void => {
  test(text.slice(0, 90), () => {
    const { extraction } = readText(text, '2024-05-05')
    expect(
      extraction.records.map(
        ({ donors, recipients, amount }) => `${donors.join('+')}→${recipients.join('+')} ${(amount?.value ?? 0) / 1e6}`,
      ),
    ).toEqual(records)
  })
}

const FIGURES = '\n\nFigures in USD million\n\n'
check(
  `What Norway gave: aid by country and year${FIGURES}Year\tKenya\tGhana\n2021\t12\t7\n2022\t14\t9\n`,
  'NO→KE 12',
  'NO→GH 7',
  'NO→KE 14',
  'NO→GH 9',
)
check(
  'Ireland lists its aid (EUR million).\n\n| Sector | Chad | Mali |\n|---|---|---|\n| Health | 12 | 7 |\n| Schools | 14 | 9 |\n',
  'IE→TD 12',
  'IE→ML 7',
  'IE→TD 14',
  'IE→ML 9',
)
check(
  'Donors to Nepal, in millions of US dollars\n\nYear\tJapan\tCanada\n2021\t12\t7\n2022\t14\t9\n',
  'JP→NP 12',
  'CA→NP 7',
  'JP→NP 14',
  'CA→NP 9',
)
check(
  'Grants by donor, in USD million\n\nDonor\tKenya\tGhana\nJapan\t12\t7\nCanada\t14\t9\n',
  'JP→KE 12',
  'JP→GH 7',
  'CA→KE 14',
  'CA→GH 9',
)

// a cell of its own for the same in other money
check(
  'Help for Nepal\n\nDonor\tPledge\tEquivalent\nGermany\tEUR 60,000,000\tUS$ 63,200,000\nSweden\tSEK 455,000,000\tUS$ 41,700,000\nChile\tUS$ 30,000\t\n',
  'DE→NP 60',
  'SE→NP 455',
  'CL→NP 0.03',
)
check(
  'Help for Nepal\n\nDonor\tPledged\tPaid\nGermany\tEUR 60 million\tUS$ 23 million\nSweden\tSEK 400 million\tSEK 200 million\n',
  'DE→NP 60',
  'DE→NP 23',
  'SE→NP 400',
  'SE→NP 200',
)

// one cell a line, and a column for the currency
check(
  'Help for Vanuatu: the larger pledges\n\nPartner\nCurrency\nMillions\n\nAustralia\nAUD\n18\n\nFiji\nFJD\n1\n\nJapan\nUSD\n5\n',
  'AU→VU 18',
  'FJ→VU 1',
  'JP→VU 5',
)
// a key in each cell
check(
  'Somalia: aid register\n\nDonor: State of Qatar\nAmount: QAR 73 million\nForm: grant\nStatus: signed in May\n\nDonor: Republic of Djibouti\nAmount: DJF 90 million\nForm: grant\nStatus: signed in May\n',
  'QA→SO 73',
  'DJ→SO 90',
)
check(
  'Small donors: grants\n\nSums in thousand EUR, decimal comma;;;\nDonor;Beneficiary;Sum;Stage\nSlovenia;Moldova;350,0;paid\nMonaco;Chad;90,0;signed\nAndorra;Cuba;40,0;promised\n',
  'SI→MD 0.35',
  'MC→TD 0.09',
  'AD→CU 0.04',
)
