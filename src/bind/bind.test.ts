import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** Each record of a text as `donors → recipients: what, stage`. */
function check(text: string, ...records: string[]): void {
  test(text, () => {
    const shown = readText(text, '2024-01-25').extraction.records.map(
      ({ donors, recipients, channel, amount, items, status }) =>
        `${donors.join('+')} → ${recipients.join('+')}${channel.length ? ` by ${channel.join('+')}` : ''}: ${
          amount ? `${amount.value} ${amount.currency}${items.length ? ' with ' : ''}` : ''
        }${items.map(({ name, quantity }) => `${quantity} ${name}`).join(', ')}, ${status}`,
    )
    expect(shown).toEqual(records)
  })
}

check('Norway gave Moldova 20 million euros.', 'NO → MD: 20000000 EUR, disbursed')
check('Norway will give Moldova 20 million euros.', 'NO → MD: 20000000 EUR, pledged')
check('Ukraine received 10 million euros from Sweden.', 'SE → UA: 10000000 EUR, disbursed')
check('A €30m contribution from Germany went to Moldova through UNICEF.', 'DE → MD by UNICEF: 30000000 EUR, disbursed')
check(
  'Germany (€1bn) and France (€200m) pledged help for Ukraine.',
  'DE → UA: 1000000000 EUR, pledged',
  'FR → UA: 200000000 EUR, pledged',
)
check(
  'Germany and France gave Sudan 5 million euros each.',
  'DE → SD: 5000000 EUR, disbursed',
  'FR → SD: 5000000 EUR, disbursed',
)
check('Poland gave Ukraine 10 tanks.', 'PL → UA: 10 tanks, delivered')
// goods of one gift, where a word takes the list up again behind its verb
check(
  'Two boats from Japan were handed over to Ukraine in Odesa, together with seven pumps.',
  'JP → UA: 2 boats, 7 pumps, delivered',
)
check(
  'Ireland has given Ukraine 34 ambulances, which left port in May, along with three robots.',
  'IE → UA: 34 ambulances, 3 robots, delivered',
)
check(
  'China sent Myanmar 37 rescuers, who landed in Yangon on Friday with drones and 20 tents.',
  'CN → MM: 37 rescuers, null drones, 20 tents, delivered',
)
check(
  'India gave the Maldives 72 trucks, handed over in May by its envoy, and two field hospitals.',
  'IN → MV: 72 trucks, 2 field hospitals, delivered',
)
check(
  'Ten armoured carriers were handed over to Ukraine by Lithuania on Friday, with spare parts.',
  'LT → UA: 10 armoured carriers, null spare parts, delivered',
)
// a verb for each
check(
  'In May 20 tanks were delivered by Poland to Ukraine, and 30 howitzers will be sent in June.',
  'PL → UA: 20 tanks, delivered',
  'PL → UA: 30 howitzers, pledged',
)
check(
  'Estonia gave Ukraine 20 lorries, which left in May, and Latvia handed over six ambulances.',
  'EE → UA: 20 lorries, delivered',
  'LV → UA: 6 ambulances, delivered',
)
check(
  'Oslo handed over four launchers to Ukraine, and 30 old tanks will leave for Kyiv in May.',
  'NO → UA: 4 launchers, delivered',
  'NO → UA: 30 old tanks, pledged',
)
check('Egypt sent Libya relief: bulldozers, 12; ambulances, 9.', 'EG → LY: 12 bulldozers, 9 ambulances, delivered')
// goods told in the sentence behind that of their load or team
check(
  'A Turkish ship with 500 tons of medical aid for Gaza has docked in Egypt. On board are field hospitals and 20 ambulances.',
  'TR → PS: 500 tons of medical aid, null field hospitals, 20 ambulances, delivered',
)
check(
  'Korea sent 40 rescuers to Morocco on Friday. They brought along four search dogs.',
  'KR → MA: 40 rescuers, 4 search dogs, delivered',
)
check(
  'India sent Myanmar 90 tonnes of relief goods. The cargo consists of 60 tonnes of rice and 30 tonnes of medicine.',
  'IN → MM: 60 tonnes of rice, 30 tonnes of medicine, delivered',
)
check(
  'Twenty-two containers left Italy for Ukraine on Monday. On board: 340 boilers for hospitals.',
  'IT → UA: 340 boilers, committed',
)
// another's, and another package
check(
  'Riga will hand over three radars to Ukraine. The new package contains 5,000 drones as well.',
  'LV → UA: 3 radars, pledged',
  'LV → UA: 5000 drones, pledged',
)
check(
  'Turkey sent Sudan 37 tonnes of medicine. On board a Kuwaiti plane were 200 tents for Sudan.',
  'TR → SD: 37 tonnes of medicine, delivered',
  'KW → SD: 200 tents, delivered',
)
// what a sum is spent on or is the value of, in another sentence, a list or behind a colon
check(
  'Japan signed a grant of 9 billion yen for Ukraine on Friday. The grant will buy 15 transformers.',
  'JP → UA: 9000000000 JPY with 15 transformers, committed',
)
check(
  'Sweden gave Ukraine a package worth 16 billion kronor. Sixteen boats are in it, and a million rounds.',
  'SE → UA: 16000000000 SEK with 16 boats, 1000000 rounds, disbursed',
)
check(
  'Lithuania will donate three transformers to Moldova. The equipment, taken from a depot, is valued at 870,000 euros.',
  'LT → MD: 870000 EUR with 3 transformers, pledged',
)
check(
  'Germany gave Moldova 60 million euros. With it Moldova will buy spare parts.',
  'DE → MD: 60000000 EUR with null spare parts, disbursed',
)
check(
  'The US announced a package of $200 million for Ukraine. It is the third this year.\n\nCapabilities in this package include:\n\n• Stinger missiles;\n• More than 20 tanks;\n• 155 mm and 105 mm shells.\n',
  'US → UA: 200000000 USD with null Stinger missiles, 20 tanks, null 105 mm shells, pledged',
)
check(
  'Ukraine gets help from Tokyo, in two programmes.\n\n1. Grant of 7 billion yen from Japan\n\tProvides: 25 excavators and four pumps.\n',
  'JP → UA: 7000000000 JPY with 25 excavators, 4 pumps, pledged',
)
check(
  'The US signed a $165 million contract under a scheme for Ukraine on 3 December to refurbish four launchers.',
  'US → UA: 165000000 USD with 4 launchers, committed',
)
// a gift of its own
check(
  'Norway gave Moldova 20 million euros. Norway will also provide 15 buses.',
  'NO → MD: 20000000 EUR, disbursed',
  'NO → MD: 15 buses, pledged',
)
check(
  'Help for Moldova grows. The pledges:\n- Norway: 30 million euros\n- Japan: 15 billion yen\n',
  'NO → MD: 30000000 EUR, pledged',
  'JP → MD: 15000000000 JPY, pledged',
)
check(
  'At a meeting this was promised to Vanuatu. More is to come.\n\n| Donor | Sum |\n|---|---|\n| Norway | €3 million |\n| Japan | €4 million |\n',
  'NO → VU: 3000000 EUR, pledged',
  'JP → VU: 4000000 EUR, pledged',
)

check(
  'Ireland gives Gaza aid. UNICEF and OCHA will get €2 million each, the WFP and the WHO €1 million each.',
  'IE → PS by UNICEF: 2000000 EUR, pledged',
  'IE → PS by OCHA: 2000000 EUR, pledged',
  'IE → PS by WFP: 1000000 EUR, pledged',
  'IE → PS by WHO: 1000000 EUR, pledged',
)
check(
  'Poland gave Ukraine 14 tanks. Nine more are to follow.',
  'PL → UA: 14 tanks, delivered',
  'PL → UA: 9 tanks, pledged',
)
check(
  'Germany gives Moldova 22 million euros, half of it for schools.',
  'DE → MD: 22000000 EUR, pledged',
  'DE → MD: 11000000 EUR, pledged',
)
check('Danish military aid to Ukraine since 2022 comes to 60 billion kroner.', 'DK → UA: 60000000000 DKK, disbursed')
check(
  'BRUSSELS, 17 March – The conference on Syria closed with 5.8 billion euros in pledges.',
  ' → SY: 5800000000 EUR, pledged',
)
// each pays in its own money, in turn
check(
  'Help for Moldova grows. The pledges:\n- Norway: 30 million euros\n- Switzerland and Austria: CHF 4m and €3.5m\n',
  'NO → MD: 30000000 EUR, pledged',
  'CH → MD: 4000000 CHF, pledged',
  'AT → MD: 3500000 EUR, pledged',
)
// or all in one breath
check(
  'Estonia and Latvia will give Moldova €10 million and €5 million.',
  'EE → MD: 10000000 EUR, pledged',
  'LV → MD: 5000000 EUR, pledged',
)
// an organ is that of the state beside it
check("Austria's Foreign Office has approved 3 million euros for Armenia.", 'AT → AM: 3000000 EUR, committed')
check('The Foreign Office in Berlin will give Kenya 30 million euros.', 'DE → KE: 30000000 EUR, pledged')
check('The Foreign Office will give Kenya 30 million pounds.', 'GB → KE: 30000000 GBP, pledged')
// whose it is stands behind
check(
  'Sweden and Norway gave Ukraine 450 million euros. Some 350 million euros of it is Norwegian.',
  'NO+SE → UA: 450000000 EUR, disbursed',
  'NO → UA: 350000000 EUR, disbursed',
)
// what and joins, what neighbours mean
check('Ireland announced €6 million for Sudan and for refugees in Chad.', 'IE → SD+TD: 6000000 EUR, pledged')
check(
  'India will give the Maldives $40 million and Nepal $2 million.',
  'IN → MV: 40000000 USD, pledged',
  'IN → NP: 2000000 USD, pledged',
)
// a coalition named before
check(
  'Latvia leads the drone coalition for Ukraine. Riga will pay 10 million euros into the coalition.',
  'LV → UA by drone coalition: 10000000 EUR, pledged',
)
// a fund that serves one state says who gets
check('Latvia gives another 2 million euros to PURL.', 'LV → UA by PURL: 2000000 EUR, pledged')

/** Sums that are no aid, with the reason that the ledger gives. */
function refused(text: string, reason: string): void {
  test(text, () => {
    const { records, money } = readText(text).extraction
    expect(records).toEqual([])
    expect(money.map(({ role, reason: told }) => `${role} ${told}`)).toEqual([`not_aid ${reason}`])
  })
}

refused('Denmark refused to give Ukraine 20 million euros.', 'refused')
refused('Moldova needs 20 million euros.', 'needs')

// who gives, where other names stand nearer
check(
  'Denmark and the Netherlands will each make available EUR 15 million for decentralised generation in Ukraine.',
  'DK → UA: 15000000 EUR, pledged',
  'NL → UA: 15000000 EUR, pledged',
)
check(
  'The minister put out a statement last night. Another twenty million Australian dollars goes to Gaza, she said.',
  'AU → PS: 20000000 AUD, pledged',
)
check(
  "Ukraine's cash will last, thanks to the IMF, which paid out $500 million in January.",
  'IMF → UA: 500000000 USD, disbursed',
)
check(
  'Norway gives Ukraine 500 million kroner for gas. The sum, about 42 million euros, is handled by the EBRD.',
  'NO → UA by EBRD: 500000000 NOK, pledged',
)
check(
  "Malaysia's Prime Minister Anwar Ibrahim, whose country chairs ASEAN this year, promises Myanmar 10 million ringgit.",
  'MY → MM: 10000000 MYR, pledged',
)
check(
  "Help for Ukraine was on the table again in Brussels. Belgium's Theo Francken repeated his government's vow: a billion euros for Ukraine this year.",
  'BE → UA: 1000000000 EUR, pledged',
)
check(
  "Ethiopia's State Minister of Finance signed for a 5 million euro Italian grant towards wells in Ethiopia.",
  'IT → ET: 5000000 EUR, committed',
)
check(
  'Ukraine has been promised gas money, made up of an EBRD loan of 400 million euros and a Norwegian grant of 100 million euros.',
  'EBRD → UA: 400000000 EUR, pledged',
  'NO → UA: 100000000 EUR, pledged',
)

// who gets, where the article is about another
check(
  'Ethiopia and Somalia will share 27 million euros in emergency aid from the European Union.',
  'EU → ET+SO: 27000000 EUR, pledged',
)
check(
  'Japan gives Ukraine and its neighbours $11 million in total, of which Ukraine $8 million and Moldova $3 million.',
  'JP → MD+UA: 11000000 USD, pledged',
  'JP → UA: 8000000 USD, pledged',
  'JP → MD: 3000000 USD, pledged',
)
check(
  "The week in aid for Ukraine and its neighbours.\n\nMON  In Chișinău, Romania's foreign minister Oana Țoiu brings a cheque for 12 million euros for kindergartens.",
  'RO → MD: 12000000 EUR, pledged',
)
check(
  'Slovakia has handed its MiG-29 jets to Ukraine. Brussels is to refund about 200 million euros to Bratislava for them.',
  'EU → SK: 200000000 EUR, pledged',
)
check(
  'Aid for Gaza and Sudan. A further $4 million from the Spanish government goes to Sudan.',
  'ES → SD: 4000000 USD, pledged',
)
// whoever is told with all the others, and those whom only a plain word tells, are nobody in particular
check(
  'European allies and Canada have promised more than 20 billion euros in security assistance for Ukraine.',
  ' → UA: 20000000000 EUR, pledged',
)
check(
  'The United Nations trust fund for Haiti, into which donors have paid $113 million so far, is all but empty.',
  ' → HT: 113000000 USD, disbursed',
)
// who signs with a poor state gives to it
check(
  'Ukraine got 50 million euros from Norway. Oslo also signed a grant agreement of 20 million kroner with Georgia.',
  'NO → UA: 50000000 EUR, committed',
  'NO → GE: 20000000 NOK, committed',
)
// what is done in a place is done with no sum before it
check(
  'Austria cleared 22 million euros in aid. Three million euros are for Ethiopia, where Austrian charities will spend them.',
  'AT → ET: 22000000 EUR, committed',
  'AT → ET: 3000000 EUR, committed',
)
// who wants a sum has not got it
check(
  'Uzbekistan gave Afghanistan 20 tonnes of flour. Nothing was said of the $50 million that Kabul wants for its power line.',
  'UZ → AF: 20 tonnes of flour, delivered',
)
check(
  'Germany has given Kenya 3 million euros. The 30 million euros which Nairobi is hoping for were not mentioned.',
  'DE → KE: 3000000 EUR, disbursed',
)
// a plain word against it says more than a vague one that stands nearer
check(
  'Denmark gave Ukraine 8 million kroner. The draft budget sets aside 8.7 billion kroner for the country’s own defence.',
  'DK → UA: 8000000 DKK, disbursed',
)
check(
  'Germany announced new aid: Kenya and Somalia are to get 10 million euros apiece.',
  'DE → KE: 10000000 EUR, pledged',
  'DE → SO: 10000000 EUR, pledged',
)
// Brussels is Belgium's where nobody says EU
check(
  'Brussels signs off on a billion for Kyiv\n\nThe Belgian cabinet signed off on one billion euros in military support for Ukraine. Belgium’s Prime Minister said so.',
  'BE → UA: 1000000000 EUR, committed',
)
check(
  'Brussels releases a billion for Kyiv\n\nThe European Commission paid Ukraine one billion euros on Friday. Belgium had asked for it. Belgium pays a part.',
  'EU → UA: 1000000000 EUR, disbursed',
)
// from the air comes help, or an attack
check('Two German planes dropped 14 tonnes of food over Gaza.', 'DE → PS: 14 tonnes of food, delivered')
check('Israel dropped 20 bombs over Gaza on Tuesday.')
check(
  'According to a German think tank, Denmark has given Ukraine 8.3 billion kroner.',
  'DK → UA: 8300000000 DKK, disbursed',
)
// some of them are no goods besides
check('Germany is sending Moldova 40 buses, 15 of them electric.', 'DE → MD: 40 buses, committed')
check(
  'Norway will send Ukraine 20 ambulances, ten of them armoured, and 5 trucks.',
  'NO → UA: 20 ambulances, 5 trucks, pledged',
)
// what the money is to make is no gift beside it
check(
  'The African Development Bank is lending Tunisia 80 million euros to build a solar farm.',
  'AfDB → TN: 80000000 EUR, committed',
)
check('The EBRD lends Ukraine 50 million euros to repair two power plants.', 'EBRD → UA: 50000000 EUR, committed')
check(
  'Germany will give Moldova 20 million euros to buy ten ambulances.',
  'DE → MD: 20000000 EUR with 10 ambulances, pledged',
)
// of what a motion came to nothing
check('Bulgaria’s parliament rejected a proposal to send Ukraine 100 armoured carriers.')
check('Slovakia’s government blocked a plan to lend Ukraine 3 billion euros.')
check('The Bundestag approved a proposal to send Ukraine 100 tanks.', 'DE → UA: 100 tanks, committed')
