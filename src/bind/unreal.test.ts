import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** What the first sum of a text is seen as: one that was never given, and how the words say so. */
const check = (text: string, seen: string | null): void => {
  test(`${seen ?? 'real'}: ${text}`, () => {
    const claim = readText(text, '2024-12-30').claims.find(({ sum }) => sum)
    expect(claim).toBeDefined()
    const names = claim!.evidence.map(({ name }) => name)
    const unreal = [
      'deed-counterfactual',
      'deed-unfulfilled',
      'supposed',
      'refused-next',
      'held-next',
      'negated',
    ].filter((name) => names.includes(name))
    expect(unreal).toEqual(seen ? [seen] : [])
  })
}

check('The programme would have brought Rwanda 95 million kroner from Norway over five years.', 'deed-counterfactual')
check('France could have sent Niger 25 million euros for clinics.', 'deed-counterfactual')
check('Britain would also have paid Mali 12 million pounds.', 'deed-counterfactual')
check('Spain would give Lebanon another 10 million euros.', null)
check('Spain said that it would give Lebanon 10 million euros, and that others have given less.', null)
check('Germany had planned to give Mali 40 million euros for schools.', 'deed-unfulfilled')
check('Poland had intended to send Armenia 3 million euros.', 'deed-unfulfilled')
check('Germany has planned to give Mali 40 million euros for schools.', null)
check('Suppose each of the allies gave Armenia two million euros.', 'supposed')
check('Imagine Norway lent Yemen a billion kroner.', 'supposed')
check('Suppose they all paid. France would give Chad 40 million euros.', 'supposed')
check('Ten million euros for tents for Armenia were on the table. But Hungary refused.', 'refused-next')
check('Berlin had 40 million euros for schools in Mali. The money was never paid.', 'refused-next')
check('A tranche of 30 million euros for power lines was due for Armenia. It has been on hold since May.', 'held-next')
check(
  'Berlin had 40 million euros for schools in Mali. That was never paid out, because the cabinet refused.',
  'held-next',
)
check('Norway is giving Yemen 40 million kroner. It declined to say when.', null)
check('Norway is giving Yemen 40 million kroner. Sweden gives Chad 10 million kronor; Denmark refused.', null)
check('Canada has 20 million dollars for the coast guard of Haiti, so that rifles do not arrive so easily.', null)
check('Canada did not give Haiti the 20 million dollars.', 'negated')
check('Of it, the EU has 50 million euros for households in Moldova that cannot pay their bills.', null)
check('Germany has 50 million euros for those in Sudan who do not get any aid.', null)
