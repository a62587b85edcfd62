import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { blankRecord } from '../review/reading.ts'
import { parseResult } from '../revise/document.ts'
import { type Edit, edit } from '../revise/edit.ts'
import { pointsOf } from '../revise/points.ts'
import { rewrite } from '../revise/rewrite.ts'
import { loadRules } from '../rulebook/load.ts'
import { book } from '../testing.ts'
import { poolOf } from '../testing-pool.ts'
import { createEngine } from './engine.ts'
import { runExtract } from './extract.ts'
import { runLearn } from './learn.ts'
import type { Output } from './output.ts'
import { runScoreReviewed } from './score-reviewed.ts'

const folder = mkdtempSync(join(tmpdir(), 'aidtrail-learn-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const TEXT = 'Norway gave Moldova 20 million euros. Quarlstan gave Moldova 30 million crovans for 40 zeppelorries.\n'
const out = join(folder, 'out')
const pool = poolOf(book, { format: 'yaml', published: null })
const file = join(out, 'a.txt.yaml')

function silent(): Output & { readonly lines: string[] } {
  const lines: string[] = []
  return {
    lines,
    screen: { colour: false, columns: 120 },
    data: (text) => void lines.push(text.trimEnd()),
    line: (text) => void lines.push(text),
    problem: ({ cause }) => void lines.push(cause),
    progress: () => {},
    drained: () => Promise.resolve(),
  }
}

const spanOf = (words: string) => {
  const start = TEXT.indexOf(words)
  return { quote: words, start, end: start + words.length }
}

function correct(step: Edit): void {
  const done = edit(
    parseResult(readFileSync(file, 'utf8')).document!,
    step,
    { time: 't', reviewer: 'Ada', file: 'a.txt.yaml' },
    pointsOf(TEXT),
  )
  if (!done.ok) throw new Error(done.issues.map(({ cause }) => cause).join())
  writeFileSync(file, done.text)
}

test('what a person corrected becomes rules that read it the next time', async () => {
  mkdirSync(join(folder, 'in'))
  writeFileSync(join(folder, 'in', 'a.txt'), TEXT)
  await runExtract(async () => pool, { inputs: [join(folder, 'in')], out, format: 'yaml', stdout: false }, silent())
  for (const [, id = ''] of readFileSync(file, 'utf8').matchAll(/- id: (r_\w+)/g))
    correct({ kind: 'accept', record: id })
  correct({
    kind: 'add',
    fields: {
      donors: ['GE'],
      recipients: ['MD'],
      amount: { value: 30_000_000, currency: 'GEL', qualifier: 'exact' },
      items: [{ name: 'zeppelorries', category: 'vehicle_soft', quantity: 40, qualifier: 'exact', unit: null }],
      status: 'disbursed',
      spans: {
        anchor: spanOf('Quarlstan gave Moldova 30 million crovans'),
        amount: spanOf('30 million crovans'),
        'donors.GE': spanOf('Quarlstan'),
        'items.0': spanOf('40 zeppelorries'),
      },
    },
  })
  const into = join(folder, 'rules')
  const output = silent()
  const fixtures = join(folder, 'fixtures')
  const options = { out, into, articles: null, asFixture: fixtures, json: false, agree: () => Promise.resolve(true) }
  expect(await runLearn(book, options, output)).toBe(0)
  expect(output.lines.join('\n')).toContain('3 proposals, 3 entries written')
  expect(output.lines.join('\n')).toContain('[30 million crovans]')
  expect(readFileSync(join(fixtures, 'a.gold.yaml'), 'utf8')).toContain(
    'evidence: Quarlstan gave Moldova 30 million crovans',
  )

  const learnt = await loadRules({ folder: into, cache: join(folder, 'cache') })
  const { extraction } = createEngine(learnt).text(TEXT, { source: 'a.txt' })
  expect(extraction.money.map(({ currency }) => currency)).toEqual(['EUR', 'GEL'])
  expect(extraction.records.some(({ donors, amount }) => donors.includes('GE') && amount?.currency === 'GEL')).toBe(
    true,
  )

  // what the rules read now is proposed no more
  const again = silent()
  await runLearn(learnt, { ...options, asFixture: null }, again)
  expect(again.lines.join('\n')).toContain('0 proposals')
}, 240_000)

test('a title of office and a verb that the rules lack are learnt with their sentences', async () => {
  const text = 'Archquartermaster Ana Holm said on Monday that Norway bezorgled Moldova 20 million euros.\n'
  const [source, results] = [join(folder, 'titles'), join(folder, 'titles-out')]
  mkdirSync(source)
  writeFileSync(join(source, 'b.txt'), text)
  await runExtract(async () => pool, { inputs: [source], out: results, format: 'yaml', stdout: false }, silent())
  const place = (quote: string) => ({ quote, start: text.indexOf(quote), end: text.indexOf(quote) + quote.length })
  const path = join(results, 'b.txt.yaml')
  const { document } = parseResult(readFileSync(path, 'utf8'))
  const said = document!.value as Record<string, unknown>
  const record = {
    ...blankRecord(place('Norway bezorgled Moldova 20 million euros')),
    id: 'r_123456',
    donors: ['NO'],
    recipients: ['MD'],
    amount: { value: 20_000_000, currency: 'EUR', qualifier: 'exact' },
    status: 'disbursed',
    spans: {
      anchor: place('Norway bezorgled Moldova 20 million euros'),
      'donors.NO': place('Norway'),
      'recipients.MD': place('Moldova'),
      amount: place('20 million euros'),
      status: place('bezorgled'),
    },
    review: { state: 'corrected' },
  }
  const official = {
    name: 'Ana Holm',
    office: 'Minister of Supply',
    office_id: null,
    country: 'NO',
    body: null,
    spans: [place('Archquartermaster Ana Holm')],
  }
  writeFileSync(path, rewrite(document!, { ...said, records: [record], officials: [official] }))
  const into = join(folder, 'titles-rules')
  const output = silent()
  const options = {
    out: results,
    into,
    articles: null,
    asFixture: null,
    json: false,
    agree: () => Promise.resolve(true),
  }
  expect(await runLearn(book, options, output)).toBe(0)
  expect(output.lines.join('\n')).toContain('2 proposals, 2 entries written')
  const learnt = await loadRules({ folder: into, cache: join(folder, 'titles-cache') })
  const { extraction } = createEngine(learnt).text(text, { source: 'b.txt' })
  expect(extraction.officials.map(({ name, office }) => `${name}, ${office}`)).toEqual(['Ana Holm, Minister of Supply'])
  expect(extraction.records.map(({ donors, status }) => [donors, status])).toEqual([[['NO'], 'disbursed']])
}, 240_000)

test('the score of reviewed files tells what people had to change, and how that moved', () => {
  const first = silent()
  expect(runScoreReviewed(out, { json: true }, first)).toBe(0)
  const { records, before } = JSON.parse(first.lines[0]!)
  expect(records).toMatchObject({ accepted: 1, corrected: 0, missed: 1 })
  expect(before).toBeNull()
  const [, id = ''] = /- id: (r_\w+)/.exec(readFileSync(file, 'utf8'))!
  correct({ kind: 'set', record: id, path: 'status', value: 'committed' })
  const second = silent()
  runScoreReviewed(out, { json: true }, second)
  const after = JSON.parse(second.lines[0]!)
  expect(after.fields.status).toEqual({ right: 0, wrong: 1 })
  expect(after.before.fields.status).toBe(1)
})
