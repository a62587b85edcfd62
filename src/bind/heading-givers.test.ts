import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** Who gives what to whom under headings, as `GIVER→GETTER`. */
const check = (text: string, ...parties: string[]): void => {
  test(text.slice(0, 90), () => {
    const { records } = readText(text, '2024-12-05').extraction
    expect(records.map(({ donors, recipients }) => `${donors.join('+')}→${recipients.join('+')}`)).toEqual(parties)
  })
}

check(
  'Sri Lanka: who helps after the cyclone\n\nThe ministry in Colombo lists what has come.\n\nJAPAN\n\nUS$ 500,000, paid on Monday.\n\nMALDIVES\n\nUS$ 50,000, paid on Monday.\n\nNEPAL\n\nUS$ 200,000, paid on Tuesday.\n',
  'JP→LK',
  'MV→LK',
  'NP→LK',
)
// headings of those who get
check(
  'Japan helps in three countries\n\nTokyo lists what it gave this month.\n\nSRI LANKA\n\nJapan paid US$ 500,000 on Monday.\n\nMALDIVES\n\nJapan paid US$ 50,000 on Monday.\n\nNEPAL\n\nJapan paid US$ 200,000 on Tuesday.\n',
  'JP→LK',
  'JP→MV',
  'JP→NP',
)
