import { expect, test } from 'vitest'
import type { Claim } from '../core/claim.ts'
import type { Option } from '../core/ranking.ts'
import { readText } from '../testing.ts'

/** Whether an observation is among what was seen of the first goods or sum of a text; what it weighs is learned. */
const check = (name: string, text: string, is: boolean): void => {
  test(`${is ? '' : 'no '}${name}: ${text}`, () => {
    const claims = readText(text, '2024-01-25').claims
    expect(claims.length).toBeGreaterThan(0)
    expect(seenOf(claims[0]!).has(name)).toBe(is)
  })
}

const seenOf = ({ evidence, givers, getters }: Claim): ReadonlySet<string> =>
  new Set([...evidence.map(({ name }) => name), ...namesOf(givers), ...namesOf(getters)])

const namesOf = (options: readonly Option<unknown>[]): string[] =>
  options.flatMap(({ parts }) => parts.flatMap(({ seen }) => seen.names.map((name) => name.replace(/^.*\//, ''))))

// goods that are taken back
check('declined-behind', 'Pakistan offered Kabul 40 rescuers. The authorities have declined both.', true)
check('declined-behind', 'Algeria offered Rabat 80 rescuers; it has no need of them.', true)
check('declined-behind', 'Baku announced forty tonnes of flour for Stepanakert. They were turned back.', true)
check('declined-behind', 'Tokyo had 30 tents ready, but they were sent home.', true)
check('declined-behind', 'Oslo gave Kyiv 40 tanks. The minister declined to say when they will leave.', false)
check('declined-behind', 'Oslo gave Kyiv 40 tanks. Berlin refused to give 30 of its own tanks.', false)
check('declined-behind', 'Oslo gave Kyiv 40 million euros. Both were refused.', false)
check('label-denies', 'Not accepted so far: a medical team from Taiwan.', true)
check('label-denies', 'Offers not taken up: 240 tents from Cyprus.', true)
check('label-denies', 'On their way: 240 tents from Cyprus.', false)
check('label-denies', 'Cyprus: 240 tents, not yet there.', false)

// what a giver does for its own people and places
check('goes-to-own', 'France announced 400 million euros for its vineyards and livestock farms.', true)
check('goes-to-own', 'Austria released 300 million euros for Vienna.', true)
check('goes-to-own', 'Norway gave 400 million kroner to Norwegian companies.', true)
check('goes-to-own', 'Latvia will find 45 million euros to help its farmers.', true)
check('goes-to-own', 'Spain put up 12 million euros for domestic growers.', true)
check('goes-to-own', 'Norway gave 400 million kroner to Norwegian companies that rebuild schools in Ukraine.', false)
check('goes-to-own', 'The EU gave Moldova 40 million euros for its farmers.', false)
check('goes-to-own', 'Norway gave 40 million kroner for arms from Norwegian companies.', false)
check('goes-to-own', 'The UN gave the WFP 2 million dollars for its work in the region.', false)
check('goes-to-own', 'The 40 million dollars were paid by the United States.', false)

// who gives another sum behind it
check('gives-another', '90 million dollars was raised for Chad, with Japan giving 29 million dollars.', true)
check('gives-another', '90 million dollars was raised for Chad, Japan said, giving no names.', false)
check('gives-another', '90 million dollars was raised for Chad by Japan.', false)

// a scheme of many gives in nobody's name
check('none-by-scheme', 'Last year 1.8 million rounds were delivered to Ukraine through the Czech scheme.', true)
check('none-by-scheme', 'In 2024 Ukraine got 1.5 million rounds under the ammunition initiative.', true)
check('none-by-scheme', 'Oslo sent 30,000 rounds to Ukraine through the scheme in May.', false)
check('none-by-scheme', 'Last year 1.8 million rounds were delivered to Ukraine through Poland.', false)

// through whom goods come
check('on-the-way', 'Help for Gaza grows. Singapore has flown nine tonnes of food to Jordan for Gaza.', true)
check('on-the-way', 'Help for Sudan grows. Singapore has flown nine tonnes of food to Jordan for Sudan.', false)

// told in the money of the one who gets, unless the giver has money of that name, too
check('local-currency', 'Britain announced 120 million pounds for Sudan.', false)
check('local-currency', 'Switzerland pays Rwanda 3 million francs for clinics.', false)
check('local-currency', 'Egypt put aside 3 billion pounds for flats. The US gave Egypt 20 million dollars.', true)
check('local-currency', 'The budget of Nepal has 40 billion rupees for roads. Norway helps Nepal with them.', true)

// those who teach stand right before the verb
check('goods-taught', 'Germany is training Moldovan pilots.', true)
check('goods-taught', 'The Netherlands and Germany are jointly training Ukrainian tank crews.', true)
check('goods-taught', 'Ukraine is training pilots for its Mirages.', false)
check('goods-taught', 'Lithuania is repairing Leopard 2 tanks that were hit in Ukraine.', true)
check(
  'goods-taught',
  'In a hall at Jonava, Lithuania is repairing tanks that were hit in Ukraine. Eighteen Ukrainian mechanics have been taught to mend howitzers.',
  true,
)
check('goods-sent', 'Belgian F-16s will arrive in Ukraine next year.', true)
check('goods-sent', 'German Leopard tanks have arrived in Ukraine.', true)
check('goods-sent', 'German Leopard tanks have arrived in Poland.', false)

// who invests for gain
check('invests-unsaid', 'A consortium will invest 7 billion dollars in power stations in Syria.', true)
check('invests-unsaid', 'The EBRD has invested 2 billion euros in Moldova.', false)
check('invests-unsaid', 'Norway will invest 20 million kroner in schools in Ukraine.', false)
