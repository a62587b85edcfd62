import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readText, seen } from '../testing.ts'

/** The numbers of a text that are no part of a sum, as `words = value qualifier`. */
const check = (text: string, ...numbers: string[]): void => {
  test(text, () => expect(seen(text, 'number')).toEqual(numbers))
}

check('Riga sends 6,000 stoves and 13 lorries.', '6,000 = 6000', '13 = 13')
check('Riga sends 10 500 stoves.', '10 500 = 10500')
check('On May 12 500 people came.', '12 = 12', '500 = 500')
check('They got 50 155 mm howitzers.', '50 = 50')
check('They got 155-mm shells, 7.62mm rounds and 120 mm mortars.')
check('The M113, the F-16, COVID-19 and an A320 were seen.')
check('It left at 16:45, open 24/7, on 2024-01-25; call 555-0199-20.')
check('The 21st brigade, in the 1990s, at 9am, under Resolution 2728 and Article 5.')
check('No. 7 is closed, but there is no 5 million.', '5 million = 5000000')
check('It fills 2½ pages, or 2 and a half million bytes.', '2½ = 2.5', '2 and a half million = 2500000')

check('One of them sent twenty-two beds.', 'One = 1', 'twenty-two = 22')
check('Six hundred and twenty-eight beds came.', 'Six hundred and twenty-eight = 628')
check('Two thousand five hundred and three beds came.', 'Two thousand five hundred and three = 2503')
check('Between one hundred and two hundred beds came.', 'one hundred and two hundred = 100..200')
check('It grew by fifteen point six billion.', 'fifteen point six billion = 15600000000')
check(
  'It grew by half a million, a quarter of a million and a million and a half.',
  'half a million = 500000',
  'a quarter of a million = 250000',
  'a million and a half = 1500000',
)
check(
  'It grew by three-quarters of a billion and by half-a-billion.',
  'three-quarters of a billion = 750000000',
  'half-a-billion = 500000000',
)
check(
  'It took 4,850 crore, 5 lakh and 2 lakh crore.',
  '4,850 crore = 48500000000',
  '5 lakh = 500000',
  '2 lakh crore = 2000000000000',
)
check('Another million came; the first billion went.', 'million = 1000000', 'billion = 1000000000')
check('A multi-million dispute: million after million was lost.')
check('Two dozen guns, a dozen lorries and half a dozen jeeps.', 'Two dozen = 24', 'a dozen = 12', 'half a dozen = 6')
check(
  'Dozens of guns, tens of thousands of shells, several hundred bombs.',
  'Dozens = ?',
  'tens of thousands = ?',
  'several hundred = ?',
)
check(
  'Two-thirds of it is gone, half of the rest too; the third tranche fails.',
  'Two-thirds = 0.66666666',
  'half = 0.5',
)

check(
  'It builds 16 to 20 guns, 10-12 lorries and between 3 and 4 ships.',
  '16 to 20 = 16..20',
  '10-12 = 10..12',
  '3 and 4 = 3..4',
)
check(
  'Two or three million came, or five or six hundred thousand.',
  'Two or three million = 2000000..3000000',
  'five or six hundred thousand = 500000..600000',
)
check('It rose from 3 to 8 million.', '3 = 3000000', '8 million = 8000000')
check('It covers 2023 to 2025.', '2023 = 2023', '2025 = 2025')
check('It sent 8 to 3 towns.', '8 = 8', '3 = 3')

check('About 40, nearly 50 and some 60 came.', '40 = 40 about', '50 = 50 about', '60 = 60 about')
check('At least another 40 and up to 50 came.', '40 = 40 at_least', '50 = 50 up_to')
check('No fewer than 40 and fewer than 50 came.', '40 = 40 at_least', '50 = 50 less_than')
check('They handed over 30, and 40 or so are left.', '30 = 30', '40 = 40 about')
check('A convoy of 40-odd lorries left, 50 or more in all.', '40 = 40 about', '50 = 50 at_least')
check('London finds another 35m; the bridge is 35m long.', '35m = 35000000', '35 = 35')

check(
  'Some 3 million is new. The other two and a half come from old funds.',
  '3 million = 3000000 about',
  'two and a half = 2500000',
)
check(
  'Oslo set 200 million euros aside. It approved another 35, all of it for mines.',
  '200 million = 200000000',
  '35 = 35000000',
)
check(
  'Oslo set 200 million euros aside. It gave 20 buses, and another 35.',
  '200 million = 200000000',
  '20 = 20',
  '35 = 35',
)

test('a number’s span cuts out what it reads, whatever stands around', () => {
  const part = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom('1 500', 'two', 'million', '-', ' to ', 'half a ', '€', '1,5', ' and ', 'bn', '\t'),
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = parts.join('')
      for (const mention of readText(text).mentions)
        if (mention.kind === 'number') expect(text.slice(mention.span.start, mention.span.end).trim()).not.toBe('')
    }),
    { numRuns: 200 },
  )
})
// the scale of the sum that it is a part of
check(
  'She gives 16 million euros, with nine of it for food and the remaining seven for arms.',
  '16 million = 16000000',
  'nine = 9000000',
  'seven = 7000000',
)
check(
  'She gave 125 million euros: seventy-five of them for the clinics.',
  '125 million = 125000000',
  'seventy-five = 75000000',
)
check('She gave 16 million euros to schools, nine of them in Kyiv.', '16 million = 16000000', 'nine = 9')
check('She gave 16 million euros and 40 beds, nine of it new.', '16 million = 16000000', '40 = 40', 'nine = 9')
