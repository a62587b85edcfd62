import { expect, test } from 'vitest'
import { quote } from '../core/span.ts'
import { book, readText } from '../testing.ts'
import { currencySettler, settleCurrency } from './currency.ts'

const settle = currencySettler(book)

/** The sums of an article as `words = currency`, without what bind/ knows of donors. */
const check = (text: string, ...sums: string[]): void => {
  test(text, () => {
    const { outline, mentions, links } = readText(text, '2024-05-05')
    const settled = [...settle(outline, mentions, links).values()].sort((a, b) => a.sum.span.start - b.sum.span.start)
    expect(settled.map(({ sum, currency }) => `${quote(text, sum.span)} = ${currency}`)).toEqual(sums)
  })
}

check('Denmark has set aside 91 million kroner.', '91 million kroner = DKK')
check(
  'Norway (two billion kroner), Sweden ($60m), Denmark (400 million kroner).',
  'two billion kroner = NOK',
  '$60m = USD',
  '400 million kroner = DKK',
)
check(
  'Norway gives Denmark 20 million kroner. Another 5 million goes to Greenland.',
  '20 million kroner = NOK',
  '5 million = NOK',
)
check('It gives 20 million kroner.', '20 million kroner = null')
check('It gives 200 million kroner ($29 million).', '200 million kroner = DKK', '$29 million = USD')
check('Prague pays 15,000 crowns; Stockholm 9 million crowns.', '15,000 crowns = CZK', '9 million crowns = SEK')
check('London gave the Sudanese 5 million pounds.', '5 million pounds = GBP')
check('In Cairo a kilo costs 48 pounds; it was 18 pounds.', '48 pounds = EGP', '18 pounds = EGP')
check('The fund holds 3 million pounds.', '3 million pounds = GBP')
check('Dakar gives 500 million francs, Bern 5 million francs.', '500 million francs = XOF', '5 million francs = CHF')
check(
  'Baghdad gives 10 billion dinars and Amman 3 million dinars.',
  '10 billion dinars = IQD',
  '3 million dinars = JOD',
)
check('Islamabad squeezed Rs215bn out of it; the rupee closed at Rs277.48.', 'Rs215bn = PKR', 'Rs277.48 = PKR')
check('Manila gives 30 million pesos, Mexico 5 million pesos.', '30 million pesos = PHP', '5 million pesos = MXN')
check('Chisinau pays 45 million lei.', '45 million lei = MDL')

test('the donor’s money goes first', () => {
  const kroner = ['DKK', 'NOK', 'SEK']
  expect(settleCurrency(kroner, ['NO'], book, '2024-05-05')?.code).toBe('NOK')
  expect(settleCurrency(kroner, ['NO', 'DK'], book, '2024-05-05')).toBeNull()
  expect(settleCurrency(kroner, ['DE'], book, null)).toBeNull()
  expect(settleCurrency(['BGN', 'EUR'], ['BG'], book, '2024-05-05')?.code).toBe('BGN')
  expect(settleCurrency(['BGN', 'EUR'], ['BG'], book, '2026-05-05')?.code).toBe('EUR')
})

test('every sum of an extraction comes from the settled ones', () => {
  const { extraction } = readText('Denmark gives 5 million kroner. Another 3 million goes to Moldova.', '2024-05-05')
  expect(extraction.money.map(({ text, currency }) => `${text} ${currency}`)).toEqual([
    '5 million kroner DKK',
    '3 million DKK',
  ])
})

/** The sums of the ledger as `words = currency`, with their givers known. */
const ledger = (text: string, ...sums: string[]): void => {
  test(text, () => {
    const { extraction } = readText(text, '2024-05-05')
    expect(extraction.money.map(({ text: words, currency }) => `${words} = ${currency}`)).toEqual(sums)
  })
}

// a bare number of another giver, in its own money where the article counts in that
ledger(
  'The EU gave Kenya €4 million in April. The World Bank will lend Kenya $200 million. The European Commission will give Kenya another 6 million.',
  '€4 million = EUR',
  '$200 million = USD',
  '6 million = EUR',
)
ledger(
  'The World Bank will lend Kenya $200 million. The European Commission will give Kenya another 6 million.',
  '$200 million = USD',
  '6 million = USD',
)
ledger(
  'The EU gave Kenya €4 million in April. The World Bank will lend Kenya $200 million. It gave Kenya another 6 million.',
  '€4 million = EUR',
  '$200 million = USD',
  '6 million = USD',
)

// where nothing near tells, the state at the top goes before one passed by on the way
check(
  'Malawi counts its dead\n\nZambia has sent two helicopters.\n\nThe shops put in 90 million kwacha.',
  '90 million kwacha = MWK',
)
check(
  'Zambia counts its dead\n\nMalawi has sent two helicopters.\n\nThe shops put in 90 million kwacha.',
  '90 million kwacha = ZMW',
)
check(
  'Malawi counts its dead\n\nZambia has sent two helicopters. Its shops put in 90 million kwacha.',
  '90 million kwacha = ZMW',
)
