import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quote } from '../core/span.ts'
import { book, readText } from '../testing.ts'

/** The places of a sentence of prose, each as `words = codes form`. */
function check(sentence: string, ...expected: string[]): void {
  test(sentence, () => {
    const text = `A headline\n\n${sentence}`
    const places = readText(text).mentions.filter((mention) => mention.kind === 'place')
    expect(places.map((place) => `${quote(text, place.span)} = ${place.codes.join('+')} ${place.form}`)).toEqual(
      expected,
    )
  })
}

check('Norway and the Netherlands pay together.', 'Norway = NO name', 'Netherlands = NL name')
check('The Norwegian army gets it, a Norwegian said.', 'Norwegian = NO adjective', 'Norwegian = NO person')
check('The Dutch gave more than the Danes.', 'Dutch = NL person', 'Danes = DK person')
check('French-made howitzers and US-funded clinics opened.', 'French = FR adjective', 'US = US name')
check('Anti-Russian protests broke out.', 'Russian = RU adjective')
check(
  'The U.S. and the U.K. signed; the USA and the UK did too.',
  'U.S. = US name',
  'U.K. = GB name',
  'USA = US name',
  'UK = GB name',
)
check('America’s farmers sold wheat for 20 million Canadian dollars.', 'America = US name', 'Canadian = CA adjective')
check('Türkiye, Turkey and Ivory Coast voted for it.', 'Türkiye = TR name', 'Turkey = TR name', 'Ivory Coast = CI name')
check(
  'Aid for Gaza, the West Bank and Palestinians in Lebanon.',
  'Gaza = PS name',
  'West Bank = PS name',
  'Palestinians = PS person',
  'Lebanon = LB name',
)
check(
  'South Korea, the Korean side and North Korea.',
  'South Korea = KR name',
  'Korean = KR adjective',
  'North Korea = KP name',
)
check(
  'The DRC, Congo and the Republic of the Congo.',
  'DRC = CD name',
  'Congo = CD name',
  'Republic of the Congo = CG name',
)
check(
  'Niger borders Nigeria; Guinea does not border Equatorial Guinea.',
  'Niger = NE name',
  'Nigeria = NG name',
  'Guinea = GN name',
  'Equatorial Guinea = GQ name',
)
check('The Czech Republic thanked Holland.', 'Czech Republic = CZ name', 'Holland = NL name')
check('🇫🇮 → 🇺🇦: 20 trucks', '🇫🇮 = FI name', '🇺🇦 = UA name')

// what stands for a government, and what only says where
check(
  'Oslo and the Storting agreed, the Kremlin did not.',
  'Oslo = NO capital',
  'Storting = NO seat',
  'Kremlin = RU seat',
)
check('The Quai d’Orsay spoke for Paris.', 'Quai d’Orsay = FR seat', 'Paris = FR capital')
check('The Baltic states and Benelux follow.', 'Baltic states = EE+LT+LV region', 'Benelux = BE+LU+NL region')
check('Blackouts hit Odesa and Kharkiv.', 'Odesa = UA city', 'Kharkiv = UA city')

// tongues
check('She said in French that the manual exists in German, Danish and Polish.')
check('Help for the Russian-speaking minority and a Spanish-language hotline.')
check('The note was translated from the Ukrainian.')
check(
  'In Danish, Dutch and Polish towns people gave clothes.',
  'Danish = DK adjective',
  'Dutch = NL adjective',
  'Polish = PL adjective',
)

// people, ships, streets, oceans and treaties of the same name
check('Michael Jordan and Chad Wilkes gave money, Israel Cohen did not.')
check('Chad and Jordan took them in.', 'Chad = TD name', 'Jordan = JO name')
check('Mr Holland, Dr France and Senator Washington spoke.')
check('HMAS Canberra and HMS London sailed for the Indian Ocean through the South China Sea.')
check('Latin American leaders met signatories of the Paris Agreement and the Budapest Memorandum.')
check('The guns come from a plant in London, Ontario.', 'Ontario = CA city')
check('The state of Georgia and New Mexico sued.')
check('They had turkey off fine china, wore a jersey, and spoke of polish.')
check('A bill of US$40 million came to us.')

test('in capitals throughout, US is a state only where nobody can be meant', () => {
  const text = 'GIVE US TANKS, SAYS KYIV\n\nBody text follows here.'
  expect(
    readText(text)
      .mentions.filter((mention) => mention.kind === 'place')
      .map((place) => quote(text, place.span)),
  ).toEqual(['KYIV'])
})

test('every country of the world is found by every English name', () => {
  for (const [code, names] of Object.entries(book.world.countries)) {
    if (UNNAMED.has(code)) continue
    const text = `A headline\n\nHelp came from ${names[0]} on time.`
    const found = readText(text).mentions.filter((mention) => mention.kind === 'place')
    expect(
      found.map((place) => place.codes.join()),
      names[0],
    ).toEqual([code === 'CG' ? 'CG' : code])
  }
})
/** Not countries of ISO 3166, or without a government; see place.ts. */
const UNNAMED = new Set(['AC', 'AQ', 'CP', 'CQ', 'DG', 'EA', 'IC', 'TA', 'UM', 'CD', 'CG'])

test('any text is read, and every span cuts out what was found', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          'Norway',
          'the',
          'US',
          'in',
          'Danish',
          '-',
          ',',
          'Jordan',
          'Smith',
          '\n',
          '🇺🇦',
          'Côte d’Ivoire',
          '(',
        ),
        { maxLength: 20 },
      ),
      (parts) => {
        const text = parts.join(' ')
        for (const mention of readText(text).mentions) expect(mention.span.end).toBeGreaterThan(mention.span.start)
      },
    ),
    { numRuns: 60 },
  )
})
