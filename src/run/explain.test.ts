import { expect, test } from 'vitest'
import { weightsOf } from '../rulebook/weights.ts'
import { book, readText } from '../testing.ts'
import { explain } from './explain.ts'

const TEXT = 'Norway gave Kenya 20 million kroner ($1.9 million) on Monday. Petrol is sold at 2 euros a litre.'

/** What `explain` tells of the target holds each of these. */
const check = (target: string | null, ...wanted: readonly RegExp[]): void =>
  test(`explain ${target ?? 'everything'}`, () => {
    const told = explain(readText(TEXT, '2024-06-15'), weightsOf(book), [], target)
    for (const words of wanted) expect(told).toMatch(words)
  })

check(
  null,
  /amount +20000000 NOK +inferred +“20 million kroner” +en\/currencies#\S+ +\(the donor NO pays in NOK\)/,
  /equivalent +1900000 USD/,
  /donors +NO +stated +“Norway” +bind\/clause en\/countries/,
  /weighed: NO [\d.]+ \(/,
  /recipients +KE +stated +“Kenya”/,
  /status +\w+ +\w+ +“gave” +en\/verbs-give#give/,
  /announced +2024-06-10 +stated +“Monday”/,
  /evidence +\+[\d.]+ in all: .*deed/,
  /confidence 0\.\d+: /,
  /^sum {2}“20 million kroner” {2}20000000 NOK {2}record r_\w+ {2}en\/currencies/m,
  /^sum {2}“\$1\.9 million” {2}1900000 USD {2}equivalent r_\w+/m,
  /^sum {2}“2 euros” {2}2 EUR {2}not_aid \(\w+\) {2}\S+\n +−[\d.]+ in all: /m,
)
check('1', /^r_\w+ {2}“gave Kenya 20 million kroner/, /confidence/)
check('2 euros', /no record “(?:sold at )?2 euros”/, /in all: /)

test('explain whose minister somebody is', () => {
  const text = 'Norway gave Kenya 20 million kroner. Foreign Minister Ana Koval said so on Monday.'
  expect(explain(readText(text), weightsOf(book), [], 'Ana Koval')).toMatch(
    /whose +Ana Koval: NO 0\.\d+ \(.*\); KE 0\.\d+/,
  )
})

test('a place that is not there', () => {
  expect(explain(readText(TEXT), weightsOf(book), [], 'Lithuania')).toBeNull()
})
