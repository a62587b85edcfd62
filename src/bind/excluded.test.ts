import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** Whether an observation is among what was seen of the last sum or goods of a text; what it weighs is learned. */
const check = (name: string, text: string, is: boolean): void => {
  test(`${is ? '' : 'no '}${name}: ${text}`, () => {
    const claims = readText(text, '2024-01-25').claims
    expect(claims.length).toBeGreaterThan(0)
    expect(claims.at(-1)!.evidence.some((one) => one.name === name)).toBe(is)
  })
}

// who gives is nobody public
check('subject-private', 'Readers of this paper have given Ukraine 640,000 euros.', true)
check('subject-private', 'A brewery in Munich donated 200,000 euros to Moldova.', true)
check('subject-private', 'Parishioners in Montreal have sent Haiti 90,000 dollars.', true)
check('subject-private', 'A shipowner, who wants to remain unnamed, has promised Sudan 3 million euros.', true)
check('subject-private', 'Samsung Electronics said it would donate 3 million dollars to Türkiye.', true)
check('subject-private', 'Kuwait gave Syria ten. In a broadcast its citizens donated another 67 million dollars.', true)
check('subject-private', 'Ordinary Czechs have given Ukraine 1.2 billion crowns.', true)
check('subject-private', 'Five million euros were given to Yemen by a foundation in Oslo.', true)
check('subject-private', 'On Thursday the World Bank’s directors approved 105 million dollars for Ukraine.', false)
check(
  'subject-private',
  'Generators for 400,000 euros are to be bought for Ukraine by the State Real Estate company.',
  false,
)
check('subject-private', 'The government in Munich donated 200,000 euros to Moldova.', false)
check('subject-private', 'After talks with the company in Berlin Germany gave Moldova 3 million euros.', false)
check('subject-private', 'Norway said it would give Sudan 3 million euros.', false)
check('subject-private', 'The World Bank Group will lend Kenya 30 million dollars.', false)
check('from-private', 'Ukraine got drones. There were 22 million crowns from readers of a newspaper.', true)
check('from-private', 'Ukraine got drones. There were 22 million crowns from the Danish ministry.', false)
check('label-private', 'Donors to the hospital in Ukraine. Private donors: 1.1 million euros.', true)
check('label-private', 'Donors to the hospital in Ukraine. Denmark: 1.1 million euros.', false)

// the article takes back what it told
check('misreported', 'CORRECTION. Last week we wrote that Canada had pledged 15 million dollars to Gaza.', true)
check(
  'misreported',
  "16:41 Correction: Monday's edition said that Spain had pledged 700 million euros to Moldova.",
  true,
)
check('misreported', 'Sweden pays. We had 14 million euros for Sudan here yesterday, which was a mistake.', true)
check('misreported', 'The figure of 50 million pounds for Yemen in our Friday letter was a misprint.', true)
check('misreported', 'We wrote last week that Tallinn is giving Ukraine six howitzers. It is not. It sells them.', true)
check(
  'misreported',
  'Letter of the week\n\nMany wrote to us about Gaza and how it is helped.\n\n5 | A CORRECTION\nWe wrote that Canada had pledged 15 million dollars to Gaza. It pledged less.',
  true,
)
check(
  'misreported',
  'We wrote last week that Oslo gave Ukraine six howitzers. It was not cheap, and others came later.',
  false,
)
check('misreported', 'We said that Canada has pledged 15 million dollars to Gaza.', false)
check('misreported', 'It was wrong to wait, the minister said, and gave Gaza 15 million dollars.', false)

// the article says that it does not count it
check(
  'left-out',
  'Help for Ukraine\n\nNorway gave 3 million kroner.\n\nNOT COUNTED\n\nDenmark: 90 million kroner for Ukraine',
  true,
)
check(
  'left-out',
  'Help for Ukraine\n\nNorway gave 3 million kroner.\n\nWHAT IS NOT IN THESE FIGURES\n\nDenmark gave Ukraine 90 million kroner in loans.',
  true,
)
check(
  'left-out',
  'Denmark gave Ukraine 20 million euros.\n\nWHAT WE HAVE LEFT OUT\nWork of private firms. A German maker of plaster puts 30 million euros into a plant near Kyiv.',
  true,
)
check(
  'left-out',
  'Nor do we count what the president asked Germany for on Tuesday, namely seven more Patriot systems.',
  true,
)
check('left-out', 'We have not included the 20 million euros that Spain gave Ukraine in May.', true)
check('left-out', 'We do not know it for sure, but Spain has given Ukraine 20 million euros.', false)
check('subject-private', 'A car dealer in Suva has donated three pick-up trucks to the police of Fiji.', true)
check('left-out', 'Not included here: a Danish loan of 90 million kroner to Ukraine.', true)
check(
  'left-out',
  'Help for Ukraine\n\nNorway gave 3 million kroner.\n\nWHAT WAS GIVEN\n\nDenmark: 90 million kroner for Ukraine',
  false,
)
check('left-out', 'Not yet paid: a Danish loan of 90 million kroner to Ukraine.', false)

// the sentence behind takes it back
check('taken-back', 'Brussels had offered Tiraspol 60 million euros. It was refused there.', true)
check('taken-back', 'Washington promised Moldova 475 million dollars. All of it has been frozen since January.', true)
check('taken-back', 'Berlin had planned 50 million euros for Rwanda; they will not be transferred.', true)
check('taken-back', 'Berlin gave Rwanda 50 million euros. It refused a second request.', false)
check('taken-back', 'Berlin gave Rwanda 50 million euros. Kigali has not said what for.', false)

// a clause without a verb of giving tells all three
check('framed-subject', "Rome has found 30 million euros for Ukraine's schools.", true)
check('framed-from', 'There will be another 20 million euros from Belgium for Moldova.', true)
check('framed-subject', 'Rome has 30 million euros in its own fund.', false)
check('framed-subject', 'Kyiv has found 30 million euros for its schools.', false)

// the line above a list
check('heading-gives', 'Aid for Ukraine\n\nHanded over since March\n\n- 16 lorries\n- 3 radars', true)
check('heading-gives', 'Aid for Ukraine\n\nNot handed over yet\n\n- 16 lorries\n- 3 radars', false)
check('on-board', 'A French plane landed in Beirut, Lebanon. On board were 300 tents.', true)
check('on-board', 'A French minister landed in Beirut, Lebanon. She promised 300 tents.', false)

// what is asked for, and what a release says of its sender each time
const APPEAL =
  'Mozambique: appeal at a glance\n\nSector\tPeople\tRequired (USD m)\tReceived (USD m)\nFood\t180\t22.4\t3.1\n'
check('column-needs', `${APPEAL}Health\t60\t9.7\n`, true)
check('column-needs', APPEAL, false)
const RELEASE = 'Norway helps Chad\n\nNorway gave Chad 3 million euros on Monday.\n\n'
check('about-us', `${RELEASE}About the Norwegian Agency\n\nThe agency gave 90 million euros in all.`, true)
check('about-us', `${RELEASE}What else there was\n\nThe agency gave 90 million euros in all.`, false)
