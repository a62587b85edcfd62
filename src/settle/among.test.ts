import { expect, test } from 'vitest'
import type { Claim } from '../core/claim.ts'
import { Observed } from '../core/observed.ts'
import { choose, type Option, optionsOf, type Weights } from '../core/ranking.ts'
import { readText } from '../testing.ts'
import { lookAgain, type Question } from './among.ts'
import { surroundings } from './observe.ts'

/** How likely each gift of a text is `yes` for those around it, when the first look is sure of all but the last. */
function amongOf(text: string, places: readonly number[]): Record<string, number>[] {
  const { outline, mentions, claims } = readText(text, '2025-09-15')
  const scene = surroundings(outline, mentions, claims)
  const last = scene.claims.at(-1)
  const question: Question<'yes' | 'no'> = {
    field: 'sure',
    options: (claim) => optionsOf('sure', ['yes', 'no'], claim === last ? new Observed() : Observed.just('sure')),
  }
  const weights = new Map([['first-sure-yes/sure', 50]])
  const look = lookAgain(scene, weights, scene.claims, question)
  return places.map((place) => among(look(scene.claims.at(place)!)))
}

const among = (options: readonly Option<string>[]): Record<string, number> =>
  Object.fromEntries(
    [...(options[0]!.parts[2]?.seen ?? [])].map(([name, chance]) => [name, Math.round(100 * chance) / 100]),
  )

test('gifts of one sentence, list, giver and article speak for each other', () => {
  const text =
    'Ukraine gets more help\n\nNorway pledged 10 million euros and Sweden 20 million euros for Ukraine on Monday.\n\nDenmark pledged:\n\n• 30 million euros for Ukraine\n• 40 million euros for Ukraine'
  const [first, last] = amongOf(text, [0, -1])
  // the last of four is as likely as not: the others of the article come to (1 + 1 + 0.5) / 3
  expect(first).toMatchObject({ 'among-article': 0.83, 'among-sentence': 1, 'among-after-here': 1 })
  expect(last).toMatchObject({ 'among-article': 1, 'among-list': 1, 'among-giver': 1, 'among-before': 1 })
  expect(last).not.toHaveProperty('among-sentence')
  expect(first).not.toHaveProperty('among-before')
})

test('a gift by itself has nothing around it', () => {
  expect(amongOf('Norway pledged 10 million euros for Ukraine on Monday.', [0])).toEqual([{}])
})

test('the first look has weights of its own', () => {
  const { outline, mentions, claims } = readText(
    'Norway pledged 10 million euros to Ukraine. Sweden gave 20 million euros to Ukraine.',
    '2025-09-15',
  )
  const scene = surroundings(outline, mentions, claims)
  const lookWith = (weights: Weights) =>
    lookAgain(scene, weights, scene.claims, {
      field: 'kind',
      options: ({ sum }: Claim) => optionsOf('kind', ['a', 'b'], Observed.just(`is-${sum!.value}`)),
    })
  const second = [
    ['kind-a/is-10000000', 2],
    ['kind/among-article', 4],
  ] as const
  const [norway] = scene.claims
  const chosen = (weights: Weights) => choose(weights, lookWith(weights)(norway!))!.value
  expect(chosen(new Map(second))).toBe('a')
  expect(chosen(new Map([...second, ['first-kind-b/is-20000000', 5]]))).toBe('b')
})
