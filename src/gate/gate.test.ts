import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkedExtractor } from '../checked.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { loadRules } from '../rulebook/load.ts'
import { archiveText } from '../run/bench/archive-text.ts'
import { type Gate, gatekeeper } from './index.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'fixtures', 'corpus')
const texts = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }))

let book: RuleBook
let gate: Gate
beforeAll(async () => {
  book = await loadRules()
  gate = gatekeeper(book)
})

function check(text: string, open: boolean): void {
  test(`${open ? 'opens' : 'closes'} ${text}`, () => expect(gate(text)).toBe(open))
}

describe('gate', () => {
  check('Norway will give Moldova 20 million euros.', true)
  check('Kenya received 40 tents.', true)
  check('Donors pledged €5bn for the fund.', true)
  check('The club paid £20m for the striker.', false)
  check('Rain is expected in Kenya on Friday.', false)
  check('Berlin will pay 20 million euros for a new bridge.', false)
  check('CÔTE D’IVOIRE RECEIVED GRANTS OF €5 MILLION', true)
  // a bird has no capital
  check('They gave the turkey 20 grains of salt worth $5.', false)
  check('', false)
})

test('no annotated article with records is closed', () => {
  const closed = texts.filter(({ name, text }) => {
    const gold = readFileSync(join(FOLDER, name.replace('.txt', '.gold.yaml')), 'utf8')
    return !gate(text) && !/^records: \[\]/m.test(gold)
  })
  expect(closed.map(({ name }) => name)).toEqual([])
})

test('the same records with the gate asked and not, on aid and on a general archive', () => {
  const [plain, gated] = [checkedExtractor(book), checkedExtractor(book, { gate: true })]
  const archive = archiveText(200, 11).map((text, i) => ({ name: `archive-${i}`, text }))
  let closed = 0
  for (const { name, text } of [...texts.slice(0, 15), ...archive]) {
    const options = { source: name, published: '2024-06-15' }
    const [one, other] = [plain.text(text, options).extraction, gated.text(text, options).extraction]
    expect(other.records, name).toEqual(one.records)
    if (other.article.gate === 'closed') closed++
    else expect(other).toEqual(one)
  }
  expect(closed).toBeGreaterThan(100)
})

test('closed articles have their lists when those are asked for', () => {
  const text = 'The club paid £20m for the striker, said the minister of sport in Lisbon on 3 May 2024.'
  const one = checkedExtractor(book, { gate: true }).text(text, { source: 'a' }).extraction
  const lists = checkedExtractor(book, { gate: true, mentions: true }).text(text, { source: 'a' }).extraction
  expect([one.article.gate, one.money.length, one.records.length]).toEqual(['closed', 0, 0])
  expect([lists.article.gate, lists.money.length, lists.records.length]).toEqual(['closed', 1, 0])
})
