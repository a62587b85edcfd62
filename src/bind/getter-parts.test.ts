import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** Who gets the first sum of a text, as a pass says. */
const check = (text: string, pass: string, said: string): void => {
  test(text, () => {
    const claim = readText(text, '2024-05-05').claims.find(({ sum }) => sum)
    const option = claim!.getters.find(({ parts }) => parts.some(({ seen }) => seen.has(pass)))
    expect(option?.value.map(({ value }) => value).join('+') ?? '').toBe(said)
  })
}

check(
  'Rome came with 52 million euros; the bulk is for Sudan itself, the remainder for camps in Chad.',
  'parts',
  'SD+TD',
)
check('Bern gives 24 million francs, half of it for Haiti, the rest for Cuba.', 'parts', 'HT+CU')
check(
  'Oslo gives 10 million kroner: six million kroner for Sudan, three million kroner for Chad, one million kroner for Niger.',
  'of-parts',
  'SD+TD+NE',
)
// a share itself, a figure, and the next sentence's own gifts
check('Sixty million euros of that is for Lebanon, the rest for Syria.', 'parts', '')
check('Berlin gives half a billion euros. Half a million people live in Chad and Niger.', 'parts', '')
check('Rome gives 50 million euros. Oslo and Bern each paid four million for Chad and Niger.', 'parts', '')
// what `and` takes on: another share or another giver is not among them
check('Bern gives 60 million francs to Ethiopia, the rest to Kenya.', 'joined', '')
check('Lisbon gives 5 million euros for Sudan and its neighbours Chad and South Sudan.', 'joined', 'SD+TD+SS')
check(
  'In Doha Kuwait pledged 20 million dollars for Sudan, and Ethiopia, not rich itself, two million dollars.',
  'joined',
  '',
)
