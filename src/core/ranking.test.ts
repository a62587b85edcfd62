import { expect, test } from 'vitest'
import { Observed } from './observed.ts'
import { chancesOf, choose, featuresOf, namedOption, optionOf, pairsOf, partOf } from './ranking.ts'

const seen = (...names: readonly string[]): Observed => Observed.of(new Map(names.map((name) => [name, 1])))

/** To be near speaks for a giver, and so does to be poor a little; to be both speaks against it. */
const weights = new Map([
  ['giver/near', 1],
  ['giver/poor', 0.2],
  ['giver/near+poor', -2],
  ['getter/near', 5],
])

const NEAR = optionOf('near', [partOf('giver', seen('near'))])
const BOTH = optionOf('both', [partOf('giver', seen('near', 'poor'))])
const PARTED = optionOf('parted', [partOf('giver', seen('poor')), partOf('giver', seen('near'))])
const ELSEWHERE = optionOf('elsewhere', [partOf('giver', seen('poor')), partOf('getter', seen('near'))])

test.each([
  ['two that are seen together weigh together', [BOTH, NEAR], 'near'],
  ['also where two passes saw one each', [PARTED, NEAR], 'near'],
  ['those of another choice are no pair', [NEAR, ELSEWHERE], 'elsewhere'],
])('%s', (_, options, chosen) => {
  expect(choose(weights, options)?.value).toBe(chosen)
})

test('a share counts for its share, of a pair too', () => {
  const half = optionOf('half', [
    partOf(
      'giver',
      Observed.of(
        new Map([
          ['near', 0.5],
          ['poor', 1],
        ]),
      ),
    ),
  ])
  const zero = optionOf('zero', [])
  // 0.5 × 1 + 0.2 − 2 × 0.5
  expect(chancesOf(weights, [half, zero])[0]).toBeCloseTo(1 / (1 + Math.exp(0.3)))
})

test('an option written by name and read again weighs the same', () => {
  const options = [NEAR, BOTH, PARTED, ELSEWHERE]
  const again = options.map((option) => namedOption(option.value, featuresOf(option)))
  expect(chancesOf(weights, again)).toEqual(chancesOf(weights, options))
})

test('what two say together is told by name', () => {
  expect([...pairsOf(weights, PARTED)]).toEqual([['giver/near+poor', 1]])
  expect([...pairsOf(weights, NEAR)]).toEqual([])
})
