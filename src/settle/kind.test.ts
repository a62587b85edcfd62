import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** The type of each record of a text. */
const check = (text: string, ...types: string[]): void =>
  test(text.slice(-60), () => {
    expect(readText(text, '2024-05-05').extraction.records.map(({ type }) => type)).toEqual(types)
  })

const HEAD = 'Aid to Ukraine, by donor\n\nWhat governments have committed to Ukraine.\n\n'
check(
  `${HEAD}Donor\tMilitary\tBudget support\tHumanitarian\n\tEUR bn\tEUR bn\tEUR bn\nDenmark\t9.16\t0.05\t0.78\nJapan\t0.51\t–\t0.03\n`,
  'military',
  'financial',
  'humanitarian',
  'military',
  'humanitarian',
)
check('Germany delivered three Patriot batteries to Ukraine.', 'military')
check('Norway gave Ukraine batteries and solar panels.', 'humanitarian')
