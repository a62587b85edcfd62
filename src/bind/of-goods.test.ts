import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** The goods of each claim of a text and the verb that governs them, as `6 jets: handed`. */
const check = (text: string, ...claims: string[]): void =>
  test(text, () => {
    expect(
      readText(text, '2024-03-14').claims.map(
        ({ goods, deed }) =>
          `${goods.map(({ quantity, name }) => `${quantity} ${name}`).join(', ')}: ${deed ? text.slice(deed.cue.span.start).split(' ')[0] : 'none'}`,
      ),
    ).toEqual(claims)
  })

// what was promised is one gift, what has come of it another
check(
  'The last six of the 24 jets which the Netherlands had promised in 2023 were handed over to Ukraine on Monday.',
  '6 jets: handed',
  '24 jets: promised',
)
check(
  'Five of the 12 generators which Prague pledged to Kharkiv in May arrived there on Friday.',
  '5 generators: arrived',
  '12 generators: pledged',
)
check('France has delivered 30 of the 100 trucks it promised Ukraine.', '30 trucks: delivered', '100 trucks: promised')
check('Oslo handed over two of the 30 jets promised in 2024.', '2 jets: handed', '30 jets: promised')

// what somebody has is no gift
check('Belgium will hand over the first two of its 30 jets to Ukraine.', '2 jets: hand')
check('Six of the 24 jets were handed over to Ukraine on Monday.', '6 jets: handed')
