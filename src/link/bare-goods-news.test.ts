import { expect, test } from 'vitest'
import { quote } from '../core/span.ts'
import { readText } from '../testing.ts'

/** Goods told by a bare number or a short name, as newsrooms write them: `words = how many of what`; no row tells more than it lists. */
const check = (text: string, ...goods: string[]): void => {
  test(text, () => {
    const { links } = readText(text, '2024-05-05')
    expect(
      [...links.goods.values()].map(({ span, quantity, name }) => `${quote(text, span)} = ${quantity} ${name}`).sort(),
    ).toEqual([...goods].sort())
  })
}

// so many more, the first, the last, the other, all of those named
check('The MiG-29s are leaving Slovakia. The first four took off on Monday.', 'four = 4 MiG-29s')
check('Slovakia hands over its MiG-29s\n\nBy a reporter\n\nThe first four took off yesterday.', 'four = 4 MiG-29s')
check('Norway sent 20 howitzers. A further four are to follow in autumn.', 'four = 4 howitzers')
check('Spain gave ten Leopard tanks in spring and will send another nine.', 'nine = 9 Leopard tanks')
check('Oslo sent 12 howitzers in May; the remaining eight will arrive in June.', 'eight = 8 howitzers')
check('Slovenia keeps 28 tanks in a hall. They are old. Nobody drives them. All 28 are going to Kyiv.', '28 = 28 tanks')
check('Prague delivered 15 helicopters. Seven others are being repaired for Ukraine.', 'Seven others = 7 helicopters')
check('Canada has pledged 800 drones. An additional 100 will be shipped in the autumn.', '100 = 100 drones')
check(
  'Greece delivered 40 armoured vehicles. Twenty more will be handed over next month.',
  'Twenty more = 20 armoured vehicles',
)
check('Berlin supplied 52 Gepards. The last three left Germany in May.', 'three = 3 Gepards')
check('The country received 30 fire trucks. The final five are expected in June.', 'five = 5 fire trucks')

// of them
check('Germany promised 105 Leopard tanks. 82 of them are already in Ukraine.', '82 of them = 82 Leopard tanks')
check('The Netherlands promised 24 jets; six of these have been delivered.', 'six of these = 6 jets')
check('Riga bought 40 lorries, 12 of which it gave to Ukraine.', '12 of which = 12 lorries')
check('Madrid has 108 tanks. It will hand over ten of those.', 'ten of those = 10 tanks')
check('Denmark bought 19 Caesar howitzers. Half of them have been delivered.')

// a total that is meant to come
check(
  'Six trucks loaded with 114 generators were sent from Vilnius. All in all, 252 are meant to come from there.',
  '252 = 252 generators',
)
check(
  'Japan delivered four demining vehicles in July. About 20 are scheduled for this year.',
  '20 = 20 demining vehicles',
)
check('Lithuania handed over 30 generators. In total, 90 have been sent since February.', '90 = 90 generators')
check('Poland delivered 14 tanks. Altogether 60 are planned.', '60 = 60 tanks')
check('Oslo has handed over 12 boats. At least 30 are expected by December.', '30 = 30 boats')
check('Warsaw sent four MiG-29s. Ten have now been transferred.', 'Ten = 10 MiG-29s')
check('Tallinn gave six ambulances on Friday. In May it had given nine.', 'nine = 9 ambulances')
check('The ministry bought 300 generators. So far 120 have reached Ukraine.', '120 = 120 generators')

// given by another, without the verb or the noun
check('Germany offered to pay for two Patriot batteries and Norway for one.', 'one = 1 Patriot batteries')
check('Denmark sent 14 tanks, the Netherlands sent 20 and Norway eight.', '20 = 20 tanks', 'eight = 8 tanks')
check('Sweden donated ten Archer systems. Britain gave 14.', '14 = 14 Archer systems')
check('The president asked for seven more Patriots. Berlin promised one on Saturday.', 'one = 1 Patriots')
check('Poland sent 14 Leopard tanks; Canada donated eight.', 'eight = 8 Leopard tanks')
check('Kyiv wants Patriot batteries. The Netherlands may provide two.', 'two = 2 Patriot batteries')

// one more, a second
check('Germany gave Ukraine a Patriot system in 2023. A second one arrived in April.', 'one = 1 Patriot system')
check('Germany has handed over a Patriot system. It is now sending a third.', 'third = 1 Patriot system')
check('Berlin delivered three IRIS-T systems. Another will follow in May.', 'Another = 1 IRIS-T systems')
check('Berlin delivered three IRIS-T systems. Another one will be delivered in May.', 'one = 1 IRIS-T systems')
check('Romania donated a Patriot battery. One more is to come from Spain.', 'One more = 1 Patriot battery')

// they are there, or on their way
check('Oslo sent eight Leopard tanks. All eight are in Ukraine.', 'eight = 8 Leopard tanks')
check('Berlin promised 18 Leopard tanks. Fourteen are already at the front.', 'Fourteen = 14 Leopard tanks')
check('Lisbon promised six Kamov helicopters. Three are on their way.', 'Three = 3 Kamov helicopters')

// a dozen, a score
check('Oslo gave 24 boats last year. The remaining dozen will follow in July.', 'dozen = 12 boats')
check('Paris delivered 30 Caesar howitzers. It will send a dozen more in June.', 'a dozen more = 12 Caesar howitzers')

// short names of models named in full before
check('Four IRIS-T SLM are at work in Ukraine. On firm order are another eight SLM.', 'eight SLM = 8 IRIS-T SLM')
check(
  'Germany has delivered four IRIS-T SLM and three IRIS-T SLS. It has ordered eight SLM and nine SLS for Ukraine.',
  'eight SLM = 8 IRIS-T SLM',
  'nine SLS = 9 IRIS-T SLS',
)

// with
check('Lithuania sent 12 M113s. Ten of them are armed with mortars.', 'Ten of them = 10 M113s')

// counter-examples: people
check('Poland gave Ukraine 14 tanks. Nine more were wounded in the attack.')
check('Poland gave Ukraine 14 tanks. Three were killed near Kharkiv.')
check('Germany delivered 12 howitzers. Six died in a strike on Odesa, and 20 are still missing.')
check('Norway sent 20 trucks. Another 300 were evacuated from the village.')
check('Norway trained crews for 20 tanks. All 30 are volunteers.')
check('Riga sent ten drones. Two of the three parties in parliament agreed.')
check('Riga sent ten drones. Of the 27, only Hungary said no.')
check('Berlin sent ten drones. The two met in Paris.')
check('Berlin sent ten drones. The three have agreed to meet in May.')
check('Prague donated two helicopters. Five have been arrested over the deal.')
check('Oslo sent 12 boats. Another four abstained.')
check('Oslo sent 12 boats. The first two spoke for an hour.')
check('Paris sent six howitzers. The minister, 52, was in Kyiv.')
check('Paris sent six howitzers. All 27 are to decide on Monday.')
// votes, years, shares, sums, places
check('Paris sent six howitzers. The bill passed by 310 to 20.')
check('Paris sent six howitzers. It will be over by 2030.')
check('Oslo sent 12 boats. Support has fallen to 48 per cent.')
check('Oslo sent 12 boats. The index fell to 82.')
check('Oslo sent 12 boats and 20 million kroner. Another 30 million will be given in May.')
check('Oslo sent 12 boats. Seven countries have joined, two more are to follow.')
check('Oslo sent 12 boats. It was the third of its kind.')
check('Oslo sent 12 boats. Ukraine came second.')
check('Oslo sent 12 boats. One has to wait.')
check('Oslo sent 12 boats. One of them is the minister of defence.')
check('Oslo sent 12 boats. The war has entered a third year.')
check('Oslo sent 12 boats. Its second was held in Kyiv.')
check('Lithuania handed over 30 generators. 90 days have passed.')
check('Russia fired 40 missiles. Ukraine shot down 32.')
check('Russia fired 40 missiles at Kyiv. All but six were shot down.')
// goods all the same: that nobody gives them is told elsewhere
check('Russia launched 100 drones. 82 of them were shot down.', '82 of them = 82 drones')
check('Oslo sent 12 boats. The brigade lost four in May.')
check('Oslo sent 12 boats. Another was hit by a drone.')
check('Oslo sent 12 boats. Ten companies applied; four were chosen.')
check('Oslo sent 12 boats. Ukraine needs at least 30.')
