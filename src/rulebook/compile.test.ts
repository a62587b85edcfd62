import { expect, test } from 'vitest'
import { printIssue } from '../core/issue.ts'
import { compileSources } from './compile.ts'
import type { Inflector } from './kind.ts'
import { nearest } from './nearest.ts'

const inflect: Inflector = {
  verb: (base) => ({ base, third: `${base}s`, past: `${base}ed`, participle: `${base}ed`, gerund: `${base}ing` }),
  plural: (noun) => `${noun}s`,
}

const codes = { countries: { NO: ['Norway'] }, currencies: { DKK: { names: [], signs: [], decimals: 2 } } }

/** The problems of one rule file, each as `line:column code`. */
const check = (what: string, text: string, ...problems: string[]): void => {
  test(what, () => {
    const { issues } = compileSources([{ path: 'en/x.yaml', shown: 'en/x.yaml', text }], inflect, codes)
    expect(issues.map(({ place, code }) => `${place?.replace(/^en\/x\.yaml:?/, '')} ${code}`)).toEqual(problems)
  })
}

const HEAD = 'kind: cues\nabout: x\nrules:\n'
check('a good file', `${HEAD}  - {id: a, cue: gift, words: [aid]}\n`)
check('an unknown kind', 'kind: cuse\nabout: x\nrules: []\n', '1:7 rule/unknown-kind')
check('a misspelt field', `${HEAD}  - {id: a, cue: gift, words: [aid], sence: {}}\n`, '4:38 rule/field')
check('a wrong value stands at its place', `${HEAD}  - id: a\n    cue: gfit\n    words: [aid]\n`, '5:10 rule/field')
check(
  'every problem at once',
  `${HEAD}  - {id: a, cue: x, words: []}\n  - {id: A b, cue: gift, words: [aid]}\n`,
  '4:18 rule/field',
  '4:28 rule/field',
  '5:10 rule/field',
)
check(
  'an id twice',
  `${HEAD}  - {id: a, cue: gift, words: [aid]}\n  - {id: a, cue: gift, words: [aid]}\n`,
  '5:5 rule/double-id',
)
check(
  'a verb without an example',
  'kind: verbs\nabout: x\nrules:\n  - {id: a, verb: give, frame: give, status: pledged}\n',
  '4:6 rule/no-example',
)
check(
  'two misspelt fields',
  `${HEAD}  - {id: a, cue: gift, words: [aid], sence: {}, wrods: []}\n`,
  '4:38 rule/field',
  '4:49 rule/field',
)
check('a missing field', `${HEAD}  - {id: a, cue: gift}\n`, '4:6 rule/field')
const MONEY = 'kind: currencies\nabout: x\nrules:\n'
check('a currency that does not exist', `${MONEY}  - id: a\n    codes: [DKK, DKR]\n    names: [x]\n`, '5:18 rule/value')
check('a country that does not exist', 'kind: countries\nabout: x\nrules:\n  - {id: a, code: XQ}\n', '4:19 rule/value')
const FORMS = 'kind: dates\nabout: x\nrules:\n'
check('a slot that does not exist', `${FORMS}  - {id: a, reads: day, forms: ['{dai} of {month}']}\n`, '4:33 rule/value')
check(
  'a form that cannot be read in linear time',
  `${FORMS}  - {id: a, reads: day, forms: ['${'a? '.repeat(20)}{day}', '{day} [of? [the? ,?]] {month}']}\n`,
  '4:33 rule/value',
)
check('nothing but brackets', '['.repeat(20_000), ' rule/too-large')
check('an empty file', '', '1:1 rule/shape')
check('torn YAML', 'kind: [\n', '2:1 rule/yaml')

test('a near miss is answered with the word probably meant', () => {
  expect(nearest('sence', ['sense', 'words'])).toBe('sense')
  expect(nearest('zzzz', ['sense', 'words'])).toBeNull()
})

test('an issue prints its cause, place and mend', () => {
  const { issues } = compileSources(
    [{ path: 'en/x.yaml', shown: 'en/x.yaml', text: 'kind: verb\nabout: x\nrules: []\n' }],
    inflect,
    codes,
  )
  expect(printIssue(issues[0]!)).toBe(
    [
      'en/x.yaml:1:7  rule/unknown-kind',
      '  there is no kind of rules called “verb”',
      '  1 | kind: verb',
      '            ^^^^',
      '  mend: did you mean verbs?',
    ].join('\n'),
  )
})
