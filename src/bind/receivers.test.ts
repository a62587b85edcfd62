import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** Who gives what to whom, for the sums of a text by sum. */
const check = (text: string, ...told: string[]): void => {
  test(text, () => {
    const { records } = readText(text, '2024-05-05').extraction
    const list = records.map(
      ({ donors, recipients, amount }) => `${donors.join('+')}→${recipients.join('+')} ${amount?.value}`,
    )
    expect(list.sort()).toEqual(told.sort())
  })
}

const LEAD = 'Japan will help states that shelter refugees, its foreign ministry said. '
check(
  `${LEAD}Jordan will receive $5 million, Lebanon $3 million and Iraq $2 million.`,
  'JP→IQ 2000000',
  'JP→JO 5000000',
  'JP→LB 3000000',
)
// behind the list givers stand again
check(
  'From Norway Moldova received $5 million, Georgia $3 million. Sweden gave Armenia $2 million.',
  'NO→MD 5000000',
  'NO→GE 3000000',
  'SE→AM 2000000',
)
check(
  'Sweden is helping in the Sahel. After Chad come Niger and Mali, for which 9 million dollars each has been approved.',
  'SE→ML 9000000',
  'SE→NE 9000000',
)
check(
  'Finland gave Niger 3 million dollars. Less went to Chad, to which it has given 2 million dollars.',
  'FI→NE 3000000',
  'FI→TD 2000000',
)
check('Moldova received $5 million from Norway, Georgia $3 million from Sweden.', 'NO→MD 5000000', 'SE→GE 3000000')
