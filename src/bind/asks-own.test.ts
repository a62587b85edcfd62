import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** Whether what is asked for is a proposal of the giver's own side, and whose. */
const check = (text: string, ...donors: string[]): void => {
  test(`${donors.join(' and ') || 'a request'}: ${text}`, () => {
    const claim = readText(text, '2025-03-12').claims.at(-1)!
    const names = claim.evidence.map(({ name }) => name)
    expect(names.includes('asks-own')).toBe(donors.length > 0)
    expect(names.includes('request')).toBe(donors.length === 0)
    if (donors.length) expect(claim.donors.map(({ value }) => value)).toEqual(donors)
  })
}

check(
  'The foreign policy chief of the EU, Kaja Kallas, wants the member states to give Ukraine 20 billion euros.',
  'EU',
)
check('The European Commission has called on governments to provide another 3 billion euros for Syria.', 'EU')
check("Germany's development minister wants her colleagues to agree to 50 million euros for Sudan.", 'DE')
check('Danish Prime Minister Mette Frederiksen wants parliament to approve 20 million kroner for Moldova.', 'DK')
check("Ukraine's president wants the governments to send Ukraine seven Patriot systems.")
check('Norway wants Germany to give Ukraine 20 million euros.')
