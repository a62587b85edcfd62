import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** Who gets the first sum of a text, as the shares behind it say. */
const check = (text: string, said: string): void => {
  test(text, () => {
    const claim = readText(text, '2024-05-05').claims.find(({ sum }) => sum)
    const option = claim!.getters.find(({ parts }) => parts.some(({ seen }) => seen.has('shared-behind')))
    expect(option?.value.map(({ value }) => value).join('+') ?? '').toBe(said)
  })
}

check('Paris promised Sudan 90 million euros, of which some 40 million are meant for Chad.', 'SD+TD')
check('Oslo gives 900 million kroner for Syria. Of the total, 100 million kroner is for refugees in Lebanon.', 'SY+LB')
check('For Turkey Denmark has 30 million kroner, of which 10 million goes to UNHCR for Syrians.', 'TR+SY')
check('Bern gives 12 million francs to Ukraine, of which Moldova gets 3 million.', 'UA+MD')
check(
  'An appeal for Ethiopia, Kenya and Somalia was held. Rome gave Somalia most. London gives 140 million pounds, of which 60 million go to Ethiopia.',
  'ET+KE+SO',
)
check('Bern gives goods for 2 million francs to Ukraine, of which 300,000 francs are the Moldovan part.', 'UA+MD')
// the shares are all of it, and theirs alone
check('Madrid gave 50 million euros, of which 30 million for Chad and 20 million for Niger.', 'TD+NE')
// shares of others, of the same state, or a share itself
check('Paris promised Sudan 90 million euros, of which 40 million go to the Red Cross.', '')
check('Paris promised Sudan 90 million euros, of which 40 million are for clinics in Sudan.', '')
check('Sixty million euros of that is for Lebanon, 30 million for Syria.', '')
check(
  'Ottawa gave Bangladesh 40 million dollars. Of this, 15 million goes to UNHCR and 4 million to a Nepalese charity.',
  '',
)
