import { expect, test } from 'vitest'
import { featuresOf } from '../core/ranking.ts'
import { readText } from '../testing.ts'
import { surroundings } from './observe.ts'
import { stageOptions } from './stage.ts'

/** The stages that the head of its column speaks for, of each sum of a text. */
function columnsOf(text: string): string[] {
  const { outline, mentions, links, claims } = readText(text, '2025-09-15')
  const scene = surroundings(outline, mentions, claims)
  return claims
    .filter(({ sum, verdict }) => sum && verdict === 'aid')
    .map((claim) => {
      const told = stageOptions(scene, links, claim).filter(({ parts }) =>
        featuresOf({ parts }).has('status/word-column'),
      )
      return `${claim.sum!.value! / 1e6}: ${told.map(({ value }) => value).join(' ') || 'none'}`
    })
}

test('a column has the stage of its head', () => {
  expect(
    columnsOf('Aid to Ukraine, EUR million\n\nDonor\tPledged\tDisbursed\nNorway\t120\t80\nSweden\t140\t95'),
  ).toEqual(['120: pledged', '80: disbursed', '140: pledged', '95: disbursed'])
  expect(columnsOf('Aid to Ukraine, EUR million\n\nDonor\tAmount\nNorway\t120\nSweden\t140')).toEqual([
    '120: none',
    '140: none',
  ])
})
