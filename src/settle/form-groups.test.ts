import { describe, expect, it } from 'vitest'
import { readText } from '../testing.ts'
import { seeGroups } from './form-groups.ts'
import { surroundings } from './observe.ts'

/** What the last gift of a text is told under. */
function groupsOf(text: string): string[] {
  const { outline, mentions, claims } = readText(text, '2025-09-15')
  const scene = surroundings(outline, mentions, claims)
  const seen: string[] = []
  seeGroups(scene, claims.findLast(({ sum }) => sum)!, (name) => void seen.push(name))
  return seen
}

describe('the scheme that a gift is told under', () => {
  it.each([
    ['Belgium pays 40 million euros into PURL for Ukraine.', ['group-purl']],
    ['PURL grows week by week, the secretary general said. Belgium gave Ukraine 40 million euros.', ['under-purl']],
    [
      'Paid into the drone coalition for Ukraine:\n\n- Belgium: 40 million euros\n- Iceland: 3 million euros',
      ['under-drone-coalition'],
    ],
    // told in another paragraph, it is another matter
    ['PURL grows week by week, the secretary general said.\n\nBelgium gave Ukraine 40 million euros.', []],
    ['Belgium gave Ukraine 40 million euros. PURL grows week by week.', []],
  ])('%s', (text, groups) => expect(groupsOf(text)).toEqual(groups))
})
