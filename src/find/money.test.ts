import { expect, test } from 'vitest'
import { seen } from '../testing.ts'

/** The sums of a text as `words = value codes qualifier per`; of many codes only the first is shown. */
const check = (text: string, ...sums: string[]): void => {
  test(text, () =>
    expect(seen(text, 'money').map((sum) => sum.replace(/\b([A-Z]{3})(?:\|[A-Z]{3})+/, '$1|…'))).toEqual(sums),
  )
}

check('The story ended there.\n\nNEWSCO13122024000071011013ID1108991343')
check('Berlin pledged €1.5bn.', '€1.5bn = 1500000000 EUR')
check(
  'Sweden gives SEK 12 million and 3 million euros.',
  'SEK 12 million = 12000000 SEK',
  '3 million euros = 3000000 EUR',
)
check(
  'Stockholm adds SEK 1,2 billion, EUR500m and Rs5 a unit.',
  'SEK 1,2 billion = 1200000000 SEK',
  'EUR500m = 500000000 EUR',
  'Rs5 = 5 INR|… per unit',
)
check(
  'It is worth US$ 40 mln, a U.S. $50 million loan, or C$5 million.',
  'US$ 40 mln = 40000000 USD',
  'U.S. $50 million = 50000000 USD',
  'C$5 million = 5000000 CAD',
)
check(
  'They gave 5 million€, 40 MEUR, 100 m euros and 3 million UAH.',
  '5 million€ = 5000000 EUR',
  '40 MEUR = 40000000 EUR',
  '100 m euros = 100000000 EUR',
  '3 million UAH = 3000000 UAH',
)
check(
  'Oslo adds 1.5 billion of its own crowns, Madrid two million of its euros.',
  '1.5 billion of its own crowns = 1500000000 CZK|…',
  'two million of its euros = 2000000 EUR',
)
check('He lends half a billion euros, a billion and a half.', 'half a billion euros = 500000000 EUR')
check(
  'She gave 91 million kroner and 25 million Norwegian kroner.',
  '91 million kroner = 91000000 DKK|…',
  '25 million Norwegian kroner = 25000000 NOK',
)
check(
  'A euro is 24.6 Czech crowns, 11 Swedish crowns or 1.95583 leva.',
  'A euro = 1 EUR',
  '24.6 Czech crowns = 24.6 CZK',
  '11 Swedish crowns = 11 SEK',
  '1.95583 leva = 1.95583 BGN',
)
check(
  'The five-billion-dollar loan and a 500-million-euro grant ended.',
  'five-billion-dollar = 5000000000 USD|…',
  '500-million-euro = 500000000 EUR',
)
check(
  'It holds 1 500 000 euros, 1’500’000 Swiss francs and 800.000 zloty.',
  '1 500 000 euros = 1500000 EUR',
  '1’500’000 Swiss francs = 1500000 CHF',
  '800.000 zloty = 800000 PLN',
)
check(
  'Delhi lends 4,850 crore rupees, or Rs 48.5 billion.',
  '4,850 crore rupees = 48500000000 INR|…',
  'Rs 48.5 billion = 48500000000 INR|…',
)
check('The quota is SDR 2,250 million, the fund R500m.', 'SDR 2,250 million = 2250000000 XDR', 'R500m = 500000000 ZAR')

check('He spoke of 16 to 20 billion euros.', '16 to 20 billion euros = 16000000000..20000000000 EUR')
check('Between $8bn and $19bn are missing.', '$8bn and $19bn = 8000000000..19000000000 USD|…')
check(
  'Between $300 and $400 million, €1bn-2bn or £5-6 million.',
  '$300 and $400 million = 300000000..400000000 USD|…',
  '€1bn-2bn = 1000000000..2000000000 EUR',
  '£5-6 million = 5000000..6000000 GBP',
)
check('The loan grew from $3 to $8 billion.', '$3 = 3000000000 USD|…', '$8 billion = 8000000000 USD|…')
check('Aid is up from two to 9,3 million euros.', 'two = 2000000 EUR', '9,3 million euros = 9300000 EUR')
check('Fares rose from 70 to 90 euros.', '70 = 70 EUR', '90 euros = 90 EUR')
check('They gave 120 and 80 million euros.', '120 = 120000000 EUR', '80 million euros = 80000000 EUR')
check('The crude price fell from $60 to about $47.60 a barrel.', '$60 = 60 USD|…', '$47.60 = 47.6 USD|… about per unit')

check(
  'At noon a dollar cost 31 pounds and five piastres.',
  'a dollar = 1 USD|…',
  '31 pounds = 31 GBP|…',
  'five piastres = 0.05 EGP|…',
)
check('Fuel is a dollar sixty-three, down two cents.', 'a dollar sixty-three = 1.63 USD|…', 'two cents = 0.02 USD|…')
check(
  'It pays half a million dollars a year, €50 a month and £4 each.',
  'half a million dollars = 500000 USD|… per year',
  '€50 = 50 EUR per month',
  '£4 = 4 GBP per unit',
)
check(
  'Over €5 million, at least another $6m, and €7m or so.',
  '€5 million = 5000000 EUR more_than',
  '$6m = 6000000 USD|… at_least',
  '€7m = 7000000 EUR about',
)
check('She handed over $5m, which adds up to $9m.', '$5m = 5000000 USD|…', '$9m = 9000000 USD|…')
check('Ten million dollars’ worth of food came.', 'Ten million dollars = 10000000 USD|…')

check('The paper has 20 million readers, the year 2024 155 mm shells and an F-16.')
check('Euro 2024 was played before 20 euro-area ministers; 40 won medals.')
check('They loaded 2,000 pounds of flour and a 500-pound bomb.')
check('A dollar-denominated bond fell by 3 per cent; TOP 10 donors met at COP 28.')
check('Billions of dollars and several million euros went missing.')
check('Leopard 1\t18\t€5 million', '€5 million = 5000000 EUR')
check(
  'France increased its aid by €12 million to €20 million.',
  '€12 million = 12000000 EUR',
  '€20 million = 20000000 EUR',
)
