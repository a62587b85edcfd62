import { expect, test } from 'vitest'
import { WRITERS } from '../write/index.ts'
import { FORMATS } from './shared.ts'

test('the command line offers the formats that there are', () => {
  const there = [...WRITERS.values()].map(({ name, together }) => [name, together === undefined ? 'each' : 'together'])
  expect(FORMATS).toEqual(Object.fromEntries(there))
})
