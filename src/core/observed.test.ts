import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Observed } from './observed.ts'
import { choose, optionOf, partOf, type Weights } from './ranking.ts'

const NAMES = ['near', 'poor', 'acts', 'heads', 'unheard-of']
const noted = fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.double({ min: 0.1, max: 4, noNaN: true })))
const books = fc.array(
  fc.dictionary(
    fc.constantFrom('giver/near', 'giver/poor', 'giver/acts', 'giver/near+poor', 'giver/acts+near', 'getter/heads'),
    fc.double({ min: -3, max: 3, noNaN: true }),
  ),
  { minLength: 1, maxLength: 3 },
)

function observed(list: readonly (readonly [string, number])[]): Observed {
  const seen = new Observed()
  for (const [name, times] of list) seen.set(name, times)
  return seen
}

/** As a sum over names, and over each two of them. */
function plainly(weights: Weights, seen: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const [key, weight] of weights) {
    if (!key.startsWith('giver/')) continue
    const names = key.slice('giver/'.length).split('+')
    sum += names.reduce((product, name) => product * (seen.get(name) ?? 0), weight)
  }
  return sum
}

test('weighed by one book and the next, it comes to what its names come to, noted last', () => {
  fc.assert(
    fc.property(noted, books, (list, all) => {
      const seen = observed(list)
      const last = new Map(list)
      for (const book of all) {
        const weights = new Map(Object.entries(book))
        const own = plainly(weights, last)
        for (const beside of [own - 0.01, own + 0.01]) {
          const rival = optionOf('rival', [partOf('giver', Observed.of(new Map([['rival', beside]])))])
          const chosen = choose(new Map([...weights, ['giver/rival', 1]]), [
            optionOf('seen', [partOf('giver', seen)]),
            rival,
          ])
          expect(chosen?.value).toBe(beside > own ? 'rival' : 'seen')
        }
        expect(new Map(seen)).toEqual(last)
      }
    }),
  )
})

test('what is noted behind a weighing counts too', () => {
  const weights = new Map([
    ['giver/near', 1],
    ['giver/poor', -2],
  ])
  const seen = observed([['near', 1]])
  const nobody = optionOf('nobody', [])
  const chosen = (): string | undefined => choose(weights, [nobody, optionOf('seen', [partOf('giver', seen)])])?.value
  expect(chosen()).toBe('seen')
  seen.set('poor')
  expect(chosen()).toBe('nobody')
})

test('a part of it, by name', () => {
  const seen = observed([
    ['near', 1],
    ['of-grant', 1],
    ['near', 0.5],
  ])
  expect([...seen.only((name) => !name.startsWith('of-'))]).toEqual([['near', 0.5]])
  expect(seen.names).toEqual(['near', 'of-grant'])
  expect(seen.has('of-grant') && !seen.has('poor')).toBe(true)
})
