import { expect, test } from 'vitest'
import { readText } from './testing.ts'

/*
 * Whoever gives and whoever gets, the same plain sentence tells the same record. Each form below is filled with several givers (whose money
 * bears names of its own), getters and sums. In: forms with `{D}` (giver), `{R}` (getter), `{N}` and `{M}` (numbers), `{C}` (the giver's
 * money), `{D2}`, `{C2}`, `{R2}` (another). Out: the records, each as `giver→getter number`.
 */

const GIVERS: readonly (readonly [name: string, code: string, money: string])[] = [
  ['Norway', 'NO', 'kroner'],
  ['Sweden', 'SE', 'kronor'],
  ['Britain', 'GB', 'pounds'],
  ['Switzerland', 'CH', 'francs'],
  ['Japan', 'JP', 'yen'],
  ['South Korea', 'KR', 'won'],
  ['Canada', 'CA', 'Canadian dollars'],
  ['New Zealand', 'NZ', 'New Zealand dollars'],
  ['Poland', 'PL', 'zloty'],
  ['the Czech Republic', 'CZ', 'crowns'],
  ['Kuwait', 'KW', 'dinars'],
  ['the United Arab Emirates', 'AE', 'dirhams'],
  ['Germany', 'DE', 'euros'],
  ['the Netherlands', 'NL', 'euros'],
  ['the EU', 'EU', 'euros'],
  ['the United States', 'US', 'dollars'],
]

const GETTERS: readonly (readonly [name: string, code: string])[] = [
  ['Ukraine', 'UA'],
  ['Moldova', 'MD'],
  ['South Sudan', 'SS'],
  ['Lebanon', 'LB'],
  ['Nepal', 'NP'],
  ['Sri Lanka', 'LK'],
  ['the Philippines', 'PH'],
  ['Vanuatu', 'VU'],
  ['Haiti', 'HT'],
  ['Malawi', 'MW'],
  ['Niger', 'NE'],
  ['Armenia', 'AM'],
  ['Gaza', 'PS'],
]

/** Fillings of each form. */
const TIMES = 4

/** Givers as they are compared: `{D}+{D2}` in the order of their codes. */
const inOrder = (record: string): string => record.replace(/^[^→]*/, (givers) => givers.split('+').toSorted().join('+'))

function check(form: string, ...wanted: readonly string[]): void {
  test(form, () => {
    for (let i = 0; i < TIMES; i++) {
      // strides without a common factor: each form meets others
      const at = i * 5 + form.length
      const giver = GIVERS[(at * 7) % GIVERS.length]!
      const other = GIVERS[(at * 7 + 3) % GIVERS.length]!
      const getter = GETTERS[(at * 5) % GETTERS.length]!
      const second = GETTERS[(at * 5 + 4) % GETTERS.length]!
      const number = 6 + ((at * 11) % 31)
      const fill = (text: string, names: 0 | 1): string =>
        text
          .replaceAll('{D}', giver[names])
          .replaceAll('{D2}', other[names])
          .replaceAll('{R}', getter[names])
          .replaceAll('{R2}', second[names])
          .replaceAll('{C}', giver[2])
          .replaceAll('{C2}', other[2])
          .replaceAll('{N}', String(number))
          .replaceAll('{M}', String(number + 50))
      const text = fill(form, 0).replace(/(^|[.!] |\n)(\p{Ll})/gu, (_, before, letter) => before + letter.toUpperCase())
      const told = readText(text, '2024-12-30').extraction.records.map(
        ({ donors, recipients, amount, items }) =>
          `${donors.toSorted().join('+')}→${recipients.join('+')} ${amount?.value ? amount.value / 1e6 : (items[0]?.quantity ?? '')}`,
      )
      expect(told.toSorted(), text).toEqual(wanted.map((one) => inOrder(fill(one, 1))).toSorted())
    }
  })
}

// money
check('{D} gave {R} {N} million {C} last week.', '{D}→{R} {N}')
check('{D} will provide {R} with {N} million {C}, the foreign ministry said.', '{D}→{R} {N}')
check('{R} is to receive {N} million {C} from {D}.', '{D}→{R} {N}')
check('A grant of {N} million {C} for {R} has been approved by {D}.', '{D}→{R} {N}')
check('The president of {R} thanked {D} for {N} million {C}.', '{D}→{R} {N}')
check('{D} is doubling its aid to {R} to {N} million {C}.', '{D}→{R} {N}')
check('Aid worth {N} million {C} from {D} has reached {R}.', '{D}→{R} {N}')
check('{D} has contributed {N} million {C} to the work of UNHCR in {R}.', '{D}→{R} {N}')
check('A clinic in {R} was built with {N} million {C} from {D}.', '{D}→{R} {N}')
check('{D} set aside {N} million {C} in its budget to help {R}.', '{D}→{R} {N}')
check('Since 2022, {D} has supported {R} with a total of {N} million {C}.', '{D}→{R} {N}')
check('UNICEF welcomed a contribution of {N} million {C} from {D} for its work in {R}.', '{D}→{R} {N}')
check('{D} is among the largest supporters of {R}. Last year it gave {N} million {C}.', '{D}→{R} {N}')
check('{D} gives {R} {N} million {C}\n\nThe money will repair schools, {D} announced on Tuesday.', '{D}→{R} {N}')

// goods
check('{D} has sent {N} ambulances to {R}.', '{D}→{R} {N}')
check('The first of {N} trucks promised by {D} have arrived in {R}.', '{D}→{R} ')
check('The first of {N} trucks promised by {D} has arrived in {R}.', '{D}→{R} 1')
check('A plane with {N} tonnes of food from {D} landed in {R}.', '{D}→{R} {N}')
check('{N} tents donated by {D} were handed to families in {R}.', '{D}→{R} {N}')
check('{D} will train {N} soldiers from {R}.', '{D}→{R} {N}')
check('A new package from {D} for {R} includes {N} drones.', '{D}→{R} {N}')
check('{N} howitzers from {D} are on their way to {R}.', '{D}→{R} {N}')
check('{D} handed over {N} ambulances to the health ministry of {R}.', '{D}→{R} {N}')
check('{D} will send {N} generators to {R}\n\n{D} will send {N} generators to {R}, it said on Monday.', '{D}→{R} {N}')

// several
check('{D} has pledged {N} million {C} to {R} and {D2} {M} million {C2}.', '{D}→{R} {N}', '{D2}→{R} {M}')
check('{D} is giving {N} million {C} to {R} and {M} million {C} to {R2}.', '{D}→{R} {N}', '{D}→{R2} {M}')
check('{D} will give {R} {N} million {C}, while {D2} gives {M} million {C2}.', '{D}→{R} {N}', '{D2}→{R} {M}')
check('{D} will give {R} {M} million {C}, of which {N} million is for hospitals.', '{D}→{R} {M}', '{D}→{R} {N}')
check('In 2023 {D} gave {R} {N} million {C}, and this year {M} million.', '{D}→{R} {N}', '{D}→{R} {M}')

// no aid
check('{D} refused to give {R} {N} million {C}.')
check('{R} asked {D} for {N} million {C}.')
check('{R} needs {N} million dollars, {D} said.')
check('{D} sold {R} {N} trucks for {M} million {C}.')
check('Exports from {D} to {R} rose to {N} million {C} last year.')
check('{R} repaid {N} million {C} to {D}.')
check('{D} has suspended {N} million {C} in aid to {R}.')
check('Workers from {R} in {D} sent home {N} million {C} last year.')
check('Reports that {D} had promised {R} {N} million {C} are false, the ministry said.')
check('Whether {D} really promised {R} {N} million {C}, nobody wants to say.')

// who stands in an insertion between commas, or behind `unlike`, gives nothing
check(
  'The foreign minister of {D}, on a tour of {R2} and {R}, announced {N} million {C} for schools in {R}.',
  '{D}→{R} {N}',
)
check('{D}, unlike {D2}, gave {R} {N} million {C}.', '{D}→{R} {N}')
check('{D}, which cooperates with {D2}, gave {R} {N} million {C} in aid.', '{D}→{R} {N}')
check(
  'The prime minister of {D}, after meeting her colleague from {D2}, pledged {N} million {C} in military aid for {R}.',
  '{D}→{R} {N}',
)
check('{D} has not only given {R} {N} million {C} but also {M} million {C} for {R2}.', '{D}→{R} {N}', '{D}→{R2} {M}')
// a part of the world is nobody
check(
  '{D} is helping {R} with {N} million {C}. It has also given {M} million {C} for relief in Africa.',
  '{D}→{R} {N}',
  '{D}→ {M}',
)
check(
  '{D} is helping {R} with {N} million {C}. Another {M} million {C} will go to Central Asia.',
  '{D}→{R} {N}',
  '{D}→ {M}',
)
check(
  '{R} is to receive {N} million {C} in aid from {D} and {R2} {M} million {C2} from {D2}.',
  '{D}→{R} {N}',
  '{D2}→{R2} {M}',
)
check('{D} delivered {N} ambulances to {R} and {M} tents to {R2}.', '{D}→{R} {N}', '{D}→{R2} {M}')
check('{N} million {C} was raised for {R} at the event, with {D} giving {M} million {C}.', '→{R} {N}', '{D}→{R} {M}')

// two who give as one
check('Together with {D2}, {D} will give {R} {N} million dollars.', '{D}+{D2}→{R} {N}')
check('{D}, along with {D2}, pledged {N} million dollars to {R} on Monday.', '{D}+{D2}→{R} {N}')
check('{D} will give {R} {N} million dollars together with {D2}.', '{D}+{D2}→{R} {N}')
check('{D} has teamed up with {D2} to give {R} {N} million dollars.', '{D}+{D2}→{R} {N}')
// tables
check(
  '{D} announced new humanitarian funding on Monday.\n\nCountry\tAmount (USD million)\tPartner\n{R}\t{N}\tUNICEF\n{R2}\t{M}\tWFP',
  '{D}→{R} {N}',
  '{D}→{R2} {M}',
)
check(
  'Pledges to the {R} appeal (in million US dollars)\n\nDonor\tAmount\n{D}\t{N}\n{D2}\t{M}',
  '{D}→{R} {N}',
  '{D2}→{R} {M}',
)
check(
  '{D} announced its humanitarian aid on Monday.\n\nCountry\tAmount\n{R}\tUSD {N} million\n{R2}\tUSD {M} million',
  '{D}→{R} {N}',
  '{D}→{R2} {M}',
)
// nobody in particular
check(
  '{D} agreed with the World Food Programme on a core contribution of {N} million dollars.\n\n{D2} has shipped {M} generators to {R}.',
  '{D}→ {N}',
  '{D2}→{R} {M}',
)
// debts given up
check("{D} has cancelled {N} million dollars of {R}'s debt.", '{D}→{R} {N}')
check('{D} cancelled an arms deal with {R} worth {N} million dollars.')
