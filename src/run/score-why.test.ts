import { expect, test } from 'vitest'
import { article } from '../core/article.ts'
import { extractor } from '../extract.ts'
import { weightsOf } from '../rulebook/weights.ts'
import { book } from '../testing.ts'
import type { GoldRecord } from './score-match.ts'
import { type Case, lossOf, whyFalse, whyParty } from './score-why.ts'

const run = extractor(book)

function caseOf(text: string): Case {
  const stages = run(article(text, { published: '2024-06-15' }))
  return { text, stages, extraction: stages.extraction, weights: weightsOf(book) }
}

const sum = (value: number, currency: string) => ({ value, currency, qualifier: 'exact' })

/** Where a record that the annotation wants was lost, and in which words that is told. */
const check = (text: string, wanted: Partial<GoldRecord>, stage: string, why: RegExp): void =>
  test(`${stage}: ${text}`, () => {
    const loss = lossOf(caseOf(text), { donors: ['NO'], recipients: ['KE'], evidence: text, ...wanted })
    expect(loss.stage).toBe(stage)
    expect(loss.why).toMatch(why)
  })

const GAVE = 'Norway gave Kenya 20 million euros.'

check(GAVE, { amount: sum(21e6, 'EUR') }, 'find', /no sum with this figure is found; .*“20 million euros”/)
check(GAVE, { items: [{ name: 'helicopters', quantity: 3 }], evidence: 'Norway' }, 'find', /none of its goods/)
check(GAVE, { amount: sum(20e6, 'USD') }, 'settle', /taken for EUR instead of USD/)
check(GAVE, { amount: sum(20e6, 'EUR') }, 'merge', /told as one with r_/)
check(
  'The company lost 20 million euros on the stock market.',
  { amount: sum(20e6, 'EUR') },
  'bind',
  /judged no aid .* in all: /,
)

test('read: an article that could not be read', () => {
  const given = { ...caseOf(GAVE), stages: null }
  expect(lossOf(given, { evidence: GAVE }).stage).toBe('read')
})

test('write: a record that the last check took out', () => {
  const given = caseOf(GAVE)
  const [record] = given.extraction.records
  const problems = [{ code: 'write/span', sentence: `record ${record!.id} was not written: a span`, span: null }]
  const refused = { ...given, extraction: { ...given.extraction, records: [], problems } }
  expect(lossOf(refused, { amount: sum(20e6, 'EUR'), evidence: GAVE })).toEqual({
    stage: 'write',
    why: problems[0]!.sentence,
  })
})

test('a false record tells what spoke for it, a wrong party who came first', () => {
  const given = caseOf(GAVE)
  const [record] = given.extraction.records
  expect(whyFalse(given, record!).join('\n')).toMatch(
    /aid: \+[\d.]+ in all: .*verb: “gave” \(en\/verbs-give#give, past\)/s,
  )
  const told = whyParty(given, { donors: ['SE'], recipients: ['KE'], evidence: GAVE }, record!)
  expect(told.join('\n')).toMatch(/^donors: no pass proposes the right ones; NO [\d.]+/)
})
