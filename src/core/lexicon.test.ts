import { expect, test } from 'vitest'
import { lexicon } from './lexicon.ts'
import { tokenize } from './token.ts'

const words = lexicon([
  { phrase: 'air defence', value: 'air' },
  { phrase: 'air defence system', value: 'system' },
  { phrase: 'US', case: 'exact', value: 'US' },
  { phrase: 'Turkey', case: 'capital', value: 'TR' },
])

const check = (text: string, ...values: string[]): void => {
  test(text, () => {
    const tokens = tokenize(text)
    expect(tokens.flatMap((_, i) => words.at(tokens, i, tokens.length, text)?.value ?? [])).toEqual(values)
  })
}

check('an air-defence system', 'system')
check('the air defence of Kyiv', 'air')
check('they gave us two; the US gave none', 'US')
check('roast turkey in Turkey', 'TR')
