import { describe, expect, test } from 'vitest'
import { readText } from '../testing.ts'

/** Whom each sum of a text goes to. */
const gettersOf = (text: string): string[] =>
  readText(text, '2025-09-15').claims.flatMap(({ sum, verdict, recipients }) =>
    sum && verdict === 'aid'
      ? [`${sum.value! / 1e6}: ${recipients.map(({ value }) => value).join(' ') || 'nobody'}`]
      : [],
  )

describe('what goes to nobody in particular', () => {
  const rows: [string, string[]][] = [
    [
      'The United Nations has released 10 million dollars for the victims of the flood in Libya. Britain pays 52 million pounds into CERF this year.',
      ['10: LY', '52: nobody'],
    ],
    ['Norway gave the WFP a core contribution of 40 million dollars for 2025.', ['40: nobody']],
    // the agency serves one state, and is named above
    [
      'Eight donors have stopped paying UNRWA.\n\nFor Palestinians that is a catastrophe. Iceland will pay its core contribution of 110 million krónur in full.',
      ['110: PS'],
    ],
    // another is named beside it
    [
      'Eight donors have stopped paying UNRWA.\n\nNorway gave the WFP a core contribution of 40 million dollars for 2025.',
      ['40: nobody'],
    ],
    ['Norway paid 20 million dollars into a fund for Ukraine.', ['20: UA']],
  ]
  for (const [text, getters] of rows) test(text, () => expect(gettersOf(text)).toEqual(getters))
})
