import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** Who gives whom, by what stands for them: `donors → recipients` of each record. */
function check(text: string, ...parties: string[]): void {
  test(text, () => {
    const { records } = readText(text, '2024-01-25').extraction
    expect(records.map(({ donors, recipients }) => `${donors.join('+')} → ${recipients.join('+')}`)).toEqual(parties)
  })
}

check('Copenhagen gave Ukraine 91 million kroner.', 'DK → UA')
check(
  'Norway gave Moldova 20 million euros. The country had been asked to give more, and it will add 5 million euros for Moldova.',
  'NO → MD',
  'NO → MD',
)
check('Berlin is generous. The German government will give Moldova 20 million euros.', 'DE → MD')
check('Ukraine thanked Sweden. It had received 10 million euros from Stockholm.', 'SE → UA')

test('a sum without a currency takes that of the sum before it', () => {
  const { money } = readText('Norway gave Ukraine 20 million euros and another 35 million for schools.').extraction
  expect(money.map(({ value, currency }) => `${value} ${currency}`)).toEqual(['20000000 EUR', '35000000 EUR'])
})

test('a surname later is the person named before', () => {
  const text =
    'Defence Minister Troels Lund Poulsen spoke in Copenhagen. Denmark gave Ukraine 91 million kroner, Poulsen said.'
  const { officials } = readText(text).extraction
  expect(officials.map(({ name, country }) => `${name} ${country}`)).toEqual(['Troels Lund Poulsen DK'])
  expect(officials[0]!.spans.length).toBeGreaterThan(0)
})

// where one meets is not whose cabinet it is
check(
  'The Hague, 11 April\n\nAt the meeting of the contact group in Brussels the minister spoke for the Netherlands. The cabinet will give Ukraine 200 million euros.',
  'NL → UA',
)
check(
  'The summit in Vilnius ended late. Sweden spoke first. The ministry will give Ukraine 20 million euros.',
  'SE → UA',
)
check('Congress approved 250 million dollars in military aid for Jordan.', 'US → JO')
check('Chile is generous. Congress approved 250 million dollars in military aid for Haiti.', 'CL → HT')
check('The Senate approved 250 million dollars in military aid for Jordan.', 'US → JO')
check('Australia is generous. The Senate approved 250 million dollars in aid for Tonga.', 'AU → TO')
check('The House approved 250 million dollars in military aid for Jordan.', 'US → JO')
check('In Oslo the debate went on. The ministry will give Ukraine 20 million euros.', 'NO → UA')

// an opinion by somebody who writes at home
check(
  'A plane to Goma\n\nBy Efua Asamoah-Brew, Accra, Thursday 14 November 2023\n\nLast month our government gave 500,000 dollars to Chad for its fight against mpox.',
  'GH → TD',
)
check(
  'Who pays?\n\nBy Efua Asamoah-Brew\n\nLast month our government gave 500,000 dollars to Chad for its fight against mpox.',
  ' → TD',
)
