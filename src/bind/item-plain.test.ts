import { expect, test } from 'vitest'
import { featuresOf } from '../core/ranking.ts'
import { readText } from '../testing.ts'

/** What is plainly seen of goods and a sum, by how many items. */
const check = (text: string, name: string | null, items = 1): void =>
  test(text, () => {
    const seen = readText(text, '2024-03-14').claims.flatMap(({ offered }) =>
      offered.flatMap((option) => [...featuresOf(option).keys()].filter((one) => one.includes('plain-'))),
    )
    expect([...new Set(seen)]).toEqual(name ? [`item/${name}`] : [])
    expect(seen.length).toBe(name ? items : 0)
  })

// a colon behind the sum opens what it holds
check('Estonia decided on €4 million for Ukraine in May: generators, radars and trucks.', 'plain-list', 3)
check('Estonia decided on €4 million for Ukraine, but others brought this: generators.', null)
check('Oslo gives Ukraine €60 million, and Lithuania will pass equipment of a plant: 12 transformers.', null)
check('Oslo gives Ukraine €60 million, aimed at what Kyiv needs most: radars and trucks.', null)
// a verb of holding
check('The package for Ukraine, worth €60 million, was signed in May and covers five radars.', 'plain-holds')
check('Oslo gives Ukraine €9 million, which will pay for 12 transformers and cables.', 'plain-holds', 2)
check('Tokyo gives Ukraine 1.6 billion yen, from which Kyiv will receive eight cranes.', 'plain-holds')
check('Oslo gives Ukraine €9 million, which does not cover 12 transformers.', null)
check('Oslo gives Ukraine €9 million through a fund. It pays for radars and trucks.', 'plain-it-buys', 2)
check('Oslo gives Ukraine €9 million through a fund. With it Kyiv is to buy 12 transformers.', 'plain-it-buys')
check('Oslo gives Ukraine €9 million through a fund. It does not cover 12 transformers.', null)
check('Spain gives Ukraine €9 million. What does it buy? The ministry lists 12 launchers.', 'plain-it-buys')
check('Spain gives Ukraine €9 million. What is in it: mostly radars and 10 trucks.', 'plain-it-buys', 2)
check('Spain gives Ukraine €9 million. What do soldiers need? The ministry lists 12 launchers.', null)
check('Oslo and London give Ukraine €9 million, €2 million of it Oslo’s. It buys radars.', 'plain-it-buys')
// the sum is what the goods are worth
check('Canberra is parting with 49 tanks for Ukraine; the minister put their worth at A$245 million.', 'plain-worth')
check('Riga gave Ukraine 49 lorries, the whole of it worth about €3 million.', 'plain-worth')
check('Riga gave Moldova five cranes. The value of the whole consignment is put at €2 million.', 'plain-worth')
check('Thirty cranes went to Ukraine, for which Riga paid €2 million.', 'plain-worth')
check('Riga gave Ukraine 49 lorries. The fund has €3 million in it.', null)
// more goods behind the sum
check('Riga handed over drones worth €1 million in Kyiv, along with 20 generators.', 'plain-along')
check('Seoul helps Manila with five million dollars, and 40 rescuers.', 'plain-added')
