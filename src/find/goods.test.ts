import { expect, test } from 'vitest'
import { isKind } from '../core/mention.ts'
import { quote } from '../core/span.ts'
import { readText } from '../testing.ts'

/** The goods of a text, as `words = how many`. */
const check = (text: string, ...goods: string[]): void => {
  test(text, () => {
    const { mentions } = readText(text, '2024-05-05')
    expect(
      mentions.filter(isKind('goods')).map(({ span, quantity }) => `${quote(text, span)} = ${quantity ?? '?'}`),
    ).toEqual(goods)
  })
}

// what only carries
check('Three lorries with tents crossed at Rafah.', 'tents = ?')
check('Two ships left Mersin for Beirut on Wednesday with 1,000 tents.', '1,000 tents = 1000')
check('A convoy of 24 trucks crossed the border yesterday carrying flour and dates.', 'flour = ?')
check('The 60 lorries carried blankets and 300 tonnes of rice.', 'blankets = ?', '300 tonnes of rice = 300')
check('Oslo has two ships under way; they carry more than 40 pumps.', '40 pumps = 40')
check('An army plane landed in Port Vila at noon with 12 generators on board.', '12 generators = 12')
check('A power station is being moved in 900 lorry loads.', 'power station = 1')
// what somebody does
check('Kyiv must be able to shield its cities.')
check('The hall can shelter 200 families.')
check('Oslo sends a shield for every soldier.', 'shield = 1')
// what something goes by
check('The six old helicopters left the country by lorry.', 'six old helicopters = 6')
check('We reached her by satellite telephone in Goma.')
check('Fifty generators were brought to Kyiv by 14 trucks.', 'Fifty generators = 50')
check('Sixty rescuers flew to Izmir on an air force transport plane.', 'Sixty rescuers = 60')
check('Oslo will spend 20 million euros on trucks.', 'trucks = ?')
// carriers that are given, and what is given beside them
check('Germany sent 20 trucks and 30 tonnes of rice.', '20 trucks = 20', '30 tonnes of rice = 30')
check('Tallinn gave 12 ambulances with spare parts.', '12 ambulances = 12', 'spare parts = ?')
check('Vilnius handed over 15 trucks on Monday, and Riga 40 tents.', '15 trucks = 15', '40 tents = 40')
check('40 rescuers landed in Yangon with drones.', '40 rescuers = 40', 'drones = ?')
check('Two boats, given by Tallinn, arrived in Odesa; Riga sent spare parts.', 'Two boats = 2', 'spare parts = ?')

// what weighs so much altogether
check('Hanoi flew in 28 tonnes of medicines, blankets and tents.', '28 tonnes of medicines, blankets and tents = 28')
check(
  'The ship brought 200 tonnes of rice, flour and tinned tuna on Friday.',
  '200 tonnes of rice, flour and tinned tuna = 200',
)
check(
  'Oslo sent 30 tonnes of tents, 12 boats and 40 rescuers.',
  '30 tonnes of tents = 30',
  '12 boats = 12',
  '40 rescuers = 40',
)
check('Oslo sent 30 tonnes of tents, mattresses, blankets.', 'tents = ?', 'mattresses = ?', 'blankets = ?')
check('Oslo sent 30 tonnes of rice, landed and counted on Friday.', '30 tonnes of rice = 30')
check('Six tonnes of tents, beds and blankets came by sea.', 'Six tonnes of tents, beds and blankets = 6')

// a short name in brackets, volts and kilowatts, units
check('Washington gives 20 wheeled vehicles (HMMWVs).', '20 wheeled vehicles (HMMWVs) = 20')
check('The Hague gives two old 150 kV transformers.', 'two old 150 kV transformers = 2')
check('Tokyo handed over two 44-meter patrol vessels.', 'two 44-meter patrol vessels = 2')
check('Rome gives six 35 metre patrol boats.', 'six 35 metre patrol boats = 6')
check('Ankara sent four 10-ton trucks.', 'four 10-ton trucks = 4')
check('Rome gives a 100-bed field hospital.', '100-bed field hospital = 1')
check(
  'Tokyo gives two gas turbine units and 25 kilometres of cable.',
  'two gas turbine units = 2',
  '25 kilometres of cable = 25',
)
check('Riga gives 14 tanks (36 were promised).', '14 tanks = 14')
// counted goods inside the wordy name of an initiative
check('Prague sent 30,000 shells to Ukraine through the scheme in May.', '30,000 shells = 30000')
check('Oslo pays into the Czech ammunition initiative.')

// one more, told by its place in a row; numbers behind in a list
check('Berlin promised its third Patriot battery.', 'Patriot battery = 1')
check('The third Patriot battery arrived.', 'Patriot battery = 1')
check('The Patriot battery arrived.', 'Patriot battery = ?')
check('From Cairo: bulldozers, 12; ambulances, 9.', 'bulldozers, 12 = 12', 'ambulances, 9 = 9')
check('Canberra parted with Bushmasters, a hundred and twenty.', 'Bushmasters, a hundred and twenty = 120')
check('Oslo sent tanks, 2024.', 'tanks = ?')
check('Oslo sent tents, 40 rescuers and dogs.', 'tents = ?', '40 rescuers = 40', 'dogs = ?')

// cells of a table: the number of the row, and how many
check('2\t155 mm howitzers\t36', '155 mm howitzers\t36 = 36')
check('Tents (for 6 persons)\t120\tJune', 'Tents (for 6 persons)\t120 = 120')
check('Demining machines from Gifu\t8\tin kind', 'Demining machines from Gifu\t8 = 8')
check('8\tLeopard 2 tanks\tsent', '8\tLeopard 2 tanks = 8')
check('Blankets\tnot told\tMay', 'Blankets = ?')

// none in particular, and no set of goods
check('Every drone in the air is a life saved, he said.')
check('A field hospital set up by the army stands near Kandy.', 'field hospital = 1')

// whom they are for is no part of their name, whose make they are is
check('Astana promised Afghanistan tents.', 'tents = ?')
check('Oslo pays for American weapons.', 'American weapons = ?')

// what the last word of a list is for
check('The aid consists of mortar and rocket ammunition.', 'rocket ammunition = ?')
check('Doha sends a mortar and ammunition.', 'mortar = 1', 'ammunition = ?')
check(
  'Beijing gave 1.6 million doses of the Vero Cell vaccine.',
  '1.6 million doses of the Vero Cell vaccine = 1600000',
)

// helpers beside helpers
check('Canberra sent 64 rescuers and dogs.', '64 rescuers = 64', 'dogs = ?')
check('Lisbon is sending doctors, nurses and dogs.', 'doctors = ?', 'nurses = ?', 'dogs = ?')
check('Lisbon flew in divers and dogs.', 'divers = ?', 'dogs = ?')
check('Lisbon has deployed medics to Beira.', 'medics = ?')
check('Medics were deployed, and doctors in Beira thanked them.', 'Medics = ?')
check('Rescuers and dogs dug through the night. Doctors fled.')
check('Suva got a planeload of rations, bottled water and tents.', 'rations = ?', 'bottled water = ?', 'tents = ?')

// no whole one
check('Parts of the old power station were handed over.', 'Parts of the old power station = ?')
check(
  'Ottawa sends 29 hulls of old tanks and parts of three launchers.',
  '29 hulls of old tanks = 29',
  'parts of three launchers = ?',
)
check('Part of the 20 trucks were handed over.', '20 trucks = 20')

// what no rule names, in a list with goods
check(
  'Tbilisi sent two mobile pumps, ten trucks and 5,000 painted whistles, which came by sea.',
  'two mobile pumps = 2',
  'ten trucks = 10',
  '5,000 painted whistles = 5000',
)
check('Rome gave tents, hammocks and blankets.', 'tents = ?', 'hammocks = ?', 'blankets = ?')
check('Rome gave tents, blankets and hammocks for the coast.', 'tents = ?', 'blankets = ?', 'hammocks = ?')
check('Rome gave six tents and a scoreboard.', 'six tents = 6')
check('Rome gave six tents, nine pumps and a mixing desk.', 'six tents = 6', 'nine pumps = 9', 'a mixing desk = 1')
check('Rome gave 12 boats and 300 sets of oilskin breeches.', '12 boats = 12', '300 sets of oilskin breeches = 300')
// what is told of the goods, who acts, what is hoped: nothing that is given
check('Rome gave six tents, nine pumps, a gift of its towns.', 'six tents = 6', 'nine pumps = 9')
check('Rome gave tents and pumps, officials said.', 'tents = ?', 'pumps = ?')
check('Tents, blankets and promises were not enough.', 'Tents = ?', 'blankets = ?')
check('Rome gave tents and pumps, hammocks followed.', 'tents = ?', 'pumps = ?')
check('Rome sent 12 boats and 40 officials.', '12 boats = 12')
check('Rome sent 12 boats and two views of the river.', '12 boats = 12')
check('Rome gave six tents, nine pumps and a dentist’s chair.', 'six tents = 6', 'nine pumps = 9')

// numbers before hyphened words, before an owner, behind a comma, behind a long dash; a set of many
check('Islamabad gave 2,000 ready-made meals.', '2,000 ready-made meals = 2000')
check('Forty of the army’s old tanks left for Kyiv.', 'Forty of the army’s old tanks = 40')
check('Madrid delivered missiles, about a dozen, in April.', 'missiles, about a dozen = 12')
check('Help came from Seoul—20 ambulances were handed over.', '20 ambulances = 20')
check('Madrid sends a set of seventy generators.', 'seventy generators = 70')
check('Paris gives 29 hulls of old Panhard scout cars.', '29 hulls of old Panhard scout cars = 29')
check('Oslo sends 90 patrol and transport boats.', '90 patrol and transport boats = 90')
check('Oslo sends 90 boats and rescuers.', '90 boats = 90')
check(
  'On board: three tonnes of water, telephones and 12 engineers.',
  'three tonnes of water = 3',
  'telephones = ?',
  '12 engineers = 12',
)
// a sum in the next cell counts no goods
check('Ammunition, spare parts and 23 boats | 0.5 billion', 'Ammunition = ?', 'spare parts = ?', '23 boats = 23')

// a weight behind what it weighs
check('What came was rice, 10,000 tonnes of it, for schools.', 'rice, 10,000 tonnes of it = 10000')
check('Tokyo gave rice and sold what it had of coal (4,200 tonnes).', 'rice = ?', 'coal (4,200 tonnes) = 4200')
check('A gift of rice from Japan (4,200 tonnes) was landed in July.', 'rice from Japan (4,200 tonnes) = 4200')
check('Medicines\t12 tonnes\toffered', 'Medicines\t12 tonnes = 12')
check('They have flour, and 300 tonnes of sand came.', 'flour = ?')
check('Flour (see page 12, tonnes) came.', 'Flour = ?')
check('M777 howitzers, with ammunition\t6\tdelivered', 'M777 howitzers, with ammunition\t6 = 6')
check('Radars\t9.2 billion', 'Radars = ?')
// what no rule names, by the verb it is given with
check('The Maldives has donated 25,000 cases of tinned tuna to Sri Lanka.', '25,000 cases of tinned tuna = 25000')
check('The United States has delivered 20,000 polysacks.', '20,000 polysacks = 20000')
check('Japan gave Samoa another 300 life rings and 400 whistles.', '300 life rings = 300', '400 whistles = 400')
check('France provided Ukraine with 3,000 wigs.', '3,000 wigs = 3000')
check('Some 700 umbrellas for nurses have already been handed over.', '700 umbrellas = 700')
check('Samoa received 1,200 umbrellas from China.', '1,200 umbrellas = 1200')
check('The minister gave 12 interviews and sent 40 letters.')
check('Iran delivered 200 protest notes.')
check('Norway gave 5,000 residence permits to families.')
check('Samoa gave Tonga 30 million crovans.')
check('Norway counts 300 umbrellas.')
check('Japan sent 100,000 litres.')
