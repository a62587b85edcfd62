import { describe, expect, it } from 'vitest'
import { featuresOf } from '../core/ranking.ts'
import { readText } from '../testing.ts'
import { announcedOptions, newsDay } from './announced.ts'
import { surroundings } from './observe.ts'

const PUBLISHED = '2025-09-15'

/** Which days the last sum of a text may be of, each with those of some observations that speak of it. */
function daysOf(text: string, names: RegExp): Record<string, string[]> {
  const { outline, mentions, links, claims } = readText(text, PUBLISHED)
  const scene = surroundings(outline, mentions, claims)
  const last = claims.findLast(({ sum }) => sum)!
  const days: Record<string, string[]> = {}
  for (const { value, parts } of announcedOptions(scene, links, last, newsDay(outline, links, PUBLISHED))) {
    const seen = [...featuresOf({ parts }).keys()].flatMap((name) => {
      const short = name.split('/')[1]!
      return names.test(short) ? [short] : []
    })
    if (seen.length) days[value?.value ?? 'none'] = [...new Set([...(days[value?.value ?? 'none'] ?? []), ...seen])]
  }
  return days
}

describe('a bare day over what is told', () => {
  it.each([
    ['FRIDAY, 12 SEPTEMBER', ['bare-head']],
    ['>> THURSDAY', ['bare-head']],
    ['What was promised on Thursday, and what was not', undefined],
    ['The castle', undefined],
  ])('%s', (heading, seen) => {
    const text = `Help for Ukraine as it happens\n\nThe sirens were heard at dawn.\n\n${heading}\n\n16:00 Belgium gives Ukraine 40 million euros.\n\n17:00 More rain is on its way.`
    expect(Object.values(daysOf(text, /^bare-head/))[0]).toEqual(seen)
  })

  it('stands before it in its paragraph', () => {
    expect(daysOf('Thursday. Belgium gives Ukraine 40 million euros.', /^bare-back/)).toEqual({
      '2025-09-11': ['bare-back-1'],
    })
  })
})

describe('a month or a year that is running', () => {
  it.each([
    ['Belgium has set aside 40 million euros for Ukraine in 2025.', { '2025': ['now-year'] }],
    ['Belgium gave Ukraine 40 million euros in September.', { '2025-09': ['now-month'] }],
    ['Belgium gave Ukraine 40 million euros in 2023.', {}],
    ['Belgium gave Ukraine 40 million euros in July.', {}],
    ['Belgium gave Ukraine 40 million euros on Monday.', {}],
  ])('%s', (text, days) => expect(daysOf(text, /^now-(?:year|month)$/)).toEqual(days))
})

describe('what has been given altogether', () => {
  it.each([
    ['Since 2022 Belgium has given Ukraine a total of 2 billion euros.', 'total-of-giver'],
    ['At the conference a total of 2 billion euros was pledged for Ukraine.', 'total-of-many'],
    ['On Monday Belgium pledged 20 million euros for Ukraine.', undefined],
  ])('%s', (text, name) => expect(daysOf(text, /^total-of/).none?.[0]).toBe(name))
})

describe('a gift without a date of its own', () => {
  it.each([
    // it is of the day last told before it in its paragraph, and so is the next
    [
      'On 3 September Belgium gave Ukraine 40 million euros. Norway added 20 million kroner. Iceland gave Ukraine 3 million euros.',
      ['2025-09-03'],
    ],
    // not of that of another paragraph
    [
      'On 3 September the ministers met.\n\nNorway gave Ukraine 20 million kroner. Iceland gave Ukraine 3 million euros.',
      [],
    ],
  ])('%s', (text, days) => expect(Object.keys(daysOf(text, /^gift-before/))).toEqual(days))
})

describe('as many dates as sums', () => {
  it.each([
    [
      'Three packages for Taiwan, of $345 million, $567 million and $571 million, were authorized by Washington in July 2023, in September 2024 and last December respectively.',
      ['2023-07', '2024-09', '2024-12'],
    ],
    ['Norway gave Ukraine 20 million and 30 million euros in March and May respectively.', ['2025-03', '2025-05']],
  ])('%s', (text, days) => {
    expect(readText(text, PUBLISHED).extraction.records.map(({ announced }) => announced)).toEqual(days)
  })
})
