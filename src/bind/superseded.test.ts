import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** Whether the first sum of a text is seen as one in whose place the next stands. */
const check = (text: string, is: boolean): void => {
  test(`${is ? '' : 'not '}superseded: ${text}`, () => {
    const [claim] = readText(text, '2024-12-30')
      .claims.filter(({ sum }) => sum)
      .sort((a, b) => (a.sum!.value ?? 0) - (b.sum!.value ?? 0))
    expect(claim).toBeDefined()
    expect(claim!.evidence.some(({ name }) => name === 'superseded')).toBe(is)
  })
}

// the smaller sum of each was only spoken of
check('Denmark, which had offered 10 million kroner on Monday, is now giving Morocco 25 million kroner.', true)
check('Japan initially promised Nepal 2 million dollars and later raised this to 5 million dollars.', true)
check('Sweden first offered Moldova 20 million kronor, then 50 million kronor.', true)
check('Instead of the 100 million kroner promised to Sudan in May Norway will pay 200 million kroner.', true)
check('Berlin had announced 5 million euros for Libya; the sum has now been raised to 8 million euros.', true)
check('Canada will give Haiti 30 million dollars, twice the 15 million it had announced last week.', true)
check('The Netherlands raises its offer of 10 million euros to Jordan to 15 million euros.', true)
check('Seoul upped its pledge to Kenya to $3 million, after $1 million had been mentioned on Friday.', true)
check('Spain had pledged 3 million euros to Yemen. On Tuesday it said it would give 5 million euros instead.', true)
check('Finland, which originally wanted to give 5 million euros, has now promised Somalia 8 million euros.', true)
check('The EU trebled its aid for Armenia, to 15 million euros from 5 million euros.', true)
check("Ireland's 2 million euros for Gaza were increased on Friday to 4 million euros.", true)

// both stand
check('Norway, which gave Nepal 20 million kroner last year, will now give 30 million kroner.', false)
check('France, which had already promised Lebanon 50 million euros, is now adding 100 million euros.', false)
check('Denmark had promised Yemen 10 million kroner; Sweden now gives 25 million kronor.', false)
check('Spain had pledged 3 million euros to Yemen. On Tuesday it pledged 5 million euros more.', false)
check('Italy promised Libya 4 million euros for schools and 6 million euros for roads.', false)
check('Canada will give Haiti 30 million dollars, twice the 15 million it paid last year.', false)
check('Ireland gave Gaza 2 million euros, and 4 million euros to Syria.', false)
