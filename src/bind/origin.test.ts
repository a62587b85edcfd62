import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** Whose the goods of a text are called, and by what kind of goods. */
const check = (text: string, said: string | null): void => {
  test(text, () => {
    const claim = readText(text, '2024-05-05').claims.find(({ goods }) => goods.length)
    const found = claim?.givers.flatMap(({ value, parts }) =>
      parts.flatMap(({ seen }) =>
        [...seen.keys()]
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
