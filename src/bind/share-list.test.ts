import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** Who gives what to whom, for the sums of a text. */
const check = (text: string, ...told: string[]): void => {
  test(text, () => {
    const { records } = readText(text, '2024-05-05').extraction
    const list = records.map(
      ({ donors, recipients, amount }) =>
        `${donors.join('+')}→${[...recipients].sort().join('+')} ${(amount?.value ?? 0) / 1e6}`,
    )
    expect(list.sort()).toEqual(told.sort())
  })
}

// the names get: the words before the list say so, or all of them are poor
check(
  'Denmark set aside 90 million euros in humanitarian aid for the Sahel. Three countries share it: Niger (€24.3 million), Mali (€31.9 million) and Chad (€33.8 million).',
  'DK→ML+NE+TD 90',
  'DK→NE 24.3',
  'DK→ML 31.9',
  'DK→TD 33.8',
)
check(
  'Japan will provide emergency grant aid to Lebanon ($10 million), Jordan ($5 million) and Syria ($8 million).',
  'JP→LB 10',
  'JP→JO 5',
  'JP→SY 8',
)
check(
  'Ireland announced €42 million in humanitarian aid. Sudan receives the largest share, €21 million, followed by Haiti with €13 million and Chad with €8 million.',
  'IE→HT+SD+TD 42',
  'IE→SD 21',
  'IE→HT 13',
  'IE→TD 8',
)
check(
  'Austria today allocated humanitarian aid as follows: Kenya: €4 million; Uganda: €3 million; the Central African Republic: €2 million.',
  'AT→KE 4',
  'AT→UG 3',
  'AT→CF 2',
)
check(
  'Finland has decided on humanitarian aid for the Sahel and Yemen. Mali and Niger have been allocated 9 million euros each, and Yemen 12 million euros.',
  'FI→ML 9',
  'FI→NE 9',
  'FI→YE 12',
)
check(
  'Kuwait announced $39 million in humanitarian aid today. Of this, $20 million will be spent in Chad, $12 million in Yemen and $7 million in Haiti.',
  'KW→HT+TD+YE 39',
  'KW→TD 20',
  'KW→YE 12',
  'KW→HT 7',
)
// the names give
check(
  'Donors pledged $1.2 billion for Yemen in Geneva. The largest pledges came from the United States ($585 million), Germany ($220 million) and Japan ($50 million).',
  '→YE 1200',
  'US→YE 585',
  'DE→YE 220',
  'JP→YE 50',
)
check(
  'Donors to the relief fund for Sudan include Germany (€30 million), France (€20 million) and Egypt (€5 million).',
  'DE→SD 30',
  'FR→SD 20',
  'EG→SD 5',
)
// a comma alone parts a name from the next sum
check(
  'Oslo gives 9 million kroner in aid: five million kroner for Sudan, three million kroner for Chad, one million kroner for Niger.',
  'NO→NE+SD+TD 9',
  'NO→SD 5',
  'NO→TD 3',
  'NO→NE 1',
)
check(
  'Finland gives Chad nine million euros in humanitarian aid. Another four million euros will be used in Niger.',
  'FI→TD 9',
  'FI→NE 4',
)
// through whom it goes
check(
  'Belgium announced €9 million for Haiti. It goes to UNICEF (€4 million), the World Food Programme (€3 million) and the Red Cross (€2 million).',
  'BE→HT 9',
  'BE→HT 4',
  'BE→HT 3',
  'BE→HT 2',
)
check(
  'The Saudi Fund signed loans in Riyadh. They pay for a hospital in Guinea for $75 million, a school in Sierra Leone for $50 million and a college in Benin for $40 million.',
  'SA→GN 75',
  'SA→SL 50',
  'SA→BJ 40',
)
// others are nobody
check(
  'Japan gives the World Food Programme 12 million dollars in emergency aid. It is divided in this way: Yemen ($5 million), Iraq ($4 million), Somalia ($2 million), others ($1 million).',
  'JP→IQ+SO+YE 12',
  'JP→YE 5',
  'JP→IQ 4',
  'JP→SO 2',
  'JP→ 1',
)
