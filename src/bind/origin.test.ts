import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** Whose the goods of a text are called, and by what kind of goods. */
const check = (text: string, said: string | null): void => {
  test(text, () => {
    const claim = readText(text, '2024-05-05').claims.findLast(({ goods }) => goods.length)
    const found = claim?.givers.flatMap(({ value, parts }) =>
      parts.flatMap(({ seen }) =>
        seen.names
          .filter((name) => name.startsWith('origin-'))
          .map((name) => `${name} ${value.donors.map((donor) => donor.value).join('+')}`),
      ),
    )
    expect(found?.[0] ?? null).toBe(said)
  })
}

check('Another 200 Kenyan police officers landed in Haiti on Tuesday.', 'origin-people KE')
check('Ten thousand tonnes of Vietnamese rice were unloaded in Havana.', 'origin-relief VN')
check('Forty Swiss rescuers with six dogs have reached Rabat, Morocco.', 'origin-people CH')
check('Ukraine has received 14 German Leopard tanks.', 'origin-arms DE')
check('Ukraine has received 14 German-made tanks.', null)
check('Thirty tonnes of rice were unloaded in Havana, Cuba.', null)

// what the goods come on
check('A Portuguese C-130 with 12 tonnes of tents took off for Beira on Friday.', 'origin-carrier PT')
check('Two Japanese air force C-130s touched down in Tonga. They unloaded three tonnes of water.', 'origin-carrier JP')
check(
  'A plane from the United Arab Emirates landed in Canoas. It brought thirty tonnes of food for Brazil.',
  'origin-carrier AE',
)
check('Two Australian C-17s are on the ground in Vanuatu. In them: 64 rescuers and two dogs.', 'origin-carrier AU')
check('A French navy frigate docked in Vanuatu. On board were ten tonnes of water.', 'origin-carrier FR')
check('A French minister came to Vanuatu. It needs ten tonnes of water.', null)
check('A French frigate docked in Vanuatu. Japan sent ten tonnes of water.', null)
check('A French and a Danish plane landed in Vanuatu. They brought ten tonnes of water.', null)
