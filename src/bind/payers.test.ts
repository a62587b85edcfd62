import { expect, test } from 'vitest'
import { book, readText } from '../testing.ts'
import { factsOf } from './facts.ts'
import { isOverAll } from './payers.ts'
import { scene } from './scene.ts'

const facts = factsOf(book)

/** Which sums of a text are larger than what each payer gives, and about as large as all of it. */
const check = (text: string, said: string): void => {
  test(text, () => {
    const { outline, mentions, links } = readText(text, '2024-05-05')
    const view = scene(outline, mentions, links, facts)
    const over = view.lines.flatMap(({ sums }) => sums.filter((sum) => isOverAll(view, sum)))
    expect(over.map(({ span }) => text.slice(span.start, span.end)).join(', ')).toBe(said)
  })
}

const EACH = 'France gives 100 million euros, Germany 96 million euros, Italy 10 million euros.'
check(`The conference found 300 million euros. ${EACH}`, '300 million euros')
// what nobody pays is larger, and does not stand in its way
check(
  `The conference found 300 million euros. ${EACH} The banks had eaten up 70 billion euros.`,
  '300 million euros, 70 billion euros',
)
// fewer payers, or less than they give together
check('The conference found 300 million euros. France gives 100 million euros, Germany 96 million euros.', '')
check(`The conference found 110 million euros. ${EACH}`, '')

test('whose conference it was may stand below a kicker, a date and a name', () => {
  const text = `SUDAN\n\n16 April 2025\n\nBy our reporter\n\nMinisters met at a conference in Paris on Tuesday. Over 300 million euros came together. ${EACH}\n`
  const claim = readText(text, '2025-04-16').claims.find(({ sum }) => sum?.value === 300_000_000)!
  const nobody = claim.givers.find(({ value }) => !value.donors.length && !value.collective)!
  expect(nobody.parts.some(({ seen }) => seen.has('none-over-all-of-meeting'))).toBe(true)
})
