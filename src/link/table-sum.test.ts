import { expect, test } from 'vitest'
import { quote } from '../core/span.ts'
import { readText } from '../testing.ts'

/** The figures of a text that are sums because a table or list names its money, as `words = value currency`; none is in the ledger of sums. */
const check = (text: string, ...figures: string[]): void => {
  test(text.slice(0, 90), () => {
    const { links, extraction } = readText(text, '2024-05-05')
    expect(
      [...links.shares.values()].map(
        (share) => `${quote(text, share.span)} = ${share.value} ${links.currency.get(share)?.codes.join('|')}`,
      ),
    ).toEqual(figures)
    expect(extraction.money.map(({ text: words }) => words).filter((words) => /^[\d.,]+$/.test(words))).toEqual([])
  })
}

const LED = 'Norway lists what it gave last year. Others will follow.\n\n'
check(
  `${LED}Table 1. Cash, in millions of US dollars (converted by us)\n\nDonor\tSum\tStage\nChad\t12\tpromised\nMali\t3\tpaid\n`,
  '12 = 12000000 USD',
  '3 = 3000000 USD',
)
check(`${LED}Country\tUSD million\nChad\t12\nMali\t7.5\n`, '12 = 12000000 USD', '7.5 = 7500000 USD')
check(
  `${LED}EUR million, unless a currency is given\n\nDONOR\tSUM\n\nPaid in\nChad\t12\nMali\tUSD 7 m\n\nPromised\nTogo\tup to 3\n`,
  '12 = 12000000 EUR',
  '3 = 3000000 EUR',
)
check(
  `${LED}Country\tPurpose\tEUR thousand\nChad\tSchools\t1,200\nMali\tWells\t750\n`,
  '1,200 = 1200000 EUR',
  '750 = 750000 EUR',
)
check(
  `${LED}| Country | Pledge (US$ m) |\n|---|---|\n| Chad | 12 |\n| Mali | 7 |\n`,
  '12 = 12000000 USD',
  '7 = 7000000 USD',
)
check(
  `${LED}Country\tGrant in US$\nChad\t1,200,000\nMali\t750,000\n`,
  '1,200,000 = 1200000 USD',
  '750,000 = 750000 USD',
)
check(
  `${LED}Aid by country (in millions of euros)\n\nCountry\tSum\nChad\t12\nMali\t7\n`,
  '12 = 12000000 EUR',
  '7 = 7000000 EUR',
)
check(`${LED}Aid by country (USD million):\n- Chad: 12\n- Mali: 7\n`, '12 = 12000000 USD', '7 = 7000000 USD')
check('Received for Chad (US$ million): Norway 12; Japan 7.', '12 = 12000000 USD', '7 = 7000000 USD')
check('Pledges for Chad, in millions of US dollars: Norway 12, Japan 7.', '12 = 12000000 USD', '7 = 7000000 USD')
check(`${LED}Chad\t12\nMali\t7\n\nFigures in USD million.`, '12 = 12000000 USD', '7 = 7000000 USD')
check(
  `${LED}Country\nUSD million\nChad\n12\nMali\n7\nKenya\n9\n`,
  '12 = 12000000 USD',
  '7 = 7000000 USD',
  '9 = 9000000 USD',
)

// a state over each column, and a note under the table that goes on
check(
  `${LED}Year\tChad\tMali\n2021\t12\t7\n2022\t14\t9\n\nAll figures in NZ$ million. Page last checked in May.`,
  '12 = 12000000 NZD',
  '7 = 7000000 NZD',
  '14 = 14000000 NZD',
  '9 = 9000000 NZD',
)

// other columns count people, projects, years and shares; goods count themselves
check(`${LED}Country\tUSD million\tPupils\nChad\t12\t900\nMali\t7\t400\n`, '12 = 12000000 USD', '7 = 7000000 USD')
check(
  `${LED}Aid by country, USD million\n\nCountry\tSum\tShare in %\nChad\t12\t63\nMali\t7\t37\n`,
  '12 = 12000000 USD',
  '7 = 7000000 USD',
)
check('Norway lists its aid. All sums are in dollars.\n\nItem\tSum\nBoats\t12\nTents\t400\n')
check('Norway has paid in dollars. Others will follow.\n\nItem\tNumber\nBoats\t12,000\nTents\t40,000\n')
check(`${LED}Chad got 12 schools in 2023, USD million were not the problem.`)

// the currency has a column of its own
check(
  `${LED}Amounts in millions, in the currency in which they were given.\n\nDonor\tAmount\tCurrency\tFor\nChad\t12\tEUR\twells\nMali\t7\tUSD\t4 schools\n`,
  '12 = 12000000 EUR',
  '7 = 7000000 USD',
)
check(
  `${LED}Donor\tCurrency\tAmount (thousands)\nChad\tSEK\t1,200\nMali\tUS dollars\t750\n`,
  '1,200 = 1200000 SEK',
  '750 = 750000 USD',
)
check(`${LED}Donor\tCurrency\tAmount\nChad\tSEK\t1,200,000\nMali\tNOK\t7\n`, '1,200,000 = 1200000 SEK')

// the units stand in a row of heads of their own; a spreadsheet's table
check(
  `${LED}Donor\tMilitary\tFinancial\tShare of GDP\n\tEUR bn\tEUR bn\tper cent\nChad\t9.16\t0.05\t2.9\nMali\t0.51\t–\t1.3\n`,
  '9.16 = 9160000000 EUR',
  '0.05 = 50000000 EUR',
  '0.51 = 510000000 EUR',
)
check(
  `${LED}Sums in thousand EUR, decimal comma;;;\nLine;Donor;Sum;Stage\n1;Chad;350,0;paid\n2;Mali;;on the road\n3;Togo;1.200,0;paid\n`,
  '350,0 = 350000 EUR',
  '1.200,0 = 1200000 EUR',
)
