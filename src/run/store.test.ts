import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { extract } from '../index.ts'
import { book } from '../testing.ts'
import { writeJson, writeJsonLine, writeYaml } from '../write/index.ts'
import { runCheckout } from './checkout.ts'
import type { Output } from './output.ts'
import { extractionsOf } from './parts.ts'
import { openStore, type Store } from './store.ts'

const folder = mkdtempSync(join(tmpdir(), 'aidtrail-store-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const TEXT = 'Norway gave Moldova 20 million euros. Sweden pledged 5 million euros to Ukraine.'
const answer = (text: string, source = 'a.txt') => {
  const extraction = extract(text, book, { source })
  return { extraction, text, written: writeYaml(extraction) }
}
const quiet: Output = {
  screen: { colour: false, columns: 120 },
  data: () => {},
  line: () => {},
  problem: () => {},
  progress: () => {},
  drained: () => Promise.resolve(),
}

let count = 0
function fresh(text = TEXT): {
  store: Store
  path: string
  write(change: (file: string) => string): void
  read(): string
} {
  const store = openStore(join(folder, String(count++)))
  store.merge('a.txt.yaml', answer(text))
  const path = join(store.folder, 'a.txt.yaml')
  const read = (): string => readFileSync(path, 'utf8')
  return { store, path, read, write: (change) => writeFileSync(path, change(read())) }
}

test('a file that nobody touched is the machine’s', () => {
  const { store, read } = fresh()
  expect(store.merge('a.txt.yaml', answer(TEXT)).kind).toBe('same')
  const other = answer('Norway gave Moldova 30 million euros.')
  expect(store.merge('a.txt.yaml', other).kind).toBe('written')
  expect(read()).toBe(other.written)
})

test('a file that cannot be read stays untouched, is told with its line, and is merged once it is mended', () => {
  const { store, read, write } = fresh()
  const before = read()
  write((file) => file.replace('donors: [', 'donors: [['))
  const broken = read()
  const done = store.merge('a.txt.yaml', answer(`${TEXT} Poland gave Moldova 7 million euros.`))
  expect(done.kind).toBe('refused')
  expect(done.issues.map(({ place }) => place?.replace(/:.*/, ''))).toContain('a.txt.yaml')
  expect(read()).toBe(broken)
  write(() => before.replace('status: disbursed', 'status: committed # says Ada'))
  expect(store.merge('a.txt.yaml', answer(`${TEXT} Poland gave Moldova 7 million euros.`)).counts).toMatchObject({
    new: 1,
  })
  expect(read()).toContain('status: committed # says Ada')
  expect(read()).toContain('value: 7000000')
})

test('an article that is gone takes its result along, unless a person had a say in it', () => {
  const untouched = fresh()
  expect(untouched.store.remove('a.txt.yaml')).toBe('removed')
  expect(existsSync(untouched.path)).toBe(false)
  const { store, read, write } = fresh()
  write((file) => file.replace('review: {state: machine}', 'review: {state: accepted} # mine'))
  expect(store.remove('a.txt.yaml')).toBe('kept')
  expect(store.remove('a.txt.yaml')).toBe('kept')
  expect(read().match(/article\/gone/g)).toHaveLength(1)
  expect(read()).toContain('{state: accepted} # mine')
  store.merge('a.txt.yaml', answer(TEXT))
  expect(read()).not.toContain('article/gone')
})

test('spans of an edited article move with their words, or become orphans', () => {
  const { store, read, write } = fresh()
  write((file) => file.replace('review: {state: machine}', 'review: {state: accepted}'))
  store.merge('a.txt.yaml', answer(`A new line. 😀 ${TEXT}`))
  expect(read()).toContain('{quote: Norway, start: 14, end: 20}')
  store.merge('a.txt.yaml', answer('Sweden pledged 5 million euros to Ukraine.'))
  expect(read()).toContain('state: orphan')
  expect(read()).toContain('orphaned:')
  store.merge('a.txt.yaml', answer(`A new line. 😀 ${TEXT}`))
  expect(read()).toContain('state: accepted')
  expect(read()).not.toContain('orphaned:')
})

test('lost notes lose no correction', () => {
  const { store, read, write } = fresh()
  write((file) => file.replace('status: disbursed', 'status: committed'))
  rmSync(join(store.folder, '.aidtrail'), { recursive: true })
  store.merge('a.txt.yaml', answer(TEXT))
  expect(read()).toContain('status: committed')
  expect(read()).not.toContain('conflicts')
})

test('JSON results are merged as YAML ones are', () => {
  const store = openStore(join(folder, 'json'))
  const extraction = extract(TEXT, book, { source: 'a.txt' })
  const put = () => store.merge('a.txt.json', { extraction, text: TEXT, written: writeJson(extraction) })
  put()
  const path = join(store.folder, 'a.txt.json')
  writeFileSync(path, readFileSync(path, 'utf8').replace('"status": "disbursed"', '"status": "committed"'))
  expect(put().kind).toBe('merged')
  expect(JSON.parse(readFileSync(path, 'utf8')).records[0].status).toBe('committed')
})

test('an article checked out of a part wins over the part, whatever people make of it', async () => {
  const run = openStore(join(folder, 'run'))
  const lines = ['a.txt', 'b.txt'].map((source) => `${writeJsonLine(answer(TEXT, source).extraction)}\n`)
  run.put('seed.txt', '')
  writeFileSync(join(run.folder, 'part-0001.jsonl.gz'), gzipSync(lines.join('')))
  const options = { ids: ['b.txt'], from: run.folder, out: run.folder }
  expect(await runCheckout(options, quiet)).toBe(0)
  const path = join(run.folder, 'b.txt.yaml')
  writeFileSync(path, readFileSync(path, 'utf8').replace('status: disbursed', 'status: committed'))
  expect(await runCheckout(options, quiet)).toBe(0)
  expect(await runCheckout({ ...options, ids: ['c.txt'] }, quiet)).toBe(1)
  const seen: string[] = []
  for await (const { extraction } of extractionsOf(run.folder, () => {}))
    seen.push(`${extraction.article.source} ${extraction.records[0]?.status}`)
  expect(seen).toEqual(['b.txt committed', 'a.txt disbursed'])
})
