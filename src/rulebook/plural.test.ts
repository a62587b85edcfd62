import { expect, test } from 'vitest'
import { loadInflector } from './inflect.ts'
import { pluralOf } from './plural.ts'

test.each([
  ['grant', 'grants'],
  ['emergency grant', 'emergency grants'],
  ['line of credit', 'lines of credit'],
  ['member of parliament', 'members of parliament'],
  ['subsidy', 'subsidies'],
  ['transport aircraft', 'transport aircraft'],
  ['fireman', 'firemen'],
  ['UAV', 'UAVs'],
  ['equipment', 'equipment'],
])('%s, %s', async (one, many) => {
  const { plural } = await loadInflector()
  expect(pluralOf(one, plural)).toBe(many)
})
