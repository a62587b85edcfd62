import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

const FAR = 'Nothing else was told that day. The rain went on. People stayed at home. Shops were shut.'

/** Who is taken, among others, for the giver of the last gift of a text because nobody else gave before. */
const check = (text: string, ...codes: string[]): void => {
  test(text, () => {
    const { claims } = readText(text, '2024-12-30')
    const found = claims
      .at(-1)!
      .givers.filter(({ parts }) => parts.some(({ seen }) => seen.has('around-alone')))
      .flatMap(({ value }) => value.donors.map((donor) => donor.value))
    expect(found).toEqual(codes)
  })
}

check(`Norway gave Benin 40 million kroner. ${FAR} Another loan, of $26 million, was signed with Benin.`, 'NO')
check(
  `Norway gave Benin 40 million kroner. Norway gave Togo 2 million kroner. ${FAR} A grant of $1 million was paid to Chad.`,
  'NO',
)
check(
  `Norway gave Benin 40 million kroner. Sweden gave Togo 2 million kronor. ${FAR} A grant of $1 million was paid to Chad.`,
)
check(`The budget of Benin is $2 billion. ${FAR} A grant of $1 million was paid to Benin.`)
