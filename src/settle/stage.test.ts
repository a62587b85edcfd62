import { describe, expect, test } from 'vitest'
import { featuresOf } from '../core/ranking.ts'
import { readText } from '../testing.ts'
import { surroundings } from './observe.ts'
import { stageOptions } from './stage.ts'

/** The stages that an observation speaks for, of each sum of a text. */
function stagesOf(text: string, ...observations: string[]): string[] {
  const { outline, mentions, links, claims } = readText(text, '2025-09-15')
  const scene = surroundings(outline, mentions, claims)
  return claims
    .filter(({ sum, verdict }) => sum && verdict === 'aid')
    .map((claim) => {
      const told = stageOptions(scene, links, claim).filter(({ parts }) =>
        observations.some((name) => featuresOf({ parts }).has(`status/${name}`)),
      )
      return `${claim.sum!.value! / 1e6}: ${told.map(({ value }) => value).join(' ') || 'none'}`
    })
}

const columnsOf = (text: string): string[] => stagesOf(text, 'word-column')

test('a heading of a word or two tells the stage of what stands under it without a verb', () => {
  const under = (heading: string): string =>
    `Money for Ukraine in August.\n\n${heading}\nEU, 22 August: 100 million euros. It is a loan.\n\nDue\nNorway: 30 million kroner. The parliament votes in May.\n`
  const leads = (text: string): string[] => stagesOf(text, 'word-lead', 'deed-lead')
  expect(leads(under('Received'))[0]).toBe('100: disbursed')
  expect(leads(under('Promised'))[0]).toBe('100: pledged')
  expect(leads(under('What the ministry has received from its partners'))[0]).toBe('100: none')
})

test('a column has the stage of its head', () => {
  expect(
    columnsOf('Aid to Ukraine, EUR million\n\nDonor\tPledged\tDisbursed\nNorway\t120\t80\nSweden\t140\t95'),
  ).toEqual(['120: pledged', '80: disbursed', '140: pledged', '95: disbursed'])
  expect(columnsOf('Aid to Ukraine, EUR million\n\nDonor\tAmount\nNorway\t120\nSweden\t140')).toEqual([
    '120: none',
    '140: none',
  ])
})

/** Whether each sum of a text, in millions, is the whole behind a part. */
const wholesOf = (text: string): string[] => {
  const { outline, mentions, links, claims } = readText(text, '2025-09-15')
  const scene = surroundings(outline, mentions, claims)
  return claims.flatMap((claim) =>
    claim.sum &&
    stageOptions(scene, links, claim).some(({ parts }) => featuresOf({ parts }).has('status-disbursed/whole-behind'))
      ? [String(claim.sum.value! / 1e6)]
      : [],
  )
}

describe('the whole that a part is paid out of', () => {
  const rows: [string, string[]][] = [
    ['The EU paid 3 billion euros to Ukraine, the first instalment of a loan of 18 billion euros.', ['18000']],
    ['Norway disbursed 200 million kroner to Malawi, the second tranche of a 600-million-krone programme.', ['600']],
    ['The bank transferred 90 million dollars to Kenya under a package worth 400 million dollars.', ['400']],
    ['Japan sent 2 million dollars to Fiji as part of its 20 million dollar plan.', ['20']],
    ['The EU paid a tranche of 3 billion euros to Ukraine.', []],
    ['Norway paid part of the wages in Lebanon, 20 million dollars.', []],
    ['Under a deal with Kyiv, Norway paid 20 million euros to Ukraine.', []],
  ]
  for (const [text, wholes] of rows) test(text, () => expect(wholesOf(text)).toEqual(wholes))
})

test('a sum of which a verb of paying right behind it tells is paid, whatever was promised before', () => {
  const itself = (text: string): boolean[] => {
    const { outline, mentions, links, claims } = readText(text, '2025-09-15')
    const scene = surroundings(outline, mentions, claims)
    return claims.map((claim) =>
      stageOptions(scene, links, claim).some(({ parts }) => featuresOf({ parts }).has('status-disbursed/itself-paid')),
    )
  }
  expect(
    itself('Of the 20 million euros that Norway pledged to Mali, 12 million euros have already been paid.'),
  ).toEqual([false, true])
  expect(itself('Of the $50 billion the G7 promised Ukraine, $37.9 billion had reached Kyiv by May.')).toEqual([
    false,
    true,
  ])
  expect(itself('Norway promised Mali 5 million euros on top of what has already been paid.')).toEqual([false])
  expect(itself('Norway said 12 million euros will be paid to Mali.')).toEqual([false])
})
