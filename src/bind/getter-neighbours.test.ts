import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** Who gets the first sum of a text with those around. */
const check = (text: string, said: string): void => {
  test(text, () => {
    const claim = readText(text, '2024-05-05').claims.find(({ sum }) => sum)
    const option = claim!.getters.find(({ parts }) => parts.some(({ seen }) => seen.has('neighbours-named')))
    expect(option?.value.map(({ value }) => value).join('+') ?? '').toBe(said)
  })
}

check(
  'Brussels left 200 million euros for Syrians at home and in the neighbouring countries, Jordan and Lebanon.',
  'SY+JO+LB',
)
check(
  'Lisbon gives 3 million euros to Sudan and to those of its neighbours that take people in, Chad above all.',
  'SD+TD',
)
check('Riga sent 2 million euros for Ukrainians at home and in neighbouring Moldova. Poland got nothing.', 'UA+MD')
// none of them is named here, or none lies there
check('Oslo gives 860 million kroner for Syria and its neighbours. Most goes to camps in Lebanon.', '')
check('Oslo gives 860 million kroner for Syria and its neighbours; Haiti gets nothing this year.', '')
check('Oslo gives 860 million kroner for Syria. Its neighbours Lebanon and Jordan were promised nothing.', '')
