import { expect, test } from 'vitest'
import { quote } from '../core/span.ts'
import { readText } from '../testing.ts'

/** Goods told by a bare number or a short name, as newsrooms write them: `words = how many of what`; no row tells more than it lists. */
const check = (text: string, ...goods: string[]): void => {
  test(text, () => {
    const { links } = readText(text, '2024-05-05')
    expect(
      [...links.goods.values(), ...links.another]
        .map(({ span, quantity, name }) => `${quote(text, span)} = ${quantity} ${name}`)
        .sort(),
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
check('Berlin delivered three IRIS-T systems. Another one will be delivered in May.', 'one = 1 IRIS-T systems')
check('Romania donated a Patriot battery. One more is to come from Spain.', 'One more = 1 Patriot battery')

check('Germany has sent three Patriot systems. A fourth will follow this year.', 'A fourth = 1 Patriot systems')
check('Qatar flew 62 tonnes of food to Sudan; two aircraft brought it. A third is expected on Wednesday.')
check('Berlin delivered a Patriot system. Another is being prepared for Ukraine.', 'Another = 1 Patriot system')
check('A first package of 40 tanks has arrived. A second will follow.')
check('Oslo sent 12 boats. A second was held in Kyiv.')
check('Oslo sent 12 boats. Another said that he would leave.')

check(
  'Nobody had reported the arrival of that Patriot behind the shield. One more was promised.',
  'One more = 1 Patriot',
)

// they are there, or on their way
check('Oslo sent eight Leopard tanks. All eight are in Ukraine.', 'eight = 8 Leopard tanks')
check('Berlin promised 18 Leopard tanks. Fourteen are already at the front.', 'Fourteen = 14 Leopard tanks')
check('Lisbon promised six Kamov helicopters. Three are on their way.', 'Three = 3 Kamov helicopters')

// a dozen, a score
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

// shares of those told
check('The Netherlands promised 24 F-16s. Half of them have been delivered.', 'Half of them = 12 F-16s')
check('Estonia will give 36 howitzers. A third of these were handed over in May.', 'A third of these = 12 howitzers')
check('Lithuania sent M113s. Half of them carry mortars.')

// and as they come
check(
  'Sweden pledged ten Archer systems. Eight have arrived, the other two will follow.',
  'Eight = 8 Archer systems',
  'two = 2 Archer systems',
)
check('Of the 31 Abrams tanks promised, the first eight have reached Ukraine.', 'eight = 8 Abrams tanks')
check('The Abrams tanks are in Ukraine. All 31 arrived in autumn, the Pentagon said.', '31 = 31 Abrams tanks')
check('Spain will send six Leopards; four more could follow if they can be repaired.', 'four more = 4 Leopards')
check('Poland has delivered 250 T-72 tanks. About 30 more are being prepared.', '30 more = 30 T-72 tanks')
check(
  'Five Mi-17 helicopters were handed over in spring, followed by two more in June.',
  'two more = 2 Mi-17 helicopters',
)
check('Rheinmetall will build 20 Marders. Ten of these are already paid for by Germany.', 'Ten of these = 10 Marders')
check('Norway donates eight Leopard tanks. Four will go to the 47th brigade.', 'Four = 4 Leopard tanks')
check(
  'Kyiv has received three Patriot batteries, two from Germany and one from the US.',
  'two = 2 Patriot batteries',
  'one = 1 Patriot batteries',
)
check('Canada will buy 39 armoured vehicles. The first ten are due this summer.', 'ten = 10 armoured vehicles')
check('Spain sent six Leopards in April and four in May.', 'four = 4 Leopards')
check('Latvia sent 1,000 drones in May and 2,000 in June.', '2,000 = 2000 drones')
check(
  'Croatia gave 14 Mi-8 helicopters. Two had flown to Kyiv by March, the remaining twelve came by truck.',
  'Two = 2 Mi-8 helicopters',
  'twelve = 12 Mi-8 helicopters',
)
check('The ministry sent 114 generators on Monday. Of these, 40 go to Kharkiv.', '40 = 40 generators')
check('Bern has sold eight howitzers; eight others were paid for by Norway.', 'eight others = 8 howitzers')
check('Taiwan donated 30 ambulances. The first batch of ten reached Lviv on Monday.', 'ten = 10 ambulances')
check('The Netherlands promised F-16s. Twenty-four aircraft will be handed over.', 'Twenty-four aircraft = 24 F-16s')
check('Berlin promised Patriot systems. Two of the systems are in Ukraine.', 'Two of the systems = 2 Patriot systems')

// others that are counted in between, ages, teams, what things go by
check('Nine people were killed in Odesa, and Norway sent 12 boats. Nine more were rescued.')
check('Norway sent 12 boats. Thirty-two have signed the treaty.')
check('Norway sent 12 boats. At 52, he is the youngest minister.')
check('Norway sent 12 boats. The delegation of eight arrived by train.')
check('Norway sent 12 boats. Only one in ten was sure.')
check('Norway sent 12 boats. Prices rose by 12 in May, 14 in June.')
check('Norway sent 12 boats. Some 80 were taken to hospital, 20 are in intensive care.')
check('Norway sent 12 boats. 100 MPs voted for, 12 against and three were absent.')
check('Norway sent 12 boats. The 27 will give more, he said.')
check('Norway sent 12 boats. In 2023 alone, 62 were shot down.')
check('Norway sent three helicopters. The team came on two planes.')
check('Norway sent 12 boats. The minister climbed into the first one.')

// trainees, told like those before
check('France trained 2,300 soldiers. Another 1,500 are being trained in Poland.', '1,500 = 1500 training of soldiers')
check('We trained 1,900 soldiers in Britain. This year it will be about 2,000.', '2,000 = 2000 training of soldiers')
check(
  'Riga trained 30 operators. A second course, for thirty more, will begin.',
  'thirty more = 30 training of operators',
)
check('France trained 2,300 soldiers. Another 1,500 were wounded.')
check('France trained 2,300 soldiers. The vote was 310 to 20.')

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
