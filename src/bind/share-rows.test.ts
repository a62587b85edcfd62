import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** Who gives what to whom, for the sums of a text; `?` for a giver and nothing for a getter whom nobody names. */
const check = (name: string, text: string, ...told: string[]): void => {
  test(name, () => {
    const { records } = readText(text, '2024-05-05').extraction
    const list = records.map(
      ({ donors, recipients, amount }) =>
        `${donors.join('+') || '?'}→${[...recipients].sort().join('+')} ${(amount?.value ?? 0) / 1e6}`,
    )
    expect(list.sort()).toEqual(told.sort())
  })
}

check(
  'rows of three cells under a giver: the states get, the partners pass on',
  'Germany gave the following aid in 2024:\n\nCountry\tPurpose\tUSD million\tGrant agent\nSouth Sudan\tBudget support\t30\tWorld Bank\nSri Lanka\tDrinking water\t47\tUNICEF\nHaiti\tSchool meals\t64\tWFP\n',
  'DE→SS 30',
  'DE→LK 47',
  'DE→HT 64',
)
check(
  'one that has outgrown aid among the poor, and a part of the world at the end',
  'New Zealand approved its aid to the Pacific on Monday.\n\nCountry\tNZD million\nCook Islands\t75.5\nFiji\t104.2\nKiribati\t82.8\nNiue\t79.6\nSamoa\t97.2\nPacific regional\t301.6\n',
  'NZ→CK 75.5',
  'NZ→FJ 104.2',
  'NZ→KI 82.8',
  'NZ→NU 79.6',
  'NZ→WS 97.2',
  'NZ→ 301.6',
)
check(
  'a column of donors, all of them poor',
  'Who helped Haiti after the storm\n\nDonor\tUSD million\nKenya\t12\nGhana\t7\nJamaica\t9\n',
  'KE→HT 12',
  'GH→HT 7',
  'JM→HT 9',
)
check(
  'paragraphs that open with a state and a mark',
  'The Kuwait Fund signed these agreements last month.\n\nBenin – A grant of $5 million for wells.\n\nRwanda – A loan of $20 million for power lines.\n\nTunisia – $55 million on soft terms for a railway.\n',
  'KW→BJ 5',
  'KW→RW 20',
  'KW→TN 55',
)
