import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** Whom an observation has for the gift in whose words a part of the text stands. */
const check = (name: string, text: string, part: string, said: string): void => {
  test(`${name}: ${text}`, () => {
    const at = text.indexOf(part)
    const claim = readText(text, '2024-05-05').claims.find(({ anchor }) => anchor.start <= at && at < anchor.end)
    const codes = claim!.getters.flatMap(({ value, parts }) =>
      parts.some(({ seen }) => seen.has(name)) ? [value.map((one) => one.value).join('+')] : [],
    )
    expect(codes.join(' ')).toBe(said)
  })
}

const LORRIES = 'Berlin handed Ljubljana 40 army lorries in exchange for the 28 tanks that went to Ukraine.'
check('repaid', LORRIES, '40 army lorries', 'SI')
check('repaid', LORRIES, '28 tanks', '')
const JETS = 'Slovakia gives its 13 MiG-29 jets to Ukraine. In return Brussels is to refund about 180 million euros.'
check('repaid', JETS, '180 million', 'SK')
check('repaid', JETS, '13 MiG-29', '')
check('repaid', 'The EU refunded Poland 450 million euros for the arms it had sent to Ukraine.', '450 million', 'PL')

check('plainly-ally', LORRIES, '40 army lorries', 'SI')
check('plainly-ally', 'Germany will deliver 14 Leopard 2 tanks to Prague; the Czechs help Ukraine.', '14 Leopard', 'CZ')
check('plainly-ally', 'Germany gives Ukraine 14 Leopard 2 tanks, Prague says.', '14 Leopard', '')
