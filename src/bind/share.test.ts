import { expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** What the share in a text, after a gift of 10 million euros, looks like. */
const check = (share: string, ...names: string[]): void =>
  test(share, () => {
    const { claims } = readText(`Italy gives Syria 10 million euros${share}`, '2024-03-14')
    const told = claims.find(({ sum }) => sum?.rule === 'link/share-sum')
    expect(told?.evidence.map(({ name }) => name).filter((name) => /^(?:is-share|share-)[^+]*$/.test(name))).toEqual(
      names,
    )
  })

check(', half of it for schools in Homs.', 'is-share')
check('. Half of it goes to the Red Cross.', 'is-share')
check(', more than half of it for people inside the country.', 'is-share', 'share-vague')
check('. About a third of this has come in.', 'is-share', 'share-vague')
check(', half of it soft credit.', 'is-share', 'share-of-form')
check(', two thirds of it loans.', 'is-share', 'share-of-form')
check(', half of it in the form of grants.', 'is-share', 'share-of-form')
check('. Half of it, five million euros, goes to Homs.', 'is-share', 'share-figure')
check('. Half of it goes to banks, the other half is a loan.', 'is-share')
